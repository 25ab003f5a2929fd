"""All kinds of references behind one port; each kind is built when it is first asked for."""

from collections.abc import Callable, Mapping

from app.domain.errors import BadInput, Reason
from app.domain.plan import PlanReference
from app.ports.clock import Clock
from app.ports.reference import ConnectsReference, ReferenceMeter, ReferenceOffer, ReportsBrokenProfiles


class ReferenceKinds:
    """Implements ``ConnectsReference`` and ``ReportsBrokenProfiles``.

    ``makers``: kind of ``PlanReference`` -> what builds its connector; one connector may serve several kinds.
    """

    def __init__(self, makers: Mapping[str, Callable[[], ConnectsReference]]) -> None:
        self._makers = makers
        self._made: dict[Callable[[], ConnectsReference], ConnectsReference] = {}

    def offers(self) -> tuple[ReferenceOffer, ...]:
        """See ``ConnectsReference``."""
        found = [offer for connector in self._all() for offer in connector.offers()]
        return tuple(sorted(found, key=lambda offer: (offer.map, offer.kind)))

    def broken(self) -> tuple[BadInput, ...]:
        """See ``ReportsBrokenProfiles``."""
        return tuple(error for one in self._all() if isinstance(one, ReportsBrokenProfiles) for error in one.broken())

    async def connect(self, reference: PlanReference, clock: Clock | None = None) -> ReferenceMeter:
        """See ``ConnectsReference``. Raises BadInput (UNKNOWN_NAME) naming a kind that no link speaks."""
        if reference.kind not in self._makers:
            raise BadInput(Reason.UNKNOWN_NAME, "kind", name=reference.kind, known=sorted(self._makers))
        return await self._connector(self._makers[reference.kind]).connect(reference, clock)

    def _all(self) -> list[ConnectsReference]:
        return [self._connector(maker) for maker in dict.fromkeys(self._makers.values())]

    def _connector(self, maker: Callable[[], ConnectsReference]) -> ConnectsReference:
        if maker not in self._made:
            self._made[maker] = maker()
        return self._made[maker]
