"""Both sides of a condition or a contradiction in words."""

from collections.abc import Mapping

from app.domain.checklist import SERVICE, SERVICE_IN, SERVICE_OUT, Checklist
from app.domain.condition import AVAILABILITY
from app.domain.judgement import SENTENCES, Judgement
from app.domain.text import mark
from app.domain.words import Speaks, Translate, answer_words

SIDE_WORDS: Mapping[str, str] = {
    AVAILABILITY: mark("the availability as read back"),
    SERVICE: mark("the station"),
    SERVICE_IN: mark("in service"),
    SERVICE_OUT: mark("out of service"),
}
"""One side of a contradiction or of a condition, where it is no item."""


def side_words(side: str, tr: Translate) -> str:
    """Return one side of a contradiction: the name of an item and its answer stay as they are."""
    return " / ".join(tr(SIDE_WORDS[part]) if part in SIDE_WORDS else part for part in side.split(" / "))


def condition_words(judgement: Judgement, checklist: Checklist, texts: Speaks) -> dict[str, str]:
    """Return the values of a ``not_asked`` or ``contradicts`` sentence as people read them."""
    about, _, _ = judgement.data["item"].partition("@")
    other = checklist.item(about)
    said = [answer_words(other, part, texts) for part in judgement.data["other"].split(" / ")] if other else []
    return {
        "item": side_words(judgement.data["item"], texts.tr),
        "other": " / ".join(said) or side_words(judgement.data["other"], texts.tr),
    }


def judgement_words(judgement: Judgement, answer: str, checklist: Checklist, texts: Speaks) -> str:
    """Return the whole sentence of a ``not_asked`` or ``contradicts`` judgement; ``answer`` in people's words."""
    words = condition_words(judgement, checklist, texts)
    return texts.tr(SENTENCES[judgement.why], None, value=answer, **words)
