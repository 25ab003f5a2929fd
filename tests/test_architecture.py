"""The shape of the program: who imports whom, where time, waiting and Qt may stand, names and sizes.

What import-linter can say stands in pyproject.toml; the rest is said here on the syntax trees. Each rule is a function
that returns complaints, and each is shown a piece of bad code first, so that a rule which finds nothing is noticed.
"""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
ADAPTERS = {"links", "storage", "formats", "reports", "system", "settings", "practice"}
WIRING = {"bootstrap", "server"}
FORBIDDEN_WORDS = {"manager", "helper", "helpers", "util", "utils", "common", "base"}
MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, text and syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @property
    def package(self) -> str:
        """The part below ``app``: ``ui`` for ``app.ui.views.today``."""
        return [*self.name.split("."), ""][1]


Rule = Callable[[Module], Iterator[str]]


def parsed(name: str, text: str) -> Module:
    return Module(name, text, ast.parse(text))


def modules() -> Iterator[Module]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield parsed(".".join(parts).removesuffix(".__init__"), path.read_text("utf-8"))


@pytest.fixture(scope="module")
def every() -> list[Module]:
    """Every module of the program; read by the one process that checks them."""
    return list(modules())


def says(module: Module, node: ast.AST, what: str) -> str:
    return f"{module.name}:{getattr(node, 'lineno', 1)}: {what}"


def dotted(node: ast.AST) -> str:
    """Return ``a.b.c`` for an attribute chain of names, else what can be said of its end."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


def imported(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every module imported, also inside functions, but not under ``if TYPE_CHECKING``."""
    for node in walk_at_run_time(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def walk_at_run_time(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.If) and dotted(node.test).endswith("TYPE_CHECKING"):
        children: list[ast.AST] = list(node.orelse)
    else:
        children = list(ast.iter_child_nodes(node))
    yield node
    for child in children:
        yield from walk_at_run_time(child)


def time_comes_from_the_clock(module: Module) -> Iterator[str]:
    """Only ``system/clock.py`` asks the computer for the time."""
    if module.name == "app.system.clock":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            owner = dotted(node.value).split(".")[-1]
            of_date = owner in {"datetime", "date"} and node.attr in {"now", "utcnow", "today"}
            of_time = owner == "time" and node.attr in {"time", "time_ns"}
            of_qt = owner in {"QDateTime", "QDate", "QTime"} and node.attr.startswith("current")
            if of_date or of_time or of_qt:
                yield says(module, node, f"{owner}.{node.attr} instead of the Clock port")
        elif isinstance(node, ast.ImportFrom) and imports_time(node):
            yield says(module, node, "time imported instead of the Clock port")


def imports_time(node: ast.ImportFrom) -> bool:
    return node.module == "time" and bool({"time", "time_ns"} & {alias.name for alias in node.names})


def names_say_what_a_thing_is(module: Module) -> Iterator[str]:
    """No module or class is called manager, helper, utils, common or base."""
    named: list[tuple[ast.AST, str]] = [(module.tree, module.name.split(".")[-1])]
    named += [(node, node.name) for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)]
    for node, name in named:
        words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)
        for word in FORBIDDEN_WORDS & {word.lower() for word in words}:
            yield says(module, node, f"{name}: '{word}' says nothing")


def adapters_are_wired_in_one_place(module: Module) -> Iterator[str]:
    """Only bootstrap and server import an adapter package; an adapter knows no other adapter."""
    if module.package in WIRING:
        return
    for node, name in imported(module):
        parts = name.split(".")
        if parts[0] == "app" and len(parts) > 1 and parts[1] in ADAPTERS - {module.package}:
            yield says(module, node, f"imports {name}")


def qt_stays_in_the_window(module: Module) -> Iterator[str]:
    """PySide6 and pyqtgraph are imported in ``ui`` alone, and ``ui.models`` knows no widgets."""
    for node, name in imported(module):
        top = name.split(".")[0]
        if top in {"PySide6", "shiboken6", "pyqtgraph"} and module.package != "ui":
            yield says(module, node, f"imports {name}")
        if module.name.startswith("app.ui.models") and "QtWidgets" in name.split("."):
            yield says(module, node, f"imports {name}")


def only_the_runner_awaits(module: Module) -> Iterator[str]:
    """In ``ui`` nothing waits but ``runner.py``."""
    if module.package != "ui" or module.name == "app.ui.runner":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Await | ast.AsyncFor | ast.AsyncWith):
            yield says(module, node, "waits in the window's thread")


def sentences_are_literal(module: Module) -> Iterator[str]:
    """What is handed to ``tr`` or ``mark`` can be found by the extractor and by the translation."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, first = dotted(node.func).split(".")[-1], node.args[0]
        built = isinstance(first, ast.JoinedStr | ast.BinOp)
        built |= isinstance(first, ast.Call) and getattr(first.func, "attr", "") in {"format", "join", "replace"}
        if name == "tr" and built:
            yield says(module, node, "tr() of a text put together at run time")
        if dotted(node.func) in {"mark", "text.mark"} and not isinstance(first, ast.Constant):
            yield says(module, node, "mark() of something else than a literal")


LOGGING = {"exception", "critical", "error", "warning"}


def called(nodes: list[ast.stmt]) -> set[str]:
    """Return the last names of everything called inside ``nodes``."""
    inside = [inner for node in nodes for inner in ast.walk(node)]
    return {dotted(inner.func).split(".")[-1] for inner in inside if isinstance(inner, ast.Call)}


def broad_excepts_log(module: Module) -> Iterator[str]:
    """``except Exception`` logs what it caught, itself or in a function of its module, or raises."""
    functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    logging = LOGGING | {function.name for function in functions if called(function.body) & {"exception", "critical"}}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = {"BaseException"} if node.type is None else {dotted(part) for part in ast.walk(node.type)}
        if not caught & {"Exception", "BaseException"}:
            continue
        raises = any(isinstance(inner, ast.Raise) for statement in node.body for inner in ast.walk(statement))
        if not raises and not called(node.body) & logging:
            yield says(module, node, "a broad except that neither logs nor raises")


def pieces_are_small(module: Module) -> Iterator[str]:
    """No file and no function grows beyond what one reads at once."""
    lines = module.text.count("\n")
    if lines > MAX_FILE_LINES:
        yield says(module, module.tree, f"{lines} lines")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                yield says(module, node, f"{node.name} has {length} lines")


def packages_say_what_they_are(module: Module) -> Iterator[str]:
    """Every module begins with a sentence."""
    if not ast.get_docstring(module.tree):
        yield says(module, module.tree, "no docstring")


BAD_CODE: list[tuple[Rule, str, str]] = [
    (time_comes_from_the_clock, "app.domain.visit", "import datetime\nx = datetime.datetime.now(datetime.UTC)"),
    (time_comes_from_the_clock, "app.domain.visit", "from datetime import date\nx = date.today()"),
    (time_comes_from_the_clock, "app.links.recorder", "import time\nx = time.time()"),
    (time_comes_from_the_clock, "app.links.recorder", "from time import time"),
    (time_comes_from_the_clock, "app.ui.news", "x = QDateTime.currentDateTimeUtc()"),
    (names_say_what_a_thing_is, "app.links.utils", ""),
    (names_say_what_a_thing_is, "app.links.visit_helper", ""),
    (names_say_what_a_thing_is, "app.storage.record", "class VisitManager: pass"),
    (names_say_what_a_thing_is, "app.storage.record", "class Base: pass"),
    (adapters_are_wired_in_one_place, "app.cli.demo", "def f():\n    from app.storage import store"),
    (adapters_are_wired_in_one_place, "app.__main__", "import app.links.ocpp"),
    (adapters_are_wired_in_one_place, "app.links.ocpp.server", "from app import practice"),
    (qt_stays_in_the_window, "app.system.texts", "from PySide6.QtCore import QLocale"),
    (qt_stays_in_the_window, "app.ui.models.visits", "from PySide6.QtWidgets import QTableView"),
    (only_the_runner_awaits, "app.ui.views.today", "async def f():\n    await g()"),
    (only_the_runner_awaits, "app.ui.views.today", "async def f():\n    async for x in g(): pass"),
    (sentences_are_literal, "app.cli.demo", "tr(f'Saved {x}')"),
    (sentences_are_literal, "app.cli.demo", "self.texts.tr('Saved ' + x)"),
    (sentences_are_literal, "app.cli.demo", "tr('Saved {}'.format(x))"),
    (sentences_are_literal, "app.domain.messages", "X = mark(f'{x}')"),
    (broad_excepts_log, "app.links.supervisor", "try:\n    f()\nexcept Exception:\n    pass"),
    (broad_excepts_log, "app.links.supervisor", "try:\n    f()\nexcept (OSError, Exception):\n    x = 1"),
    (broad_excepts_log, "app.links.supervisor", "try:\n    f()\nexcept:\n    pass"),
    (pieces_are_small, "app.domain.visit", "x = 1\n" * 501),
    (pieces_are_small, "app.domain.visit", "def f() -> None:\n" + "    x = 1\n" * 60),
    (packages_say_what_they_are, "app.domain.visit", "x = 1"),
]
GOOD_CODE: list[tuple[Rule, str, str]] = [
    (time_comes_from_the_clock, "app.system.clock", "import time\nx = time.time()"),
    (time_comes_from_the_clock, "app.workflows.visit", "x = self.clock.now()"),
    (names_say_what_a_thing_is, "app.storage.record", "class DatabaseRecord: pass"),
    (adapters_are_wired_in_one_place, "app.bootstrap", "from app.storage import store"),
    (adapters_are_wired_in_one_place, "app.links.ocpp.server", "from app.links.recorder import Recorder"),
    (adapters_are_wired_in_one_place, "app.ui.app", "if TYPE_CHECKING:\n    from app.system import clock"),
    (only_the_runner_awaits, "app.ui.runner", "async def f():\n    await g()"),
    (sentences_are_literal, "app.cli.demo", "tr('Saved {x}', x=x)\ntr(SAVED)\ntr(mark('Saved'))\nsay.mark(mark_of(x))"),
    (broad_excepts_log, "app.links.supervisor", "try:\n    f()\nexcept Exception:\n    log.exception('lost')"),
]
RULES = sorted({rule for rule, _, _ in BAD_CODE}, key=lambda rule: rule.__name__)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_program_keeps(rule: Rule, every: list[Module]) -> None:
    complaints = [complaint for module in every for complaint in rule(module)]
    assert not complaints, "\n".join([rule.__doc__ or "", *complaints])


@pytest.mark.parametrize(("rule", "name", "text"), BAD_CODE)
def test_rule_finds_bad_code(rule: Rule, name: str, text: str) -> None:
    assert list(rule(parsed(name, text)))


@pytest.mark.parametrize(("rule", "name", "text"), GOOD_CODE)
def test_rule_accepts_good_code(rule: Rule, name: str, text: str) -> None:
    assert not list(rule(parsed(name, text)))


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    return {contract["name"]: contract for contract in settings["contracts"]}


def test_import_contracts_hold() -> None:
    # in a process of its own, since import-linter silences every logger that it finds
    check = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_link_folder_is_independent(contracts: dict[str, dict[str, Any]]) -> None:
    folders = {f"app.links.{path.parent.name}" for path in (ROOT / "app" / "links").glob("*/__init__.py")}
    assert folders == set(contracts["Link folders do not know each other"]["modules"])


def test_every_part_outside_the_window_is_kept_from_qt(
    contracts: dict[str, dict[str, Any]], every: list[Module]
) -> None:
    parts = {module.package for module in every} - {"", "__main__", "ui"}
    named = set(contracts["Qt stays in the window"]["source_modules"])
    named |= set(contracts["Rules and tasks know no technology"]["source_modules"])
    assert {f"app.{part}" for part in parts} == named


def test_every_adapter_is_kept_from_the_front_ends(contracts: dict[str, dict[str, Any]], every: list[Module]) -> None:
    adapters = {f"app.{part}" for part in {module.package for module in every} & ADAPTERS}
    assert adapters == set(contracts["Adapters are wired by bootstrap and server alone"]["forbidden_modules"])


def test_the_window_does_not_know_the_server(contracts: dict[str, dict[str, Any]], every: list[Module]) -> None:
    if any(module.package == "server" for module in every):
        assert "app.server" in contracts["The window does not know the server"]["forbidden_modules"]
    imports = [name for module in every if module.package == "ui" for _, name in imported(module)]
    assert not [name for name in imports if name.startswith("app.server")]
