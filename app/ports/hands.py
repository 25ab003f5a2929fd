"""What only a person at the station can do; the practice visit has hands of its own."""

from decimal import Decimal
from typing import Protocol, runtime_checkable


class Hands(Protocol):
    """Switches, plugs and covers. Each method returns when it has been done, or when it is no longer waited for."""

    async def switch_off(self) -> None:
        """Every source off and locked: the link will drop."""

    async def switch_on(self) -> None:
        """Supply back on: the link is expected again."""

    async def type_reference(self, point: str, run: int) -> str | None:
        """Return the energy a reference without a link shows for this run, in kWh, or None when nobody can."""

    async def type_display(self, point: str, run: int) -> str | None:
        """Return what the display shows for this run, as ``read_display`` takes it.

        Empty: somebody stood before it and left it out; None: nobody reads it.
        """

    async def count_pulses(self, point: str, run: int, *, timed: bool) -> str | None:
        """Return the LED pulses counted now, in figures; None when nobody counts.

        ``timed``: between the first and the last of them a watch was stopped, ``50 24.5`` says pulses and seconds.
        """

    async def confirm_wiring(self) -> str | None:
        """Return who looked at the connection of a reference without a link, or None when nobody did."""

    async def set_load(self, current_a: Decimal | None) -> bool | None:
        """Set the load to this current (A per phase), None = back again.

        Return False where somebody was asked and cannot, None where nobody is asked.
        """


@runtime_checkable
class ReadsAsLeft(Protocol):
    """Hands that know beforehand what will be shown: after a change that is something else."""

    def as_left(self) -> Hands:
        """Return the hands for the runs as left (rule 22)."""
