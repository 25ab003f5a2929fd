"""The window; the only package that knows Qt, and nothing but a front end of the workflows."""
