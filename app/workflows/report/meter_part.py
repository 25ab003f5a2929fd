"""Everything of the meter besides its load points, as printed: reference, connection, signed values, display, tests."""

from collections.abc import Callable, Iterable, Mapping

from app.domain import report as r
from app.domain.decision import Outcome
from app.domain.meter_fact import ReferenceMatched, WiringChecked
from app.domain.meter_test import MeterTest, MeterTestKind
from app.domain.meter_words import LOAD_TEST_WORDS, SIGNED_BRIEF, STANDING_WORDS_OF_REFERENCE
from app.domain.signed_record import SignedReason
from app.domain.text import mark
from app.domain.wiring import WiringFault
from app.domain.words import WIRING_WORDS
from app.domain.zero_load import LoadTestReason
from app.workflows.report.source import ReportSource

TITLES: Mapping[MeterTestKind, str] = {
    MeterTestKind.REPEATABILITY: mark("Repeatability"),
    MeterTestKind.SIGNATURE: mark("Signature of the records"),
    MeterTestKind.SIGNED_REGISTER: mark("Signed value and register"),
    MeterTestKind.SIGNED_ENERGY: mark("Signed value and reference"),
    MeterTestKind.DISPLAY: mark("Display and register"),
    MeterTestKind.ZERO_LOAD: mark("No load"),
    MeterTestKind.STARTING_LOAD: mark("Starting load"),
    MeterTestKind.PRICE: mark("Price"),
}
_MARKS = {Outcome.PASS: r.Mark.PASS, Outcome.CONDITIONAL_PASS: r.Mark.PASS, Outcome.FAIL: r.Mark.FAIL}
Tell = Callable[[ReportSource, MeterTest], str]


def meter_checks(source: ReportSource) -> tuple[r.MeterCheck, ...]:
    """Return every check in the order it was made, as found and, where it was measured, as left."""
    found = source.evaluated.tests if source.evaluated else ()
    left = source.left_evaluated.tests if source.left_evaluated else ()
    return (
        *_reference(source),
        *_wiring(source),
        *(_check(source, test) for test in _joined(found)),
        *(_check(source, test, left=True) for test in _joined(left) if test.outcome is not None),
    )


def _joined(tests: Iterable[MeterTest]) -> tuple[MeterTest, ...]:
    """Return the worst of the points where a test is made at each: one line tells it."""
    kept: dict[MeterTestKind, MeterTest] = {}
    for test in tests:
        before = kept.get(test.kind)
        if before is None or _gravity(test) > _gravity(before):
            kept[test.kind] = test
    return tuple(kept.values())


def _gravity(test: MeterTest) -> tuple[int, float]:
    order = list(Outcome)
    share = float(test.data.get("range", 0)) if test.kind is MeterTestKind.REPEATABILITY else 0.0
    share += abs(float(test.data.get("error", 0)))
    return (order.index(test.outcome) if test.outcome else -1, share)


def _reference(source: ReportSource) -> tuple[r.MeterCheck, ...]:
    fact = source.state.last(ReferenceMatched)
    if fact is None:
        return ()
    good = fact.standing == "in_date"
    parts = [source.tr(STANDING_WORDS_OF_REFERENCE[fact.standing])]
    if good:
        parts.append(source.tr("serial read") if fact.serial_compared else source.tr("serial not read"))
    shown = r.Mark.PASS if good else r.Mark.NOT_TESTED
    return (r.MeterCheck(shown, source.tr("Reference"), ", ".join(parts)),)


def _wiring(source: ReportSource) -> tuple[r.MeterCheck, ...]:
    fact = source.state.last(WiringChecked)
    if fact is None:
        return ()
    title = source.tr("Connection of the reference")
    if not fact.judged:
        detail = source.tr("looked at by {name}", name=fact.by) if fact.by else source.tr("nobody looked at it")
        return (r.MeterCheck(r.Mark.PASS if fact.by else r.Mark.NOT_TESTED, title, detail),)
    if not fact.ok:
        faults = ", ".join(source.tr(WIRING_WORDS[WiringFault(found.fault)]) for found in fact.findings)
        return (r.MeterCheck(r.Mark.FAIL, title, faults),)
    kw = source.decimal(f"{(fact.power_w or 0) / 1000:.1f}")
    detail = source.tr("right under {power} kW, {seconds} s of load", power=kw, seconds=round(fact.seconds))
    return (r.MeterCheck(r.Mark.PASS, title, detail),)


def _check(source: ReportSource, test: MeterTest, *, left: bool = False) -> r.MeterCheck:
    shown = _MARKS.get(test.outcome, r.Mark.NOT_TESTED) if test.outcome else r.Mark.NOT_TESTED
    detail = _DETAILS[test.kind](source, test) if test.outcome else source.tr("not tested")
    said = source.tr("as left: {what}", what=detail) if left else detail
    return r.MeterCheck(shown, source.tr(TITLES[test.kind]), said)


def _repeatability(source: ReportSource, test: MeterTest) -> str:
    spread, allowed = source.decimal(test.data["range"]), source.decimal(test.data["allowed"])
    said = source.tr("range {range} % of {allowed} % at {point}", range=spread, allowed=allowed, point=test.point)
    if test.outcome is Outcome.INCONCLUSIVE:
        return said + "; " + source.tr("steps of the registers alone may do that")
    return said


def _signature(source: ReportSource, test: MeterTest) -> str:
    if test.reason:
        known = test.reason in list(SignedReason)
        why = source.tr(SIGNED_BRIEF[SignedReason(test.reason)]) if known else source.tr("begin or end is missing")
        return source.tr("{some} of {of}: {why}", some=test.data["valid"], of=test.data["of"], why=why)
    said = source.tr("valid in {some} of {of} runs", some=test.data["valid"], of=test.data["of"])
    key = mark("key told by the station") if test.data["key"] == "station" else mark("key came with the record")
    return f"{said}; {source.tr(key)}"


def _difference(source: ReportSource, test: MeterTest) -> str:
    return source.tr("{difference} kWh apart at most", difference=source.decimal(test.data["difference"]))


def _display(source: ReportSource, test: MeterTest) -> str:
    read = source.tr("read in {some} of {of} runs", some=test.data["runs"], of=test.data["of"])
    return f"{_difference(source, test)}; {read}"


def _signed_energy(source: ReportSource, test: MeterTest) -> str:
    return source.tr(
        "{error} % ± {u} % at {point}",
        error=source.decimal(test.data["error"]),
        u=source.decimal(test.data["U"]),
        point=test.point,
    )


def _load_test(source: ReportSource, test: MeterTest) -> str:
    said = source.tr(LOAD_TEST_WORDS[LoadTestReason(test.reason)])
    return source.tr(
        "{digits} digits in {seconds} s: {said}", digits=test.data["digits"], seconds=test.data["seconds"], said=said
    )


def _price(source: ReportSource, test: MeterTest) -> str:
    shown, expected = source.decimal(test.data["shown"]), source.decimal(test.data["expected"])
    return source.tr("{shown} shown, {expected} expected", shown=shown, expected=expected)


_DETAILS: Mapping[MeterTestKind, Tell] = {
    MeterTestKind.REPEATABILITY: _repeatability,
    MeterTestKind.SIGNATURE: _signature,
    MeterTestKind.SIGNED_REGISTER: _difference,
    MeterTestKind.SIGNED_ENERGY: _signed_energy,
    MeterTestKind.DISPLAY: _display,
    MeterTestKind.ZERO_LOAD: _load_test,
    MeterTestKind.STARTING_LOAD: _load_test,
    MeterTestKind.PRICE: _price,
}
