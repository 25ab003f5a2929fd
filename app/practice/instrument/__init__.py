"""Practice instruments over HTTP, SCPI and VXI-11, byte for byte as publicly described, measuring the practice load."""
