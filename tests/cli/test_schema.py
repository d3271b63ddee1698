"""The schemas beside the shipped guide: fresh, found by each file, and accepting it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from guidebuilder.cli.main import program

GUIDE = Path(__file__).parent.parent.parent / "guide"
FILES = sorted(GUIDE.rglob("*.yaml"))


def test_the_command_writes_what_is_shipped(tmp_path: Path) -> None:
    guide = tmp_path / "guide"
    guide.mkdir()
    (guide / "guide.yaml").write_text("format: 1\n", encoding="utf-8")

    done = CliRunner().invoke(program, ["schema", "--guide", str(guide)])

    assert done.exit_code == 0, done.output
    written = {path.name: path.read_bytes() for path in (guide / "schema").iterdir()}
    shipped = {path.name: path.read_bytes() for path in (GUIDE / "schema").iterdir()}
    assert written == shipped, "run `guidebuilder schema` and commit what it writes"


def test_who_may_not_write_is_not_told_of_an_option_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "schema").write_text("a file", encoding="utf-8")

    done = CliRunner().invoke(program, ["schema", "--guide", str(tmp_path)])

    assert done.exit_code == 4
    assert done.stderr.endswith("    hint: look whether you may write there\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(GUIDE).as_posix())
def test_each_file_points_to_a_schema_that_accepts_it(path: Path) -> None:
    first, *_ = path.read_text(encoding="utf-8").splitlines()
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert found is not None
    schema: dict[str, Any] = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))

    content = yaml.safe_load(path.read_text(encoding="utf-8"))

    jsonschema.Draft7Validator(schema).validate(content)


def test_a_misspelt_field_is_not_accepted() -> None:
    schema = json.loads((GUIDE / "schema" / "career.json").read_text(encoding="utf-8"))
    career = {"title": "A clerk", "sections": [{"kind": "prose", "txet": "You write."}]}

    assert not jsonschema.Draft7Validator(schema).is_valid(career)
