"""Firmware in, logs out. What the station says is passed on; what is true is read again after its boot (W16 to W19)."""

import itertools
from collections.abc import AsyncIterator, Callable

from app.domain.errors import OutcomeUnknown, Reason, Refused
from app.domain.station import FirmwareState, FirmwareStatus
from app.links.ocpp.caller import Caller
from app.links.ocpp.dialect import Dialect, Request
from app.links.ocpp.known import FEATURES_16, KnownStation
from app.links.ocpp.waiting import Deadline

_ACCEPTED = ("Accepted", "AcceptedCanceled")
_LOG_ENDS = frozenset(
    {"Uploaded", "UploadFailed", "UploadFailure", "BadMessage", "NotSupportedOperation", "PermissionDenied"}
)
_QUIET = FirmwareState.IDLE


class Transfers:
    """Updates and uploads of one station. ``reboot_s``: how long a boot may take after "Installed"."""

    def __init__(self, known: KnownStation, caller: Caller, dialect: Callable[[], Dialect], reboot_s: float) -> None:
        self._known = known
        self._caller = caller
        self._dialect = dialect
        self._reboot_s = reboot_s
        self._ids = itertools.count(int(known.time().timestamp()) % 1_000_000_000)

    async def update(self, url: str, version: str, within_s: float) -> AsyncIterator[FirmwareStatus]:
        """See ``SendsFiles.update_firmware``.

        The last status is the truth as read from the boot: INSTALLED when the station boots with ``version``,
        INSTALLATION_FAILED when it boots with another (without ``version``: with the old one); or the station's own
        failure.
        """
        known, deadline = self._known, Deadline(within_s)
        seen, boots, before = len(known.firmware), known.boots, known.identity.firmware
        request = self._dialect().update(url, next(self._ids), known.time())
        await self._ask(request, deadline)
        said: FirmwareStatus | None = None
        while True:
            await self._news(seen, boots, self._patience(said, deadline))
            for status in known.firmware[seen:]:
                if status.state is _QUIET:
                    continue
                said = status
                if status.state is not FirmwareState.INSTALLED:
                    yield status
                if status.state.failed:
                    return
            seen = len(known.firmware)
            if known.boots > boots:
                boots = known.boots
                if self._runs(version, before) or _installed(said) or not await self._goes_on(seen, boots, deadline):
                    yield self._truth(version, before, said)
                    return
            elif _installed(said) and deadline.left() > 0:
                await self._boot_again(boots, deadline)
                yield self._truth(version, before, said)
                return
            elif deadline.left() <= 0:
                words = said.said if said else ""
                raise OutcomeUnknown(Reason.NO_CONFIRMATION, known.identity.id, action="UpdateFirmware", said=words)

    async def _news(self, seen: int, boots: int, within_s: float) -> bool:
        """Wait for another status or another boot."""
        known = self._known
        return await known.changes.wait(lambda: len(known.firmware) > seen or known.boots > boots, within_s)

    async def _goes_on(self, seen: int, boots: int, deadline: Deadline) -> bool:
        """A boot with the old version may be a link that came back, or the first of several: wait a while."""
        return await self._news(seen, boots, min(deadline.left(), self._reboot_s))

    def _runs(self, version: str, before: str) -> bool:
        now_runs = self._known.identity.firmware
        return now_runs == version or (not version and now_runs != before)

    async def _ask(self, request: Request, deadline: Deadline) -> None:
        """Ask for a transfer; the answers of 1.6 have no status word."""
        known = self._known
        try:
            if known.identity.ocpp == "1.6":
                await self._caller.ask(request, deadline.left())
            else:
                await self._caller.order(request, deadline.left(), _ACCEPTED)
        except Refused:
            if request.action in known.not_supported and "FirmwareManagement" in known.claims.get(FEATURES_16, ""):
                known.deviate("W14", request.action, "claims FirmwareManagement and does not know it")
            raise

    def _patience(self, said: FirmwareStatus | None, deadline: Deadline) -> float:
        return min(deadline.left(), self._reboot_s) if _installed(said) else deadline.left()

    async def _boot_again(self, boots: int, deadline: Deadline) -> None:
        """ "Installed" was said: wait for the boot, then ask for the boot message so as to read the version again."""
        known = self._known
        if await known.changes.wait(lambda: known.boots > boots, min(deadline.left(), self._reboot_s)):
            return
        known.deviate("W18", "FirmwareStatusNotification", "Installed without a reboot")
        await self._caller.order(self._dialect().trigger("BootNotification"), deadline.left())
        if not await known.changes.wait(lambda: known.boots > boots, deadline.left()):
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, known.identity.id, action="UpdateFirmware", said="Installed")

    def _truth(self, version: str, before: str, said: FirmwareStatus | None) -> FirmwareStatus:
        known = self._known
        now_runs = known.identity.firmware
        if self._runs(version, before):
            return FirmwareStatus(FirmwareState.INSTALLED, known.time(), now_runs)
        if _installed(said):
            known.deviate("W18", "FirmwareStatusNotification", f"Installed said, and {now_runs} runs")
        return FirmwareStatus(FirmwareState.INSTALLATION_FAILED, known.time(), now_runs)

    async def send_log(self, url: str, within_s: float) -> str:
        """See ``SendsFiles.send_log``; an end that came before the answer counts (W17)."""
        known, deadline = self._known, Deadline(within_s)
        seen = len(known.logs)
        request = self._dialect().upload_log(url, next(self._ids))
        await self._ask(request, deadline)

        def ended() -> bool:
            return any(said.status in _LOG_ENDS for said in known.logs[seen:])

        if not await known.changes.wait(ended, deadline.left()):
            known.deviate("W3", request.action, "accepted and no end of the upload said")
            last = known.logs[-1].status if len(known.logs) > seen else ""
            raise OutcomeUnknown(Reason.NO_CONFIRMATION, known.identity.id, action=request.action, said=last)
        return next(said.status for said in known.logs[seen:] if said.status in _LOG_ENDS)


def _installed(said: FirmwareStatus | None) -> bool:
    return said is not None and said.state is FirmwareState.INSTALLED
