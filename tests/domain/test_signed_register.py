"""OBIS codes as meters spell them."""

import pytest

from app.domain.signed_register import RegisterKind, register_kind


@pytest.mark.parametrize(
    ("obis", "kind"),
    [
        ("1-b:1.8.0", RegisterKind()),
        ("1-0:1.8.0*198", RegisterKind()),
        ("1-0:1.17.0*255", RegisterKind()),
        ("1-0:2.8.0", RegisterKind(exported=True)),
        ("1-0:98.8.0.FF", RegisterKind(of_transaction=True)),
        ("01-00:B0.08.00*FF", RegisterKind()),
        ("01-00:B1.08.00*FF", RegisterKind(device=True)),
        ("01-00:B2.08.00*FF", RegisterKind(of_transaction=True)),
        ("01-00:B3.08.00*FF", RegisterKind(of_transaction=True, device=True)),
        ("01-00:C3.08.00*FF", RegisterKind(exported=True, of_transaction=True, device=True)),
        ("1-0:1.7.0", None),
        ("1-0:B4.8.0", None),
        ("1-0:3.8.0", None),
        ("8.0", None),
        ("", None),
        ("1-0:AB.8.0", None),
        ("1.8.0" * 1000, None),
        ("１.8.0", None),
    ],
)
def test_what_a_register_counts(obis: str, kind: RegisterKind | None) -> None:
    assert register_kind(obis) == kind
