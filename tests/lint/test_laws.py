"""What holds for any guide that can be read: nothing breaks, and every place is real."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.lint.conftest import found_in
from tests.torture.mutations import name_of, spoil

from guidebuilder.diagnostics import Report, Severity, Span
from guidebuilder.lint.ages import Ages
from guidebuilder.lint.passages import Passage, Use, plain
from guidebuilder.lint.placeholders import find_placeholders
from guidebuilder.lint.read_over import read_over
from guidebuilder.lint.reading import look_at_sentences
from guidebuilder.lint.sentences import sentences, syllables, words_of
from guidebuilder.lint.slips import look_for_slips, look_for_spoilt_names
from guidebuilder.lint.vocabulary import look_for_jargon
from guidebuilder.load import read_guide
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "guide", *sorted((ROOT / "tests" / "guides").iterdir())]
AGES = Ages(most=1)

_WORDS = "the the is made CRM NOTICE TODO ? ( , ... Dr. 3–6 years after school. é हिन्दी İ Ab.Cd"

pieces = st.lists(
    st.sampled_from([*_WORDS.split(), "\N{COMBINING ACUTE ACCENT}"]) | st.text(max_size=8),
    max_size=30,
).map(" ".join)


@given(pieces)
@example("")
@example(". . .")
@settings(deadline=None)  # the first text pays for the patterns
def test_no_text_breaks_a_rule(words: str) -> None:
    text = Text(words, ((Plain(words),),), Span("x.yaml", 1, 1))
    report = Report()
    for use in Use:
        passage = Passage(text, plain(text), use, "title", "everywhere")
        for rule in (find_placeholders, look_for_slips, look_for_spoilt_names, look_for_jargon):
            rule(passage, report)
        look_at_sentences([passage] * 3, report)

    assert not report.has_errors


@given(pieces)
def test_sentences_lose_no_word(words: str) -> None:
    parted = " ".join(sentences(words))

    assert "".join(words_of(parted)) == "".join(words_of(words))


@given(st.text())
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("made", 1),
        ("table", 2),
        ("worked", 1),
        ("wanted", 2),
        ("customer", 3),
        ("companies", 3),
        ("changes", 2),
        ("times", 1),
        ("people", 2),
    ],
)
def test_syllables_are_counted_about_right(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(0, 400, 20), ids=name_of)
def test_a_spoilt_guide_that_can_be_read_can_be_read_over(seed: int, tmp_path: Path) -> None:
    spoil(name_of(seed), seed, tmp_path)  # not at all, where the system lacks what it takes
    guide = read_guide(tmp_path / "guide", Report()) if (tmp_path / "guide").is_dir() else None
    if guide is None:
        return  # refused, and told why
    report = Report()

    read_over(guide, [resolve(guide, each) for each in guide.regions], AGES, report)

    assert all(each.severity is Severity.WARNING for each in report.found)


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_each_finding_has_a_real_place_and_a_cure(folder: Path) -> None:
    for each in found_in(folder, AGES):
        line = (folder / each.span.file).read_text("utf-8").splitlines()[each.span.line - 1]
        assert 1 <= each.span.column <= len(line) + 1
        assert each.hint
        assert not each.message.endswith(".")


@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_the_order_of_regions_changes_nothing(folder: Path) -> None:
    report = Report()
    guide = read_guide(folder, report)
    assert guide is not None
    forwards, backwards = Report(), Report()
    editions = [resolve(guide, each) for each in guide.regions]

    read_over(guide, editions, AGES, forwards)
    read_over(guide, editions[::-1], AGES, backwards)

    assert forwards.sorted == backwards.sorted


def test_one_region_is_told_what_all_are_told_of_it(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    shutil.copytree(ROOT / "guide", folder)
    page = folder / "careers" / "bpo-executive.yaml"
    # Now both regions have something to tell, and next steps are lacking in one of them.
    text = page.read_text("utf-8").replace(
        "kind: next-steps", "kind: next-steps\n    regions: [india]"
    )
    page.write_text(text.replace("You do part", "TODO: you do do part"), "utf-8")

    def told(regions: str) -> set[Diagnostic]:
        return set(found_in(folder, AGES, regions))

    assert told("india") < told("")
    assert told("india") | told("international") == told("")


def test_the_shipped_guide_needs_no_mending() -> None:
    assert [str(each) for each in found_in(ROOT / "guide")] == []
