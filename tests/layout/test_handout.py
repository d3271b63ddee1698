"""One sheet about a career: what it holds, what it leaves out, and that it stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.conftest import ROOT

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import Checklist, ItemList, RangeChart, RouteChart
from guidebuilder.document.contents import things_in
from guidebuilder.document.handout import MOST_STEPS, MOST_TASKS, Matter, handout_of
from guidebuilder.document.inlines import PageNumber, Run
from guidebuilder.geometry import mm
from guidebuilder.layout.finishing import Finishing
from guidebuilder.layout.galley import extent
from guidebuilder.layout.handout import LEFT_OUT, SIDES, heard, lay_out_handout
from guidebuilder.layout.page import DrawnRun, LinkArea, Shape
from guidebuilder.layout.signs import MARK_SIZE
from guidebuilder.load.guide import read_guide
from guidebuilder.model.edition import Edition
from guidebuilder.model.items import Priority
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.style.page_master import trim_of
from guidebuilder.style.palette import WHITE
from guidebuilder.style.read_theme import THEMES, in_edition, read_theme
from guidebuilder.text.fonts import FontBook
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.document.blocks import Document
    from guidebuilder.document.handout import Handout
    from guidebuilder.layout.page import Book


@pytest.fixture(scope="module", params=["india", "international"])
def document(request: pytest.FixtureRequest) -> Document:
    """Return the shipped guide as blocks."""
    report = Report()
    guide = read_guide(ROOT / "guide", report)
    assert guide is not None
    return assemble(resolve(guide, request.param), words("en"), Target.SCREEN, report)


@pytest.fixture(scope="module")
def handout(document: Document) -> Handout:
    """Return its handout."""
    found = handout_of(document)
    assert found is not None
    return found


def laid_out(handout: Handout, report: Report, paper: str = "a4", name: str = "line") -> Book:
    theme = in_edition(read_theme(name), Edition.HANDOUT).in_domain(handout.domain)
    return lay_out_handout(handout, theme, paper, FontBook.of(theme.fonts), report, Finishing())


def headings(book: Book) -> set[str]:
    tree = book.structure
    return {
        item.run.text
        for page in book.pages
        for item in page.items
        if isinstance(item, DrawnRun) and item.tag is not None and tree[item.tag].role == "H2"
    }


def test_it_holds_one_thing_of_each_kind(handout: Handout) -> None:
    assert {each.matter for each in handout.pieces} == set(Matter) - {Matter.OTHER}
    assert len(handout.pieces) == len(Matter) - 1


def test_lists_are_short(handout: Handout) -> None:
    blocks = {each.matter: each.blocks[0] for each in handout.pieces}
    tasks, steps = blocks[Matter.TASKS], blocks[Matter.STEPS]

    assert isinstance(tasks, ItemList)
    assert len(tasks.items) == MOST_TASKS
    assert isinstance(steps, Checklist)
    assert sum(len(group.items) for group in steps.groups) == MOST_STEPS


def test_it_stands_by_itself(handout: Handout) -> None:
    """No page number, no place of the booklet and no number of its list of sources."""
    inside = [
        each
        for each in things_in((handout.text, handout.glance[1], handout.pieces))
        if isinstance(each, PageNumber)
        or (isinstance(each, Run) and (each.link or "").startswith("#"))
    ]

    assert inside == []
    notes = "".join(_words(each.note) for each in handout.pieces)
    assert "TopTeen." in notes
    assert "(" not in notes


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_has_two_sides_at_most_and_says_what_it_left_out(handout: Handout, paper: str) -> None:
    report = Report()
    book = laid_out(handout, report, paper)

    assert len(book.pages) <= SIDES
    assert {page.size for page in book.pages} == {trim_of(paper)}
    said = {each.message for each in report.found if each.code == LEFT_OUT}
    titles = headings(book)
    for piece in handout.pieces:
        title = _words(piece.title)
        assert (title in titles) is (f"the handout has no room for “{title}”" not in said)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("region", ["india", "international"])
def test_whom_to_ask_has_room(region: str, name: str) -> None:
    """Pieces stand closer before one of them is left out, with a line to write on, too."""
    guide = read_guide(ROOT / "guide", Report())
    assert guide is not None
    office = assemble(resolve(guide, region), words("en"), Target.OFFICE, Report())
    found = handout_of(office)
    assert found is not None

    assert "Who to ask" in headings(laid_out(found, Report(), name=name))


def test_no_mark_touches_a_rule(handout: Handout) -> None:
    """The one that opens the note on pay rises above its line."""
    marks = rules = 0
    for page in laid_out(handout, Report()).pages:
        shapes = [each for each in page.items if isinstance(each, Shape)]
        boxes = [(each, extent((each,))) for each in shapes]
        across = [box for _, box in boxes if box is not None and box.width > mm(150)]
        for shape, box in boxes:
            if box is not None and shape.fill == WHITE and box.width == pytest.approx(MARK_SIZE):
                marks += 1
                assert not [each for each in across if box.y - 1 < each.y < box.bottom + 1]
        rules += len(across)
    assert marks
    assert rules


def test_the_least_urgent_goes_first(handout: Handout) -> None:
    """More ways in than the shipped guide has: routes and pay stay longest."""
    routes = next(each for each in handout.pieces if each.matter is Matter.ROUTES)
    (block,) = routes.blocks
    assert isinstance(block, RouteChart)
    many = replace(block, routes=(block.routes * 5)[:5])
    pieces = tuple(
        replace(each, blocks=(many,)) if each is routes else each for each in handout.pieces
    )
    report = Report()
    titles = headings(laid_out(replace(handout, pieces=pieces), report))

    assert [each.code for each in report.found].count(LEFT_OUT) >= 1
    assert {_words(routes.title), "What you may earn"} <= titles
    assert "Good sides and hard sides" not in titles


def test_what_no_side_can_hold_is_left_out_itself(handout: Handout) -> None:
    routes = next(each for each in handout.pieces if each.matter is Matter.ROUTES)
    (block,) = routes.blocks
    assert isinstance(block, RouteChart)
    many = replace(routes, blocks=(replace(block, routes=block.routes * 12),))
    pieces = tuple(many if each is routes else each for each in handout.pieces)
    titles = headings(laid_out(replace(handout, pieces=pieces), Report()))

    assert _words(routes.title) not in titles
    assert "Good sides and hard sides" in titles


def with_priority(document: Document, title: str, priority: Priority) -> Document:
    """Return a document whose section of a title has a priority."""
    chapters = tuple(
        replace(
            chapter,
            parts=tuple(
                replace(
                    part,
                    sections=tuple(
                        replace(each, priority=priority) if each.short_title == title else each
                        for each in part.sections
                    ),
                )
                for part in chapter.parts
            ),
        )
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


def test_what_an_author_calls_essential_is_there_and_stays(document: Document) -> None:
    """A kind of section that handouts leave out, in place of one that goes first by default."""
    handout = handout_of(with_priority(document, "Tools you will meet", Priority.ESSENTIAL))
    assert handout is not None
    (piece,) = (each for each in handout.pieces if each.matter is Matter.OTHER)
    assert piece.urgency < min(
        each.urgency for each in handout.pieces if each.matter is not Matter.OTHER
    )
    titles = headings(laid_out(handout, Report()))

    assert "Tools you will meet" in titles


def test_what_an_author_calls_extra_goes_first(document: Document) -> None:
    """Even pay, which otherwise stays longest."""
    found = handout_of(with_priority(document, "What you may earn", Priority.EXTRA))
    assert found is not None

    assert max(found.pieces, key=lambda each: each.urgency).matter is Matter.PAY


def test_of_two_sections_of_one_matter_the_preferred_is_taken(document: Document) -> None:
    found = handout_of(with_priority(document, "Advice for your way", Priority.ESSENTIAL))
    assert found is not None
    steps = [_words(each.title) for each in found.pieces if each.matter is Matter.STEPS]

    assert steps == ["Advice for your way"]


def test_nothing_leads_out_of_it(handout: Handout) -> None:
    book = laid_out(handout, Report())

    assert [each for page in book.pages for each in page.items if isinstance(each, LinkArea)] == []


def test_drawings_are_told_in_full(handout: Handout) -> None:
    """No table follows them that says the same."""
    book = laid_out(handout, Report())
    told = [each.alt or "" for each in book.structure.in_reading_order() if each.role == "Figure"]

    for piece in handout.pieces:
        (block,) = piece.blocks
        match block:
            case RangeChart(rows=rows):
                assert heard(block) in told
                assert all(f"{_words(row.label)}:" in heard(block) for row in rows)
            case RouteChart(routes=routes):
                assert heard(block) in told
                steps = [step for route in routes for step in route.steps]
                assert all(_words(step.text) in heard(block) for step in steps)
                assert all(_words(route.note).removesuffix(".") in heard(block) for route in routes)


def _words(inlines: tuple[object, ...]) -> str:
    return "".join(each.spoken or each.text for each in inlines if isinstance(each, Run))


def test_an_article_alone_has_no_handout(document: Document) -> None:
    chapters = tuple(each for each in document.chapters if each.opener is None)

    assert handout_of(replace(document, chapters=chapters)) is None
