"""Rules of the trade: pure functions and frozen dataclasses; no I/O, no clock, no log, no Qt."""
