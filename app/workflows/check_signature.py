"""Signed values of a run: the station's public key, and what checking its records says. Never a legal proof."""

import json
from typing import Literal

from app.domain.errors import BadInput, ChargeBenchError
from app.domain.meter_fact import SignedValue
from app.domain.signed_record import SignedReason
from app.domain.signed_value import signed_value
from app.domain.station import ChargeEnded, Setting
from app.ports.signed import ReadsSignedRecords
from app.ports.station import StationLink
from app.workflows.visit import Visit

KEY_NAMES = ("MeterPublicKey{evse}", "FiscalMetering@{evse}/PublicKey", "FiscalMetering/PublicKey")
"""Where stations tell the public key of their meter: OCPP 1.6, 2.x (OCA white paper on signed meter values)."""
_CONTEXTS = ("Transaction.Begin", "Transaction.End")


class ChecksSignatures:
    """Checks the records of each transaction with the key that the station told once."""

    def __init__(self, reads: ReadsSignedRecords | None, public_key: str) -> None:
        self._reads, self._key = reads, public_key

    def check(self, ended: ChargeEnded) -> SignedValue | None:
        """Return what was signed for a transaction; None where the meter signed nothing, or nothing reads it."""
        texts = (ended.begin.signed or "", ended.end.signed or "")
        if self._reads is None or not any(texts):
            return None
        source: Literal["station", "record"] = "station" if self._key else "record"
        message = [
            {"context": context, "format": "SignedData", "value": text}
            for context, text in zip(_CONTEXTS, texts, strict=True)
            if text
        ]  # as an OCPP message: the context says what a record does not say itself
        records = tuple(text for text in texts if text)
        try:
            found = self._reads.read(json.dumps(message).encode(), self._key or None, ended.transaction)
        except BadInput:  # the key of the configuration is none
            return SignedValue(records, valid=False, reason=SignedReason.KEY_UNUSABLE, key=source)
        return signed_value(records, found, source)


async def signature_checks(
    visit: Visit, link: StationLink, evse: int, reads: ReadsSignedRecords | None
) -> ChecksSignatures:
    """Read the public key: from the first snapshot, else from the station; a station may have none."""
    if reads is None:
        return ChecksSignatures(None, "")
    names = tuple(name.format(evse=evse) for name in KEY_NAMES)
    taken = visit.state.snapshot("first")
    key = _key(taken.snapshot.settings if taken else (), names)
    if not key:
        try:
            key = _key(await link.read_settings(names), names)
        except ChargeBenchError:  # it knows no such setting, or says so rudely: then the records stand alone
            key = ""
    return ChecksSignatures(reads, key)


def _key(settings: tuple[Setting, ...], names: tuple[str, ...]) -> str:
    return next((one.value for one in settings if one.key in names and one.value), "")
