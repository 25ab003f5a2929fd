"""Secrets never reach a transcript; everything else stays byte for byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.links.ocpp.mask import Mask

mask = Mask("SERVICE")


@pytest.mark.parametrize(
    "text",
    [
        '[2,"1","Authorize",{"idTag":"SECRET7"}]',
        '[2,"1","Authorize",{"idTag":"\\u0053ECRET7"}]',
        '[2,"1","Authorize",{"idToken":{"idToken":"SECRET7","type":"eMAID"}}]',
        '[2,"1","StopTransaction",{"idTag":"SECRET7","transactionId":1,"meterStop":1,"timestamp":"x"}]',
        '[2,"1","StartTransaction",{"idTag":"SECRET7","connectorId":1',
        '[2,"1","ChangeConfiguration",{"key":"AuthorizationKey","value":"SECRET7"}]',
        '[2,"1","ChangeConfiguration",{"value":"SECRET7","key":"authorizationkey"}]',
        '[3,"1",{"configurationKey":[{"key":"AuthorizationKey","readonly":false,"value":"SECRET7"}]}]',
        '[2,"1","SetVariables",{"setVariableData":[{"component":{"name":"SecurityCtrlr"},'
        '"variable":{"name":"BasicAuthPassword"},"attributeValue":"SECRET7"}]}]',
        '[2,"1","NotifyReport",{"reportData":[{"variable":{"name":"BasicAuthPassword"},'
        '"variableAttribute":[{"value":"SECRET7"}]}]}]',
        '[2,"1","GetDiagnostics",{"location":"ftp://user:SECRET7@127.0.0.1/"}]',
        '[2,"1","SetNetworkProfile",{"connectionData":{"basicAuthPassword":"SECRET7"}}]',
    ],
)
def test_secret_is_masked(text: str) -> None:
    masked = mask(text)
    assert "SECRET7" not in masked
    assert "\\u0053ECRET7" not in masked
    assert "***" in masked


@pytest.mark.parametrize(
    "text",
    [
        '[2, "1" ,"Authorize",{"idTag":"SERVICE"}]',
        '[2,"1","MeterValues",{"value":0.1500}]',
        '[3,"1",{"configurationKey":[{"key":"HeartbeatInterval","value":"60"}]}]',
        '[2,"1","GetDiagnostics",{"location":"ftp://127.0.0.1/"}]',
        "not JSON at all",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert mask(text) == text


@given(st.text(min_size=1, max_size=20))
def test_no_card_survives_whatever_it_is_called(card: str) -> None:
    if card in ("SERVICE", "***"):
        return
    for ascii_only in (True, False):
        text = json.dumps([2, "1", "Authorize", {"idTag": card}], ensure_ascii=ascii_only)
        assert json.loads(mask(text))[3]["idTag"] == "***"
