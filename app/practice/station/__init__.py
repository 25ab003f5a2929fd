"""The practice charging station: one core, and one voice for each version of OCPP."""
