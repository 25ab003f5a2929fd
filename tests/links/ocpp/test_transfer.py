"""Firmware and logs: what was said, and what is true (W16 to W19)."""

from typing import Any

import pytest

from app.domain.errors import OutcomeUnknown, Refused
from app.domain.station import FirmwareState, FirmwareStatus
from tests.fakes.central import central_system, link_of
from tests.fakes.ocpp_peer import BOOT16, BOOT201, FakeOcppPeer, fake_peer

S = FirmwareState


def says(peer: FakeOcppPeer, *words: str, boots: str | None = None, answer: Any = None) -> Any:
    """Report each word, then boot with version ``boots``."""

    def reply(_: dict[str, Any]) -> dict[str, Any]:
        after_s = 0.0
        for word in words:
            after_s += 0.02
            peer.later("FirmwareStatusNotification", {"status": word}, after_s)
        if boots is not None:
            peer.later("BootNotification", {**BOOT16, "firmwareVersion": boots}, after_s + 0.05)
        return answer or {}

    return reply


async def update(
    peer_says: list[str], boots: str | None, within_s: float = 1.0
) -> tuple[list[FirmwareStatus], set[str]]:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)
        peer.script["UpdateFirmware"] = says(peer, *peer_says, boots=boots)
        peer.script["TriggerMessage"] = {"status": "Accepted"}
        seen = [status async for status in link.update_firmware("http://x/y.bin", "2.0", within_s)]
        return seen, {deviation.rule for deviation in link.deviations}


async def test_update_ends_with_the_version_of_the_boot() -> None:
    seen, _ = await update(["Downloading", "Downloaded", "Installing", "Installed"], "2.0")
    assert [status.state for status in seen] == [S.DOWNLOADING, S.DOWNLOADED, S.INSTALLING, S.INSTALLED]
    assert seen[-1].said == "2.0"


async def test_boot_without_installed_counts() -> None:
    seen, _ = await update(["Downloading", "Installing"], "2.0")
    assert seen[-1].state is S.INSTALLED


async def test_boot_with_the_old_version_before_the_end_is_waited_out() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)

        def reply(_: dict[str, Any]) -> dict[str, Any]:
            peer.later("FirmwareStatusNotification", {"status": "Downloading"}, 0.01)
            peer.later("BootNotification", BOOT16, 0.05)
            peer.later("FirmwareStatusNotification", {"status": "Installing"}, 0.1)
            peer.later("BootNotification", {**BOOT16, "firmwareVersion": "2.0"}, 0.15)
            return {}

        peer.script["UpdateFirmware"] = reply
        seen = [status.state async for status in link.update_firmware("http://x/y.bin", "2.0", 1.5)]
        assert seen == [S.DOWNLOADING, S.INSTALLING, S.INSTALLED]


async def test_boot_with_the_old_version_and_nothing_more_has_failed() -> None:
    seen, _ = await update(["Downloading", "Installing"], "1.0")
    assert (seen[-1].state, seen[-1].said) == (S.INSTALLATION_FAILED, "1.0")


async def test_installed_said_and_the_old_version_runs() -> None:
    seen, rules = await update(["Downloading", "Installed"], "1.0")
    assert (seen[-1].state, seen[-1].said) == (S.INSTALLATION_FAILED, "1.0")
    assert "W18" in rules


@pytest.mark.parametrize("word", ["DownloadFailed", "InstallationFailed"])
async def test_failure_ends_the_update(word: str) -> None:
    seen, _ = await update(["Downloading", word], None)
    assert seen[-1].said == word
    assert seen[-1].state.failed


async def test_installed_without_a_reboot_asks_for_the_version() -> None:
    async with central_system(reboot_s=0.05) as system, fake_peer(system.url) as peer:
        link = await link_of(system)

        def trigger(_: dict[str, Any]) -> dict[str, str]:
            peer.later("BootNotification", {**BOOT16, "firmwareVersion": "2.0"})
            return {"status": "Accepted"}

        peer.script.update(UpdateFirmware=says(peer, "Installed"), TriggerMessage=trigger)
        seen = [status async for status in link.update_firmware("http://x/y.bin", "2.0", 1.0)]
        assert [status.said for status in seen] == ["2.0"]
        assert "Installed without a reboot" in {deviation.detail for deviation in link.deviations}


async def test_silence_for_ever_is_unknown() -> None:
    with pytest.raises(OutcomeUnknown) as caught:
        await update(["Downloading"], None, 0.2)
    assert caught.value.data["said"] == "Downloading"


async def test_update_of_2_0_1() -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)

        def start(asked: dict[str, Any]) -> dict[str, str]:
            assert asked["firmware"]["location"] == "ftp://x/y.bin"
            for after, word in enumerate(["SignatureVerified", "InstallRebooting"]):
                status = {"status": word, "requestId": asked["requestId"]}
                peer.later("FirmwareStatusNotification", status, after * 0.02)
            boot = {**BOOT201, "chargingStation": {**BOOT201["chargingStation"], "firmwareVersion": "2.0"}}  # type: ignore[dict-item]
            peer.later("BootNotification", boot, 0.1)
            return {"status": "Accepted"}

        peer.script["UpdateFirmware"] = start
        seen = [status.state async for status in link.update_firmware("ftp://x/y.bin", "2.0", 1.0)]
        assert seen == [S.CHECKED, S.REBOOTING, S.INSTALLED]
        peer.script["UpdateFirmware"] = {"status": "Rejected"}
        with pytest.raises(Refused):
            await anext(aiter(link.update_firmware("ftp://x/y.bin", "2.0", 1.0)))


async def test_log_status_before_the_answer_counts() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        link = await link_of(system)

        async def reply(asked: dict[str, Any]) -> dict[str, str]:
            assert asked == {"location": "ftp://x/"}
            await peer.raw('[2,"u","DiagnosticsStatusNotification",{"status":"UploadFailed"}]')
            return {"fileName": "diag.tar.gz"}

        peer.script["GetDiagnostics"] = reply
        assert await link.send_log("ftp://x/", 1.0) == "UploadFailed"


async def test_log_of_2_0_1_and_one_that_never_ends() -> None:
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)

        def reply(asked: dict[str, Any]) -> dict[str, str]:
            peer.later("LogStatusNotification", {"status": "Uploaded", "requestId": asked["requestId"]}, 0.02)
            return {"status": "Accepted"}

        peer.script["GetLog"] = reply
        assert await link.send_log("http://x/", 1.0) == "Uploaded"
        peer.script["GetLog"] = {"status": "Accepted"}
        with pytest.raises(OutcomeUnknown) as caught:
            await link.send_log("http://x/", 0.1)
        assert caught.value.data["action"] == "GetLog"


async def test_firmware_claimed_and_not_known_is_noted() -> None:
    listed = [{"key": "SupportedFeatureProfiles", "readonly": True, "value": "Core,FirmwareManagement"}]
    script = {"GetConfiguration": {"configurationKey": listed}}
    async with central_system() as system, fake_peer(system.url, script) as peer:
        link = await link_of(system)
        await link.read_settings()
        with pytest.raises(Refused) as caught:
            await anext(aiter(link.update_firmware("http://x/y.bin", "2.0", 1.0)))
        assert caught.value.data["said"] == "NotImplemented"
        assert "W14" in {deviation.rule for deviation in link.deviations}
        assert dict(peer.asked)["UpdateFirmware"]["location"] == "http://x/y.bin"
