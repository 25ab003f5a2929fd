"""Where the program keeps its things on this computer."""

from pathlib import Path

APPLICATION = "chargebench"
SETTINGS_FILE = "settings.toml"
LOG_FOLDER = "logs"


def data_directory(given: Path | None = None) -> Path:
    """Return the data directory: the one given, else the user's own place for application data."""
    if given is not None:
        return given.expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_path(APPLICATION, appauthor=False))
