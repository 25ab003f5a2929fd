"""Signed meter values on the wire: kept as received and found at begin and end of a charge, whenever they come."""

import base64
import json
from typing import Any

import pytest

from app.formats.signed.reader import SignedRecords
from app.links.ocpp.sample import read_samples
from tests.fakes.central import central_system, link_of
from tests.fakes.ocpp_peer import AT, FakeOcppPeer, fake_peer
from tests.formats.signed.meters import P256, ocmf, payload, reading

ACCEPTED = {"status": "Accepted"}
LONG = "x" * 20_000
"""Records of several kB are usual where a meter adds its log."""
BEGIN = ocmf(text=payload(reading("B", "1234.567"), PG="T1", U=LONG)).decode()
END = ocmf(text=payload(reading("E", "1235.010"), PG="T2", U=LONG)).decode()
KEY = base64.b64encode(f"oca:base16:asn1:{P256.spki.hex()}".encode()).decode()


def spelt(text: str) -> str:
    """Return JSON of ``text`` with an escape no writer of ours would choose: what counts is the value."""
    return json.dumps(text).replace("x", "\\u0078", 1)


def signed_16(record: str, context: str | None) -> str:
    """Return a 1.6 meter value with a signed sample, as bytes on the wire."""
    named = f'"context":"{context}",' if context else ""
    return (
        f'{{"timestamp":"{AT}","sampledValue":[{{"value":"1234567","unit":"Wh"}},'
        f'{{{named}"format":"SignedData","measurand":"Energy.Active.Import.Register","value":{spelt(record)}}}]}}'
    )


async def charged_16(peer: FakeOcppPeer, link: Any, before: list[str], at_stop: str, after: list[str]) -> Any:
    """Charge once; meter values before the stop, in it and after it."""

    async def start(_: dict[str, Any]) -> dict[str, str]:
        started = {"connectorId": 1, "idTag": "SERVICE", "meterStart": 1234567, "timestamp": AT}
        peer.later("StartTransaction", started)
        return ACCEPTED

    async def stop(asked: dict[str, Any]) -> dict[str, str]:
        number = asked["transactionId"]

        def meter(values: str) -> str:
            head = f'[2,"v{len(peer.answers)}","MeterValues",{{"connectorId":1,"transactionId":{number}'
            return f'{head},"meterValue":[{values}]}}]'

        for values in before:
            await peer.raw(meter(values))
        data = f',"transactionData":[{at_stop}]' if at_stop else ""
        await peer.raw(
            f'[2,"s","StopTransaction",{{"transactionId":{number},"meterStop":1235010,"timestamp":"{AT}"{data}}}]'
        )
        for values in after:
            await peer.raw(meter(values))
        return ACCEPTED

    peer.script.update(RemoteStartTransaction=start, RemoteStopTransaction=stop)
    charge = await link.start_charge(1, None, 1.5)
    ended = await link.stop_charge(charge, 1.5)
    if after:  # the station's own ping-pong: what was sent before this answer has been read
        assert await peer.tell("Heartbeat", {})
        ended = await link.stop_charge(charge, 1.5)
    return ended


@pytest.mark.parametrize(
    ("before", "at_stop", "after"),
    [
        ([], f"{signed_16(BEGIN, 'Transaction.Begin')},{signed_16(END, 'Transaction.End')}", []),
        ([signed_16(BEGIN, "Transaction.Begin")], signed_16(END, "Transaction.End"), []),
        ([signed_16(BEGIN, "Transaction.Begin")], signed_16(END, None), []),
        ([signed_16(BEGIN, "Transaction.Begin"), signed_16(END, "Transaction.End")], "", []),
        ([signed_16(BEGIN, "Transaction.Begin")], "", [signed_16(END, "Transaction.End")]),
    ],
    ids=["both at the stop", "begin before", "end without context", "both before", "end after the stop"],
)
async def test_1_6_keeps_both_records_as_received(before: list[str], at_stop: str, after: list[str]) -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        ended = await charged_16(peer, await link_of(system), before, at_stop, after)
        assert (ended.begin.signed, ended.end.signed) == (BEGIN, END)
        assert (str(ended.begin.energy_kwh), str(ended.end.energy_kwh)) == ("1234.567", "1235.010")
        both = "\n".join((ended.begin.signed, ended.end.signed)).encode()
        _, last = SignedRecords().read(both, P256.spki.hex())
        assert last.valid
        assert last.transaction is not None
        assert str(last.transaction.energy_kwh) == "0.443"


async def test_1_6_values_in_between_are_no_begin_and_no_end() -> None:
    async with central_system() as system, fake_peer(system.url) as peer:
        between = [signed_16(BEGIN, "Sample.Periodic"), signed_16(END, None)]
        ended = await charged_16(peer, await link_of(system), between, "", [])
        assert (ended.begin.signed, ended.end.signed) == (None, None)


def event_201(kind: str, sequence: int, values: str, remote: object = None) -> str:
    """Return a TransactionEvent, as bytes on the wire."""
    begun = f',"remoteStartId":{remote}' if remote is not None else ""
    return (
        f'{{"eventType":"{kind}","timestamp":"{AT}","triggerReason":"RemoteStart","seqNo":{sequence},'
        f'"transactionInfo":{{"transactionId":"T1"{begun}}},"evse":{{"id":1}},'
        f'"meterValue":[{{"timestamp":"{AT}","sampledValue":[{values}]}}]}}'
    )


def signed_201(record: str, context: str, key: str) -> str:
    """Return a 2.0.1 sampled value with its signed record."""
    data = base64.b64encode(record.encode()).decode()
    return (
        f'{{"value":1234.567,"context":"{context}","unitOfMeasure":{{"unit":"kWh"}},"signedMeterValue":'
        f'{{"signedMeterData":"{data}","signingMethod":"ECDSA-secp256r1-SHA256","encodingMethod":"OCMF",'
        f'"publicKey":"{key}"}}}}'
    )


@pytest.mark.parametrize("late", [False, True])
async def test_2_0_1_keeps_record_and_key(late: bool) -> None:
    """``late``: the begin's record comes with the end only."""
    first, last = signed_201(BEGIN, "Transaction.Begin", KEY), signed_201(END, "Transaction.End", "")
    plain = '{"value":1234.567,"context":"Transaction.Begin","unitOfMeasure":{"unit":"kWh"}}'
    async with central_system() as system, fake_peer(system.url, subprotocol="ocpp2.0.1") as peer:
        link = await link_of(system)

        async def start(asked: dict[str, Any]) -> dict[str, str]:
            begin = event_201("Started", 0, plain if late else first, asked["remoteStartId"])
            await peer.raw(f'[2,"b","TransactionEvent",{begin}]')
            return ACCEPTED

        async def stop(_: dict[str, Any]) -> dict[str, str]:
            values = f"{first},{last}" if late else last
            await peer.raw(f'[2,"e","TransactionEvent",{event_201("Ended", 1, values)}]')
            return ACCEPTED

        peer.script.update(RequestStartTransaction=start, RequestStopTransaction=stop)
        ended = await link.stop_charge(await link.start_charge(1, None, 1.5), 1.5)
        for register, record in ((ended.begin, BEGIN), (ended.end, END)):
            assert register.signed is not None
            assert base64.b64decode(json.loads(register.signed)["signedMeterData"]) == record.encode()
        lines = "\n".join(register.signed or "" for register in (ended.begin, ended.end))
        begin_record, end_record = SignedRecords().read(lines.encode())
        assert (begin_record.valid, end_record.valid) == (True, True)
        assert end_record.transaction is not None
        assert str(end_record.transaction.energy_kwh) == "0.443"


def test_a_signed_value_that_is_none_leaves_the_register() -> None:
    crooked: tuple[Any, ...] = (None, "text", {}, {"signedMeterData": 5}, [])
    for signed in crooked:
        (sample,) = read_samples([{"sampledValue": [{"value": 5, "signedMeterValue": signed}]}])
        assert (sample.signed, str(sample.value)) == (None, "0.005")
