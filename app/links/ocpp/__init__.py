"""The local backend a charging station connects to, one module an OCPP version."""
