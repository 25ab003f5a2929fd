"""The practice meter that signs: OCMF records of begin and end, with a key of its own.

Source: SAFE-eV "Open Charge Metering Format" 1.4 (one reading a record, pages of the transaction context), OCA white
paper on signed meter values in OCPP (public key as ``oca:base16:asn1:``). The key follows from the seed of the station,
so that a practice visit can be repeated; it is worth nothing elsewhere.
"""

import hashlib
import json
from base64 import b64encode
from datetime import UTC, datetime
from decimal import Decimal

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_KINDS = {"Transaction.Begin": "B", "Transaction.End": "E"}
_OBIS = "1-b:1.8.0"


class FiscalMeter:
    """Signs what the register shows at begin and end of a transaction; every record has the next page."""

    def __init__(self, model: str, serial: str, seed: int) -> None:
        self._model, self._serial = model, serial
        secret = hashlib.sha256(f"practice meter {serial} {seed}".encode()).digest()
        self._key = ec.derive_private_key(int.from_bytes(secret[:31], "big") + 1, ec.SECP256R1())
        self._page = 0

    @property
    def public_key(self) -> str:
        """The public key as stations tell it in their configuration."""
        spki = self._key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return f"oca:base16:asn1:{spki.hex().upper()}"

    def sign(self, context: str, at: datetime, energy_wh: Decimal) -> str:
        """Return the OCMF record of a reading; empty where the context is neither begin nor end."""
        kind = _KINDS.get(context)
        if kind is None:
            return ""
        self._page += 1
        payload = self._payload(kind, at, energy_wh)
        signature = self._key.sign(payload.encode("utf-8"), ec.ECDSA(hashes.SHA256()))
        said = {"SA": "ECDSA-secp256r1-SHA256", "SD": signature.hex().upper()}
        return f"OCMF|{payload}|{json.dumps(said, separators=(',', ':'))}"

    def _payload(self, kind: str, at: datetime, energy_wh: Decimal) -> str:
        """Return the payload; the value is put in as it is shown, for a float would lose its zeros."""
        moment = at.astimezone(UTC)
        reading = {
            "TM": f"{moment:%Y-%m-%dT%H:%M:%S},{moment.microsecond // 1000:03d}+0000 S",
            "TX": kind,
            "RV": "@",
            "RI": _OBIS,
            "RU": "kWh",
            "RT": "AC",
            "EF": "",
            "ST": "G",
        }
        said = {
            "FV": "1.4", "GI": "PRACTICE", "PG": f"T{self._page}", "MV": "ChargeBench", "MM": self._model,
            "MS": self._serial, "IS": False, "IT": "NONE", "ID": "", "RD": [reading],
        }  # fmt: skip
        return json.dumps(said, separators=(",", ":")).replace('"@"', f"{energy_wh.scaleb(-3):f}")


def signed_value(record: str, public_key: str) -> dict[str, str] | None:
    """Return a record as SignedMeterValueType of OCPP 2.0.1, record and key in base64; None without a record."""
    if not record:
        return None
    return {
        "signed_meter_data": b64encode(record.encode()).decode(),
        "signing_method": "ECDSA-secp256r1-SHA256",
        "encoding_method": "OCMF",
        "public_key": b64encode(public_key.encode()).decode(),
    }
