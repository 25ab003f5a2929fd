"""The laptop's own file server: firmware goes out, logs come in, over HTTP and FTP (many stations speak only one)."""
