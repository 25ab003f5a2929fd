"""Preferences, signing keys, instruments."""

from dataclasses import replace
from pathlib import Path

from app.domain.calibration_certificate import CalibrationCertificate
from app.domain.certificate_point import CertificatePoint
from app.ports.store import Instrument, StoredKey
from tests.storage.opening import opened


async def test_preferences(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        assert await store.preference("theme") is None
        await store.set_preference("theme", "sun")
        await store.set_preference("theme", "dark")
    async with opened(tmp_path) as store:
        assert await store.preference("theme") == "dark"


async def test_the_newest_key_counts_apart_for_practice(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        assert await store.signing_key(practice=False) is None
        keys = [StoredKey(name, b"cert", name.encode(), practice) for name, practice in
                (("old", False), ("new", False), ("PRACTICE", True))]  # fmt: skip
        for key in keys:
            await store.save_signing_key(key)
        assert await store.signing_key(practice=False) == keys[1]
        assert await store.signing_key(practice=True) == keys[2]


async def test_an_instrument_keeps_its_earlier_certificates_in_their_order(tmp_path: Path) -> None:
    earlier = (
        CalibrationCertificate("K-2", "2025-01-01", "2026-01-01", "Lab", 0.05, 2.0, "1"),
        CalibrationCertificate("K-1", "2024-01-01", "2025-01-01", "", None, 2.0, "0"),
    )
    tester = Instrument("M1", "Tester", "1", "K-3", "2026-01-01", "2027-01-01", earlier=earlier)
    other = Instrument("M2", "Reference", "77", earlier=earlier[:1])
    async with opened(tmp_path) as store:
        await store.save_instrument(tester)
        await store.save_instrument(other)
        await store.save_instrument(tester)
    async with opened(tmp_path) as store:
        assert await store.instruments() == (tester, other)
        await store.save_instrument(replace(tester, earlier=earlier[1:]))
        await store.drop_instrument("M2")
        await store.drop_instrument("never listed")
        assert await store.instruments() == (replace(tester, earlier=earlier[1:]),)
        await store.save_instrument(replace(other, earlier=()))  # those it had went with it
        assert (await store.instruments())[1].earlier == ()


async def test_points_stay_with_their_certificate(tmp_path: Path) -> None:
    old = (CertificatePoint(6, 0.1, 0.05), CertificatePoint(16, 0.2, 0.05, 3, "A", -0.8))
    new = (CertificatePoint(1000, 0.3, 0.05, unit="W", voltage_v=400.0),)
    before = CalibrationCertificate("K-1", "2024-01-01", "2025-01-01", points=old)
    tester = Instrument("M1", "Tester", "1", "K-2", "2026-01-01", points=new, earlier=(before,))
    async with opened(tmp_path) as store:
        await store.save_instrument(tester)
        await store.save_instrument(Instrument("M2", "Other", "2"))
    async with opened(tmp_path) as store:
        kept, other = await store.instruments()
        assert (kept, other.points) == (tester, ())
        assert kept.on("2024-06-01").points == old
        await store.save_instrument(replace(tester, points=()))
        assert (await store.instruments())[0].points == ()
        await store.drop_instrument("M1")
        await store.save_instrument(Instrument("M1", "Tester", "1"))
        assert (await store.instruments())[0] == Instrument("M1", "Tester", "1")


async def test_instruments(tmp_path: Path) -> None:
    async with opened(tmp_path) as store:
        await store.save_instrument(Instrument("M2", "Reference", "77", expanded_percent=0.05))
        await store.save_instrument(Instrument("M1", "Tester", "1"))
        await store.save_instrument(Instrument("M1", "Tester", "1", certificate="K-9", due_on="2027-01-01"))
        found = await store.instruments()
    assert [(i.id, i.certificate, i.expanded_percent) for i in found] == [("M1", "K-9", None), ("M2", "", 0.05)]
