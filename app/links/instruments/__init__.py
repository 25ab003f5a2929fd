"""Reference instruments over HTTP and SCPI; profiles are data, shipped or of the technician."""
