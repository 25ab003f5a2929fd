"""What a budget costs: 1,000 different ones summed and expanded, against the bare sum of squares of the same lines.

Every budget is used once, so nothing remembered helps. Processor time is compared: the turns of other programs on the
computer would count for the longer side alone.
"""

import math
import time
from random import Random
from statistics import median

from app.domain.uncertainty import Component, combine

BUDGETS = 1_000
ROUNDS = 15
AT_MOST = 20.0
COVERAGE = 0.9545


def budgets(seed: int) -> list[list[Component]]:
    """Return budgets of 4 to 12 lines, of which about half have finite degrees of freedom."""
    random = Random(seed)
    return [
        [
            Component(str(line), random.uniform(0.001, 0.1), random.choice([None, float(random.randint(2, 60))]))
            for line in range(random.randint(4, 12))
        ]
        for _ in range(BUDGETS)
    ]


def bare(given: list[list[Component]]) -> float:
    """Return the seconds of the sums of squares alone."""
    began = time.process_time()
    for lines in given:
        math.sqrt(sum(line.u_percent * line.u_percent for line in lines))
    return time.process_time() - began


def ours(given: list[list[Component]]) -> float:
    """Return the seconds of u_c, nu_eff, k and U."""
    began = time.process_time()
    for lines in given:
        combine(lines, COVERAGE)
    return time.process_time() - began


def test_random_budgets_against_their_sums_of_squares() -> None:
    """A fresh set of budgets a round: coverage factors are computed anew for each."""
    ratios = []
    for seed in range(ROUNDS):
        given = budgets(seed)
        ratios.append(ours(given) / bare(given))
    ratio = median(ratios)
    print(f"\n{BUDGETS} random budgets / sums of squares: {ratio:.1f} (target {AT_MOST:g})")
    assert ratio <= AT_MOST
