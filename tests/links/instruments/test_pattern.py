"""Patterns of users: useful ones pass, those that could run away do not, and the worst that pass stay quick."""

import time

import pytest

from app.domain.errors import BadInput, Reason
from app.links.instruments.pattern import LONGEST_ANSWER, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "answer", "number"),
    [
        (r"([+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)", "-1.25E+03", "-1.25E+03"),
        (r"POW1:PS:\[W\]:(.+)", "POW1:PS:[W]:3680.5", "3680.5"),
        (r"[^:]*:(\d{1,9}) (?:Wh|kWh)", "ENER:42 kWh", "42"),
        (r"#?(\d+)[ ]*", "#7  ", "7"),
        (r"[]x]\|(\d)", "]|5", "5"),
    ],
)
def test_useful_patterns(pattern: str, answer: str, number: str) -> None:
    found = compile_pattern(pattern, 1, "own.json", "pattern").fullmatch(answer)
    assert found is not None
    assert found[1] == number


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+", r"((a|a)*)", r"(?:a+){9}(\d)", r"(\d)\1", r"(?=a)(\d)", r"(?<=a)(\d)", r"(?i)(\d)", r"(?P<n>\d)",
        r"(\d", r"(\d)(\d)", r"\d+", "", "(" * 300, r"(\x41)", r"(\d+\d+\d+\d+\d+)", r"(.*.*.*.*.*)=", "(\n)",
        "(?:" * 60 + "a?" * 30 + ")?" * 60 + "(b)", "(" + "a?" * 32 + ")",
        r"(?:\d+){2}(x)", r"(a)*+", r"[", r"a{2", r"(?:a|b|c|d|e|f|g|h|i|j|k|l|m)*(x)",
    ],
)  # fmt: skip
def test_what_could_run_away_or_means_something_else_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(BadInput) as caught:
        compile_pattern(pattern, 1, "own.json", "quantities.power.pattern")
    assert caught.value.reason is Reason.WRONG_VALUE
    assert (caught.value.where, caught.value.data["field"]) == ("own.json", "quantities.power.pattern")
    assert caught.value.data["problem"]


@pytest.mark.parametrize("pattern", [r"(a*a*a*a*)b", r"(a+a?a?a?a?a+a+a+)b", r"(.*a.*a.*a.*)b", r"(?:a*a*a*a*|x)(b)"])
def test_the_worst_that_is_allowed_ends_soon(pattern: str) -> None:
    compiled = compile_pattern(pattern, 1, "own.json", "pattern")
    begun = time.process_time()
    assert compiled.fullmatch("a" * LONGEST_ANSWER) is None
    assert time.process_time() - begun < 5
