"""Stations, references and the office: whatever is at the other end of a link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.bootstrap.ground import Ground
from app.domain.text import mark

if TYPE_CHECKING:
    from app.links.transcript import Transcript
    from app.ports.reference import ConnectsReference
    from app.ports.serial_port import SerialPort
    from app.ports.station import CentralSystem, FileShelf
    from app.ports.store import Frame
    from app.ports.sync import DeliversBundles
    from app.ports.time_proof import ProvesTime


class Peers(Ground):
    """What speaks to peers."""

    async def central_system(self, on_frame: Callable[[Frame], None] | None = None) -> CentralSystem:
        """Return a central system that knows how good this laptop's time is (rule 11)."""
        from app.links.ocpp.known import LaptopTime
        from app.links.ocpp.quirk import read_quirks
        from app.links.ocpp.server import OcppCentralSystem

        proof = await self.time_proof().prove()
        time = LaptopTime(proof.error_s, proof.source)
        quirks = read_quirks({name: self.catalogue.document("quirks", name) for name in self.catalogue.names("quirks")})
        return OcppCentralSystem(self.clock, laptop_time=time, quirks=quirks, on_frame=on_frame)

    def time_proof(self) -> ProvesTime:
        """Return what knows how good this laptop's own time is (rule 11); the practice clock proves itself."""
        from app.system.time_quality import GivenTimeProof, SystemTimeProof

        if self.practising:
            return GivenTimeProof(self.clock, mark("practice clock"))
        return SystemTimeProof(self.clock)

    def file_shelf(self) -> FileShelf:
        """Return the laptop's own HTTP and FTP server."""
        from app.links.files.shelf import Shelf

        return Shelf()

    def references(self) -> ConnectsReference:
        """Return what opens reference meters of every kind; each kind is imported when it is first asked for."""
        from app.links.reference_kinds import ReferenceKinds

        instruments = self._instrument_references
        return ReferenceKinds({"modbus": self._modbus_references, "http": instruments, "scpi": instruments})

    def _modbus_references(self) -> ConnectsReference:
        from app.links.modbus.reference import ModbusReferences

        return ModbusReferences(self.register_maps, self.clock)

    def _instrument_references(self) -> ConnectsReference:
        from app.links.instruments.reference import InstrumentReferences

        return InstrumentReferences(self.instrument_profiles, self.data / "instruments", self.clock)

    @property
    def instrument_profiles(self) -> dict[str, Any]:
        """The shipped profiles of instruments over HTTP and SCPI by id."""
        return {name: self.catalogue.document("instruments", name) for name in self.catalogue.names("instruments")}

    @property
    def register_maps(self) -> dict[str, Any]:
        """The shipped register maps by id."""
        return {name: self.catalogue.document("registers", name) for name in self.catalogue.names("registers")}

    def serial_ports(self) -> tuple[SerialPort, ...]:
        """Return the serial ports of this computer, USB adapters first."""
        from app.system.serial_ports import serial_ports

        return serial_ports()

    def delivery(self, folder: Path) -> DeliversBundles:
        """Return the transport into a folder that exists."""
        from app.links.sync.folder import FolderDelivery
        from app.system.installation import installation_id

        return FolderDelivery(folder, self.real_clock, lambda: installation_id(self.data))

    def transcript(self, path: Path | None) -> Transcript:
        """Return a transcript file, or one that keeps nothing. Raises ComputerCannot (NO_PERMISSION)."""
        from app.links.transcript import Transcript

        return Transcript(path)
