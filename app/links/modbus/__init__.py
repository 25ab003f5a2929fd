"""Reference meters on Modbus, serial or TCP: register maps are data in ``resources/registers``.

``frame`` judges bytes, ``line`` asks, ``register`` and ``register_map`` know what words mean, ``reading`` puts one
reading together, ``reference`` is the meter.
"""
