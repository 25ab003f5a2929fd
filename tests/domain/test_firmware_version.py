"""A downgrade is named only where both versions can be read."""

import pytest

from app.domain.firmware_version import is_downgrade, numbers


@pytest.mark.parametrize(
    ("installed", "wanted", "lower"),
    [
        ("5.3.0", "5.2.9", True),
        ("5.10.0", "5.9.0", True),
        ("V5.2.1", "5.2.0", True),
        ("NG-FW 5.2.1-rc1", "ng-fw 5.1", True),
        ("2", "1", True),
        ("5.2.9", "5.3.0", False),
        ("5.2", "5.2.0", False),
        ("5.2.0", "5.2.0", False),
        ("boot 5.2", "app 5.1", False),
        ("", "5.1", False),
        ("unknown", "5.1", False),
        ("5.1", "nightly", False),
        ("20261128120000", "5.1", False),
    ],
)
def test_a_lower_version_is_seen(installed: str, wanted: str, lower: bool) -> None:
    assert is_downgrade(installed, wanted) is lower


def test_numbers_end_without_zeros() -> None:
    assert numbers("v1.2.0.0-beta7") == (1, 2)
    assert numbers("0.0") == ()
