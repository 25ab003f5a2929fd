"""The live plot at 10 updates a second: prints the 99th percentile of the gaps of the window's thread, in ms.

``few``: two points are drawn. ``many``: 100,000 readings are there, and every update brings a hundred more.
"""

import sys

from PySide6.QtCore import QTimer

from benchmarks.window_flood import gaps

READINGS, EVERY_MS, EACH = 100_000, 100, 100


def main(many: bool) -> float:
    """Show the plot in a window of its own."""
    from app.bootstrap import build
    from app.ui.app import make_application
    from app.ui.theme import Theme
    from app.ui.widgets.plot import ErrorPlot
    from app.ui.widgets.thin_curve import ErrorPoint

    application = make_application(sys.argv)
    theme = Theme(build(None, "en").resources)
    theme.apply(application)
    plot = ErrorPlot(theme, "Error", lambda value, places: f"{value:.{places}f}")
    plot.resize(1000, 420)
    plot.begin(1.0, 10.0)
    plot.show()

    def reading(number: int) -> ErrorPoint:
        share = number / (READINGS + 10 * EACH * 10)
        return ErrorPoint(10 * share, 0.3 + 0.05 * ((number * 7919) % 13 - 6) / 6, 0.8 / (1 + 20 * share))

    came = READINGS if many else 2
    plot.add([reading(number) for number in range(came)])

    def update() -> None:
        nonlocal came
        more = EACH if many else 0
        plot.add([reading(came + number) for number in range(more)], f"{came} readings")
        came += more

    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(update)
    timer.start()
    return gaps(application)


if __name__ == "__main__":
    print(main(sys.argv[1] == "many"))
