"""Checklists, answers and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bootstrap.ground import Ground

if TYPE_CHECKING:
    from app.domain.answer import AnswerSheet
    from app.domain.checklist import Checklist, LimitSet
    from app.ports.report import VerifiesReports
    from app.ports.signed import ReadsSignedRecords
    from app.workflows.make_report import ReportTools


class Documents(Ground):
    """What reads and makes documents."""

    def checklist_from(self, data: bytes, where: str) -> Checklist:
        """Read a checklist that is not shipped. Raises BadInput naming file and field."""
        from app.formats.checklist import load_checklist

        return load_checklist(
            data, where, lambda name: self.resources.joinpath("checklists", f"{name}.json").read_bytes()
        )

    def check_checklist(self, checklist: Checklist, limits: LimitSet, where: str) -> None:
        """Raise BadInput naming the first thing that makes the checklist unusable."""
        from app.formats.checklist import check_checklist

        check_checklist(checklist, limits, where)

    def answers(self, data: bytes, where: str) -> AnswerSheet:
        """Read a file of answers. Raises BadInput naming file and field."""
        from app.formats.checklist import load_answers

        return load_answers(data, where)

    def report_tools(self, language: str) -> ReportTools:
        """Return what makes and signs reports."""
        from app.formats.picture import Pictures
        from app.reports.pdf import PdfReports
        from app.reports.signature import PadesSignatures
        from app.system.certificates import LocalCertificates
        from app.workflows.make_report import ReportTools

        return ReportTools(
            catalogue=self.catalogue,
            builder=PdfReports(self.resources),
            signer=PadesSignatures(self.resources),
            keys=LocalCertificates(),
            pictures=Pictures(),
            texts=self.texts_in(language),
            real_clock=self.real_clock,
            version=self.version,
        )

    def verifier(self) -> VerifiesReports:
        """Return what checks report files."""
        from app.reports.verify import ReportChecks

        return ReportChecks(self.resources)

    def signed_records(self) -> ReadsSignedRecords:
        """Return what reads and checks the signed records of meters."""
        from app.formats.signed.reader import SignedRecords

        return SignedRecords()
