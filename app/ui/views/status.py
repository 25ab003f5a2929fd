"""What the bar below says, and when it says it anew."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.views.kit import Kit
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation

    from app.ports.store import Outgoing, VisitLine

EVERY_MS = 15000
NETWORK_AFTER_MS = 1500
_POWER = Path("/sys/class/power_supply")


def battery_percent(folder: Path = _POWER) -> int | None:
    """Return the charge of the first battery, None where the system names none there."""
    for supply in sorted(folder.glob("BAT*")):
        try:
            return int((supply / "capacity").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue
    return None


class Status(QObject):
    """Owns the bar."""

    asked = Signal(str)

    def __init__(self, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, tr = kit, kit.tr
        names = {
            "link": tr("Station link"),
            "saved": tr("Saved"),
            "sync": tr("Sync"),
            "clock": tr("Clock"),
            "power": tr("Battery"),
            "person": tr("Technician"),
            "keys": tr("Keys"),
            "find": tr("Find"),
        }
        self.bar = StatusBar(kit.theme, names, tr("State of the program"))
        self.bar.asked.connect(self.asked)
        self._saved_at: datetime | None = None
        self._network: QNetworkInformation | None = None
        self.bar.show_part("keys", tr("? keys"))
        self.bar.show_part("find", tr("Ctrl K find"))
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._later = QTimer(self, singleShot=True, interval=NETWORK_AFTER_MS)
        self._later.timeout.connect(self._watch_network)
        kit.news.saved.connect(self._saved)
        kit.news.sync.connect(self._read_outbox)
        kit.live.changed.connect(self._link)
        self._link()

    def start(self) -> None:
        """Everything saved is open."""
        self._timer.start()
        self._read_outbox()
        self.refresh()
        kit = self._kit
        kit.runner.run(kit.store.visits(), self._last_saved, kit.tell, self)
        self._later.start()

    def _last_saved(self, visits: "tuple[VisitLine, ...]") -> None:
        if visits and self._saved_at is None:
            self._saved(max(line.saved_at for line in visits))

    def _watch_network(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadDefaultBackend():
            self._network = QNetworkInformation.instance()
            self._network.reachabilityChanged.connect(self.refresh)
            self.refresh()

    def _online(self) -> bool | None:
        """Tell whether there is a network; None where this system does not say."""
        if self._network is None:
            return None
        reach = self._network.reachability()
        known = type(reach)
        return None if reach == known.Unknown else reach == known.Online

    def refresh(self, *_: object) -> None:
        """Say everything anew."""
        tr, kit = self._kit.tr, self._kit
        self._link()
        percent = battery_percent()
        online = self._online()
        words = [tr("Battery {n} %", n=percent)] if percent is not None else []
        words += [tr("online") if online else tr("offline")] if online is not None else []
        self.bar.show_part("power", ", ".join(words))
        self.bar.show_part("person", kit.preferences.value("technician"))
        if self._saved_at is not None:  # the zone may have become known, or another
            self._saved(self._saved_at)

    def _link(self) -> None:
        tr, link = self._kit.tr, self._kit.live.link
        if link is None:
            self.bar.show_part("link", tr("No station connected"), "off")
            self.bar.show_part("clock", "")
            return
        name = link.identity.serial or link.identity.id
        if link.connected:
            words = tr("{station} connected, OCPP {version}", station=name, version=link.identity.ocpp)
            self.bar.show_part("link", words, "ok")
        elif self._kit.live.intended_off:
            self.bar.show_part("link", tr("{station} off as intended", station=name), "off")
        else:
            self.bar.show_part("link", tr("{station}: link lost", station=name), "fail")
        self._clock()

    def _clock(self) -> None:
        link, tr = self._kit.live.link, self._kit.tr
        if link is None or link.clock is None:
            self.bar.show_part("clock", "")
            return
        error = link.clock.error_s
        words = tr("Clock: station {seconds} s behind") if error < 0 else tr("Clock: station {seconds} s ahead")
        self.bar.show_part("clock", words.replace("{seconds}", self._kit.number(f"{abs(error):.1f}")))

    def _saved(self, at: datetime) -> None:
        self._saved_at = at
        self.bar.show_part("saved", self._kit.tr("Saved {time}", time=self._kit.time(at)))

    def _read_outbox(self) -> None:
        kit = self._kit
        if not kit.runner.ended:  # the timer may outlive a window that is being closed
            kit.runner.run(kit.store.outbox(), self._sync, kit.tell, self)

    def _sync(self, outbox: "tuple[Outgoing, ...]") -> None:
        tr = self._kit.tr
        waiting = sum(entry.state == "waiting" for entry in outbox)
        refused = sum(entry.state == "refused" for entry in outbox)
        if refused:
            words = tr("Sync: {waiting} waiting, {refused} refused", waiting=waiting, refused=refused)
        else:
            words = tr("Sync: {n} waiting", n=waiting) if waiting else tr("Sync: nothing waits")
        self.bar.show_part("sync", words)
