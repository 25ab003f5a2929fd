"""The extractor, loaded from where it stands: it is a script, not a package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def translations(checkout: Path) -> ModuleType:
    """Return ``packaging/translations.py`` as a module."""
    spec = importlib.util.spec_from_file_location("translations", checkout / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module
