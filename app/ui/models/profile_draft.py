"""A calibration profile while it is edited: what its fields show, what was typed, and the first thing that is wrong."""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.calibration_profile import CalibrationProfile, read_profile
from app.domain.codec import encode
from app.domain.errors import BadInput, Reason
from app.domain.number import parse_number
from app.domain.profile_table import percent_from, percent_text, spans_from, spans_text

EXACTLY = "exactly"
"""A load point in amperes, not as a range."""
POINT_COLUMNS = ("of", "id", "low", "high", "energy", "mmq", "runs", "limit", "method")
TABLE_COLUMNS = ("currents", "load", "power_factor", "temperature_c", "percent")
FIRST_ROW = {
    "currents": "itr_imax",
    "load": "balanced",
    "power_factor": "any",
    "temperature_c": "",
    "percent": "A 2; B 1; C 0.5",
}
FREE_METHOD = "register, *"
"""The register, unless the plan says otherwise."""
_FIRST_POINT = {"of": EXACTLY, "low": "16", "energy": "1.0", "runs": "3", "method": FREE_METHOD}
_ROW_FIELDS = {
    "limit_a": "low", "at_least": "low", "at_most": "high", "energy_kwh": "energy", "limit_percent": "limit",
    "methods": "method",
}  # fmt: skip
_PARTS: Mapping[str, Mapping[str, Any]] = {
    "zero_load": {"minutes": 10.0, "most_steps": 0, "source": "own"},
    "starting_load": {"current_a": "0.5", "source": "own"},
    "price_check": {"rounding": "0.01", "parts": ["energy"], "source": "own"},
    "smallest_unit": {"kwh": "0.001", "source": "own"},
    "energy_steps": {"steps": 100, "source": "own"},
}
"""What stands beside the one value of an optional part when it is first typed."""


class Kind(Enum):
    """How a field is read and written."""

    TEXT = "text"
    WORDS = "words"
    REAL = "real"
    EXACT = "exact"
    WHOLE = "whole"
    DAY = "day"


@dataclass(frozen=True)
class DraftProblem:
    """The first thing that is wrong: the key of its field, and the problem in fixed words."""

    key: str
    problem: str


def _number(text: str, kind: Kind) -> Any:
    number = parse_number(text)
    if kind is Kind.EXACT:
        return str(number)
    if kind is Kind.REAL:
        return float(number)
    if number != number.to_integral_value():
        raise BadInput(Reason.WRONG_VALUE, "", problem="not a number")
    return int(number)


class ProfileDraft:
    """Holds the profile as JSON; what cannot be read is kept as it was typed, and is the first problem."""

    def __init__(self, profile: CalibrationProfile, language: str) -> None:
        self.profile, self._language = profile, language.split("_")[0]
        self._data: dict[str, Any] = encode(profile)
        self._unread: dict[str, str] = {}
        self.points: list[dict[str, str]] = _point_rows(self._data)
        self.table: list[dict[str, str]] = [_table_row(row) for row in self._data["mpe"]]

    @property
    def changed(self) -> bool:
        """True once something differs from the edition it began with."""
        try:
            return self.data() != encode(self.profile)
        except BadInput:
            return True

    def text(self, path: tuple[str, ...], kind: Kind = Kind.TEXT) -> str:
        """Return what a field shows."""
        key = ".".join(path)
        if key in self._unread:
            return self._unread[key]
        value: Any = self._data
        for part in path:
            value = value.get(part) if isinstance(value, dict) else None
        if kind is Kind.WORDS:
            value = value.get(self._language, value.get("en", ""))
        if isinstance(value, float):
            return _plain(value)
        return "" if value is None else str(value)

    def put(self, path: tuple[str, ...], text: str, kind: Kind = Kind.TEXT) -> None:
        """Take what was typed; an optional part that is cleared goes as a whole."""
        key, typed = ".".join(path), text.strip()
        self._unread.pop(key, None)
        parent = self._parent(path, bool(typed))
        if parent is None:
            return
        if kind is Kind.WORDS:
            parent[path[-1]] = {**parent[path[-1]], self._language: typed}
        elif kind in (Kind.TEXT, Kind.DAY):
            parent[path[-1]] = typed or (None if kind is Kind.DAY else "")
        else:
            self._put_number(parent, path, key, typed, kind)

    def _parent(self, path: tuple[str, ...], wanted: bool) -> dict[str, Any] | None:
        if len(path) == 1:
            return self._data
        name = path[0]
        if name in _PARTS and not wanted:
            self._data[name] = None
            return None
        if self._data[name] is None:
            self._data[name] = deepcopy(dict(_PARTS[name]))
        found: dict[str, Any] = self._data[name]
        return found

    def _put_number(self, parent: dict[str, Any], path: tuple[str, ...], key: str, typed: str, kind: Kind) -> None:
        if not typed:
            if path == ("limit_percent",):
                parent[path[-1]] = None
            else:
                self._unread[key] = typed
            return
        try:
            parent[path[-1]] = _number(typed, kind)
        except BadInput:
            self._unread[key] = typed

    def choose_limit(self, kind: str) -> None:
        """Say what gives the limit: ``fixed``, ``table`` or ``entered``; the others are given up."""
        self._data["limit_entered"] = kind == "entered"
        if kind != "fixed":
            self._data["limit_percent"] = None
            self._unread.pop("limit_percent", None)
        if kind != "table":
            self.table = []
        elif not self.table:
            self.add_table_row()
        if kind == "fixed":
            self._data["in_service_factor"] = 1.0
            self._data["limit_percent"] = self._data["limit_percent"] or 1.0

    @property
    def limit_kind(self) -> str:
        """What gives the limit now."""
        return "entered" if self._data["limit_entered"] else "table" if self.table else "fixed"

    def add_point(self) -> None:
        """Add a load point, beginning with the last one's values."""
        last = self.points[-1] if self.points else _FIRST_POINT
        taken = {row["id"] for row in self.points}
        number = next(n for n in range(1, len(taken) + 2) if f"P{n}" not in taken)
        self.points.append(dict.fromkeys(POINT_COLUMNS, "") | last | {"id": f"P{number}"})

    def add_table_row(self) -> None:
        """Add a row to the table of limits."""
        self.table.append(dict(self.table[-1]) if self.table else dict(FIRST_ROW))

    def data(self) -> dict[str, Any]:
        """Return the profile as JSON. Raises BadInput (WRONG_VALUE) naming the field that cannot be read."""
        for key in self._unread:
            raise BadInput(Reason.WRONG_VALUE, self.profile.id, field=key, problem="not a number")
        points, rules = _points(self.points)
        mpe = [_row(row, f"mpe.{index}") for index, row in enumerate(self.table)]
        return {**self._data, "points": points, "point_rules": rules, "mpe": mpe}

    def problem(self) -> DraftProblem | None:
        """Return the first thing that is wrong, or None where it could be kept."""
        try:
            read_profile(self.data(), self.profile.id)
        except BadInput as error:
            return DraftProblem(self._key(str(error.data.get("field", ""))), str(error.data.get("problem", "missing")))
        return None

    def _key(self, field: str) -> str:
        if field.startswith("points["):
            name, _, leaf = field.removeprefix("points[").rpartition("].")
            rows = [index for index, row in enumerate(self.points) if row["id"] == name]
            return f"points.{rows[-1] if rows else 0}.{_ROW_FIELDS.get(leaf, leaf)}"
        if field.startswith("mpe["):
            number, _, leaf = field.removeprefix("mpe[").partition("].")
            return f"mpe.{int(number) - 1}.{leaf}"
        return field.removeprefix("profile.")


def _point_rows(data: Mapping[str, Any]) -> list[dict[str, str]]:
    rows = []
    for point in data["points"]:
        rows.append({"of": EXACTLY, "low": point["limit_a"], "high": "", "mmq": "", **_shared(point)})
    for rule in data["point_rules"]:
        low, high, mmq = rule["at_least"], rule["at_most"], rule["mmq"] or ""
        rows.append({"of": rule["of"], "low": low, "high": high, "mmq": mmq, **_shared(rule)})
    return rows


def _plain(value: float) -> str:
    """Return every digit, so that what is not typed again comes back the same; 2.0 reads 2."""
    return repr(value).removesuffix(".0")


def _shared(point: Mapping[str, Any]) -> dict[str, str]:
    limit = point["limit_percent"]
    return {
        "id": point["id"],
        "energy": point["energy_kwh"] or "",
        "runs": str(point["runs"]),
        "limit": "" if limit is None else _plain(limit),
        "method": method_text(point["method"], point["methods"]),
    }


def method_text(method: str, methods: Sequence[str]) -> str:
    """Return the methods of a point as a row holds them: the one taken without a choice first, ``*`` = any other."""
    return ", ".join((method, *(name for name in methods if name != method))) + ("" if methods else ", *")


def _methods(text: str) -> dict[str, Any]:
    names = text.split(", ")
    return {"method": names[0], "methods": [] if "*" in names else names}


def _points(rows: list[dict[str, str]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    points, rules = [], []
    for index, row in enumerate(rows):
        read = _reader(row, f"points.{index}")
        shared = {"id": row["id"].strip(), "runs": read("runs", Kind.WHOLE), "limit_percent": read("limit", Kind.REAL)}
        shared |= _methods(row["method"])
        if row["of"] == EXACTLY:
            both = {"limit_a": read("low", Kind.EXACT, True), "energy_kwh": read("energy", Kind.EXACT, True)}
            points.append({**shared, **both})
        else:
            bounds = {"at_least": read("low", Kind.EXACT, True), "at_most": read("high", Kind.EXACT, True)}
            energy = {"energy_kwh": read("energy", Kind.EXACT), "mmq": read("mmq", Kind.EXACT)}
            rules.append({"of": row["of"], **shared, **bounds, **energy})
    return points, rules


def _reader(row: Mapping[str, str], key: str) -> Callable[..., Any]:
    def read(name: str, kind: Kind, needed: bool = False) -> Any:
        typed = row[name].strip()
        if not typed and not needed and kind is not Kind.WHOLE:
            return None
        try:
            return _number(typed, kind)
        except BadInput:
            raise BadInput(Reason.WRONG_VALUE, "", field=f"{key}.{name}", problem="not a number") from None

    return read


def _table_row(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        "currents": row["currents"],
        "load": row["load"],
        "power_factor": row["power_factor"],
        "temperature_c": spans_text(row["temperature_c"]),
        "percent": percent_text(row["percent"]),
    }


def _row(row: Mapping[str, str], key: str) -> dict[str, Any]:
    plain = {name: row[name] for name in ("currents", "load", "power_factor")}
    spans = spans_from(row["temperature_c"], f"{key}.temperature_c")
    return {**plain, "temperature_c": spans, "percent": percent_from(row["percent"], f"{key}.percent")}
