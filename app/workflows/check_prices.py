"""What the station charged for a transaction, against unit price times quantity, as the profile asks."""

from decimal import Decimal

from app.domain.calibration_profile import CalibrationProfile
from app.domain.meter_fact import PriceChecked, PriceSeen
from app.domain.plan import PlanPrice
from app.domain.price import Fee, PricePart, PriceRule, check_price
from app.domain.profile_part import PriceCheck
from app.workflows.visit import Visit


def fees_of(rule: PriceCheck | None) -> tuple[Fee, ...]:
    """Return what a station may charge for by a profile; all fees where it says nothing."""
    return tuple(Fee(part) for part in rule.parts) if rule is not None else tuple(Fee)


def smallest_unit(profile: CalibrationProfile, price: PlanPrice) -> Decimal:
    """Return the unit of money a price is rounded to: the profile's goes before the one that was typed."""
    return profile.price_check.rounding if profile.price_check is not None else price.smallest_unit


async def check_prices(visit: Visit, profile: CalibrationProfile, price: PlanPrice) -> PriceChecked:
    """Check every fee and the total, and save what came of it. Raises BadInput (WRONG_VALUE) naming the field."""
    unit = smallest_unit(profile, price)
    parts = [PricePart(part.fee, part.unit_price, part.quantity, part.shown) for part in price.part]
    verdict = check_price(parts, price.total, PriceRule(unit, price.rounding))
    lines = tuple(PriceSeen(line.fee or "", line.expected, line.shown, line.outcome) for line in verdict.lines)
    fact = PriceChecked(lines, verdict.outcome, unit, price.rounding)
    if visit.state.last(PriceChecked) != fact:
        await visit.add(fact)
    return fact
