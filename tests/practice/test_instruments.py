"""Practice instruments byte by byte over bare sockets, against what public descriptions print; no code of the links."""

import asyncio
import json
import struct
from decimal import Decimal
from typing import Any

import pytest

from app.practice.instrument.fault import InstrumentFault, parse_instrument_faults
from app.practice.instrument.line_server import TcpInstrument
from app.practice.instrument.source import cut, engineering, significant
from app.practice.instrument.vxi11_server import Vxi11Instrument
from app.practice.instrument.yokogawa import Yokogawa
from tests.fakes.instruments import SetLoad, served


async def http(port: int, method: str, path: str, body: object = None) -> tuple[int, dict[str, str], bytes]:
    """Speak HTTP/1.1 by hand."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    data = b"" if body is None else json.dumps(body).encode()
    writer.write(f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in head[1:] if line)
    content = await reader.readexactly(int(headers["Content-Length"]))
    writer.close()
    await writer.wait_closed()
    return int(head[0].split()[1]), headers, content


async def lines(instrument: Any, *asked: bytes) -> list[bytes]:
    """Send bytes, read one answer for each question mark."""
    reader, writer = await asyncio.open_connection("127.0.0.1", instrument.port)
    answers = []
    for line in asked:
        writer.write(line)
        if b"?" in line:
            answers.append(await asyncio.wait_for(reader.readuntil(b"\n"), 2))
    writer.close()
    await writer.wait_closed()
    return answers


async def test_lem_live_values_have_the_fields_and_units_of_the_public_mock() -> None:
    load = SetLoad()
    async with served("lem-dcbm", load) as instrument:
        port: int = instrument.port  # type: ignore[attr-defined]
        status, headers, body = await http(port, "GET", "/v1/livemeasure")
        assert (status, headers["Content-Type"]) == (200, "application/json")
        assert body == (
            b'{"voltage":229.5,"current":47.925,"power":10.9987,"temperatureH":28.7,"temperatureL":27.9,'
            b'"energyImportTotal":192.118,"energyExportTotal":0.000,"timestamp":"2026-11-23T09:00:00.000+00:00"}'
        )
        _, _, said = await http(port, "GET", "/v1/status")
        assert json.loads(said)["meterId"] == "12024072805"
        assert set(json.loads(said)["status"]["bits"]) == {
            "suLinkStatusIsOk", "muFatalErrorOccured", "transactionIsOnGoing", "tamperingIsDetected",
            "timeSyncStatusIsOk", "overTemperatureIsDetected", "reversedVoltage", "suMeasureFailureOccurred",
        }  # fmt: skip
        begin = {"evseId": "e", "transactionId": "T", "clientId": "c", "tariffId": 0, "cableId": 0, "userData": ""}
        assert (await http(port, "POST", "/v1/legal", begin))[0] == 400  # its clock was never set
        await http(port, "PUT", "/v1/settings", {"time": {"utc": "2026-11-23T09:00:00Z"}})
        status, _, body = await http(port, "POST", "/v1/legal", begin)
        assert (status, json.loads(body)["running"]) == (201, True)
        load.flow(60)
        _, _, body = await http(port, "PUT", "/v1/legal?transactionId=T", {"running": False})
        assert int(json.loads(body)["meterValue"]["transactionStatus"]) & 0b100  # shorter than two minutes: goes on
        load.flow(61)
        _, _, body = await http(port, "PUT", "/v1/legal?transactionId=T", {"running": False})
        assert not int(json.loads(body)["meterValue"]["transactionStatus"]) & 0b100
        _, headers, body = await http(port, "GET", "/v1/ocmf?transactionId=T")
        assert headers["Content-Type"] == "text/plain"
        assert body.startswith(b'OCMF|{"FV":"1.0"')
        assert (await http(port, "GET", "/v1/nothing"))[0] == 404


async def test_iem_dcr_values_are_written_as_in_the_public_driver_s_tests() -> None:
    load = SetLoad()
    async with served("iem-dcr", load) as instrument:
        port: int = instrument.port  # type: ignore[attr-defined]
        _, _, body = await http(port, "GET", "/counter/v1/ocmf/metervalue")
        assert body == (
            b'{"MS":"1ISA0200000001","TM":"2026-11-23T09:00:00,000+0000 S","EF":"","ST":"G","XT":false,"RD":['
            b'{"RV":"00000449.681","RI":"1-b:1.8.e","RU":"kWh","RT":"DC"},'
            b'{"RV":"00000000.000","RI":"1-b:2.8.e","RU":"kWh","RT":"DC"},'
            b'{"WV":"00000000.000","WI":"transaction_1-b:1.8.e","WU":"kWh","WT":"DC"},'
            b'{"WV":"00000000.000","WI":"transaction_1-b:2.8.e","WU":"kWh","WT":"DC"}],'
            b'"U1":229.500,"U2":229.500,"U3":0,"U4":0,"I":47.925,"P":10998.7,'
            b'"XS":"0x0000004000000004","XC":"0x0000, 0x00000000, 0x00, 0x00"}'
        )
        gateway = {"CT": "a", "CI": "b", "TM": "2026-11-23T09:00:00,000+0000"}
        statuses = [(await http(port, "POST", "/counter/v1/ocmf/gw", gateway))[0] for _ in range(2)]
        assert statuses == [200, 428]  # once per power-up


async def test_zera_speaks_modules_channels_units_and_values() -> None:
    load = SetLoad()
    async with served("zera-mt310s2", load) as instrument:
        answers = await lines(
            instrument, b"*IDN?\n", b"MEASURE:RMS1:UL1?\n", b"MEAS:RMS1?\n", b"READ:POW1:PS?\n", b"*OPC?\n", b"FOO 1\n",
            b"*ESR?\n", b"*ESR?\n", b"CALCULATE:EM01:0001:TXUNIT?\n", b"CALCULATE:EM01:0001:STATUS?\n",
            b"CALCULATE:EM01:0001:START 1;\n", b"CALCULATE:EM01:0001:STATUS?\n", b"CALCULATE:EM01:0001:ENERGY?\n",
        )  # fmt: skip
        assert answers == [
            b"ZERA GmbH,MT310s2,050059467,4.8.9\n", b"RMS1:UL1:[V]:229.5\n",
            b"RMS1:UL1:[V]:229.5;RMS1:UL2:[V]:230.25;RMS1:UL3:[V]:231.125;"
            b"RMS1:IL1:[A]:16;RMS1:IL2:[A]:16;RMS1:IL3:[A]:16\n",
            b"POW1:PS:[W]:10998.73\n", b"+1\n", b"+32\n", b"+0\n", b"kWh\n", b"0\n", b"2\n", b"0\n",
        ]  # fmt: skip


async def test_yokogawa_takes_long_and_short_forms_and_answers_nr3() -> None:
    load = SetLoad()
    instrument = TcpInstrument(Yokogawa(load, b"\r\n"))
    await instrument.start()
    try:
        answers = await lines(
            instrument, b"*IDN?\r\n", b":NUM:FORM ASC\r\n", b":NUMERIC:NORMAL:NUMBER 4\r\n", b":NUM:ITEM1 U,1\r\n",
            b":NUM:NORM:ITEM2 I,2\r\n", b"NUMERIC:ITEM3 P,SIGMA\r\n", b":NUM:ITEM4 WH,SIGMA\r\n", b":NUM:VAL?\r\n",
            b":INTEG:STAT?\r\n", b":INTEGRATE:START\r\n", b":INTEGRATE:STATE?\r\n", b":INTEG:RES\r\n",
            b":STATUS:ERROR?\r\n", b":STAT:ERR?\r\n", b":NUM:VAL? 4\r\n",
        )  # fmt: skip
    finally:
        await instrument.stop()
    assert answers == [
        b"YOKOGAWA,WT333E,C2QH15020V,F1.11\r\n", b"229.50E+00,16.000E+00,10.998E+03,NAN\r\n", b"RESET\r\n",
        b"START\r\n", b'813,"Invalid operation"\r\n', b'0,"No error"\r\n', b"0.00000E+00\r\n",
    ]  # fmt: skip


def call(number: int, program: int, procedure: int, arguments: bytes) -> bytes:
    """An RPC call as RFC 5531 draws it: one last fragment, version 2, empty credentials."""
    body = struct.pack(">10I", number, 0, 2, program, 1, procedure, 0, 0, 0, 0) + arguments
    return struct.pack(">I", 0x80000000 | len(body)) + body


async def test_vxi11_frames() -> None:
    instrument = Vxi11Instrument(Yokogawa(SetLoad()))
    await instrument.start()
    reader, writer = await asyncio.open_connection("127.0.0.1", instrument.port)

    async def answer() -> bytes:
        (head,) = struct.unpack(">I", await reader.readexactly(4))
        assert head & 0x80000000
        return await reader.readexactly(head & 0x7FFFFFFF)

    try:
        writer.write(call(1, 0x0607AF, 10, bytes.fromhex("00000001 00000000 00000000 00000005 696e7374 30000000")))
        accepted = bytes.fromhex("00000001 00000001 00000000 00000000 00000000 00000000")
        assert await answer() == accepted + bytes.fromhex("00000000 00000007 00000000 00000400")
        write = struct.pack(">5I", 7, 2000, 0, 8, 6) + b"*IDN?\n\0\0"
        writer.write(call(2, 0x0607AF, 11, write))
        assert (await answer())[24:] == bytes.fromhex("00000000 00000006")
        writer.write(call(3, 0x0607AF, 12, struct.pack(">6I", 7, 4096, 2000, 0, 0x80, 10)))
        said = b"YOKOGAWA,WT333E,C2QH15020V,F1.11\n"
        assert (await answer())[24:] == struct.pack(">3I", 0, 2, len(said)) + said + b"\0\0\0"
        writer.write(call(4, 0x0607AF, 23, struct.pack(">I", 7)))
        assert (await answer())[24:] == bytes(4)
    finally:
        writer.close()
        await writer.wait_closed()
        await instrument.stop()


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("12345.678", 6, "12.3456E+03"), ("229.5", 5, "229.50E+00"), ("0.0042", 5, "4.2000E-03"),
        ("0", 6, "0.00000E+00"),
        ("999999.9", 6, "999.999E+03"), ("-16.5", 5, "-16.500E+00"),
    ],
)  # fmt: skip
def test_engineering_notation(value: str, digits: int, text: str) -> None:
    assert engineering(Decimal(value), digits) == text


def test_indications_are_cut_not_rounded_and_floats_printed_as_c_does() -> None:
    assert str(cut(Decimal("1.2349"), "0.001")) == "1.234"
    assert [significant(value, 8) for value in (230.25, 16.0, 1e-9)] == ["230.25", "16", "1e-09"]


def test_faults_by_name() -> None:
    assert parse_instrument_faults(()) is None
    assert parse_instrument_faults(["slow-drip"]) is InstrumentFault.SLOW_DRIP
    for names in (["slow"], ["nan", "stale"]):
        with pytest.raises(Exception, match="unknown_name"):
            parse_instrument_faults(names)
