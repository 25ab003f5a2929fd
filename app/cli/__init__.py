"""The command line: every workflow as a command, answering in text or one JSON object."""
