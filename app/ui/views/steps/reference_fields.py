"""The fields that say which reference is used and how it is reached: network or serial port."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import BadInput, Reason
from app.domain.register_step import shortest_energy_kwh
from app.ui.views.kit import Kit
from app.ui.widgets.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from app.domain.plan import PlanReference
    from app.ports.reference import ReferenceOffer
MANUAL = "manual"
NETWORK = ""


class ReferenceFields:
    """Widgets for a form to place. Choosing another instrument shows its usual port and address."""

    def __init__(self, kit: Kit, offers: "Iterable[ReferenceOffer]", known: "PlanReference | None") -> None:
        self._kit = kit
        self._offers = {offer.map: offer for offer in offers}
        tr, theme = kit.tr, kit.theme
        self.reference = Choice(theme, tr("Reference")).add(
            *((name, kit.program.texts.pick(offer.name)) for name, offer in self._offers.items()),
            (MANUAL, tr("read by hand")),
        )
        self.way = Choice(theme, tr("Reached over")).add((NETWORK, tr("Network")))
        self.way.add(*((port.device, f"{port.device} {port.description}") for port in kit.program.serial_ports()))
        self.host, self.port, self.unit = QLineEdit("127.0.0.1"), QLineEdit(), QLineEdit()
        self.reference.currentIndexChanged.connect(self._usual)
        self._usual()
        if known is not None:
            self._show(known)

    def entries(self) -> tuple[tuple[str, QWidget], ...]:
        """Return words and widget of each field, in their order."""
        tr = self._kit.tr
        return (
            (tr("Reference"), self.reference),
            (tr("Reached over"), self.way),
            (tr("Its address"), self.host),
            (tr("Its port"), self.port),
            (tr("Its Modbus unit"), self.unit),
        )

    def visible(self) -> dict[QWidget, bool]:
        """Return which fields this reference needs."""
        offer, network = self.offer, self.way.value == NETWORK
        return {
            self.way: offer is not None and offer.serial,
            self.host: offer is not None and network,
            self.port: offer is not None and network,
            self.unit: offer is not None and offer.kind == "modbus",
        }

    def connect(self, changed: Callable[..., object]) -> None:
        """Call ``changed`` whenever a field is."""
        for line in (self.host, self.port, self.unit):
            line.textChanged.connect(changed)
        for choice in (self.reference, self.way):
            choice.currentIndexChanged.connect(changed)

    @property
    def offer(self) -> "ReferenceOffer | None":
        """The instrument chosen; None where it is read by hand."""
        return self._offers.get(self.reference.value)

    @property
    def step_kwh(self) -> "Decimal | None":
        """One step of its register; None where nobody knows before it is connected, or it is read by hand."""
        return self.offer.resolution_kwh if self.offer is not None else None

    def plan(self) -> "PlanReference":
        """Return the reference as a plan has it. Raises BadInput (WRONG_VALUE) for a port or unit that is none."""
        from app.domain.plan import PlanReference

        offer = self.offer
        if offer is None:
            return PlanReference("manual")
        unit = _number(self.unit, "unit") if offer.kind == "modbus" else 1
        if offer.serial and self.way.value != NETWORK:
            return PlanReference(offer.kind, offer.map, unit=unit, serial=self.way.value)
        return PlanReference(offer.kind, offer.map, self.host.text().strip(), _number(self.port, "port"), unit)

    def warning(self, energies_kwh: "Iterable[Decimal]") -> str:
        """Return the sentence that warns of a register too coarse for these runs; empty where it is fine enough."""
        offer = self.offer
        if offer is None or offer.resolution_kwh is None:
            return ""
        shortest = shortest_energy_kwh(offer.resolution_kwh)
        if all(energy >= shortest for energy in energies_kwh):
            return ""
        return self._kit.tr(
            "The register of this reference moves in steps of {step} kWh: shorter runs than {energy} kWh cannot reach "
            "0.1 %.",
            step=self._kit.number(str(offer.resolution_kwh)),
            energy=self._kit.number(str(shortest)),
        )

    def _usual(self, *_: object) -> None:
        offer = self.offer
        if offer is None:
            return
        self.port.setText(str(offer.port or ""))
        self.unit.setText(str(offer.unit))
        if not offer.serial:
            self.way.show_value(NETWORK)
        elif not offer.port and self.way.count() > 1 and self.way.value == NETWORK:
            self.way.setCurrentIndex(1)

    def _show(self, known: "PlanReference") -> None:
        """Show what the plan says; a serial port that is not plugged in now stays in the list."""
        self.reference.show_value(known.map or MANUAL)
        self._usual()
        self.host.setText(known.host)
        self.unit.setText(str(known.unit))
        if known.port:
            self.port.setText(str(known.port))
        if known.serial and self.way.findData(known.serial) < 0:
            self.way.add((known.serial, known.serial))
        self.way.show_value(known.serial)


def _number(line: QLineEdit, name: str) -> int:
    text = line.text().strip()
    if not text.isdecimal():
        raise BadInput(Reason.WRONG_VALUE, name, field=name)
    return int(text)
