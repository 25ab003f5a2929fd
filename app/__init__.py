"""ChargeBench: field maintenance of EV charging stations.

Reading order, from the rules outward:

- ``domain``     rules as plain functions and frozen dataclasses; no input, output or clock.
- ``ports``      what a task needs from the world, as small Protocols.
- ``workflows``  what a technician does, one task a module, fed with ports.
- ``links``, ``storage``, ``formats``, ``reports``, ``system``  the adapters behind the ports.
- ``practice``   a charging station and a reference meter to train and test with.
- ``bootstrap``  builds the adapters, once.
- ``ui``, ``cli``  two thin front ends over the same workflows.
"""

__version__ = "0.1.0"
