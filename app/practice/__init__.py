"""A charging station and a reference meter to train and test with, over real sockets, with faults on demand."""
