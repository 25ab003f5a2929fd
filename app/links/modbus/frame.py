"""Judges the bytes of an answer before anything is believed: length, address, function, CRC, transaction.

RTU: address, function, byte count, data, CRC (Modbus over serial line 1.02, 2.5.1). TCP: transaction, protocol 0,
length, unit, function, byte count, data (Modbus messaging on TCP/IP 1.0b, 3.1.3).
"""

from dataclasses import dataclass

from pymodbus.framer import FramerRTU

from app.domain.text import mark

CUT_SHORT = mark("an answer was cut short")
WRONG_CRC = mark("an answer with a wrong checksum")
SHIFTED = mark("an answer begins with stray bytes")
OTHER_UNIT = mark("another unit answered")
OTHER_FUNCTION = mark("an answer to another request")
WRONG_LENGTH = mark("an answer of the wrong length")
NO_MODBUS = mark("what answers does not speak Modbus")

_EXCEPTION = 0x80
_EXCEPTION_BYTES = 5
"""Address, function, code and two bytes of CRC; the fixed part of an answer is as long."""
_SMALLEST_RTU = 4
"""Fewer bytes after an answer are noise of the line driver, not another answer (Modbus over serial line, 2.5.1)."""
_MBAP_BYTES = 7
_SMALLEST_TCP, _LARGEST_TCP = 3, 254
"""Unit, function and one byte at least; unit and a PDU of 253 bytes at most (application protocol 1.1b3, 4.1)."""


@dataclass(frozen=True)
class Asked:
    """A request on its way: registers of a unit; ``transaction`` is its number on TCP."""

    unit: int
    function: int
    start: int
    count: int
    transaction: int = 0


@dataclass(frozen=True)
class Judged:
    """``passed``: complete frames that may be read, empty while none is; ``defect``: why none will come."""

    passed: bytes = b""
    defect: str = ""


def judge_rtu(data: bytes, asked: Asked) -> Judged:
    """Judge all bytes received since ``asked`` was sent on a serial line."""
    refused = data[:2] == bytes([asked.unit, asked.function | _EXCEPTION])
    length = _EXCEPTION_BYTES if refused else _EXCEPTION_BYTES + 2 * asked.count
    if len(data) < length:
        return Judged()
    frame = data[:length]
    if FramerRTU.compute_CRC(frame[:-2]).to_bytes(2, "big") != frame[-2:]:
        head = bytes([asked.unit, asked.function, 2 * asked.count])
        return Judged(defect=SHIFTED if head in data[1:] else WRONG_CRC)
    if frame[0] != asked.unit:
        return Judged(defect=OTHER_UNIT)
    if not refused and frame[1] != asked.function:
        return Judged(defect=OTHER_FUNCTION)
    if (not refused and frame[2] != 2 * asked.count) or len(data) - length >= _SMALLEST_RTU:
        return Judged(defect=WRONG_LENGTH)
    return Judged(frame)


def judge_tcp(data: bytes, asked: Asked) -> Judged:
    """Judge all bytes received on TCP; answers of other transactions are passed over, they came too late."""
    end = 0
    while len(data) - end >= _MBAP_BYTES:
        head = data[end : end + _MBAP_BYTES]
        length = int.from_bytes(head[4:6], "big")
        if head[2:4] != b"\0\0" or not _SMALLEST_TCP <= length <= _LARGEST_TCP:
            return Judged(defect=NO_MODBUS)
        stop = end + 6 + length
        if len(data) < stop:
            break
        if int.from_bytes(head[:2], "big") == asked.transaction:
            defect = _wrong_pdu(head[6], data[end + _MBAP_BYTES : stop], asked)
            return Judged(defect=defect) if defect else Judged(data[:stop])
        end = stop
    return Judged(data[:end])


def _wrong_pdu(unit: int, pdu: bytes, asked: Asked) -> str:
    if unit != asked.unit:
        return OTHER_UNIT
    if pdu[0] == asked.function | _EXCEPTION:
        return "" if len(pdu) == 2 else WRONG_LENGTH
    if pdu[0] != asked.function:
        return OTHER_FUNCTION
    return "" if pdu[1] == 2 * asked.count == len(pdu) - 2 else WRONG_LENGTH
