"""How long it takes until ``chargebench --version`` has answered, against a Python that does nothing."""

import subprocess
import sys
import time
from statistics import median

ROUNDS = 9
AT_MOST = 3.0


def seconds(*arguments: str) -> float:
    """Return the real time of one process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def test_version_against_a_bare_python() -> None:
    """The rounds alternate, so that another program on the computer slows both."""
    pairs = [(seconds("-m", "app", "--version"), seconds("-c", "pass")) for _ in range(ROUNDS)]
    ratio = median(ours / bare for ours, bare in pairs)
    print(f"\nchargebench --version / python -c pass: {ratio:.2f} (target {AT_MOST})")
    assert ratio <= AT_MOST
