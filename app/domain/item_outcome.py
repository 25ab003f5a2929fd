"""What became of one item: its judgement and the answer behind it."""

from dataclasses import dataclass, field

from app.domain.answer import Answer, Key
from app.domain.checklist import Item
from app.domain.judgement import Judgement, Why
from app.domain.verdict import ItemVerdict


@dataclass(frozen=True)
class ItemOutcome:
    """What became of one item at one connector (None = asked once for the station)."""

    item: Item
    connector: int | None
    judgement: Judgement
    answer: Answer = field(default_factory=Answer)
    again: bool = False
    """A danger was taken back here and nothing has been judged since: it is to be measured again (rule 4)."""

    @property
    def verdict(self) -> ItemVerdict:
        """The verdict of the judgement."""
        return self.judgement.verdict

    @property
    def key(self) -> Key:
        """Item id and connector."""
        return self.item.id, self.connector

    @property
    def asked(self) -> bool:
        """False while the condition of the item is not met: it is NA by itself."""
        return self.judgement.why is not Why.NOT_ASKED
