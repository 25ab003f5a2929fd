"""What the parts of the window tell each other, without knowing each other."""

from PySide6.QtCore import QObject, Signal


class News(QObject):
    """One for the window; tasks report here, status bar and drawer listen."""

    saved = Signal(object)
    """Something is on disk since this moment (aware datetime)."""
    link = Signal(object)
    """The station now looked at (``ports.station.StationLink``), or None."""
    events = Signal(object)
    """A list of ``domain.station.StationEvent``, at most 25 times a second."""
    evidence = Signal(object)
    """The evidence of the visit now open: a list of ``widgets.evidence.Picture``."""
    sync = Signal()
    """The outbox changed."""
    problem = Signal(object)
    """An exception to show where the user is."""
    undo = Signal(str, object)
    """What was just done, and the callable that takes it back or None; empty words end an offer."""
    go = Signal(str, object)
    """Open a place (``today``, ``stations``, ``visit``, ``review``, ``settings``, ``instruments``) with an argument or
    None."""
    instruments = Signal()
    """The list of instruments changed."""
    practice = Signal(bool)
    """A practice visit is on screen: the watermark shows."""
    preference = Signal(str, str)
    """A preference was saved: name and value."""
