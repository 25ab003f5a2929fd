"""Invented certificates for the tests: a calibration with as left and seven loads, and the other acts."""

from dataclasses import replace
from decimal import Decimal

from app.domain.act import Act
from app.domain.report import (
    BudgetLine,
    Certificate,
    Document,
    LoadPoint,
    MeterRun,
    ProfileUsed,
    Rating,
    ReportContent,
    SoftwareState,
)
from tests.reports import sample
from tests.reports.sample_parts import at

DATA = ("data/calibration", "data/readings", "data/visit.json")


def certificate(act: Act = Act.CALIBRATION, **changes: object) -> ReportContent:
    """Return the certificate to the rich report, of any act."""
    report = sample.rich()
    (run,) = report.calibrations
    run = replace(
        run,
        act=act,
        as_found=tuple(_full(point, number) for number, point in enumerate(run.as_found)),
        as_left=tuple(_full(point, 7) for point in run.as_left),
    )
    content = replace(
        report,
        number="CC-2026-01873",
        document=Document.CALIBRATION_CERTIFICATE,
        certificate=_given(report, act),
        calibrations=(run,),
        attachments=tuple(one for one in report.attachments if one.path.startswith("data/")),
        instruments=report.instruments[:1],
        findings=(),
        done=(),
        photos=(),
    )
    return replace(content, **changes)  # type: ignore[arg-type]


def _given(report: ReportContent, act: Act) -> Certificate:
    numbers = {Act.CALIBRATION: "D-K-00000-01-00 (invented)", Act.AUTHORISED_REPAIR: "NI-123"}
    authority = act is Act.AUTHORITY_VERIFICATION
    return Certificate(
        report=report.number,
        issuer="Example Metrology, 1 Example Street, 00000 Alphaville",
        number=numbers.get(act, ""),
        officer="O. Officer" if authority else "",
        body="Office of weights and measures, Alphaville" if authority else "",
        place="Alpha Park, Bay 3, 1 Example Street, Alphaville",
        meter_resolution_kwh=Decimal("0.0001"),
        ratings=(
            Rating("itr_a", "10 A"), Rating("imax_a", "80 A"), Rating("phases", "3"), Rating("voltage_v", "230 V"),
        ),
        reference_resolution_kwh=Decimal("0.00001"),
        temperature_c=Decimal(9),
        weather="overcast, dry",
        mean_voltage_v=Decimal("230.4"),
        coverage=Decimal("0.9545"),
        profile=ProfileUsed(
            "mid-b-in-service", "2026-01", "MID class B, in service", "Directive 2014/32/EU, Annex V", False, "legal",
            "rehearsal for 2028", "power factor near 1",
        ),
        software=(SoftwareState("as_found", "2.4.1", "ab12"), SoftwareState("as_left", "2.5.0", "cd34")),
        method="Comparison of the energy registers of both meters in the same circuit, one charging transaction a run.",
        deviations=("40 A: not attainable, the load ends at 32 A",),
    )  # fmt: skip


def _full(point: LoadPoint, number: int) -> LoadPoint:
    runs = tuple(_run(number, count) for count in range(3))
    discarded = (MeterRun(discarded_because="the vehicle ended the charge"),) if number == 1 else ()
    return replace(point, tur=Decimal("8.25"), runs=runs + discarded, budget=_budget())


def _run(number: int, count: int) -> MeterRun:
    begin = Decimal("1234.5670") + 5 * number + Decimal("1.5") * count
    return MeterRun(
        start_kwh=begin,
        stop_kwh=begin + Decimal("1.5050"),
        reference_kwh=Decimal("1.49790"),
        error_percent=Decimal("0.474"),
        began=at(9, 55 + count),
        ended=at(10, 5 + count),
    )


def _budget() -> tuple[BudgetLine, ...]:
    def line(
        name: str, value: str, spread: str, u: str, dof: str | None, share: int, c: str = "1"
    ) -> BudgetLine:  # fmt: skip
        return BudgetLine(
            name,
            Decimal(u),
            value,
            spread,
            share,
            Decimal(u) / abs(Decimal(c)),
            Decimal(dof) if dof else None,
            Decimal(c),
        )

    return (
        line("repeatability", "s = 0.0450 %, n = 3", "normal, type A", "0.0260", "2", 37),
        line("reference certificate", "U = 0.05 %", "normal, k = 2", "0.0250", None, 34),
        line("reference drift", "± 0.03 %", "rectangular", "0.0173", None, 16),
        line(
            "temperature of the cable between meter and socket, two wires",
            "± 4 K",
            "rectangular",
            "0.0115",
            "8",
            7,
            "-0.5",
        ),
        line("register resolution", "d = 0.0001 kWh", "triangular", "0.0082", None, 4),
    )
