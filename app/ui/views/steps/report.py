"""Report: what the visit comes to, the signature, the pages, and where the bundle goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.bundle import CERTIFICATE_PATH, REPORT_PATH
from app.domain.errors import Reason
from app.domain.fact import ReportSigned
from app.domain.messages import reason_words
from app.domain.step import TITLES, Step
from app.domain.verdict import ItemVerdict
from app.domain.words import answer_words
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.steps.page import StepPage
from app.ui.views.visit_words import METERS, VERDICTS
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.chip import Chip
from app.ui.widgets.notes import NoteList
from app.ui.widgets.pdf import PdfPreview
from app.ui.widgets.segments import Segments
from app.ui.widgets.text import label

if TYPE_CHECKING:
    from app.domain.outcome import Finding, VisitOutcome
    from app.ports.store import Outgoing
    from app.workflows.make_report import SignedReport

NOTES = 40


class ReportPage(StepPage):
    """Two marks, never mixed: electrical safety, and whether the meter may bill."""

    can_cancel = False
    fills = True

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        self.outcome: VisitOutcome | None = None
        self._shown_revision = ""
        self._documents: dict[str, bytes] = {}
        self._facts = -1
        super().__init__(kit, session, step)

    def panel(self) -> QWidget | None:
        """Return marks, findings and the pages."""
        tr, theme = self.tr_, self.kit.theme
        self.safety, self.meter = Chip(theme), Chip(theme)
        marks = Card(theme, tr("The two marks of page 1"))
        for words, chip in ((tr("Electrical safety"), self.safety), (tr("Meter"), self.meter)):
            line = QHBoxLayout()
            line.addWidget(label(words, "strong"))
            line.addStretch(1)
            line.addWidget(chip)
            marks.add(line)
        self.words = label("", "secondary", wrap=True)
        marks.add(self.words)
        self.findings = NoteList(theme, tr("No open findings."))
        found = Card(theme, tr("Open findings")).add(self.findings)
        self.missing = label("", "body", wrap=True)
        self._missing = Card(theme, tr("Keeps the verdict from being safe")).add(self.missing)
        self.where = label("", "secondary", wrap=True, selectable=True)
        self.signed = Chip(theme)
        self.delivered = Chip(theme, tr("Not delivered yet"))
        self._sign = Card(theme, tr("Signature")).add(self.signed, self.where, self.delivered)
        left = QVBoxLayout()
        left.setSpacing(13)
        for card in (marks, found, self._missing, self._sign):
            left.addWidget(card)
        left.addStretch(1)
        self.preview = PdfPreview(theme, self.kit.runner, tr("The report"), self._page_name, self.problem)
        self.preview.setMinimumHeight(420)
        choices = ((REPORT_PATH, tr("Service report")), (CERTIFICATE_PATH, tr("Certificate of the meter")))
        self.which = Segments(theme, tr("Document"), choices)
        self.which.chosen.connect(self._show_document)
        self.which.hide()
        self._draft = Card(theme, tr("The report"), caps=False)
        self._draft.add(
            label(
                tr(
                    "The pages show here once they are signed. Signing freezes them: a later correction is a new "
                    "revision that names the first."
                ),
                "sub",
                wrap=True,
            )
        )
        self._draft.body.addStretch(1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(13)
        row.addLayout(left, 2)
        pages = QVBoxLayout()
        pages.setSpacing(8)
        for shown in (self.which, self.preview, self._draft):
            pages.addWidget(shown)
        row.addLayout(pages, 3)
        return whole

    def _page_name(self, number: int, count: int) -> str:
        return self.tr_("Page {number} of {count}", number=number, count=count)

    # showing

    def show_panel(self) -> None:
        """Ask anew what the visit comes to, whenever something was saved."""
        facts = len(self.session.state.saved)
        if facts != self._facts:
            self._facts = facts
            self.session._runner.run(self.session.guided.outcome(), self._show_outcome, self.problem, self)
        self._show_signed()

    def _show_outcome(self, outcome: "VisitOutcome") -> None:
        tr = self.tr_
        self.outcome = outcome
        for chip, (word, kind) in ((self.safety, VERDICTS[outcome.verdict]), (self.meter, METERS[outcome.meter])):
            chip.show_state(tr(word), kind)
        out = ", ".join(str(number) for number in outcome.connectors_out)
        self.words.setText(tr("Out of service: connector {numbers}", numbers=out) if out else "")
        self.words.setVisible(bool(out))
        notes = [self._note(finding) for finding in outcome.findings[:NOTES]]
        self.findings.show_notes(notes)
        names = [tr(TITLES[Step(name)]) if name in list(Step) else name for name in outcome.missing]
        self._missing.setVisible(bool(names))
        self.missing.setText(", ".join(names))
        self.changed.emit()

    def _note(self, finding: "Finding") -> tuple[str, str, str, str]:
        item = self.session.guided.visit.checklist.item(finding.item) if finding.item else None
        if item is not None:
            title = self.kit.program.texts.pick(item.text)
            place = f"{item.id}@{finding.connector}" if finding.connector else item.id
            answer = self.session.state.answers.get((item.id, finding.connector))
            said = answer_words(item, answer.value, self.kit.program.texts) if answer and answer.value else ""
            sub = f"{place}: {said} {item.unit}".strip() if said else place
        else:
            step = self.tr_(TITLES[finding.step]) if finding.step else ""
            known = finding.title in list(Reason)
            title = reason_words(finding.title, step, self.tr_) if known else self.tr_(finding.title)
            sub = step
        dangerous = finding.severity.value in (ItemVerdict.S1.value, ItemVerdict.S2.value)
        return title, sub, finding.severity.value, "fail" if dangerous else "warn"

    def _show_signed(self) -> None:
        tr, revisions = self.tr_, self.session.state.revisions
        newest = revisions[-1] if revisions else None
        self.preview.setVisible(newest is not None)
        self._draft.setVisible(newest is None)
        if newest is None:
            self.signed.show_state(tr("Not signed yet"))
            self.where.setText(tr("It is signed with your key and PIN on this laptop; no network is needed."))
            return
        words = tr("Signed: {report}, revision {revision}", report=newest.report, revision=newest.revision)
        self.signed.show_state(words, "ok")
        path = self.session.guided.saved_to
        self.where.setText(
            tr("Saved in {folder}", folder=f"{path.parent.parent.name}/{path.parent.name}") if path else ""
        )
        self.where.setToolTip(str(path or ""))
        if newest.bundle_id != self._shown_revision:
            self._shown_revision = newest.bundle_id
            self._read()

    def _read(self) -> None:
        self._documents = {}
        read = self.session.guided.signed_documents()
        self.session._runner.run(read, self._show_documents, self.problem, self)

    def _show_documents(self, documents: "dict[str, bytes]") -> None:
        self._documents = documents
        self.which.setVisible(len(documents) > 1)
        self._show_document(REPORT_PATH)
        self.changed.emit()

    def _show_document(self, name: str) -> None:
        self.which.show_choice(name)
        self.preview.show_pdf(self._documents[name], self.tr_("Drawing the pages…"))

    def open_shown(self) -> None:
        """Hand the file that is shown to the PDF reader of this computer."""
        saved = self.session.guided.saved_to
        if saved is not None:
            path = saved.with_name(self.which.choice or REPORT_PATH)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # doing

    def primary(self) -> Action:
        """Sign, then deliver, then be done."""
        tr = self.tr_
        if self.session.acting is self.step:
            return Action(tr("Signing…"), lambda: None, "Enter", enabled=False)
        lock = self.session.lock(self.step)
        if lock is not None and not self.status.ended:
            return super().primary()
        last = self.session.state.saved[-1].fact
        if not isinstance(last, ReportSigned):
            return Action(tr("Sign the report"), lambda: self.asked.emit("pin", self.sign), "Enter")
        return Action(tr("Done"), lambda: self.asked.emit("done", None), "Enter")

    def secondary(self) -> "list[Action]":
        """Offer to open what is signed, and to deliver it."""
        tr, guided = self.tr_, self.session.guided
        if not self.session.state.revisions:
            return []
        found = [Action(tr("Deliver now"), self.deliver, "S")] if guided.delivery is not None else []
        if guided.saved_to is not None:
            found.append(Action(tr("Open in a PDF reader"), self.open_shown))
        return found

    def deliver(self) -> None:
        """Deliver the bundle; it waits and is tried again when the target takes nothing."""

        def delivered(lines: "tuple[Outgoing, ...]") -> None:
            self.kit.news.sync.emit()
            copied = sum(line.state in ("copied", "confirmed") for line in lines)
            self.delivered.show_state(self.tr_("{n} bundles delivered", n=copied), "ok" if copied else "neutral")

        self.kit.runner.run(self.session.guided.deliver(), delivered, self.problem, self)

    def sign(self, pin: str) -> None:
        """Sign with the PIN; the laptop's own work, off the window's thread."""
        self.error.hide()
        self.session.acting = self.step
        self.progress.show_progress(self.tr_("Laying out and signing the pages"), None)
        self.session.changed.emit()

        def signed(report: "SignedReport") -> None:
            self.session.acting = None
            self.kit.news.sync.emit()
            self.session.changed.emit()
            if self.session.guided.delivery is not None:
                self.deliver()

        def failed(problem: BaseException) -> None:
            self.session.acting = None
            self.session.changed.emit()
            self.problem(problem)

        self.session._runner.run(self.session.guided.sign(pin), signed, failed, self)
