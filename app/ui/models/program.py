"""What the window needs of the program, as a Protocol; ``bootstrap`` fulfils it."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from app.ports.catalogue import Catalogue
    from app.ports.clock import Clock
    from app.ports.profiles import KeepsProfiles
    from app.ports.serial_port import SerialPort
    from app.ports.station import CentralSystem
    from app.ports.store import Store
    from app.ports.texts import Texts
    from app.ports.time_proof import ProvesTime


class WindowProgram(Protocol):
    """The program as far as the shell knows it; ``bootstrap.Program`` is one."""

    @property
    def clock(self) -> "Clock":
        """The only time."""

    @property
    def texts(self) -> "Texts":
        """Sentences in the user's language."""

    @property
    def settings(self) -> Any:
        """``language technician paper zone theme density listen.host listen.port lock.minutes sync.to``."""

    @property
    def resources(self) -> "Traversable":
        """Themes, icons, fonts and other data."""

    @property
    def catalogue(self) -> "Catalogue":
        """What ships as data, with own calibration profiles."""

    @property
    def profiles(self) -> "KeepsProfiles":
        """Own calibration profiles."""

    @property
    def version(self) -> str:
        """Version of the program."""

    async def open_store(self) -> "Store":
        """Open everything saved. Raises ComputerCannot."""

    def time_proof(self) -> "ProvesTime":
        """Return what knows how good this laptop's own time is."""

    async def central_system(self) -> "CentralSystem":
        """Return what listens for stations."""

    def pin_lock(self, stored: str) -> "LocksApp":
        """Return the app lock with what was stored of its PIN."""

    def serial_ports(self) -> "tuple[SerialPort, ...]":
        """Return the serial ports of this computer."""


class LocksApp(Protocol):
    """The PIN of the app lock; slow on purpose, so it is asked off the window's thread."""

    @property
    def stored(self) -> str:
        """What to keep after every change."""

    @property
    def has_pin(self) -> bool:
        """True once a PIN was chosen."""

    def choose(self, pin: str) -> None:
        """Set the PIN. Raises BadInput (WRONG_VALUE) when it is too short."""

    def check(self, pin: str) -> None:
        """Return when the PIN is right. Raises ComputerCannot (PIN_WRONG) with ``wait_s``."""
