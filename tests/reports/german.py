"""German words of the report, as the translation file holds them; long enough to test the layout."""

GERMAN: dict[str, str] = {}
