"""Reading a whole guide: what it costs, what it never loads, and that order does not matter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load import CannotRead, read_guide
from guidebuilder.load.codes import LIMITS, Code
from guidebuilder.load.ids import slug
from guidebuilder.load.suggest import did_you_mean
from guidebuilder.model import Bullet, Point, PointsSection, Regional
from guidebuilder.model.walk import items_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable

EVERYTHING = Path(__file__).parents[1] / "guides" / "everything"
SHIPPED = Path(__file__).parents[2] / "guide"


def modules_after(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )
    return set(run.stdout.split())


def test_reading_a_guide_does_not_load_what_only_its_schema_needs(
    guide_with: Callable[..., Path],
) -> None:
    folder = guide_with()
    loaded = modules_after(
        "from pathlib import Path\n"
        "from guidebuilder.diagnostics import Report\n"
        "from guidebuilder.load import read_guide\n"
        f"read_guide(Path({str(folder)!r}), Report())"
    )
    assert "yaml" in loaded
    assert "guidebuilder.load.schema" not in loaded


@pytest.mark.parametrize("folder", [EVERYTHING, SHIPPED], ids=lambda folder: folder.name)
def test_good_guides_have_no_errors(folder: Path) -> None:
    report = Report()
    assert read_guide(folder, report) is not None, "\n".join(map(str, report.sorted))


def test_two_readings_are_equal() -> None:
    assert read_guide(EVERYTHING, Report()) == read_guide(EVERYTHING, Report())


def test_a_guide_with_errors_is_none_and_tells_all_files(guide_with: Callable[..., Path]) -> None:
    report = Report()
    guide = read_guide(
        guide_with(
            {
                "guide.yaml": "format: 1\ntitel: x\n",
                "regions/us.yaml": "nam: x\n",
                "sources.yaml": "oews-2025: []\n",
                "careers/bpo-executive.yaml": "title: x\nsections: x\n",
            }
        ),
        report,
    )
    assert guide is None
    assert {each.span.file for each in report.found} >= {
        "guide.yaml",
        "regions/us.yaml",
        "sources.yaml",
        "careers/bpo-executive.yaml",
    }


def test_what_is_broken_in_one_file_is_not_dangling_in_another(
    guide_with: Callable[..., Path],
) -> None:
    report = Report()
    read_guide(
        guide_with(
            {
                "sources.yaml": "notes: {titel: Notes}\n",
                "regions/us.yaml": "- broken\n",
                "careers/bpo-executive.yaml": """\
title: x
source: notes
sections:
  - {kind: ladder, rungs: [{nam: Trainee}]}
  - {kind: roles, items: [{rung: trainee}], regions: [us]}
  - {kind: prose, text: 'See [this](#nothing).'}
""",
            }
        ),
        report,
    )
    assert [each.message for each in report.sorted] == [
        "`nam` is not known here",
        "`name: value` lines are expected here, not a list",
        "`titel` is not known here",
    ]


def test_a_guide_without_sources_glossary_or_articles_is_one(
    guide_with: Callable[..., Path],
) -> None:
    folder = guide_with()
    for name in ("sources.yaml", "glossary.yaml"):
        (folder / name).unlink()
    guide = read_guide(folder, Report())
    assert guide is not None
    assert (guide.sources, guide.glossary) == ({}, ())


def test_a_missing_guide_yaml_is_told_from_a_broken_one(guide_with: Callable[..., Path]) -> None:
    folder = guide_with()
    (folder / "guide.yaml").unlink()
    with pytest.raises(CannotRead, match="no such file"):
        read_guide(folder, Report())


def test_every_rule_has_a_code_of_its_own_and_a_sentence() -> None:
    codes = [each.value for each in Code]
    assert len(set(codes)) == len(codes)
    assert codes == sorted(codes)
    assert all(each.sentence and not each.sentence.endswith(".") for each in Code)
    assert set(Code) >= LIMITS


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("Team leader", "team-leader"),
        ("Trainee/Intern", "trainee-intern"),
        ("Bachelor's degree", "bachelors-degree"),
        ("Café & bar", "cafe-bar"),
        ("10+2 (Class 12)", "10-2-class-12"),
        ("[a link](https://example.org) here", "a-link-here"),
        ("हिन्दी", ""),
    ],
)
def test_ids_are_made_from_words(words: str, id_: str) -> None:
    assert slug(words) == id_


@given(st.text())
def test_a_made_id_can_be_made_an_id_again(words: str) -> None:
    assert slug(slug(words)) == slug(words)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("txet", "text"),
        ("regoins", "regions"),
        ("as-of", "as_of"),
        ("Title", "title"),
        ("joke", None),
        ("internships", None),
        ("", None),
    ],
)
def test_one_or_two_slips_are_forgiven(word: str, meant: str | None) -> None:
    known = ["title", "text", "regions", "as_of", "note", "items", "intro"]
    assert did_you_mean(word, known) == meant


@given(st.text(min_size=6, max_size=12), st.integers(0, 11))
def test_a_word_with_one_letter_missing_is_always_recognised(word: str, at: int) -> None:
    at %= len(word)
    assert did_you_mean(word[:at] + word[at + 1 :], [word]) == word


def test_a_walk_meets_every_part_in_order_and_no_place() -> None:
    section = PointsSection(items=(Point(points=(Bullet(id="b"),), id="a"), Point(id="c")), id="s")
    assert [each.id for each in items_of(section)] == ["s", "a", "b", "c"]
    assert not any(isinstance(each, Span | Regional) for each in walk(section))
