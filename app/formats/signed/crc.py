"""The checksum of SML: CRC-16/X-25, the frame check sequence of HDLC (DIN EN 62056-46, ISO/IEC 13239, annex A)."""

_POLYNOMIAL = 0x8408
"""x^16 + x^12 + x^5 + 1, lowest bit first."""
_ALL = 0xFFFF


def _step(rest: int) -> int:
    for _ in range(8):
        rest = rest >> 1 ^ _POLYNOMIAL if rest & 1 else rest >> 1
    return rest


_STEPS = tuple(_step(value) for value in range(256))


def checksum(data: bytes) -> int:
    """Return the CRC-16/X-25 of ``data`` as SML writes it, read as a big-endian number: its low byte goes first."""
    rest = _ALL
    for byte in data:
        rest = rest >> 8 ^ _STEPS[(rest ^ byte) & 0xFF]
    rest ^= _ALL
    return (rest & 0xFF) << 8 | rest >> 8
