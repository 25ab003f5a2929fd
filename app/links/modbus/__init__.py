"""Everything spoken over Modbus: meters, charge controllers, references; register maps are data in resources."""
