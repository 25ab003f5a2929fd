"""The shipped schemas are in step with what the commands answer."""

import json

import jsonschema
import pytest

from tests.cli.answers import ANSWERS, SCHEMAS, schema_of, stored_schema


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_schema_is_in_step_with_the_code(name: str) -> None:
    assert stored_schema(name) == schema_of(name)


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.schema.json")), ids=lambda path: path.stem)
def test_every_schema_is_one(path: object) -> None:
    schema = json.loads(getattr(path, "read_text")("utf-8"))  # noqa: B009
    jsonschema.Draft202012Validator.check_schema(schema)
