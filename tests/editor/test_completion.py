"""What an editor shows to an author: the real YAML language server reads our schemas."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.conftest import ROOT, Judge, Witness
from tests.editor.language_server import LanguageServer, language_server
from tests.judges import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.external

FILES = sorted(
    path.relative_to(ROOT / "guide").as_posix() for path in (ROOT / "guide").rglob("*.yaml")
)
HEAD = "# yaml-language-server: $schema=../schema/career.json\n"


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(ROOT / "guide", tmp_path_factory.mktemp("editor") / "guide")


@pytest.fixture(scope="module")
def editor(guide: Path, witness: Witness, judge: Judge) -> Iterator[LanguageServer]:
    judge(server())
    with language_server(witness("node"), guide) as running:
        yield running


@pytest.mark.parametrize("name", FILES)
def test_it_finds_nothing_wrong_with_the_shipped_guide(
    name: str, guide: Path, editor: LanguageServer
) -> None:
    path = guide / name

    assert editor.open(path, path.read_text(encoding="utf-8")) == []


def test_it_offers_the_kinds_of_section(guide: Path, editor: LanguageServer) -> None:
    path = guide / "careers" / "kinds.yaml"
    editor.open(path, HEAD + "title: Nurse\nsections:\n  - kind: \n")

    offered = editor.completions(path, 4, 11)

    assert {"points", "routes", "pay", "ladder", "next-steps"} <= set(offered)


def test_it_offers_the_fields_of_a_kind(guide: Path, editor: LanguageServer) -> None:
    path = guide / "careers" / "fields.yaml"
    editor.open(path, HEAD + "title: Nurse\nsections:\n  - kind: ladder\n    \n")

    offered = editor.completions(path, 5, 5)

    assert {"rungs", "title", "source"} <= set(offered)
    assert "bands" not in offered, "bands belong to a pay section"


def test_it_says_what_a_field_is_for(guide: Path, editor: LanguageServer) -> None:
    path = guide / "careers" / "hover.yaml"
    editor.open(path, HEAD + "title: Nurse\nsummary: You care.\nsections: []\n")

    assert "The job in one sentence" in editor.hover(path, 3, 2)


def test_it_marks_a_misspelt_field(guide: Path, editor: LanguageServer) -> None:
    path = guide / "careers" / "slip.yaml"
    found = editor.open(
        path, HEAD + "titel: Nurse\nsections:\n  - {kind: prose, text: You care.}\n"
    )

    assert (2, "Property titel is not allowed.") in found
