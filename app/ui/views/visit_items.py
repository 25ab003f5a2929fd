"""The items of a step: rows in a card, one of them active, each change saved as it is made."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.answer import Answer, Key
from app.domain.checklist import ItemKind
from app.domain.condition_words import judgement_words
from app.domain.item_outcome import ItemOutcome
from app.domain.judgement import BY_CONDITION, Judgement, Why
from app.domain.step import Step
from app.domain.verdict import ItemVerdict
from app.domain.words import answer_words
from app.ui.models.visit_session import VisitSession
from app.ui.views.kit import Kit
from app.ui.views.visit_editors import ItemEditor
from app.ui.views.visit_words import item_name, joined, limit_words, verdict_chip, why_words
from app.ui.widgets.action import Action
from app.ui.widgets.card import Card
from app.ui.widgets.item_row import ItemList, ItemRow

if TYPE_CHECKING:
    from app.domain.checklist import Item

SHORT_CHOICES, SHORT_LETTERS = 4, 46
"""Choices that fit beside each other are buttons with the keys 1 to 4."""


class ItemsPanel(Card):
    """``asked`` tells what the workbench asks for: a name of ``_ASKS`` and the key of the item."""

    asked = Signal(str, object)
    moved = Signal()
    """Another item is active, or what is typed in it has changed."""

    def __init__(self, kit: Kit, session: VisitSession, step: Step) -> None:
        super().__init__(kit.theme, padded=False)
        self._kit, self._session, self._step = kit, session, step
        self._list = ItemList(kit.theme, kit.tr("Items"))
        self._list.activated.connect(self.activate_name)
        self.add(self._list)
        self._keys: dict[str, tuple[Item, Key]] = {}
        self._shown: dict[str, tuple[str, str, str, str]] = {}
        self._outcomes: dict[Key, ItemOutcome] = {}
        self.active: Key | None = None
        self.editor: ItemEditor | None = None
        self.instrument = ""
        """The instrument that measures the active item; empty where none is asked for."""
        self._judged: Judgement | None = None
        self.refresh()

    # rows

    def refresh(self) -> None:
        """Show what is saved; rows are made anew only where the connectors changed."""
        pairs = self._session.items(self._step)
        self._outcomes = {outcome.key: outcome for outcome in self._session.outcomes()}
        names = [item_name((item.id, connector)) for item, connector in pairs]
        if names != list(self._keys):
            self._make_rows()
        for name in names:
            self._show_row(name)

    def _make_rows(self) -> None:
        self._list.clear()
        self._keys, self._shown = {}, {}
        pick, tr = self._kit.program.texts.pick, self._kit.tr
        sections = {section.id: section.text for section in self._session.guided.visit.checklist.sections}
        heading: tuple[str, int | None] | None = None
        many = len({item.section for item, _ in self._session.items(self._step)}) > 1
        several = len(self._session.state.connectors) > 1
        for item, connector in self._session.items(self._step):
            here = (item.section, connector if several else None)
            if here != heading and (many or several):
                words = pick(sections.get(item.section, {"en": item.section}))
                if several and connector is not None:
                    words = tr("{section}, connector {n}", section=words, n=connector)
                self._list.add_heading(words)
            heading = here
            key = (item.id, connector)
            row = ItemRow(self._kit.theme, item.id, pick(item.text))
            self._keys[item_name(key)] = (item, key)
            self._list.add(row, item_name(key))
        if self.active is not None:
            active, self.active = self.active, None
            if item_name(active) in self._keys:
                self.activate(active)

    def _show_row(self, name: str) -> None:
        item, key = self._keys[name]
        row = self._list.rows[name]
        attempt = self._session.state.answers.get(key)
        judged = self._session.judge(key, Answer())
        found = self._outcomes.get(key)
        if found is not None and found.judgement.why in BY_CONDITION:
            shown = self._shown_by_condition(found)
        elif attempt is None:
            limit = limit_words(self._written(judged), self._kit.tr)
            shown = ("", joined((limit, self._withdrawn(item, key))), "neutral", self._kit.tr("To do"))
        else:
            kind, word = verdict_chip(attempt.verdict, self._why(key), self._national(attempt.verdict), self._kit.tr)
            reason = self._reason(attempt.reason) or attempt.note
            used = self._kit.tr("instrument {name}", name=attempt.instrument) if attempt.instrument else ""
            shown = (
                attempt.value or "",
                joined((limit_words(self._written(judged), self._kit.tr), used, reason, self._withdrawn(item, key))),
                kind,
                word,
            )
        if key in self._session.pending:
            shown = (shown[0], shown[1], "info", self._kit.tr("Saving"))
        if self._shown.get(name) == shown and not row.active:
            return
        self._shown[name] = shown
        row.show_texts(self._title(item), shown[1])
        row.show_value(self._value(item, shown[0]), item.unit if item.kind is not ItemKind.CHOICE else "")
        row.show_verdict(shown[2], shown[3])
        if row.active and self.editor is not None and self.editor.new:
            self._typing()

    def _shown_by_condition(self, found: ItemOutcome) -> tuple[str, str, str, str]:
        """Return the row of an item that is not asked now, or whose answer contradicts something."""
        texts, value = self._kit.program.texts, found.judgement.data.get("value", "")
        words = judgement_words(
            found.judgement, answer_words(found.item, value, texts), self._session.guided.visit.checklist, texts
        )
        if found.asked:
            return (value, words, "fail", self._kit.tr("Contradiction"))
        return ("", words, "neutral", self._kit.tr("Not applicable"))

    def _withdrawn(self, item: "Item", key: Key) -> str:
        """Return what was taken back last and when: it stays on record."""
        timed = self._session.state.timed_attempts.get(key, ())
        taken = [(one.withdrawn_at, one.answer) for one in timed if one.withdrawn_at is not None]
        if not taken:
            return ""
        when, answer = max(taken, key=lambda found: found[0])
        value, at = self._value(item, answer.value or answer.verdict.value), self._kit.time(when)
        return self._kit.tr("{value} withdrawn at {time}", value=value, time=at)

    def _title(self, item: "Item") -> str:
        title = self._kit.program.texts.pick(item.text)
        return title if item.mandatory else self._kit.tr("{title} (optional)", title=title)

    def _value(self, item: "Item", value: str) -> str:
        if item.kind is ItemKind.CONFIRM and value:
            return self._kit.tr("yes") if value == "yes" else self._kit.tr("no")
        if item.kind is ItemKind.CHOICE:
            chosen = next((one for one in item.choices if one.value == value), None)
            text = self._kit.program.texts.pick(chosen.text) if chosen else value
            return text if len(text) <= 34 else text[:33] + "…"
        if item.kind is ItemKind.STATION and value in ("yes", "no"):
            return self._kit.tr("yes") if value == "yes" else self._kit.tr("no")
        if item.kind is ItemKind.NUMBER or item.unit:  # with a unit also what the station says is a number
            return self._kit.number(value.replace(",", "."))  # saved as typed, and no number has two separators
        return value if len(value) <= 40 else value[:39] + "…"

    def _written(self, judged: "Judgement") -> "Judgement":
        """Return the judgement with its numbers as the reader's language writes them."""
        number = self._kit.number
        data = {name: number(value) if name in ("value", "limit") else value for name, value in judged.data.items()}
        return replace(judged, limit=number(judged.limit), data=data)

    def _why(self, key: Key) -> Why:
        attempts = self._session.state.attempts.get(key, ())
        return Why(attempts[-1].reason) if attempts and attempts[-1].reason in list(Why) else Why.NOTHING

    def _reason(self, reason: str) -> str:
        """Return a person's reason; what the limit says is in the chip and the value already."""
        return "" if reason in list(Why) else reason

    def _national(self, verdict: ItemVerdict) -> str:
        return self._session.guided.visit.limits.national_labels.get(verdict.value, "")

    # the active row

    def activate_name(self, name: str) -> None:
        """Make a row the active one by its name."""
        if name in self._keys and self._keys[name][1] != self.active:
            self.activate(self._keys[name][1])

    def activate(self, key: Key) -> None:
        """Make an item the active one: its editor and its actions show."""
        if not self.commit():
            return
        if key == self.active and self.row is not None and self.row.active:
            self.take_focus()  # a button that is being pressed stays pressed
            self.moved.emit()
            return
        if self.editor is not None:
            self.editor.hide()
        old = self._list.rows.get(item_name(self.active)) if self.active else None
        if old is not None:
            old.set_active(False)
        name = item_name(key)
        if self.active is not None and item_name(self.active) in self._keys:
            previous = item_name(self.active)
            self.active, self.editor, self._judged = None, None, None
            self._shown.pop(previous, None)
            self._show_row(previous)
        self.active, self._judged = key, None
        item, _ = self._keys[name]
        row = self._list.rows[name]
        used = self._session.said(key).instrument
        self.instrument = (used or self._usual_instrument(item)) if item.instrument else ""
        row.set_active(True, self._actions(item, key))
        self.editor = self._editor(item, key)
        row.set_editor(self.editor)
        self._show_row(name)
        self.take_focus()
        self.moved.emit()

    def take_focus(self) -> None:
        """Give the keyboard to the active item."""
        if self.editor is not None:
            self.editor.start()
        elif self.row is not None:
            self.row.setFocus()

    def deactivate(self) -> None:
        """No row is active any more."""
        self.commit()
        if self.active is not None:
            row = self._list.rows.get(item_name(self.active))
            if row is not None:
                row.set_active(False)
        self.active, self.editor = None, None

    def key_of(self, widget: QWidget | None) -> Key | None:
        """Return the item whose row ``widget`` lies in, None where it lies in none."""
        rows = {row: name for name, row in self._list.rows.items()}
        while widget is not None and widget not in rows:
            widget = widget.parentWidget()
        return self._keys[rows[widget]][1] if isinstance(widget, ItemRow) else None

    @property
    def row(self) -> ItemRow | None:
        """The active row."""
        return self._list.rows.get(item_name(self.active)) if self.active else None

    @property
    def item(self) -> "Item | None":
        """The active item."""
        return self._keys[item_name(self.active)][0] if self.active else None

    def _editor(self, item: "Item", key: Key) -> ItemEditor | None:
        if item.kind is ItemKind.CONFIRM or (item.kind is ItemKind.CHOICE and self._short(item)):
            return None
        said = self._session.said(key)
        value = said.value or ""
        if item.kind is ItemKind.STATION and value:
            return None
        editor = ItemEditor(
            self._kit.theme,
            item,
            f"{item.id}, {self._kit.program.texts.pick(item.text)}",
            value,
            self._kit.program.texts.pick,
        )
        editor.typed.connect(self._typing)
        editor.entered.connect(lambda: self.commit())
        return editor

    def _usual_instrument(self, item: "Item") -> str:
        """Return the instrument last used in this step, else in any, else the only one listed."""
        attempts = [
            (one.id, facts[-1].instrument)
            for (name, _), facts in self._session.state.attempts.items()
            if (one := self._session.guided.visit.checklist.item(name)) is not None and facts[-1].instrument
        ]
        here = [name for id, name in attempts if self._step_of(id) is self._step]
        listed = tuple(self._session.guided.visit.instruments)
        found = (here or [name for _, name in attempts] or list(listed[:1]))[-1:]
        return found[0] or "" if found else ""

    def _step_of(self, item_id: str) -> Step | None:
        item = self._session.guided.visit.checklist.item(item_id)
        return item.step if item else None

    def _short(self, item: "Item") -> bool:
        texts = [self._kit.program.texts.pick(choice.text) for choice in item.choices]
        return len(texts) <= SHORT_CHOICES and sum(map(len, texts)) <= SHORT_LETTERS

    def _actions(self, item: "Item", key: Key) -> list[Action]:
        tr, actions = self._kit.tr, list[Action]()
        if item.kind is ItemKind.CONFIRM:
            actions += [Action(tr("Yes"), self._say("yes"), "1"), Action(tr("No"), self._say("no"), "2")]
        elif item.kind is ItemKind.CHOICE and self._short(item):
            pick = self._kit.program.texts.pick
            for number, choice in enumerate(item.choices, 1):
                actions.append(Action(pick(choice.text), self._say(choice.value), str(number)))
        elif item.kind is ItemKind.TIME:
            actions.append(Action(tr("Now"), self._say_now, "T"))
        if key in self._session.state.attempts and item.kind in (ItemKind.NUMBER, ItemKind.TEXT):
            words = tr("Measure again") if item.kind is ItemKind.NUMBER else tr("Answer again")
            actions.append(Action(words, self._again, "R"))
        elif item.kind is ItemKind.STATION and key in self._session.state.attempts:
            actions.append(Action(tr("Say otherwise…"), lambda: self.asked.emit("override", key), "R"))
        if self._session.guided.may_withdraw(key):
            actions.append(Action(tr("Undo"), lambda: self.asked.emit("withdraw", key), "Ctrl+Z"))
        actions.append(Action(tr("Photo"), lambda: self.asked.emit("photo", key), "P"))
        actions.append(Action(tr("Not tested"), lambda: self.asked.emit("unjudged", key), "N"))
        return actions

    def _say(self, value: str) -> Callable[[], None]:
        return lambda: self.say(value)

    def _say_now(self) -> None:
        now = self._session.guided.bench.clock.now().astimezone(self._kit.zone)
        self.say(now.strftime("%H:%M"))

    def _again(self) -> None:
        if self.editor is not None:
            self.editor.put("")
            self.editor.start()

    # saying

    def answer_now(self) -> Answer:
        """Return the answer as it stands in the editor."""
        if self.active is None:
            return Answer()
        said = self._session.said(self.active)
        if self.editor is None:
            return replace(said, instrument=None)
        return replace(said, value=self.editor.text or None, instrument=self.instrument or None)

    def _typing(self) -> None:
        """Show the verdict while it is typed, with its limit."""
        if self.active is None or self.editor is None or self.row is None:
            return
        tr = self._kit.tr
        judged = self._judged = self._session.judge(self.active, self.answer_now())
        item = self._keys[item_name(self.active)][0]
        kind, word = verdict_chip(judged.verdict, judged.why, self._national(judged.verdict), tr)
        self.row.show_texts(
            self._title(item), joined((limit_words(self._written(judged), tr), why_words(self._written(judged), tr)))
        )
        self.row.show_verdict(kind, word)
        self.moved.emit()

    @property
    def verdict(self) -> ItemVerdict | None:
        """The verdict of the active item: as typed, else as saved."""
        if self._judged is not None:
            return self._judged.verdict
        answer = self._session.state.answers.get(self.active) if self.active else None
        return answer.verdict if answer else None

    def use_instrument(self, name: str) -> None:
        """Measure the active item with another instrument; a value already saved is said again with it."""
        self.instrument = name
        if self.active in self._session.state.attempts and self.editor is not None and self.editor.text:
            self._save(self.active, self.answer_now())
        else:
            self._typing()

    def commit(self) -> bool:
        """Save what is typed, if it is new and says something; False while a question has to be answered first."""
        editor = self.editor
        if self.active is None or editor is None or not editor.new:
            return True
        answer = self.answer_now()
        if self._session.judge(self.active, answer).why in (Why.NOT_A_NUMBER, Why.NOT_A_TIME):
            return True
        editor.kept(editor.text)
        return self._save(self.active, answer)

    def restore(self) -> None:
        """Show the saved value again, after a question was left without an answer."""
        if self.active is not None and self.editor is not None:
            value = self._session.said(self.active).value or ""
            self.editor.put(value)
            self.editor.kept(value)
            self._judged = None
            self.again()

    def say(self, value: str) -> None:
        """Answer the active item with a word."""
        if self.active is None:
            return
        answer = replace(self.answer_now(), value=value)
        if self.editor is not None:
            self.editor.put(value)
            self.editor.kept(value)
        self._save(self.active, answer, goes_on=True)

    def _save(self, key: Key, answer: Answer, goes_on: bool = False) -> bool:
        if self._session.cause_needed(key, answer):
            self.asked.emit("cause", (key, answer))
            return False
        passed = self._session.judge(key, answer).verdict is ItemVerdict.PASS
        self._session.answer(key, answer, lambda _: self._saved(key))
        if passed and goes_on:
            self.asked.emit("next", key)
        return True

    def _saved(self, key: Key) -> None:
        """Show the actions an answered item has, and the rows that depend on the answer."""
        self._outcomes = {outcome.key: outcome for outcome in self._session.outcomes()}
        if key != self.active or self.row is None:
            return
        self._judged = None
        item = self._keys[item_name(key)][0]
        typing = self.editor is not None and self.editor.new
        had = self.row.focusWidget() is not None
        self.row.set_active(True, self._actions(item, key))
        self._show_row(item_name(key))
        if had and not typing and self.editor is None:
            self.row.setFocus()
        self.moved.emit()

    def said_words(self, key: Key) -> str:
        """Return what was just said, such as ``E17@1: 318 ms, S1 fail``; empty where nothing counts."""
        attempts = self._session.state.attempts.get(key, ())
        if not attempts or item_name(key) not in self._keys:
            return ""
        item, last = self._keys[item_name(key)][0], attempts[-1]
        _, word = verdict_chip(last.verdict, self._why(key), self._national(last.verdict), self._kit.tr)
        unit = item.unit if item.kind is not ItemKind.CHOICE else ""
        value = f"{self._value(item, last.value)} {unit}".strip() if last.value else ""
        return f"{item_name(key)}: {', '.join(part for part in (value, word) if part)}"

    def taken_back(self, key: Key) -> None:
        """Show an item whose answer was taken back, with what stood before."""
        if self.editor is not None:
            self.editor.kept(self.editor.text)
        self.deactivate()
        self._judged = None
        self.refresh()
        self.activate(key)

    def again(self) -> None:
        """Show the active row anew, after something else changed it."""
        if self.active is not None:
            self._saved(self.active)

    # keys

    def next_open(self, mandatory: bool = True) -> bool:
        """Go to the next item to be answered after the active one; False when none is left."""
        if not self.commit():
            return True
        open_keys = self._session.open_keys(self._step, mandatory=mandatory)
        if not open_keys:
            return False
        keys = [key for _, key in self._keys.values()]
        here = keys.index(self.active) if self.active in keys else -1
        after = [key for key in keys[here + 1 :] if key in open_keys] or [key for key in keys if key in open_keys]
        self.activate(after[0])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the editor, so that letters are keys again."""
        if event.key() == Qt.Key.Key_Escape and self.row is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()
        else:
            super().keyPressEvent(event)


def stack(*parts: QWidget, spacing: int = 13) -> QVBoxLayout:
    """Return parts below each other."""
    column = QVBoxLayout()
    column.setSpacing(spacing)
    for part in parts:
        column.addWidget(part)
    return column


Said = Mapping[str, str]
