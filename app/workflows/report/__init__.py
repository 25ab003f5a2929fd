"""The content of a report: one module a part, each from facts to what is printed."""
