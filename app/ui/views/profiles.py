"""The calibration profiles: those that ship, to read and copy, and own ones to edit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout

from app.domain.calibration_profile import CalibrationProfile
from app.domain.errors import BadInput, Reason
from app.ui.models.profile_rows import ProfilesModel
from app.ui.views.export import ask_where
from app.ui.views.kit import Kit
from app.ui.views.list_frame import ListFrame, ListWords
from app.ui.views.profile_editor import ProfileEditor
from app.ui.views.view import Header, View
from app.ui.views.visit_ask import Ask
from app.ui.widgets.action import Action
from app.ui.widgets.button import Button
from app.ui.widgets.error_card import InlineError
from app.workflows.chosen_profile import profile_of
from app.workflows.keep_profile import (
    ProfileLine,
    ProfileList,
    copy_profile,
    import_profile,
    list_profiles,
    save_profile,
)
from app.workflows.profile_file import read_file, write_file


class ProfilesView(View):
    """Filter while typing, Enter opens; a copy is edited and kept as a new edition."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        tr, theme = kit.tr, kit.theme
        self.model = ProfilesModel(tr, kit.program.texts.pick)
        words = ListWords(
            tr("Calibration profiles"), tr("Filter by name, id, edition or status"), tr("Filter the profiles")
        )
        self._edit = Button(theme, tr("Copy to edit"), icon="pen", small=True)
        shares = (38, 26, 12, 14, 10)
        self.list = ListFrame(kit, self.model, lambda: self.model.sorted_by, shares, words, before_copy=(self._edit,))
        self.table, self.filter = self.list.table, self.list.filter
        self.error = InlineError(theme, tr("Dismiss"))
        self.editor = ProfileEditor(kit)
        self.profile: CalibrationProfile | None = None
        self._own = False
        self.question: Ask | None = None
        self._stack = QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self.error)
        layout.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.list.opened.connect(self._open)
        self._edit.clicked.connect(self._copy_selected)
        self.editor.changed.connect(self.header_changed)

    # header

    def header(self) -> Header:
        """Of the list, or of the profile that is open."""
        tr, profile = self.tr_, self.profile
        if profile is None:
            back = Action(tr("Settings"), lambda: self.kit.news.go.emit("settings", None), "Esc")
            take = Action(tr("Import…"), self._ask_import, "Ctrl+O")
            return Header(tr("Calibration profiles"), tr("limits, rules and load points as data"), (), (take, back))
        back = Action(tr("All profiles"), self.close_profile, "Esc")
        export = Action(tr("Export…"), self._ask_export)
        name = self.kit.program.texts.pick(profile.name)
        sub = tr("{id}, edition {edition}", id=profile.id, edition=profile.edition)
        if not self._own:
            chips = (("neutral", tr("read-only")),)
            return Header(name, sub, chips, (export, back), Action(tr("Copy to edit"), self.copy, "C"))
        draft, wrong = self.editor.draft, self.editor.problem
        changed = draft is not None and draft.changed
        chips = (("warn", tr("not kept yet")),) if changed else (("ok", tr("kept")),)
        why = tr("Correct the marked field first") if wrong else tr("Nothing was changed")
        keep = Action(tr("Keep as new edition"), self.keep, "Ctrl+S", changed and wrong is None, why)
        return Header(name, sub, chips, (export, back), keep)

    def entered(self, argument: object = None) -> None:
        """Read again; an id opens its profile."""
        self.reload()
        if isinstance(argument, str) and argument:
            self.show_profile(argument)
        elif self.profile is None:
            self.table.setFocus()

    def reload(self, then: Callable[[], None] | None = None) -> None:
        """Read the list again."""
        program, day = self.kit.program, self.kit.clock.now().date()

        def show(found: ProfileList) -> None:
            self.model.show_lines(found.profiles)
            self.list.show_count(self.tr_("{n} profiles", n=self.model.rowCount()))
            if then is not None:
                then()

        self.kit.runner.compute(
            lambda: list_profiles(program.catalogue, program.profiles, day), show, self._refused, self
        )

    # the list

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self.list.show_count(self.tr_("{n} profiles", n=self.model.rowCount()))

    def _open(self, line: ProfileLine) -> None:
        self.show_profile(line.id)

    # one profile

    def show_profile(self, name: str) -> None:
        """Open a profile; an own file that cannot be read says so."""
        program = self.kit.program
        self._work(
            lambda: (profile_of(program.catalogue, name), name in program.profiles.own()),
            lambda found: self._shown(*found),
        )

    def _shown(self, profile: CalibrationProfile, own: bool) -> None:
        self.error.hide()
        self.profile, self._own = profile, own
        draft = self.editor.draft
        if draft is None or draft.profile != profile or not draft.changed:  # what was typed and not kept is still there
            self.editor.show_profile(profile, own)
        self._stack.setCurrentWidget(self.editor)
        self.header_changed.emit()
        first = self.editor.cells["name"].field
        first.setFocus()

    def close_profile(self) -> None:
        """Back to the list; a draft that was not kept stays until another profile is opened."""
        self.profile = None
        self._stack.setCurrentIndex(0)
        self.table.setFocus()
        self.header_changed.emit()

    def copy(self) -> None:
        """Copy the open profile and open the copy."""
        if self.profile is not None:
            self._copy_of(self.profile.id)

    def _copy_selected(self) -> None:
        line = self.model.line(self.table.currentIndex().row())
        if line is not None:
            self._copy_of(line.id)

    def _copy_of(self, name: str) -> None:
        program, day = self.kit.program, self.kit.clock.now().date()
        self._work(lambda: copy_profile(program.catalogue, program.profiles, name, day), self._kept)

    def keep(self) -> None:
        """Keep what was edited as a new edition."""
        draft, program, day = self.editor.draft, self.kit.program, self.kit.clock.now().date()
        if draft is not None and self.editor.problem is None:
            data = draft.data()
            self._work(lambda: save_profile(program.catalogue, program.profiles, data, day), self._kept)

    def _kept(self, profile: CalibrationProfile) -> None:
        self._shown(profile, True)
        self.kit.news.saved.emit(self.kit.clock.now())
        words = self.tr_("{id} kept as edition {edition}", id=profile.id, edition=profile.edition)
        self.kit.news.undo.emit(words, None)
        self.reload()

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.kit.runner.compute(work, done, self._refused, self)

    def _refused(self, problem: BaseException) -> None:
        self.error.tell(self.kit.explain(problem))

    # files

    def _ask_import(self) -> None:
        dialog = QFileDialog(self, self.tr_("Import a calibration profile"))
        dialog.setNameFilter("JSON (*.json)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take)
        dialog.open()

    def take(self, path: str, replaces: bool = False) -> None:
        """Import a file; one that would take the place of an own profile is asked about first."""
        program = self.kit.program

        def refused(problem: BaseException) -> None:
            if isinstance(problem, BadInput) and problem.reason is Reason.PROFILE_HERE:
                self._ask_replace(path, problem)
            else:
                self._refused(problem)

        def work() -> CalibrationProfile:
            data = read_file(Path(path))
            return import_profile(program.catalogue, program.profiles, data, path, replaces=replaces)

        self.kit.runner.compute(work, self._kept, refused, self)

    def _ask_replace(self, path: str, problem: BadInput) -> None:
        tr, said = self.tr_, {name: str(problem.data[name]) for name in ("name", "here", "edition")}
        window = self.window()
        ground = (window.centralWidget() if isinstance(window, QMainWindow) else None) or window
        words = tr(
            "It is here as edition {here}; the file holds edition {edition}. The one that is replaced stays provable: "
            "it is kept aside, and every visit holds the edition it was planned with.",
            **said,
        )
        buttons = (tr("Replace"), tr("Cancel"))
        title = tr("Replace the own profile “{name}”?", **said)
        self.question = Ask(self.kit.theme, ground, title, words, (), buttons, lambda _: self.take(path, replaces=True))
        self.question.ask()

    def _ask_export(self) -> None:
        ask_where(self, self.tr_("Export the calibration profile"), "json", self.export)

    def export(self, path: str) -> None:
        """Write the open profile to a file."""
        profile = self.profile
        if profile is not None:
            done = self.tr_("{id} written to {file}", id=profile.id, file=path)
            self._work(lambda: write_file(Path(path), profile), lambda _: self.kit.news.undo.emit(done, None))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the list."""
        tr = self.tr_
        return (("A…Z", tr("filter")), ("Enter", tr("open the profile")))
