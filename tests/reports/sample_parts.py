"""Parts of the invented report: photos, checklist, calibration, faults, firmware, safety of work."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from app.domain.report import (
    Act,
    Attempt,
    AxisBand,
    BudgetLine,
    Calibration,
    Decision,
    DoneLine,
    Fault,
    FaultHistory,
    FirmwareChange,
    IsolationPoint,
    Item,
    JournalLine,
    Lane,
    LaneEvent,
    LaneShape,
    Limit,
    LoadPoint,
    Mark,
    MeterCheck,
    MeterRun,
    Paper,  # noqa: F401
    Photo,
    SafetyOfWork,
    Section,
    Value,
)
from app.domain.verdict import ItemVerdict, Source
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


def photos_part() -> tuple[Photo, ...]:
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


def sections_part() -> tuple[Section, ...]:
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


def budget_part() -> tuple[BudgetLine, ...]:
    return (
        BudgetLine("Repeatability", Decimal("0.0260"), "n = 3, ν = 36", "type A, 7 visits", 37),
        BudgetLine("Reference, certificate", Decimal("0.0250"), "U 0.05 %", "normal, k = 2", 34),
        BudgetLine("Reference, drift", Decimal("0.0173"), "±0.03 %", "rectangular", 16),
        BudgetLine("Temperature 9 °C", Decimal("0.0115"), "±0.02 %", "rectangular", 7),
        BudgetLine("Meter resolution", Decimal("0.0082"), "0.1 Wh", "triangular", 4),
        BudgetLine("Start and stop", Decimal("0.0066"), "±0.05 s", "rectangular", 2),
    )


def points_part() -> tuple[LoadPoint, ...]:
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
            budget=budget_part() if load == "6" else (),
        )
        for load, power, station, reference, error, uncertainty, last, p, decision in rows
    )


def calibration_part() -> Calibration:
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
        as_found=points_part(),
        as_left=(replace(points_part()[2], error_percent=Decimal("0.300"), station_kwh=Decimal("3.0090"), budget=()),),
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


def faults_part() -> FaultHistory:
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


def firmware_part() -> FirmwareChange:
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


def safety_of_work_part() -> SafetyOfWork:
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
