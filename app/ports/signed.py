"""Reading the signed records of meters."""

from typing import Protocol

from app.domain.signed_record import SignedRecord


class ReadsSignedRecords(Protocol):
    """Takes signed records out of files and messages, and checks their signatures."""

    def read(self, data: bytes, public_key: str | None = None, where: str = "") -> tuple[SignedRecord, ...]:
        """Return every record in ``data``: text, XML file, OCPP message or transcript; at least one entry.

        ``public_key`` (PEM, hex or base64) goes before any that came with a record. A record that cannot be read or
        checked is an entry with ``valid`` False and its ``fault``; nothing in ``data`` raises. Raises BadInput
        (WRONG_VALUE) naming ``where`` when ``public_key`` is none.
        """
