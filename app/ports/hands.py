"""What only a person at the station can do; the practice visit has hands of its own."""

from typing import Protocol


class Hands(Protocol):
    """Switches, plugs and covers. Each method returns when it has been done, or when it is no longer waited for."""

    async def switch_off(self) -> None:
        """Every source off and locked: the link will drop."""

    async def switch_on(self) -> None:
        """Supply back on: the link is expected again."""

    async def type_reference(self, point: str, run: int) -> str | None:
        """Return the energy a reference without a link shows for this run, in kWh, or None when nobody can."""
