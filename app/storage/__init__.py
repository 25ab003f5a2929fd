"""Everything that must survive: an encrypted database, encrypted evidence files, one thread that touches them.

Reading order: ``store`` (the whole), ``database`` (thread, engine, transactions), ``record`` (tables), ``migration``,
then one module a subject: ``visit``, ``station``, ``evidence``, ``raw``, ``revision``, ``profile``.
"""
