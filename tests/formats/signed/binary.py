"""SML files and MENNEKES XML of our own meters; the layout written down a second time, independent of the reader."""

from tests.formats.signed.meters import P192, P256, Meter

SERVER = bytes.fromhex("09014153543132333435")
CARD = b"62487887"
LOG = b"\x00\x07"
BEGIN_AT, END_AT, CARD_AT = 1_767_323_045, 1_767_326_645, 1_767_323_000
"""2026-01-02T03:04:05Z, an hour later, and when the card was held to the reader."""


def octets(data: bytes) -> bytes:
    """Return an SML octet string."""
    length = len(data) + 1
    return bytes([length]) + data if length < 16 else bytes([0x80 | (length + 1) >> 4, (length + 1) & 15]) + data


def number(value: int, size: int, *, signed: bool = False) -> bytes:
    """Return an SML number of ``size`` bytes."""
    return bytes([(0x50 if signed else 0x60) | size + 1]) + value.to_bytes(size, "big", signed=signed)


def listed(*parts: bytes) -> bytes:
    """Return an SML list."""
    return bytes([0x70 | len(parts)]) + b"".join(parts)


NONE = b"\x01"


def local(seconds: int, minutes: int = 60, season: int = 0) -> bytes:
    """Return a local time of SML."""
    return listed(
        number(3, 1), listed(number(seconds, 4), number(minutes, 2, signed=True), number(season, 2, signed=True))
    )


def entry(
    name: str, value: bytes, *, status: bytes = NONE, time: bytes = NONE, energy: bool = False, own: bytes = NONE
) -> bytes:
    """Return one value of the list; an energy is in tenths of a watt-hour."""
    unit, scale = (number(30, 1), number(-1, 1, signed=True)) if energy else (NONE, NONE)
    return listed(octets(bytes.fromhex(name)), status, time, unit, scale, value, own)


def file_of(values: list[bytes], signature: bytes, list_name: bytes = bytes.fromhex("0100011100ff")) -> bytes:
    """Return an SML file with an opening, the signed list and a closing."""
    opening = listed(NONE, octets(b"0"), octets(b"3"), octets(SERVER), NONE, NONE)
    body = listed(NONE, octets(SERVER), octets(list_name), NONE, listed(*values), octets(signature), NONE)
    closing = listed(NONE)
    messages = [_message(tag, part) for tag, part in ((0x0101, opening), (0x0701, body), (0x0201, closing))]
    content = b"".join(messages).replace(b"\x1b\x1b\x1b\x1b", b"\x1b" * 8)
    sent = b"\x1b\x1b\x1b\x1b\x01\x01\x01\x01" + content + b"\x1b\x1b\x1b\x1b\x1a\x00"
    return sent + crc(sent)


def _message(tag: int, part: bytes) -> bytes:
    checked = b"\x76" + octets(b"8") + number(0, 1) + number(0, 1) + listed(number(tag, 2), part)
    return checked + b"\x63" + crc(checked) + b"\x00"


def crc(data: bytes) -> bytes:
    """Return the CRC-16/X-25 by long division, bit by bit, low byte first."""
    rest = 0xFFFF
    for bit in (byte >> place & 1 for byte in data for place in range(8)):
        rest = (rest >> 1) ^ (0x8408 if (rest ^ bit) & 1 else 0)
    return (rest ^ 0xFFFF).to_bytes(2, "little")


def _little(value: int, size: int) -> bytes:
    return value.to_bytes(size, "little")


def signed_edl40(value: int, at: int, page: int, *, offset_s: int = 3600, status: int = 8, index: int = 729) -> bytes:
    """Return the 320 bytes an EDL40 meter signs."""
    made = (
        SERVER + _little(at + offset_s, 4) + bytes([status]) + _little(index, 4) + _little(page, 4)
        + bytes.fromhex("0100011100ff") + b"\x1e\xff" + _little(value, 8) + LOG + CARD.ljust(128, b"\x00")
        + _little(CARD_AT + offset_s, 4)
    )  # fmt: skip
    return made.ljust(320, b"\x00")


def edl40(value: int = 12_345_670, at: int = BEGIN_AT, page: int = 33, meter: Meter = P192) -> bytes:
    """Return an EDL40 record as SML."""
    values = [
        entry("0100011100ff", number(value, 8, signed=True), status=number(8, 4), time=local(at), energy=True),
        entry("810060080001", listed(number(1, 1), listed(number(1, 1), number(729, 4)))),
        entry("8180817101ff", number(page, 4)),
        entry("8182815401ff", octets(CARD), time=local(CARD_AT)),
    ]
    return file_of(values, meter.sign_raw(signed_edl40(value, at, page)) + LOG)


def isa(begin: int = 256_959_316, end: int = 257_182_610, meter: Meter = P256) -> bytes:
    """Return an ISA-EDL40P record as SML: begin and end in one list."""
    own, station, page, name = bytes(range(66)), bytes(range(100, 120)), 24, bytes.fromhex("8180816202ff")
    made = (
        SERVER + _little(END_AT + 3600, 4) + b"\x18" + bytes.fromhex("0100010800ff") + b"\x1e\xff" + _little(end, 8)
        + LOG + own + CARD.ljust(128, b"\x00") + _little(BEGIN_AT + 3600, 4) + station + b"\x28"
        + bytes.fromhex("010001080080") + b"\x1e\xff" + _little(begin, 8) + name + _little(page, 4)
    ).ljust(320, b"\x00")  # fmt: skip
    stamp = [listed(number(2, 1), number(at + 3600, 4)) for at in (BEGIN_AT, END_AT)]
    values = [
        entry("8182815401ff", octets(CARD), time=local(CARD_AT)),
        entry("010001080080", number(begin, 8, signed=True), status=number(0x0428, 8), time=stamp[0], energy=True),
        entry("8180c7f040ff", number(page, 4)),
        entry("8180816101ff", octets(station)),
        entry("0100010800ff", number(end, 8, signed=True), status=number(0x0418, 8), time=stamp[1], energy=True,
              own=octets(own)),
    ]  # fmt: skip
    return file_of(values, meter.sign_raw(made) + LOG, name)


def mennekes(begin: int = 519_116, end: int = 520_535, *, key: bool = True) -> str:
    """Return a charging process as MENNEKES writes it; times are +01:00."""

    def measured(name: str, value: int, at: str, seconds: int, page: int) -> str:
        signature = P192.sign_raw(signed_edl40(value, seconds, page, index=page * 100)).hex().upper()
        return (
            f"<{name}><Timestamp>{at}</Timestamp><Signature>\n {signature[:50]}\n {signature[50:]}\n</Signature>"
            f"<EventCounter>7</EventCounter><MeterStatus>65800</MeterStatus><Value>{value}</Value><Scaler>-1</Scaler>"
            f"<Pagination>{page}</Pagination><SecondIndex>{page * 100}</SecondIndex></{name}>"
        )

    public = f"<PublicKey>{P192.raw.hex().upper()}</PublicKey>" if key else ""
    return (
        '<Billing xmlns="http://www.mennekes.de/Mennekes.EdlVerification.xsd"><ChargingProcesses><ChargingProcess>'
        f"<ServerId>{SERVER.hex().upper()}</ServerId>{public}<CustomerIdent>{CARD.hex().upper()}</CustomerIdent>"
        "<TimestampCustomerIdent>2026-01-02T04:03:20+01:00</TimestampCustomerIdent>"
        + measured("MeasurementStart", begin, "2026-01-02T04:04:05+01:00", BEGIN_AT, 25)
        + measured("MeasurementEnd", end, "2026-01-02T05:04:05+01:00", END_AT, 26)
        + "</ChargingProcess></ChargingProcesses></Billing>"
    )
