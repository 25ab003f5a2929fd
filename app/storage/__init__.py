"""Visits, answers, readings and evidence in one encrypted SQLite file and encrypted files beside it."""
