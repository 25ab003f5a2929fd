"""This computer: clock, ids, secrets, certificates, paths, logs and translated texts."""
