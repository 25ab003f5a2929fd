"""Which energy register a signed reading names, from the spellings of OBIS codes that meters write.

Sources: IEC 62056-6-1 (groups A-B:C.D.E*F); OCMF 1.4, table of reading identifiers: group C = B0..B3 are imported
energy (mains total, device total, mains of the transaction, device of the transaction), C0..C3 exported energy.
Group C = 98 is the energy of the transaction, as makers' public examples write it.
"""

import re
from dataclasses import dataclass

_OBIS = re.compile(
    r"\s*(?:[0-9A-F]{1,3}-[0-9A-FX]{1,3}:)?([0-9A-F]{1,3})\.([0-9A-F]{1,3})(?:\.[0-9A-F]{1,3})?(?:[.*&][0-9A-F]{1,3})?\s*",
    re.ASCII | re.IGNORECASE,
)
_TRANSACTION_BY_MAKERS = 98
_TIME_INTEGRAL = ("8", "08", "17")
"""Group D: the time integral of a quantity is energy; 17 is the signed register of EDL40 meters."""


@dataclass(frozen=True)
class RegisterKind:
    """What a register counts; ``device`` is behind the cable, where the vehicle takes the energy."""

    exported: bool = False
    of_transaction: bool = False
    device: bool = False

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """Order of preference: imported, at the transfer point, running over transactions."""
        return self.exported, not self.device, self.of_transaction


def register_kind(obis: str) -> RegisterKind | None:
    """Return what the register ``obis`` counts, such as ``1-b:1.8.0`` or ``1-0:98.8.0.FF``; None if no energy."""
    found = _OBIS.fullmatch(obis)
    if found is None or found[2].lstrip("0") not in _TIME_INTEGRAL:
        return None
    group = found[1].upper()
    if re.fullmatch("[BC][0-3]", group):
        number = int(group[1])
        return RegisterKind(exported=group[0] == "C", of_transaction=number >= 2, device=number % 2 == 1)
    if not group.isdecimal():
        return None
    number = int(group)
    if number in (1, 2):
        return RegisterKind(exported=number == 2)
    return RegisterKind(of_transaction=True) if number == _TRANSACTION_BY_MAKERS else None
