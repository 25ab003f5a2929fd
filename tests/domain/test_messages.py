"""Every reason has one sentence; whatever an error carries, people read words without gaps or code."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from app.domain import errors
from app.domain.errors import BadInput, ChargeBenchError, OutcomeUnknown, Reason
from app.domain.messages import CHECKS, SENTENCES, message, reason_words

APP = Path(__file__).parents[2] / "app"
TREE = {ChargeBenchError.__name__, *(kind.__name__ for kind in ChargeBenchError.__subclasses__())}
FILLED_IN = {"where", "check", "field", "port", "seconds", "item", "name"}
"""Names every sentence can fill by itself: from the place of the error, or under another name."""
CLOSES = {"problem", "known", "said", "action", "power_w"}
"""Names whose gap is closed: brackets, a label or the end of the sentence go with it."""


def words(source: str, n: int | None = None, **values: object) -> str:
    return source


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_that_says_what_to_do(reason: Reason) -> None:
    sentence = SENTENCES[reason]
    assert sentence.endswith((".", "}"))
    said = message(ChargeBenchError(reason, "CP1"), words)
    assert "{" not in said
    assert "Traceback" not in said
    assert reason.value not in said or "_" not in reason.value
    assert ": –." not in said
    assert "(–)" not in said


def _raised() -> list[tuple[str, Reason, set[str]]]:
    """Return every place of the program that makes an error: where, reason, names of its data."""
    found = []
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TREE):
                continue
            reason = _reason(node)
            if reason is not None and all(keyword.arg for keyword in node.keywords):
                place = f"{path.relative_to(APP)}:{node.lineno}"
                found.append((place, reason, {str(keyword.arg) for keyword in node.keywords}))
    return found


def _reason(call: ast.Call) -> Reason | None:
    first = call.args[0] if call.args else None
    named = isinstance(first, ast.Attribute) and isinstance(first.value, ast.Name) and first.value.id == "Reason"
    return Reason[first.attr] if named and isinstance(first, ast.Attribute) else None


def test_every_error_of_the_program_fills_its_sentence() -> None:
    raised = _raised()
    assert len(raised) > 100
    gaps = {
        f"{place} {reason}": sorted(missing)
        for place, reason, data in raised
        if (missing := names(SENTENCES[reason]) - data - FILLED_IN - CLOSES)
    }
    assert gaps == {}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BadInput(Reason.UNKNOWN_NAME, "no-such-id", kind="visit"), "visit: there is no no-such-id."),
        (
            BadInput(Reason.UNKNOWN_NAME, "fault", name="x", known=["a", "b"]),
            "fault: there is no x. Known: a, b.",
        ),
        (
            BadInput(Reason.WRONG_VALUE, "host", value="a b"),
            "host: a b cannot be used. Nothing was written; correct it and try again.",
        ),
        (
            ChargeBenchError(Reason.PORT_IN_USE, "127.0.0.1:9000"),
            "Port 9000 of 127.0.0.1:9000 is in use on this computer. Choose another one, or close the program that "
            "has it.",
        ),
        (
            BadInput(Reason.FILE_UNREADABLE, "a.json"),
            "a.json cannot be read. Nothing was changed; check the path and try again.",
        ),
        (
            ChargeBenchError(Reason.NO_ANSWER, "CP1"),
            "CP1 does not answer. Nothing is known to have changed; read it back.",
        ),
    ],
)
def test_gaps_are_closed(error: ChargeBenchError, said: str) -> None:
    assert message(error, words) == said


@pytest.mark.parametrize(
    ("action", "part"),
    [
        ("RemoteStartTransaction", "does it charge"),
        ("RequestStopTransaction", "does it still charge"),
        ("UpdateFirmware", "which version"),
        ("Reset", "does it restart"),
        ("ChangeConfiguration", "read back"),
        ("", "read back"),
    ],
)
def test_an_unknown_outcome_says_what_to_look_at(action: str, part: str) -> None:
    assert part in message(OutcomeUnknown(Reason.NO_CONFIRMATION, "CP1", action=action), words)
    assert "" in CHECKS


def test_sentences_are_translated_before_they_are_filled() -> None:
    asked: list[str] = []

    def german(source: str, n: int | None = None, **values: object) -> str:
        asked.append(source)
        return "Der Schlüssel {field} fehlt in {where}."

    assert message(BadInput(Reason.MISSING_KEY, "P.toml", field="a.b"), german) == "Der Schlüssel a.b fehlt in P.toml."
    assert SENTENCES[Reason.MISSING_KEY] in asked


def test_braces_in_what_an_error_carries_are_not_filled_again() -> None:
    assert "{secret}" in message(BadInput(Reason.NOT_JSON, "{secret}", problem="x"), words)


def test_a_saved_reason_reads_as_its_sentence_and_a_persons_words_as_they_are() -> None:
    assert "load drew" in reason_words("no_load", "16 A", words)
    assert reason_words("cable was wet", "16 A", words) == "cable was wet"


def test_exit_codes_are_those_of_the_contract() -> None:
    codes = {kind.__name__: kind.exit_code for kind in ChargeBenchError.__subclasses__()}
    assert codes == {"Refused": 1, "BadInput": 2, "PeerUnreachable": 3, "OutcomeUnknown": 4, "ComputerCannot": 5}
    tree = re.findall(r"[├└]── (\w+) +\((\d)\)", errors.__doc__ or "")
    assert {name: int(code) for name, code in tree} == codes
