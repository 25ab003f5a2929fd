"""Widgets that only their kinds can be made of: Qt's metaclass and that of abstract classes in one."""

from abc import ABCMeta
from typing import Any

from PySide6.QtWidgets import QWidget


class AbstractWidget(ABCMeta, type(QWidget)):  # type: ignore[misc]
    """Refuses to make a widget that lacks an abstract method; Qt's own way to make one does not look."""

    def __call__(cls, *given: Any, **named: Any) -> Any:
        """Make the widget. Raises TypeError naming what it lacks."""
        lacking = ", ".join(sorted(cls.__abstractmethods__))
        if lacking:
            raise TypeError(f"{cls.__name__} is abstract: {lacking}")
        return super().__call__(*given, **named)
