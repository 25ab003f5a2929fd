"""``python -m app``: the window without a command, the command line with one."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return the exit code of the contract."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--version"]:  # answered before anything is imported
        from app import __version__

        sys.stdout.write(f"chargebench {__version__}\n")
        return 0
    if not given:  # the window stands before anything is imported that only commands need
        from app.bootstrap import build
        from app.cli.window import show_window

        return show_window(build())
    from app.cli.main import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
