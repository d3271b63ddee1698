"""The schemas are complete: what the program reads, they accept; what it refuses by shape, not."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from guidebuilder.load.schema import schemas

GUIDES = Path(__file__).parents[1] / "guides"
SHIPPED = Path(__file__).parents[2] / "guide"
BAD_GUIDES = Path(__file__).parents[1] / "bad_guides"
SCHEMAS = schemas()
VALIDATORS = {name: jsonschema.Draft7Validator(schema) for name, schema in SCHEMAS.items()}


def schema_of(path: Path) -> str:
    if path.name in ("guide.yaml", "sources.yaml", "glossary.yaml"):
        return path.stem + ".json"
    if path.parent.name == "regions":
        return "region.json"
    if "." in path.stem:
        return "regional.json"
    return "career.json" if path.parent.name == "careers" else "article.json"


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers and truth values, but no dates."""


EditorLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in pairs if not tag.endswith(":timestamp")]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

FILES = sorted(
    path for folder in (GUIDES, SHIPPED) if folder.is_dir() for path in folder.rglob("*.yaml")
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
@pytest.mark.parametrize("loader", [yaml.BaseLoader, EditorLoader])
def test_every_file_of_a_good_guide_is_accepted(path: Path, loader: type[yaml.BaseLoader]) -> None:
    data = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - our own file

    VALIDATORS[schema_of(path)].validate(data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


def test_schemas_are_the_same_each_time() -> None:
    assert json.dumps(schemas()) == json.dumps(SCHEMAS)


@pytest.mark.parametrize(
    "name",
    [
        "unknown-key",
        "wrong-kind",
        "no-kind",
        "a-key-named-like-a-tag-internships",
        "list-where-one-value-belongs",
        "map-where-a-list-belongs",
        "text-where-a-list-belongs",
        "group-in-group",
        "required-field-missing",
        "several-at-once",
        "a-small-word-lead-in",
        "a-page-that-is-a-list",
        "a-page-without-sections",
        "from-where-there-is-no-list",
        "a-spread-with-a-misspelt-figure",
        "a-part-that-does-not-exist",
        "an-empty-list",
    ],
)
def test_a_mistake_of_shape_is_refused(name: str) -> None:
    text = (BAD_GUIDES / f"{name}.yaml").read_text("utf-8")
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own file

    with pytest.raises(jsonschema.ValidationError):
        VALIDATORS["career.json"].validate(data)


def test_fields_are_described_from_the_model() -> None:
    institute = SCHEMAS["career.json"]["definitions"]["Institute"]
    fields = institute["anyOf"][1]["properties"]
    assert fields["course"]["description"] == "The course that matters here."
    doubt = SCHEMAS["career.json"]["definitions"][fields["doubt"]["$ref"].split("/")[-1]]
    assert doubt["description"].startswith("Why it stays unverified")
