"""A reference whose scanning head counts the LED pulses of the station's meter."""

from decimal import Decimal

from app.domain.errors import BadAnswer, BadInput, ChargeBenchError, PeerUnreachable, Reason, Refused
from app.links.instruments.answer import extract, matches, text_of
from app.links.instruments.line import AsksLines
from app.links.instruments.profile import Pulses, ScpiProfile
from app.links.instruments.scpi import ScpiReference
from app.ports.clock import Clock
from app.ports.reference import PulseCount

_POLL_S = 0.5
_REFERENCE_STEP_KWH = Decimal("1E-9")
_MOST_CONSTANT = Decimal(10**9)
_MOST_ERROR = Decimal(90)
"""Percent: beyond it constant, head or load are wrong, and the energy that follows from it means nothing."""


class PulseReference(ScpiReference):
    """Implements ``CountsPulses`` besides; readings go on between its questions."""

    def __init__(self, profile: ScpiProfile, pulses: Pulses, line: AsksLines, clock: Clock, place: str) -> None:
        super().__init__(profile, line, clock, place)
        self._pulses = pulses

    async def count(self, constant_imp_per_kwh: Decimal, pulses: int, within_s: float) -> PulseCount:
        """See ``CountsPulses``."""
        if not constant_imp_per_kwh.is_finite() or not 0 < constant_imp_per_kwh <= _MOST_CONSTANT:
            raise BadInput(Reason.WRONG_VALUE, self._place, field="constant_imp_per_kwh", problem="out of range")
        if not 0 < pulses <= self._pulses.most_pulses:
            raise BadInput(Reason.WRONG_VALUE, self._place, field="pulses", problem="out of range")
        filled = {"{constant}": format(constant_imp_per_kwh.normalize(), "f"), "{pulses}": str(pulses)}
        done = False
        try:
            await self.exchange(*(_fill(command, filled) for command in self._pulses.start))
            await self._until_done(pulses, within_s)
            done = True
            return self._counted(await self.ask(self._pulses.error_query), constant_imp_per_kwh, pulses)
        finally:
            if not done:
                await self._stop()

    async def _until_done(self, pulses: int, within_s: float) -> None:
        end_s = self._clock.monotonic() + within_s
        while not matches(self._pulses.done, state := await self.ask(self._pulses.state), self._place, "pulses"):
            if self._pulses.failed and matches(self._pulses.failed, state, self._place, "pulses"):
                said = text_of(state, self._place, "pulses")
                raise Refused(Reason.REFERENCE_REFUSED, self._place, action="pulse count", said=said)
            if self._clock.monotonic() > end_s:
                raise PeerUnreachable(Reason.PULSES_MISSING, self._place, pulses=pulses, seconds=round(within_s))
            await self._clock.sleep(_POLL_S)

    def _counted(self, answer: bytes, constant: Decimal, pulses: int) -> PulseCount:
        said = text_of(answer, self._place, "pulses.error")
        error = extract(self._pulses.error_pattern, (said,), self._place, "pulses.error")
        if abs(error) > _MOST_ERROR:
            problem = "out of range"
            raise BadAnswer(Reason.WRONG_VALUE, self._place, field="pulses.error", problem=problem, value=str(error))
        reference = Decimal(pulses) / constant / (1 + error / 100)
        return PulseCount(pulses, reference.quantize(_REFERENCE_STEP_KWH), error)

    async def _stop(self) -> None:
        try:
            await self.exchange(*self._pulses.stop)
        except ChargeBenchError:
            pass  # what went wrong before is what is told


def _fill(command: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        command = command.replace(name, value)
    return command
