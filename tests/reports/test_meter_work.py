"""Work on the meter on paper: a swap, opened seals, parameters, in the service report and in the certificate."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.report import Calibration, MeterSwap, Paper, PartUsed, ReportContent
from tests.reports import sample
from tests.reports.sample_certificate import certificate
from tests.reports.test_certificate import drawn

SWAP = MeterSwap("PM3-880131", "PM3-880977", Decimal("12345.678"), Decimal("0.012"), "meter cover: B-7, intact")
OPENED, SET = "meter cover, A-1182: opened for the work", "PulseConstant: 500 → 1000"


def worked(content: ReportContent, *swaps: MeterSwap) -> ReportContent:
    """Return the content with work on its meter."""

    def with_work(run: Calibration) -> Calibration:
        return replace(run, swaps=swaps, seals_opened=OPENED, parameters=SET)

    part = PartUsed("Meter", old_serial=SWAP.old_serial, new_serial=SWAP.new_serial)
    return replace(content, calibrations=tuple(map(with_work, content.calibrations)), parts=(part,))


@pytest.mark.parametrize("paper", Paper)
def test_both_documents_name_both_meters_with_their_registers_and_seals(paper: Paper) -> None:
    for content in (replace(sample.rich(), photos=()), certificate()):
        whole = " ".join(drawn(worked(replace(content, paper=paper), SWAP)))
        for said in (
            "PM3-880131 taken out at 12 345.678 kWh", "PM3-880977 put in at 0.012 kWh",
            "its seals: meter cover: B-7, intact", OPENED, SET, "Opened seals", "Parameters", "Meter swap",
        ):  # fmt: skip
            assert said in whole, said


def test_the_service_report_lists_the_meter_as_a_part() -> None:
    pages = drawn(worked(replace(sample.rich(), photos=()), SWAP))
    (page,) = [page for page in pages if "Old serial" in page]
    assert "Meter" in page
    assert page.index("PM3-880131") < page.index("PM3-880977")


def test_the_certificate_says_which_meter_was_found_and_which_is_left() -> None:
    front = drawn(worked(certificate(), SWAP))[0]
    assert "PM3-880131 as found, PM3-880977 as left" in front
    again = drawn(worked(certificate(), SWAP, replace(SWAP, old_serial="PM3-880977", new_serial="PM3-9")))[0]
    assert "PM3-880131 as found, PM3-9 as left" in again
    assert "as found, " not in drawn(certificate())[0]


def test_seals_nobody_recorded_are_said_to_be_missing() -> None:
    whole = " ".join(drawn(worked(certificate(), replace(SWAP, seals=""))))
    assert "its seals: not recorded" in whole


def test_where_nothing_was_done_there_is_no_row() -> None:
    whole = " ".join(drawn(certificate()))
    for row in ("Opened seals", "Meter swap"):
        assert row not in whole
