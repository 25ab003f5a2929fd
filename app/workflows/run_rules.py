"""How long a calibration waits for what."""

from dataclasses import dataclass

from app.domain.codec import decode
from app.ports.catalogue import Catalogue


@dataclass(frozen=True)
class RunRules:
    """Data of ``resources/runs/run-rules.json``, each with its source."""

    poll_s: float
    meter_interval_s: int
    begin_within_s: float
    end_within_s: float
    no_load_after_s: float
    no_load_share: float
    standstill_power_w: float
    standstill_reads: int
    standstill_within_s: float
    stable_share: float
    longest_factor: float
    stable_for_s: float
    """For how long the power keeps within ``stable_share`` before it counts as steady."""
    stable_within_s: float
    """How long that is waited for."""
    warm_up_s: float
    """For how long the reference carries the load before the first run."""
    register_within_s: float
    """How long a coarse register is given to show a rate before the connection is judged without it."""
    zero_load_s: float | None
    """In place of the profile's time without load; None = the profile's."""
    stopwatch_s: float
    """Half width of the time between two pulses that a person stops by hand."""
    sources: dict[str, str]


def run_rules(catalogue: Catalogue, *, practice: bool = False) -> RunRules:
    """Return the rules that ship; a practice visit waits shorter where nothing has to warm up."""
    rules = catalogue.document("runs", "run-rules")
    shorter = catalogue.document("practice", "run-rules") if practice else {}
    return decode(RunRules, {**rules, **shorter}, "run-rules.json")
