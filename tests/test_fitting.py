"""Fitting a guide into a number of pages: what goes, what stays, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.blocks import Definitions, ItemList
from guidebuilder.document.contents import things_in, words_in
from guidebuilder.document.glossary import GLOSSARY_PLACE
from guidebuilder.document.inlines import Run
from guidebuilder.failures import OrderError
from guidebuilder.fitting import LEFT_OUT, SMALLER, fewest_changes
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.items import Priority
from guidebuilder.model.sections import priority_of
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.press.sheets import Duplex
from guidebuilder.regions.resolve import resolve
from guidebuilder.regions.shortening import Dispensable, dispensable, without
from guidebuilder.style.read_theme import THEMES, in_edition, read_theme
from guidebuilder.style.scripts import CLOSEST, in_script, script_of_language
from guidebuilder.style.theme_rules import LEAST_LEADING, LEAST_SIZE
from guidebuilder.style.tightening import LEAST_TEXT, SCALES, aired, tightened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.fitting import Change
    from guidebuilder.pipeline import Proof
    from guidebuilder.regions.regional_guide import RegionalGuide


@pytest.fixture(scope="module")
def india() -> RegionalGuide:
    """Return the shipped guide's edition for India."""
    guide = read_guide(ROOT / "guide", Report())
    assert guide is not None
    return resolve(guide, "india")


def fitted(report: Report, pages: int | None, region: str = "india", **wanted: object) -> Proof:
    order = Order(guide=ROOT / "guide", regions=(region,), fit=pages, **wanted)  # type: ignore[arg-type]
    (proof,) = paginate(order, report)
    return proof


def places(proof: Proof) -> set[str]:
    return {
        section.place
        for chapter in proof.document.chapters
        for part in chapter.parts
        for section in part.sections
    }


# --- the search -------------------------------------------------------------------------------


def section(number: int) -> Dispensable:
    return Dispensable(f"section {number}", Priority.NORMAL, (Span("a.yaml", number + 1, 1),))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=20), st.integers(0, 120), st.integers(1, 9))
def test_what_is_done_is_enough_and_none_of_it_needless(
    sizes: list[int], wanted: int, essential: int
) -> None:
    changes = [section(number) for number in range(len(sizes))]
    size = dict(zip(changes, sizes, strict=True))
    tried = 0

    def pages(made: Sequence[Change]) -> int:
        nonlocal tried
        tried += 1
        return essential + sum(size[each] for each in changes if each not in made)

    found = fewest_changes(changes, pages, wanted)
    if isinstance(found, int):
        assert found == essential > wanted
        return
    assert pages(found) <= wanted
    assert list(found) == [each for each in changes if each in found]
    assert tried <= 18  # two, the bisection of twenty, and what is taken back
    if found:
        needed = found[-1]
        assert pages([each for each in found if each is not needed]) > wanted


def test_one_large_section_brings_back_the_small_ones_before_it() -> None:
    sizes = {section(0): 1, section(1): 1, section(2): 4}

    def pages(made: Sequence[Change]) -> int:
        return 2 + sum(size for each, size in sizes.items() if each not in made)

    assert fewest_changes(list(sizes), pages, 4) == (section(2),)


# --- what goes --------------------------------------------------------------------------------


def test_extra_goes_before_normal_and_the_last_first(india: RegionalGuide) -> None:
    found = dispensable(india)
    order = [each.span for page in india.pages for each in page.sections]
    ranks = [(each.priority is not Priority.EXTRA, -order.index(each.spans[0])) for each in found]

    assert ranks == sorted(ranks)
    assert {each.title for each in found if each.priority is Priority.EXTRA} == {
        "People who shaped the field",
        "Bodies in this field",
    }


def test_what_is_essential_stays(india: RegionalGuide) -> None:
    gone = {span for each in dispensable(india) for span in each.spans}
    essential = {
        each.span
        for page in india.pages
        for each in page.sections
        if priority_of(each) is Priority.ESSENTIAL
    }

    assert essential
    assert gone.isdisjoint(essential)
    left = {each.span for page in without(india, gone).pages for each in page.sections}
    assert essential <= left


def test_an_article_that_loses_everything_goes_too(india: RegionalGuide) -> None:
    article = next(each for each in india.pages if each.is_article)

    assert article not in without(india, {each.span for each in article.sections}).pages
    assert len(without(india, {article.sections[0].span}).pages) == len(india.pages)


# --- how it is set ----------------------------------------------------------------------------


@pytest.mark.parametrize("edition", [Edition.BOOKLET, Edition.PHOTOCOPY])
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("steps", range(1, len(SCALES) + 1))
@pytest.mark.parametrize("language", ["en", "hi", "bn", "ta", "ar"])
def test_tighter_type_stays_legible(name: str, edition: Edition, steps: int, language: str) -> None:
    script = script_of_language(language)
    theme = in_script(in_edition(read_theme(name), edition).in_domain(1), script)
    tight = tightened(theme, steps)
    smallest = min(getattr(theme.styles, role).char.size for role in theme.styles.__struct_fields__)
    for role in theme.styles.__struct_fields__:
        was, now = getattr(theme.styles, role), getattr(tight.styles, role)

        assert max(LEAST_SIZE, smallest) <= now.char.size <= was.char.size
        assert now.leading >= LEAST_LEADING * now.char.size
        if script.closest and was.leading >= CLOSEST * was.char.size:
            assert now.leading >= CLOSEST * now.char.size - 0.01
        assert 0 < now.drop <= now.leading
    assert tight.styles.text.char.size >= LEAST_TEXT
    assert tight.styles.text.leading == pytest.approx(tight.grid.line)
    assert tight.master("a5").lines > theme.master("a5").lines


def test_air_is_never_all_taken() -> None:
    theme = read_theme("line").in_domain(1)
    for _ in range(5):
        theme = aired(theme)

    assert (theme.spacing.section, theme.spacing.group_above) == (1, 0.5)


# --- on pages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "pages", "wanted"),
    [
        ("india", 24, {}),
        ("india", 20, {}),
        ("international", 24, {"target": Target.OFFICE, "booklet": Duplex.SHORT_EDGE}),
        ("india", 28, {"target": Target.PRESS}),
        ("international", 24, {"edition": Edition.PHOTOCOPY, "target": Target.OFFICE}),
        ("india", 40, {"edition": Edition.PHONE}),
        ("international", 36, {"edition": Edition.LARGE_PRINT, "target": Target.OFFICE}),
    ],
)
def test_it_has_as_many_pages_as_were_asked_for(
    region: str, pages: int, wanted: dict[str, object]
) -> None:
    report = Report()
    proof = fitted(report, pages, region, **wanted)
    gone = [each for each in report.found if each.code == LEFT_OUT]

    assert pages - 4 < len(proof.book.pages) <= pages
    assert gone
    assert all(each.span.line > 0 and each.hint for each in gone)
    told = [each.message for each in report.found if each.code == SMALLER]
    assert len(told) <= 1


def test_what_is_left_out_is_nowhere_in_the_booklet(india: RegionalGuide) -> None:
    """Neither in the contents, nor among bookmarks, links, the glossary and the sources."""
    report = Report()
    proof = fitted(report, 24)
    usual = fitted(Report(), None)
    gone = places(usual) - places(proof)

    assert "careers-bpo-executive-people" in gone
    assert len(gone) == sum(each.code == LEFT_OUT for each in report.found)
    assert {mark.anchor for mark in proof.book.outline}.isdisjoint(gone)
    links = {each.link for each in things_in(proof.document) if isinstance(each, Run) and each.link}
    assert links.isdisjoint({f"#{place}" for place in gone})
    words = "\n".join(words_in(proof.document.chapters))
    assert "People who shaped the field" not in words
    assert india.region.region.id == "india"
    assert terms(proof) < terms(usual)


def terms(proof: Proof) -> set[str]:
    """Return the words that a booklet explains."""
    return {
        "".join(words_in(item.term))
        for chapter in proof.document.chapters
        for part in chapter.parts
        for each in part.sections
        if each.place == GLOSSARY_PLACE
        for block in each.blocks
        if isinstance(block, Definitions | ItemList)
        for item in block.items
        if hasattr(item, "term")
    }


def test_a_guide_that_fits_is_left_as_it_is() -> None:
    report = Report()
    usual, same = fitted(Report(), None), fitted(report, 36)

    assert [each.code for each in report.found] == []
    assert write_pdf(usual.book) == write_pdf(same.book)
    assert usual.names != same.names


def test_the_same_order_is_fitted_in_the_same_way() -> None:
    first, second = (fitted(Report(), 26) for _ in range(2))

    assert write_pdf(first.book) == write_pdf(second.book)


def test_large_type_stays_large() -> None:
    report = Report()
    proof = fitted(report, 30, edition=Edition.LARGE_PRINT, target=Target.OFFICE)

    assert proof.theme.styles.text.char.size == 18
    assert any(each.code == SMALLER and "air" in each.message for each in report.found)


def test_fewer_pages_than_can_be_are_refused_with_the_number_that_can_be() -> None:
    with pytest.raises(OrderError) as refused:
        fitted(Report(), 8)
    fewest = int(refused.value.message.rpartition(" ")[2])

    assert refused.value.hint is not None
    assert f"--fit {fewest}" in refused.value.hint
    assert len(fitted(Report(), fewest).book.pages) == fewest


@pytest.mark.parametrize("edition", [Edition.HANDOUT, Edition.POSTER])
def test_one_sheet_cannot_be_fitted(edition: Edition) -> None:
    with pytest.raises(OrderError, match="one sheet"):
        fitted(Report(), 1, edition=edition)
