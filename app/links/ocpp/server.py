"""The central system on this laptop: listens, lets stations in, keeps one link per station."""

import asyncio
import errno
import logging
from collections.abc import AsyncIterator, Sequence

from websockets.asyncio.server import Server, ServerConnection, serve

from app.domain.errors import BadInput, ComputerCannot, PeerUnreachable, Reason
from app.domain.station import StationEvent, StationEventKind
from app.links.ocpp.broadcast import Broadcast
from app.links.ocpp.door import Door, version_of
from app.links.ocpp.known import LaptopTime
from app.links.ocpp.mask import Mask
from app.links.ocpp.quirk import Quirk
from app.links.ocpp.station import OcppStation
from app.links.ocpp.surroundings import Surroundings
from app.links.ocpp.waiting import Changes
from app.links.recorder import OnFrame, Recorder
from app.ports.clock import Clock
from app.ports.station import KeepCharge, KeepEnd, KeepRecord, ListenOptions, StationLink

_log = logging.getLogger(__name__)
MAX_FRAME = 4 * 1024 * 1024
"""Longest frame taken, in bytes: inventories and signed meter values are long."""


class OcppCentralSystem:
    """Implements ``CentralSystem`` for OCPP-J 1.6 and 2.0.1.

    ``answer_s``: how long a station may take for one answer or report part. ``boot_grace_s``: how long after
    connecting a boot is waited for before it is asked for. ``reboot_s``: how long a boot may take after "Installed".
    All are real seconds, also where ``clock`` runs fast.
    """

    def __init__(
        self,
        clock: Clock,
        *,
        laptop_time: LaptopTime | None = None,
        quirks: Sequence[Quirk] = (),
        on_frame: OnFrame | None = None,
        answer_s: float = 30.0,
        boot_grace_s: float = 10.0,
        reboot_s: float = 120.0,
        ping_s: float = 20.0,
    ) -> None:
        self._clock = clock
        self._laptop = laptop_time or LaptopTime()
        self._quirks = quirks
        self._on_frame = on_frame
        self._answer_s, self._boot_grace_s, self._reboot_s, self._ping_s = answer_s, boot_grace_s, reboot_s, ping_s
        self._news = Broadcast()
        self._changes = Changes()
        self._stations: dict[str, OcppStation] = {}
        self._server: Server | None = None
        self._around: Surroundings | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """See ``CentralSystem``; empty before ``open``."""
        return self._url

    @property
    def stations(self) -> tuple[OcppStation, ...]:
        """Every station that connected so far, in the order of their first connection."""
        return tuple(self._stations.values())

    async def open(
        self,
        options: ListenOptions,
        keep_record: KeepRecord | None = None,
        keep_charge: KeepCharge | None = None,
        keep_end: KeepEnd | None = None,
    ) -> None:
        """See ``CentralSystem``. Raises also BadInput where options do not fit together or TLS files cannot be read."""
        door = Door(options)
        context = door.tls()
        self._around = Surroundings(
            clock=self._clock,
            laptop=self._laptop,
            recorder=Recorder(self._clock, Mask(options.service_token), self._on_frame),
            options=options,
            keep_record=keep_record,
            keep_charge=keep_charge,
            keep_end=keep_end,
            publish=self._publish,
            changes=self._changes,
            quirks=self._quirks,
            answer_s=self._answer_s,
            boot_grace_s=self._boot_grace_s,
            reboot_s=self._reboot_s,
        )

        async def serve_station(socket: ServerConnection) -> None:
            await self._serve(socket, door)

        wire_log = logging.getLogger("websockets.server")
        wire_log.setLevel(logging.CRITICAL)  # its debug lines hold whole frames, its errors every port scan
        try:
            self._server = await serve(
                serve_station,
                options.host,
                options.port,
                ssl=context,
                process_request=door.check,
                select_subprotocol=door.choose,
                max_size=MAX_FRAME,
                ping_interval=self._ping_s,
                ping_timeout=self._ping_s,
                close_timeout=2,
                logger=wire_log,
            )
        except OSError as error:
            raise _cannot(error, options) from error
        except OverflowError as error:
            raise BadInput(Reason.WRONG_VALUE, "port", field="port", problem=str(options.port)) from error
        except ValueError as error:  # no host name at all
            raise BadInput(Reason.WRONG_VALUE, "host", value=options.host) from error
        host, port = next(iter(self._server.sockets)).getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        self._url = f"{'ws' if context is None else 'wss'}://{shown}:{port}{door.prefix}"

    async def _serve(self, socket: ServerConnection, door: Door) -> None:
        name = door.station_id(socket.request.path) if socket.request is not None else None
        if name is None or self._around is None:
            return
        if socket.subprotocol is None:
            # the handshake is completed without a subprotocol, then closed at once: OCPP-J 1.6 3.1.2, 2.0.1 3.1.2
            self._publish(
                StationEvent(
                    StationEventKind.DISCONNECTED, self._clock.now(), name, "no acceptable subprotocol", {"code": 1002}
                )
            )
            await socket.close(1002, "no acceptable subprotocol")
            return
        station = self._stations.get(name)
        if station is None:
            station = self._stations[name] = OcppStation(name, self._around)
        await station.attach(socket, version_of(socket.subprotocol))

    def _publish(self, event: StationEvent) -> None:
        self._news.publish(event)
        if event.kind is StationEventKind.BOOTED:
            self._changes.notify()

    async def station(self, within_s: float, station_id: str | None = None) -> StationLink:
        """See ``CentralSystem``. Returns once the station's time was read too, or asked for in vain."""
        await self._changes.wait(lambda: self._ready(station_id) is not None, within_s)
        station = self._ready(station_id) or self._ready(station_id, booted=True)
        if station is None:
            raise PeerUnreachable(Reason.NO_STATION, station_id or self._url, within_s=within_s)
        return station

    def _ready(self, station_id: str | None, *, booted: bool = False) -> OcppStation | None:
        for station in self._stations.values():
            enough = station.booted if booted else station.ready
            if enough and station_id in (None, station.identity.id):
                return station
        return None

    def events(self) -> AsyncIterator[StationEvent]:
        """See ``CentralSystem``."""
        return self._news.subscribe()

    async def close(self) -> None:
        """See ``CentralSystem``."""
        if self._server is not None:
            self._server.close(close_connections=False)
            await asyncio.gather(*(station.close() for station in self._stations.values()))
            self._server.close()
            await self._server.wait_closed()
            self._server = None
        self._news.close()


def _cannot(error: OSError, options: ListenOptions) -> Exception:
    place = f"{options.host}:{options.port}"
    if error.errno == errno.EADDRINUSE:
        return ComputerCannot(Reason.PORT_IN_USE, place)
    if error.errno in (errno.EACCES, errno.EPERM):
        return ComputerCannot(Reason.NO_PERMISSION, place)
    return BadInput(Reason.WRONG_VALUE, "host", value=options.host)
