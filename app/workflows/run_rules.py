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
    sources: dict[str, str]


def run_rules(catalogue: Catalogue) -> RunRules:
    """Return the rules that ship."""
    return decode(RunRules, catalogue.document("runs", "run-rules"), "run-rules.json")
