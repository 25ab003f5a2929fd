"""Which plural form a number takes (Unicode CLDR, "Language plural rules"; the order of forms is Qt's)."""

from collections.abc import Callable

Rule = Callable[[int], int]


def _one_other(n: int) -> int:
    return 0 if n == 1 else 1


def _zero_is_one(n: int) -> int:
    return 0 if n <= 1 else 1


def _none(_n: int) -> int:
    return 0


def _east_slavic(n: int) -> int:
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if _few(n) else 2


def _polish(n: int) -> int:
    if n == 1:
        return 0
    return 1 if _few(n) else 2


def _few(n: int) -> bool:
    return 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14


def _czech(n: int) -> int:
    if n == 1:
        return 0
    return 1 if 2 <= n <= 4 else 2


def _arabic(n: int) -> int:
    if n <= 2:
        return n
    if 3 <= n % 100 <= 10:
        return 3
    return 4 if n % 100 >= 11 else 5


_RULES: dict[str, Rule] = {
    **dict.fromkeys(("fr", "pt"), _zero_is_one),
    **dict.fromkeys(("ja", "zh", "ko", "vi", "th", "id", "hu", "tr"), _none),
    **dict.fromkeys(("ru", "uk", "be", "sr", "hr", "bs"), _east_slavic),
    **dict.fromkeys(("cs", "sk"), _czech),
    "pl": _polish,
    "ar": _arabic,
}


def plural_form(language: str, n: int) -> int:
    """Return the index of the form for ``n`` in ``language``; unknown languages count like English."""
    return _RULES.get(language.replace("-", "_").split("_")[0], _one_other)(abs(n))


def plural_forms(language: str) -> int:
    """Return how many forms ``language`` has."""
    return 1 + max(plural_form(language, n) for n in range(201))
