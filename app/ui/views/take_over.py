"""Taking over: a colleague's signed bundle becomes a visit of this laptop."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QMainWindow, QWidget

from app.ui.views.kit import Kit
from app.ui.views.view import VisitWanted
from app.ui.views.visit_ask import Ask, Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.bootstrap import Program


def ask_take_over(kit: Kit, view: QWidget) -> Ask:
    """Ask for the folder and the name, take the visit in and open it; what is wrong with it stands above the screen."""
    window = view.window()
    ground = (window.centralWidget() if isinstance(window, QMainWindow) else None) or window
    tr = kit.tr

    def said(given: "Mapping[str, str]") -> None:
        from app.workflows.hand_over_folder import take_over_from_folder

        keys = cast("Program", kit.program).report_tools(kit.program.texts.language).keys
        work = take_over_from_folder(kit.store, keys, Path(given["folder"]), given["by"])
        kit.runner.run(work, lambda visit: kit.news.go.emit("visit", VisitWanted(visit=visit)), kit.tell, view)

    return Ask(
        kit.theme,
        ground,
        tr("Take over from a colleague"),
        tr(
            "The bundle is checked first: signature, every file, every answer. What does not fit is refused, and "
            "nothing is taken in."
        ),
        (
            Field("folder", tr("Folder with the bundle"), browse=tr("Choose…")),
            Field("by", tr("Who takes over, full name"), kit.preferences.value("technician")),
        ),
        (tr("Take over"), tr("Cancel")),
        said,
    ).ask()
