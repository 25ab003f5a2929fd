"""Results and uncertainty of a certificate: as found, as left, the plot, conformity with its rule, every budget.

After ISO/IEC 17025:2017, 7.8.4.1 and 7.8.6.2 (from memory, unverified).
"""

from collections.abc import Sequence

from app.domain.report import Calibration, Certificate, Decision, LoadPoint
from app.reports.book import Book
from app.reports.budget import draw_full_budget
from app.reports.calibration import draw_results
from app.reports.certificate import PLOT, traceability
from app.reports.plot import draw_plot, worth_a_plot
from app.reports.run import draw_runs
from app.reports.tokens import BODY, LEFT, WIDTH


def draw_conformity(book: Book, run: Calibration, given: Certificate) -> None:
    """Draw the results with the statement of conformity, and every run they come from."""
    tr = book.tr
    book.titled_page(tr("Results"), run.intro)
    book.note("results")
    draw_results(book, run)
    if worth_a_plot(run) and PLOT not in book.found.where:
        draw_plot(book, run)
    parts = (
        (tr("Conformity"), _conformity(book, run, given)),
        (tr("Decision rule"), run.decision_rule),
        (tr("Traceability"), _capital(traceability(book, run))),
    )
    for title, text in parts:
        if text:
            book.room(8 + 4 * len(book.sheet.wrapped(text, BODY, WIDTH)[0]))
            book.heading(title)
            book.y = book.sheet.paragraph(LEFT, book.y + 5, text, BODY, WIDTH)
            book.gap(5)
    draw_runs(book, run)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _conformity(book: Book, run: Calibration, given: Certificate) -> str:
    """Say to which results, which specification and which rule the decisions belong."""
    tr, profile = book.tr, given.profile
    phases = [(tr("As found"), run.as_found)] + ([(tr("As left"), run.as_left)] if run.as_left else [])
    return tr(
        'Against {profile}. {decisions}. The column "Conformity" is the probability that the true error lies within '
        "the limit; T / U is the ratio of limit to expanded uncertainty.",
        profile=tr("{name}, edition {edition}", name=profile.name or profile.id, edition=profile.edition),
        decisions=". ".join(f"{phase}: {_decided(book, points)}" for phase, points in phases),
    )


def _decided(book: Book, points: Sequence[LoadPoint]) -> str:
    names: dict[Decision, list[str]] = {}
    for point in points:
        names.setdefault(point.decision, []).append(point.title)
    return "; ".join(f"{book.say.decision(decision)} {', '.join(found)}" for decision, found in names.items())


def draw_uncertainty(book: Book, run: Calibration) -> None:
    """Draw the budget of every load point in full; nothing where no point has one."""
    tr = book.tr
    points = [(point, "") for point in run.as_found if point.budget]
    points += [(point, tr("as left")) for point in run.as_left if point.budget]
    if not points:
        return
    book.titled_page(
        tr("Measurement uncertainty"),
        tr(
            "All u in percent of the energy. u(x): standard uncertainty of the input; c: sensitivity; u = |c| u(x); "
            "ν: degrees of freedom. Evaluated after the GUM (JCGM 100:2008)."
        ),
    )
    book.note("uncertainty")
    for point, note in points:
        draw_full_budget(book, point, note)
        book.gap(8)
