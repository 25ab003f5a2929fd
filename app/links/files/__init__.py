"""Local HTTP and FTP servers with one-time places for firmware, logs and photos."""
