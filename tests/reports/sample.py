"""Invented report contents for the tests: a rich one, a failed one, a German one, a bare one, and a very long one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain.report import (
    Act,
    Attachment,
    Attempt,
    AxisBand,
    BudgetLine,
    Calibration,
    ClockFact,
    Configuration,
    CustomerAnswer,
    CustomerStatement,
    Decision,
    DoneLine,
    Due,
    Fault,
    FaultHistory,
    Finding,
    FirmwareChange,
    Inspection,
    Instrument,
    IsolationPoint,
    Item,
    Job,
    JournalLine,
    Judgement,
    KeyValue,
    Lane,
    LaneEvent,
    LaneShape,
    Limit,
    LoadPoint,
    MadeWith,
    Mark,
    MeterCheck,
    MeterRun,
    Paper,  # noqa: F401
    PartUsed,
    Person,
    Photo,
    QueuedTransaction,
    ReportContent,
    Revision,
    SafetyOfWork,
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
from app.domain.verdict import ItemVerdict, MeterMark, Severity, Source, VisitVerdict
from tests.reports.picture import digest, photo

I, R, E = Source.INSTRUMENT, Source.READ, Source.ENTERED  # noqa: E741
P = ItemVerdict.PASS
DAY = date(2026, 11, 20)


def at(hour: int, minute: int, second: int = 0, day: int = 20) -> datetime:
    """Return a time of the visit; the site is one hour ahead of UTC."""
    return datetime(2026, 11, day, hour - 1, minute, second, tzinfo=UTC)


def num(value: str, unit: str = "", signed: bool = False) -> Value:
    """Return a measured number."""
    return Value(number=Decimal(value), unit=unit, signed=signed)


def most(high: str) -> Limit:
    """Return an upper limit."""
    return Limit(high=Decimal(high))


def least(low: str) -> Limit:
    """Return a lower limit."""
    return Limit(low=Decimal(low))


def between(low: str, high: str) -> Limit:
    """Return two limits."""
    return Limit(low=Decimal(low), high=Decimal(high))


def said(text: str) -> Value:
    """Return a word as a value."""
    return Value(text=text)


PICTURES = {
    digest(data): data
    for data in (
        photo("post", 0, (800, 1100)),
        *(photo("cabinet", n) for n in range(4)),
        *(photo("terminals", n) for n in range(4)),
    )
}
_POST = digest(photo("post", 0, (800, 1100)))
_CABINET = [digest(photo("cabinet", n)) for n in range(4)]
_TERMINAL = [digest(photo("terminals", n)) for n in range(4)]


def _photos() -> tuple[Photo, ...]:
    by = "Alex Example"

    def one(number: int, caption: str, taken: datetime, printed: str, **more: object) -> Photo:
        return Photo(number, caption, taken, digest(f"original {number}".encode()), printed, by, **more)  # type: ignore[arg-type]

    gland = {"item": "A06", "finding": 1, "pair": "gland", "title": "Meter compartment, lower gland"}
    torque = {"item": "A07", "finding": 4, "pair": "torque", "title": "Terminal L3"}
    surge = {"item": "A10", "finding": 2, "pair": "surge", "title": "Surge protector"}
    return (
        one(0, "Station as found.", at(8, 44), _POST, as_found=True),
        one(1, "Water film under the meter, gland nut loose by one turn.", at(8, 58, 12), _CABINET[0], **gland),
        one(
            2,
            "Dried, gland tightened and taped until the final repair.",
            at(9, 31, 50),
            _CABINET[1],
            after=True,
            **gland,
        ),
        one(3, "Clamp screw L3 at 2.1 N m, conductor slightly lifted.", at(9, 21, 33), _TERMINAL[0], **torque),
        one(4, "All five at 3.0 N m with paint marks.", at(9, 34, 5), _TERMINAL[1], after=True, **torque),
        one(5, "Indicator of L2 red, the others green.", at(9, 40, 18), _TERMINAL[2], **surge),
        one(6, "As left: label with order number, part to follow.", at(12, 2, 41), _TERMINAL[3], after=True, **surge),
        one(7, "Meter seal, left.", at(9, 50), _CABINET[2]),
        one(8, "Meter seal, right.", at(9, 51), ""),
    )


def _sections() -> tuple[Section, ...]:
    lim = ItemVerdict.LIMITATION
    na = ItemVerdict.NOT_APPLICABLE
    nt = ItemVerdict.NOT_TESTED
    return (
        Section(
            "Identity and outside",
            (
                Item("A01", "Identity, nameplate, QR", P, said("matches CSMS"), source=R),
                Item("A02", "Enclosure, mounting, seals", P, source=E),
                Item("A03", "Cable jacket", na, reason="socket outlet, no fixed cable"),
                Item("A04", "Socket contacts, shutter, lid", P, said("cleaned"), source=E),
                Item("A05", "Lock releases on power loss", P, num("1.2", "s"), most("5"), I, "T-03"),
                Item("A12", "RFID, display, LEDs", P),
                Item("T06", "Bollard, impact marks", P),
                Item("T07", "Bay marking, emergency number", P),
                Item("T08", "Light at the socket", P, num("34", "lx"), least("20"), I, "T-09"),
            ),
        ),
        Section(
            "Inside, isolated",
            (
                Item(
                    "A06",
                    "Water, corrosion, condensation inside",
                    ItemVerdict.S3,
                    said("wet"),
                    Limit(text="dry"),
                    E,
                    note="Water film below the meter, lower gland loose.",
                    finding=1,
                ),
                Item(
                    "A07",
                    "Terminal torque L3",
                    P,
                    num("3.0", "N m"),
                    between("2.7", "3.3"),
                    I,
                    "T-15",
                    note="Tightened, paint-marked.",
                    finding=4,
                    corrected=True,
                    attempts=(
                        Attempt(at(9, 21), ItemVerdict.S3, num("2.1", "N m")),
                        Attempt(at(9, 34), P, num("3.0", "N m"), "clamp tightened"),
                    ),
                ),
                Item("A08", "Breaker and RCD as design", P, said("B40, type A"), source=E),
                Item(
                    "A10",
                    "Surge protector indicators",
                    ItemVerdict.S3,
                    said("L2 red"),
                    Limit(text="green"),
                    E,
                    note="L1 green, L2 red, L3 green, N green.",
                    finding=2,
                ),
                Item("A11", "Contactor, cycles", P, num("18204"), most("100000"), R),
                Item(
                    "A14",
                    "Tamper switch event",
                    nt,
                    said("door held open"),
                    reason="backend not reachable from the site",
                ),
            ),
        ),
        Section(
            "Dead tests",
            (
                Item("E01", "PE continuity, 200 mA", P, num("0.08", "Ω"), most("0.30"), I, "T-09"),
                Item("E02", "PE terminal to enclosure", P, num("0.03", "Ω"), most("0.10"), I, "T-09"),
                Item("E03", "Insulation, 500 V", P, num("412", "MΩ"), least("1.0"), I, "T-09"),
                Item("E40", "Polarity", P, source=I, instrument="T-09"),
            ),
        ),
        Section(
            "Live tests",
            (
                Item("E27", "Supply voltage L1 L2 L3", P, said("231 232 230 V"), between("207", "253"), I, "T-09"),
                Item("E28", "Phase sequence", P, said("clockwise"), source=I),
                Item("E11", "Loop impedance", P, num("0.42", "Ω"), most("0.77"), I, "T-09"),
                Item("E16", "RCD at 15 mA", P, said("no trip"), Limit(text="no trip"), I),
                Item("E17", "RCD at 30 mA", P, num("24", "ms"), most("300"), I, "T-09"),
                Item("E19", "RCD at 150 mA", P, num("11", "ms"), most("40"), I, "T-09"),
                Item("E21", "RCD ramp", P, num("22.4", "mA"), between("15", "30"), I, "T-09"),
                Item("E23a", "DC detector at 6 mA", P, num("1.9", "s"), most("10"), I, "T-03"),
                Item("E23b", "DC detector at 60 mA", P, num("0.11", "s"), most("0.3"), I, "T-03"),
                Item("E29", "Thermography, 15 min at 32 A", P, said("ΔT 2.1 K"), most("3"), I),
            ),
        ),
        Section(
            "Control pilot",
            (
                Item("P01", "State A", P, num("11.9", "V", True), between("11", "13"), I, "T-03"),
                Item("P02", "State B", P, num("9.1", "V", True), between("8", "10"), I, "T-03"),
                Item("P03", "State C", P, num("6.0", "V", True), between("5", "7"), I, "T-03"),
                Item("P04", "State D refused", P, said("refused"), source=I),
                Item("P05", "State E ends the session", P, num("62", "ms"), most("100"), I, "T-03"),
                Item("P06", "Frequency", P, num("1000.8", "Hz"), between("995", "1005"), I, "T-03"),
                Item("P07", "Duty at 32 A", P, num("53.4", "%"), between("52.3", "54.3"), I, "T-03"),
            ),
        ),
        Section(
            "Fault behaviour",
            (
                Item("N01", "CP short to PE", P, said("off, 48 ms"), most("100"), I),
                Item("N02", "PE open", P, said("off, 55 ms"), most("100"), I),
                Item("N03", "PP removed under load", P, said("off, 0.4 s"), most("3"), I),
                Item("N04", "Diode short", P, said("refused"), source=I),
                Item("N05", "Emergency stop", na, reason="not fitted"),
            ),
        ),
        Section(
            "Function and load",
            (
                Item(
                    "A13",
                    "Meter error, worst load 6 A",
                    ItemVerdict.S3,
                    num("0.94", "%", True),
                    between("-1.00", "1.00"),
                    I,
                    "R-11",
                    note="Inside the guard band; U = 0.09 % (k = 2).",
                    finding=3,
                    conditional=True,
                ),
                Item("A15", "Modem signal", P, num("-71", "dBm"), least("-95"), R),
                Item("A16", "Contact temperature", P, num("41", "°C"), most("90"), R),
                Item("A17", "Power, test charge", P, num("21.9", "kW"), least("19.8"), R),
                Item("M02", "Follows limit 32 to 6 A", P, num("3.1", "s"), most("10"), R),
                Item("M08", "Failsafe when link is cut", P, said("10 A, 58 s"), most("60"), R),
                Item("M09", "Profile restored, read back", P, source=R),
            ),
        ),
        Section(
            "Security",
            (
                Item(
                    "S14",
                    "Station clock",
                    P,
                    num("0.4", "s", True),
                    most("5"),
                    R,
                    note="Found +94 s, time server set, read back.",
                    finding=5,
                    corrected=True,
                ),
                Item("S01", "Link security profile", P, num("2"), least("2"), R),
                Item("S19", "Open ports", P, said("443"), Limit(text="baseline"), R),
                Item("S20", "Plain-text services", P, said("none"), Limit(text="none"), R),
                Item("S22", "Default password", P, said("refused"), source=E),
                Item("S24", "USB, UART, SD reachable", P, said("sealed"), source=E),
                Item("S25", "Lock and seals", P, said("intact"), source=E),
                Item("S27", "Isolation of the SIM network", lim, reason="no second SIM on site, planned with F-1"),
                Item("S28", "File transfer protocols", P, said("HTTPS"), source=R),
                Item("S30", "Secrets in diagnostics", P, said("none"), Limit(text="none"), R),
            ),
        ),
    )


def _budget() -> tuple[BudgetLine, ...]:
    return (
        BudgetLine("Repeatability", Decimal("0.0260"), "n = 3, ν = 36", "type A, 7 visits", 37),
        BudgetLine("Reference, certificate", Decimal("0.0250"), "U 0.05 %", "normal, k = 2", 34),
        BudgetLine("Reference, drift", Decimal("0.0173"), "±0.03 %", "rectangular", 16),
        BudgetLine("Temperature 9 °C", Decimal("0.0115"), "±0.02 %", "rectangular", 7),
        BudgetLine("Meter resolution", Decimal("0.0082"), "0.1 Wh", "triangular", 4),
        BudgetLine("Start and stop", Decimal("0.0066"), "±0.05 s", "rectangular", 2),
    )


def _points() -> tuple[LoadPoint, ...]:
    rows = (
        ("6", "4.14", "1.5141", "1.50000", "0.940", "0.0858", "0.71", "0.919", Decision.CONDITIONAL_PASS),
        ("10", "6.90", "1.5057", "1.49790", "0.520", "0.0812", "0.44", "0.9999", Decision.PASS),
        ("16", "11.04", "3.0093", "3.00000", "0.310", "0.0730", "0.27", "0.9999", Decision.PASS),
        ("20", "13.80", "3.0030", "2.99580", "0.240", "0.0742", "0.22", "0.9999", Decision.PASS),
        ("25", "17.25", "3.0009", "2.99580", "0.170", "0.0760", "0.15", "0.9999", Decision.PASS),
        ("32", "22.08", "3.0075", "3.00420", "0.110", "0.0790", "0.10", "0.9999", Decision.PASS),
    )
    return tuple(
        LoadPoint(
            f"{load} A",
            Decimal(load),
            Decimal(power),
            Decimal(station),
            Decimal(reference),
            Decimal(error),
            Decimal(uncertainty),
            Decimal("2.00"),
            Decimal("269"),
            Decimal("1.00"),
            Decimal(uncertainty),
            Decimal(p),
            decision,
            last_error_percent=Decimal(last),
            u_c_percent=Decimal("0.0429"),
            runs=(MeterRun(discarded_because="car stopped the charge"),) if load == "20" else (),
            budget=_budget() if load == "6" else (),
        )
        for load, power, station, reference, error, uncertainty, last, p, decision in rows
    )


def _calibration() -> Calibration:
    return Calibration(
        run="CR-2026-0611",
        began=at(9, 55),
        ended=at(11, 26),
        meter="NM-3, class B",
        meter_detail="serial M-884120",
        method="Energy comparison",
        method_detail="3 runs a load, register 0.1 Wh",
        conditions="9 °C, 231 V, 50.01 Hz",
        conditions_detail="3 phases equal, cos φ 1.00",
        act=Act.OPERATORS_CHECK,
        intro="As found, nothing adjusted. One load repeated after the firmware. Seals unbroken, 2 of 2 photographed.",
        limit_basis="operator limit 1.00 % (house rule); MID class B: 2 %",
        as_found=_points(),
        as_left=(replace(_points()[2], error_percent=Decimal("0.300"), station_kwh=Decimal("3.0090"), budget=()),),
        last_visit=date(2025, 11, 18),
        decision_rule=(
            "Pass when |error| ≤ limit − U; conditional pass up to the limit; conditional fail up to limit + U; fail"
            " beyond. Guard band w = U (ILAC-G8:09/2019). Decided on unrounded values, rule OP-M-4 of the operator."
        ),
        traceability=(
            "Reference R-11, three-phase, class 0.05, serial 20417. Certificate 2026-RC-0883 of laboratory L-4"
            " (ISO/IEC 17025), calibrated 12 Mar 2026, due 12 Mar 2027: traceable to the SI."
        ),
        load="Load bank LB-2, 3 × 32 A",
        reference="R-11",
        seals_before="A-1182, A-1183 intact",
        seals_after="unchanged",
        adjustments="none",
        checks=(
            MeterCheck(Mark.PASS, "No load, 10 min", "0.0000 kWh"),
            MeterCheck(Mark.PASS, "Display = signed value", "15.040 kWh"),
            MeterCheck(Mark.PASS, "Record signature, P-256", "valid"),
            MeterCheck(Mark.NOT_TESTED, "Starts at 0.5 A", "not possible below 6 A"),
        ),
        note="A valid signature shows origin and integrity of a record; it is not an official verification.",
    )


def _faults() -> FaultHistory:
    def days(*numbers: float) -> tuple[LaneEvent, ...]:
        begin = datetime(2026, 10, 20, 23, tzinfo=UTC)
        return tuple(LaneEvent(begin + timedelta(days=number)) for number in numbers)

    offline = (
        LaneEvent(at(6, 0, day=1) - timedelta(days=4), at(22, 0, day=1) - timedelta(days=4)),
        LaneEvent(at(1, 0, day=5), at(5, 0, day=5)),
        LaneEvent(at(12, 0, day=14), at(16, 0, day=14)),
    )
    return FaultHistory(
        begin=datetime(2026, 10, 20, 23, tzinfo=UTC),
        end=at(13, 0),
        source="station log, 4 108 lines, times corrected by the clock error; rain entered by hand",
        lanes=(
            Lane(
                "Ground fault",
                "6 mA DC detector",
                LaneShape.DIAMOND,
                Mark.FAIL,
                days(12.3, 12.9, 13.4, 14.1, 14.8, 15.2, 15.3, 16.6, 17.4),
                "last 7 Nov",
            ),
            Lane("Lock fault", "socket lock", LaneShape.DIAMOND, Mark.CONDITIONAL, days(5.4, 22.7), "last 12 Nov"),
            Lane("Offline", "no link to the backend", LaneShape.BAR, events=offline, summary="24 h in all"),
            Lane(
                "Restart",
                "",
                LaneShape.RING,
                events=(*days(3.2, 14.9), LaneEvent(at(11, 34), ours=True)),
                summary="1 unexplained",
            ),
            Lane("Clock step", "more than 60 s", LaneShape.TICK, events=days(9.1), summary="30 Oct"),
        ),
        bands=(
            AxisBand("rain, 2 to 8 Nov", at(1, 0, day=2), at(23, 0, day=8)),
            AxisBand("visit", at(8, 42), at(12, 28), visit=True),
        ),
        faults=(
            Fault(
                "E-0217",
                "RCM DC leakage trip",
                "GroundFailure",
                Mark.CORRECTED,
                "fixed",
                "Moisture at the meter terminals.",
                "Dried, sealed for now; final repair is F-1.",
                9,
            ),
            Fault(
                "E-0305",
                "Lock actuator timeout",
                "ConnectorLockFailure",
                Mark.CONDITIONAL,
                "watch",
                "Dirt in the socket, cleaned (A04).",
                "Look again at the next visit.",
                2,
            ),
            Fault(
                "E-0110",
                "WAN link lost",
                "none (offline)",
                Mark.PASS,
                "closed",
                "Modem firmware, known to the maker.",
                "Fixed in 2.5.0 by the release notes.",
                3,
            ),
            Fault(
                "E-0002",
                "Unexpected restart",
                "InternalError",
                Mark.AWAITING,
                "open",
                "4 Nov 21:36, no cause in the log.",
                "Log sent to the maker, ticket M-7781.",
                1,
            ),
        ),
        notes=(
            MeterCheck(
                Mark.PASS, "Availability over 12 months: 98.7 %, goal 97 %.", "4 h 10 min of planned work excluded."
            ),
            MeterCheck(Mark.PASS, "Security event log complete, no gap since 18 Nov 2025.", "41 entries, 6 critical."),
        ),
    )


def _firmware() -> FirmwareChange:
    return FirmwareChange(
        before="2.4.1",
        after="2.5.0",
        succeeded=True,
        file="ng22-fw-2.5.0.swu",
        size_bytes=18_400_000,
        sha256=digest(b"firmware"),
        signature="valid, maker key 5C1E 90B7, checked on the laptop and by the station",
        checksum_before="8F2A 11C0",
        checksum_after="41D7 02BE",
        way_back="2.4.1 stays in slot B, start tested; 3 min, no site visit needed",
        reason="fixes the modem restart of E-0110",
        journal=(
            JournalLine("Downloading", at(11, 28, 4)),
            JournalLine("Downloaded", at(11, 30, 31)),
            JournalLine("Checked", at(11, 30, 40)),
            JournalLine("Installing", at(11, 31, 2)),
            JournalLine("Restart", at(11, 34, 11)),
            JournalLine("Installed", at(11, 34, 45)),
        ),
        proofs=(
            DoneLine(Mark.CORRECTED, "version read back after the restart"),
            DoneLine(Mark.CORRECTED, "self-test and test charge passed"),
            DoneLine(Mark.CORRECTED, "online for 56 min until signing"),
        ),
    )


def _safety_of_work() -> SafetyOfWork:
    return SafetyOfWork(
        isolation=(
            IsolationPoint("Feeder F3.1, 63 A", "row A panel", "LOTO-14", at(8, 55), at(9, 42), num("0.2", "V")),
            IsolationPoint("Auxiliary 24 V supply", "inside, left", "LOTO-15", at(8, 56), at(9, 41), num("0.0", "V")),
        ),
        detector="Two-pole voltage detector",
        detector_serial="VD-5521",
        proved_before=at(8, 57),
        proved_after=at(9, 0),
        dead_at=at(8, 59),
        live_at=at(9, 44),
        permit="PTW-2231",
        permit_by="Site control, R. Beispiel",
        reenergised_by="Alex Example",
        people_clear="bay empty, cover closed, own lock off",
        second_person="lone work, timer 15 min, contact +00 555 0100",
        protective_equipment="gloves class 0, face shield, arc-rated jacket",
        risk="wet ground, traffic in the bay; barrier set up",
        operator_told="Control room, 08:45, ref. 88213; station set Inoperative, read back",
    )


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
            _sections(),
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
        calibrations=(_calibration(),),
        firmware=(_firmware(),),
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
        faults=_faults(),
        security=(MeterCheck(Mark.PASS, "Security profile 2, TLS 1.2", "certificate valid until 4 Jun 2027"),),
        parts=(PartUsed("Cable gland M32 (temporary seal)", "GL-32-T", "", "", "B-2291", "none", ""),),
        safety_of_work=_safety_of_work(),
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
        photos=_photos(),
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
        replace(_points()[0], error_percent=Decimal("3.120"), decision=Decision.FAIL, p_conformity=Decimal("0.0001")),
        *_points()[1:3],
        LoadPoint("32 A", Decimal(32), limit_percent=Decimal("1.00"), reason="vehicle accepts 16 A at most"),
    )
    run = replace(
        _calibration(),
        as_found=points,
        as_left=(),
        as_left_reason="out of service before any change",
        intro="As found. Ended early: the RCD failed.",
    )
    firmware = replace(
        _firmware(),
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
