"""Reference meters on Modbus TCP: register maps are data in ``resources/registers``."""
