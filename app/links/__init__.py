"""Links to peers, one folder a kind; what they share (reconnect, recording, serial ports) stands beside the folders."""
