"""Invented report contents for the tests: a rich one, a failed one, a German one, a bare one, and a very long one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.report import (
    Attachment,
    Attempt,
    ClockFact,
    Configuration,
    CustomerAnswer,
    CustomerStatement,
    Decision,
    DoneLine,
    Due,
    Finding,
    Inspection,
    Instrument,
    Item,
    Job,
    Judgement,
    KeyValue,
    LoadPoint,
    MadeWith,
    Mark,
    MeterCheck,
    Paper,  # noqa: F401
    PartUsed,
    Person,
    Photo,
    QueuedTransaction,
    ReportContent,
    Revision,
    Section,
    ServiceMark,
    SettingChange,
    Signer,
    Site,
    SkippedStep,
    StationIdentity,
    TestEnergy,
    Value,
    Zone,
)
from app.domain.verdict import ItemVerdict, MeterMark, Severity, VisitVerdict
from tests.reports.picture import digest
from tests.reports.sample_parts import (
    PICTURES,
    I,
    P,
    at,
    between,
    calibration_part,
    faults_part,
    firmware_part,
    least,
    most,
    num,
    photos_part,
    points_part,
    safety_of_work_part,
    sections_part,
)

__all__ = ["PICTURES", "at", "failed", "german", "long", "minimal", "rich"]


def rich() -> ReportContent:
    """Return a periodic inspection with findings, calibration, firmware, settings and faults."""
    content = ReportContent(
        number="SR-2026-01873",
        created=at(12, 30),
        site=Site(
            "Alpha Park, Bay 3", "visitor car park, row A", "1 Example Street, Alphaville", "52.0000 N, 9.0000 E"
        ),
        station=StationIdentity(
            id="NG22-004711",
            vendor="Northgrid",
            model="NG-22",
            serial="NG22-004711",
            kind="AC 22 kW post",
            hardware="rev. C",
            firmware="2.5.0",
            evse_ids=("XX*NGR*E004711*1",),
            connectors=("1 connector, Type 2 socket",),
            protocol="OCPP 2.0.1",
            meter_type="NM-3",
            meter_serial="M-884120",
            meter_class="MID class B",
            serial_checked_by="plate, work order and boot message agree",
        ),
        judgement=Judgement(
            VisitVerdict.DEFECTS,
            MeterMark.MAY_BILL,
            "5 loads pass, 1 conditional",
            ("Safe to use as left.", "3 open findings, the first due Sun 22 Nov, 12:00."),
            next_inspection=date(2027, 11, 19),
            interval_months=12,
        ),
        job=Job(
            kind="Inspection, meter check, firmware update",
            order="WO-58214",
            visit="V-2026-3391",
            arrived=at(8, 42),
            left=at(12, 28),
            conditions="9 °C, overcast, dry",
            people=(
                Person("Technician", "Alex Example", "electrician, permit A-31", date(2028, 3, 31)),
                Person("Operator's control room", "R. Beispiel", note="told at 08:45, ref. 88213"),
            ),
            template="Periodic inspection AC, version 6",
        ),
        signer=Signer(
            "Alex Example",
            "electrician, permit A-31",
            "",
            "Alex Example",
            date(2026, 2, 1),
            date(2028, 1, 31),
            at(12, 31, 7),
            "laptop clock, checked by NTP 08:31, error 0.02 s",
        ),
        revision=2,
        replaces=1,
        zone=Zone("Europe/Berlin", 60),
        data_manifest_sha256=digest(b"data manifest"),
        done=(
            DoneLine(Mark.CONDITIONAL, "58 items inspected", "3 open, 2 corrected on site"),
            DoneLine(Mark.CONDITIONAL, "Meter checked at 6 loads", "5 pass, 1 conditional at 6 A"),
            DoneLine(Mark.CORRECTED, "Firmware 2.4.1 to 2.5.0", "signature valid, self-test passed"),
            DoneLine(Mark.CORRECTED, "4 settings changed", "all read back"),
            DoneLine(Mark.CORRECTED, "Fault history read, 30 days", "cause found: moisture, F-1"),
            DoneLine(Mark.CORRECTED, "Test charge 15 min", "21.9 kW, 32 A, 3 phases"),
        ),
        findings=(
            Finding(
                1,
                Severity.S3,
                "Lower gland worn, water film in the compartment",
                "Dried and sealed before any live test; insulation repeated: pass",
                "Team West",
                "Civil works",
                deadline_at=at(12, 0, day=22),
                deadline_detail="within 48 h",
                item="A06",
                risk="corrosion, earth leakage in rain",
                follow_up_order="WO-58299",
            ),
            Finding(
                2,
                Severity.S3,
                "Surge protector, indicator of L2 red",
                "Station stays protected on L1 and L3; part SPD-22-T2 ordered",
                "Team West",
                "Spare parts",
                date(2026, 12, 4),
                deadline_detail="14 days",
                item="A10",
                national="C2",
            ),
            Finding(
                3,
                Severity.S3,
                "Meter error +0.94 % at 6 A, limit ±1.00 %",
                "Inside the guard band; conformity 92 %; other loads pass",
                "Metrology",
                "Desk M-2",
                date(2027, 5, 20),
                deadline_detail="recheck in 6 months",
                item="A13",
            ),
            Finding(4, Severity.S3, "Terminal L3 loose", "Tightened to 3.0 N m", corrected=True, item="A07"),
            Finding(5, Severity.S4, "Station clock +94 s", "Time server set", corrected=True, item="S14"),
        ),
        key_values=(
            KeyValue("PE continuity", num("0.08", "Ω"), most("0.30"), num("0.07"), instrument="T-09"),
            KeyValue("Insulation", num("412", "MΩ"), least("1.0"), num("455"), instrument="T-09"),
            KeyValue("Loop impedance", num("0.42", "Ω"), most("0.77"), num("0.41"), instrument="T-09"),
            KeyValue("RCD at 30 mA", num("24", "ms"), most("300"), num("23"), instrument="T-09"),
            KeyValue("6 mA DC detector", num("1.9", "s"), most("10"), num("2.1"), instrument="T-03"),
            KeyValue(
                "Meter, worst load",
                num("0.94", "%", True),
                between("-1.00", "1.00"),
                num("0.71", signed=True),
                Mark.CONDITIONAL,
                "R-11",
            ),
        ),
        due=(
            Due(date(2026, 11, 22), "F-1 gland", finding=True),
            Due(date(2026, 12, 4), "F-2 surge protector"),
            Due(date(2027, 5, 20), "RCD button, F-3 again"),
            Due(date(2027, 11, 19), "Yearly inspection"),
            Due(date(2032, 12, 31), "Meter verification ends"),
        ),
        inspection=Inspection(
            "EV-AC-INSPECT",
            "14",
            "DE-AC 2026.2",
            "3 Feb 2026",
            ("IEC 60364-6", "IEC 61851-1"),
            sections_part(),
        ),
        skipped=(SkippedStep("security_audit", "Security audit", "not in this version", at(11, 50)),),
        scope_note="One post of four on feeder F3.1; the others were not opened.",
        instruments=(
            Instrument(
                "R-11",
                "reference meter, class 0.05",
                "20417",
                "2026-RC-0883",
                "L-4",
                date(2026, 3, 12),
                date(2027, 3, 12),
            ),
            Instrument("T-03", "EVSE tester", "7741", "EV-5512", "L-2", date(2026, 9, 2), date(2027, 9, 2)),
            Instrument(
                "T-09", "insulation, loop and RCD", "1182", "IN-2210", "L-2", date(2026, 6, 18), date(2027, 6, 18)
            ),
            Instrument(
                "T-15", "torque driver, 0.5 to 5 N m", "TQ-88", "TQ-0119", "L-7", date(2026, 1, 30), date(2027, 1, 30)
            ),
        ),
        calibrations=(calibration_part(),),
        firmware=(firmware_part(),),
        configuration=Configuration(
            142,
            (
                SettingChange(
                    "NTPServer", "ntp.old.example", "ntp.alpha.example", "F-5, clock was +94 s", read_back=True
                ),
                SettingChange("MeterValueSampleInterval", "900 s", "60 s", "rule OP-C-7", read_back=True),
                SettingChange(
                    "DefaultProfile.FailsafeCurrent", "16 A", "10 A", "feeder limit of row A", read_back=True
                ),
                SettingChange(
                    "AuthorizationKey", "", "changed, reconnected", "yearly renewal", read_back=True, secret=True
                ),
            ),
            "All changes by Alex Example between 11:36 and 11:44. Way back: snapshot-before.json, one step here.",
        ),
        faults=faults_part(),
        security=(MeterCheck(Mark.PASS, "Security profile 2, TLS 1.2", "certificate valid until 4 Jun 2027"),),
        parts=(PartUsed("Cable gland M32 (temporary seal)", "GL-32-T", "", "", "B-2291", "none", ""),),
        safety_of_work=safety_of_work_part(),
        clocks=(
            ClockFact("Laptop", Decimal("0.02"), "NTP, checked 08:31", at(8, 31)),
            ClockFact("Station, first frame", Decimal("94.0"), "boot message", at(8, 49)),
            ClockFact("Station, as left", Decimal("0.4"), "heartbeat", at(12, 20)),
            ClockFact("R-11", Decimal("0.8"), "set from the laptop", at(9, 50)),
        ),
        queued=(
            QueuedTransaction(
                "tx 88121", at(8, 49, 10), at(6, 2), at(7, 40), Decimal("12.410"), "kept for the operator"
            ),
            QueuedTransaction(
                "tx 88122", at(8, 49, 11), at(7, 55), at(8, 30), Decimal("6.082"), "kept for the operator"
            ),
        ),
        test_energy=TestEnergy(19, Decimal("20418.412"), Decimal("20459.108"), Decimal("40.696"), "service token"),
        photos=photos_part(),
        attachments=(
            Attachment("data/visit.json", "all values of this visit", 48_112, digest(b"1")),
            Attachment("data/checklist.csv", "58 items, one a row", 9_210, digest(b"2")),
            Attachment("data/calibration.json", "18 runs, budget, decision", 31_004, digest(b"3")),
            Attachment("data/OCMF-0611.txt", "signed meter record", 2_044, digest(b"4")),
            Attachment("data/snapshot-before.json", "142 settings, 08:51", 22_310, digest(b"5")),
            Attachment("data/snapshot-after.json", "142 settings, 12:10", 22_298, digest(b"6")),
            Attachment("data/station-log.txt", "4 108 lines", 614_220, digest(b"7")),
            Attachment("data/transcript.jsonl", "every frame, both ways", 1_902_113, digest(b"8")),
            Attachment("data/firmware-journal.json", "update 2.4.1 to 2.5.0", 6_020, digest(b"9")),
            Attachment("data/2026-RC-0883.pdf", "certificate of R-11", 212_000, digest(b"10")),
        ),
        revisions=(
            Revision(2, at(12, 31, 7), "Photo P6 added, owner of F-2 corrected", digest(b"data manifest")),
            Revision(1, at(12, 14, 52), "First signed revision", digest(b"old manifest")),
        ),
        customer=CustomerStatement(
            CustomerAnswer.SIGNED,
            "Kim Muster",
            "site manager",
            "English",
            remarks="Please call before the next visit.",
            at=at(12, 26),
            copy_given="by mail at 12:33, to be sent with the sync",
            strokes=(
                ((0.02, 0.9), (0.12, 0.2), (0.2, 0.15), (0.18, 0.7), (0.3, 0.5), (0.36, 0.8), (0.5, 0.45)),
                ((0.5, 0.6), (0.62, 0.5), (0.7, 0.72), (0.84, 0.55), (0.98, 0.6)),
            ),
        ),
        made_with=MadeWith(
            "ChargeBench", "1.0.0", "2026-11-12", "service report 3", ("DE-AC 2026.2", "EU AC class B 2026.2")
        ),
    )
    return content


def minimal() -> ReportContent:
    """Return the least a report can hold: an inconclusive practice visit that ended at the door."""
    return ReportContent(
        number="SR-0000-1",
        created=at(9, 0),
        site=Site("Practice bay"),
        station=StationIdentity("PRACTICE-1"),
        judgement=Judgement(VisitVerdict.INCONCLUSIVE, MeterMark.NOT_JUDGED),
        job=Job("Periodic inspection", "WO-1", "V-1", at(8, 42)),
        signer=Signer("Practice"),
        practice=True,
    )


def failed() -> ReportContent:
    """Return a visit that took the station out of service: S1, failed meter, failed firmware, nothing as left."""
    base = rich()
    gravest = Finding(
        6,
        Severity.S1,
        "RCD does not trip at 30 mA",
        "Feeder F3.1 locked off and labelled; nobody can charge",
        "Team West",
        "Electrical",
        deadline_at=at(18, 0),
        deadline_detail="today",
        item="E17",
        national="C1",
        risk="electric shock",
    )
    sections = tuple(
        replace(
            section,
            items=tuple(
                replace(
                    item,
                    verdict=ItemVerdict.S1,
                    value=num("388", "ms"),
                    finding=6,
                    note="Three tries, pilot cycled after each.",
                    attempts=(
                        Attempt(at(10, 2), ItemVerdict.S1, num("412", "ms")),
                        Attempt(at(10, 5), ItemVerdict.S1, num("4120", "ms"), "", at(10, 6), "typed a nought too many"),
                        Attempt(at(10, 9), ItemVerdict.S1, num("388", "ms"), "none found"),
                    ),
                )
                if item.id == "E17"
                else replace(item, verdict=ItemVerdict.NOT_TESTED, value=Value(), reason="locked by F-6", source=None)
                if section.title in ("Control pilot", "Fault behaviour")
                else item
                for item in section.items
            ),
        )
        for section in base.inspection.sections
    )
    points = (
        replace(
            points_part()[0], error_percent=Decimal("3.120"), decision=Decision.FAIL, p_conformity=Decimal("0.0001")
        ),
        *points_part()[1:3],
        LoadPoint("32 A", Decimal(32), limit_percent=Decimal("1.00"), reason="vehicle accepts 16 A at most"),
    )
    run = replace(
        calibration_part(),
        as_found=points,
        as_left=(),
        as_left_reason="out of service before any change",
        intro="As found. Ended early: the RCD failed.",
    )
    firmware = replace(
        firmware_part(),
        after="2.4.1",
        succeeded=False,
        proofs=(
            DoneLine(Mark.FAIL, "station says InstallationFailed"),
            DoneLine(Mark.PASS, "old version runs, read back"),
        ),
    )
    judged = Judgement(
        VisitVerdict.OUT_OF_SERVICE,
        MeterMark.MUST_NOT_BILL,
        "+3.12 % at 6 A",
        ("RCD does not trip at 30 mA (F-6).",),
        ("connector 1",),
        next_inspection=date(2026, 11, 27),
        out_of_service=(
            ServiceMark("Locked and labelled", True, "photo P7", at(10, 15)),
            ServiceMark("Availability read back", True, "Inoperative", at(10, 16)),
            ServiceMark("Operator told", True, "R. Beispiel, ref. 88219", at(10, 18)),
        ),
    )
    key = replace(base.key_values[3], value=num("388", "ms"), mark=Mark.FAIL)
    worst = replace(base.key_values[5], value=num("3.12", "%", True), mark=Mark.FAIL)
    return replace(
        base,
        judgement=judged,
        findings=(gravest, *base.findings),
        inspection=replace(base.inspection, sections=sections),
        key_values=(*base.key_values[:3], key, base.key_values[4], worst),
        calibrations=(run,),
        firmware=(firmware,),
        customer=CustomerStatement(
            CustomerAnswer.REFUSED, "Kim Muster", "site manager", reason="wants to ask the owner first"
        ),
    )


LONG = "Überspannungsschutzeinrichtungsüberwachungskontakt und Leitungsschutzschalterhilfsschaltereinbaulage geprüft"


def german() -> ReportContent:
    """Return the rich report in German, with the long words of the trade."""
    base = rich()
    sections = tuple(
        replace(
            section,
            title="Schutzmaßnahmen und Isolationsüberwachung",
            items=tuple(replace(item, title=f"{item.title}: {LONG}"[:88]) for item in section.items),
        )
        for section in base.inspection.sections
    )
    findings = tuple(
        replace(one, title=LONG[:50] + " lose", measure=LONG, owner="Instandhaltung", owner_detail="Elektrowerkstatt")
        for one in base.findings
    )
    station = replace(base.station, kind="AC-Ladesäule 22 kW", connectors=("1 Ladepunkt, Steckdose Typ 2",))
    judged = replace(base.judgement, meter=MeterMark.MUST_NOT_BILL, meter_reason="Fehler bei 6 A", reasons=())
    return replace(
        base,
        language="de",
        site=replace(base.site, name="Verbrauchermarktparkplatz Süd"),
        station=station,
        judgement=judged,
        findings=findings,
        inspection=replace(base.inspection, sections=sections),
    )


def long(items: int = 200, photos: int = 40) -> ReportContent:
    """Return a practice report with very many items, findings and photos."""
    base = rich()
    printed = sorted(PICTURES)
    many = tuple(
        Section(
            f"Section {number}",
            tuple(
                Item(
                    f"X{number:02d}{at:02d}",
                    f"Item {at} of section {number}",
                    (P, ItemVerdict.S2, P, ItemVerdict.NOT_TESTED, P)[(number + at) % 5],
                    num(f"{at}.{number}", "V"),
                    between("0", "400"),
                    I,
                    reason="no access to the roof" if (number + at) % 5 == 3 else "",
                )
                for at in range(10)
            ),
        )
        for number in range(items // 10)
    )
    pictures = tuple(
        Photo(
            number,
            f"Photo {number}",
            at(9, number % 60),
            digest(b"o%d" % number),
            printed[number % len(printed)],
            "A. E.",
        )
        for number in range(1, photos + 1)
    )
    findings = tuple(Finding(number, Severity.S2, f"Finding {number}", owner="Team") for number in range(1, 31))
    return replace(
        base,
        practice=True,
        findings=findings,
        inspection=replace(base.inspection, sections=many),
        photos=pictures,
    )
