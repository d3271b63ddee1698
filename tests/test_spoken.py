"""What one hears of a booklet: each fact once, in order, where it stands.

The goldens are the whole reading, for a person; the rules hold for every guide and theme.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.pdf_reader import Reader
from tests.screen_reader import INLINE, Heard, heard, read_aloud

from guidebuilder.diagnostics import Report
from guidebuilder.model.edition import Edition
from guidebuilder.orders import ALL_REGIONS, Order
from guidebuilder.pipeline import render
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
GUIDES = {"shipped": ROOT / "guide", "everything": ROOT / "tests" / "guides" / "everything"}
SHIPPED = GUIDES["shipped"]
LOOKS: dict[str, Order] = {
    **{theme: Order(guide=SHIPPED, theme=theme) for theme in THEMES},
    "plain": Order(guide=SHIPPED, theme=str(ROOT / "benchmarks" / "plain.yaml")),
    "phone": Order(guide=SHIPPED, edition=Edition.PHONE),
    "large print": Order(guide=SHIPPED, edition=Edition.LARGE_PRINT),
}
"""Every theme, the plainest manner of each component, and every edition."""

SHEETS: dict[str, Order] = {
    "handout": Order(guide=SHIPPED, edition=Edition.HANDOUT, career="bpo-executive"),
    "poster": Order(guide=SHIPPED, edition=Edition.POSTER, career="bpo-executive"),
    "photocopy": Order(guide=SHIPPED, edition=Edition.PHOTOCOPY, career="bpo-executive"),
}
"""What is handed out beside booklets, and copied."""

BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "Title", "Lbl", "LBody", "TH", "TD", "Caption"})
"""Roles that hold text."""

HELD = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI"},
    "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
"""What may stand in what (ISO 32000-1, 14.8.4.3)."""


def rendered(guide: Path, look: str, *regions: str) -> dict[str, Reader]:
    """Return the booklets of a guide by region."""
    order = replace(LOOKS[look], guide=guide, regions=regions)
    return {each.region: Reader(each.data) for each in render(order, Report())}


@pytest.fixture(scope="module", params=LOOKS)
def booklets(request: pytest.FixtureRequest) -> list[Reader]:
    """Return both guides in all regions: one look after the other."""
    return [
        reader
        for guide in GUIDES.values()
        for reader in rendered(guide, request.param, ALL_REGIONS).values()
    ]


@pytest.fixture(scope="module")
def tops(booklets: list[Reader]) -> list[Heard]:
    """Return what is heard of them."""
    return [top for reader in booklets for top in heard(reader)]


def elements(tops: list[Heard], *roles: str) -> Iterator[Heard]:
    return (each for top in tops for each in top.of(*roles))


def blocks(top: Heard) -> list[Heard]:
    """Return the elements whose own words are heard, in order."""
    return [
        each
        for each in top.all
        if each.role in BLOCKS and not any(one.role not in INLINE for one in each.elements)
    ]


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("region", ["india", "international"])
def test_a_booklet_is_heard_as_last_reviewed(
    look: str, region: str, check_golden: Callable[[str, str], None]
) -> None:
    reader = rendered(GUIDES["shipped"], look, region)[region]

    check_golden(f"spoken/{region}-{look}", read_aloud(reader))


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("region", ["india", "international"])
def test_a_sheet_is_heard_as_last_reviewed(
    sheet: str, region: str, check_golden: Callable[[str, str], None]
) -> None:
    (made,) = render(replace(SHEETS[sheet], regions=(region,)), Report())

    check_golden(f"spoken/{region}-{sheet}", read_aloud(Reader(made.data)))


def test_a_sign_is_heard_behind_what_it_is_about(tops: list[Heard]) -> None:
    signs = 0
    for element in (each for top in tops for each in top.all):
        for before, part in pairwise(["", *element.parts]):
            if isinstance(part, Heard) and part.role == "Span" and part.substitute:
                words = part.substitute
                signs += words.startswith((",", " "))
                if words.startswith((",", " ")):
                    said = before if isinstance(before, str) else before.words
                    assert said.strip(), f"nothing before {words!r} in {element.words!r}"
                    assert not said.endswith(" ")
    assert signs


def test_what_a_sign_says_is_not_said_again_beside_it(tops: list[Heard]) -> None:
    for top in tops:
        for block in blocks(top):
            assert not re.search(r"(?i)\bnot verified\W+not verified\b", block.words)


def test_no_block_says_what_the_one_before_it_says(tops: list[Heard]) -> None:
    for top in tops:
        for element in top.all:
            said = [each for each in element.elements if each.role in BLOCKS - {"TD", "TH"}]
            assert [a.words for a, b in pairwise(said) if a.words == b.words] == []


def test_nothing_that_is_heard_is_empty_or_begins_with_a_space(tops: list[Heard]) -> None:
    for top in tops:
        for block in blocks(top):
            if block.role == "TD" and not block.parts:
                continue  # an author's cell may be empty
            assert block.words, f"a {block.role} on page {block.page} says nothing"
            first = block.parts[0]
            words = first if isinstance(first, str) else first.words
            assert not words.startswith(" "), block.words


def test_each_element_stands_where_it_may(tops: list[Heard]) -> None:
    for top in tops:
        for element in top.all:
            if element.role in HELD:
                assert {each.role for each in element.elements} <= HELD[element.role]
        for item in top.of("LI"):
            roles = [each.role for each in item.elements]
            assert roles in (["LBody"], ["Lbl"], ["Lbl", "LBody"])
        for numbered in top.of("L"):
            kind = str(numbered.attribute("ListNumbering"))
            if kind not in {"/None", "/Disc"}:
                labels = [each.elements[0].role for each in numbered.elements]
                assert set(labels) == {"Lbl"}


def test_every_table_is_whole_and_its_heads_say_what_they_head(tops: list[Heard]) -> None:
    for table in elements(tops, "Table"):
        taken: dict[tuple[int, int], bool] = {}
        rows = table.of("TR")
        for number, row in enumerate(rows):
            column = 0
            for cell in row.elements:
                while (number, column) in taken:
                    column += 1
                across, down = (int(cell.attribute(key) or 1) for key in ("ColSpan", "RowSpan"))
                for x in range(across):
                    for y in range(down):
                        taken[number + y, column + x] = True
                if cell.role == "TH":
                    assert cell.attribute("Scope") in {"/Row", "/Column"}
        widths = {sum(row == number for row, _ in taken) for number in range(len(rows))}
        assert len(widths) == 1
        assert max(row for row, _ in taken) == len(rows) - 1


def test_every_figure_has_words_and_stands_on_one_page(booklets: list[Reader]) -> None:
    figures = 0
    for reader in booklets:
        for figure in (each for top in heard(reader) for each in top.of("Figure")):
            figures += 1
            assert figure.source.Alt
            assert len(str(figure.source.Alt)) < 200, "one sentence"
            left, lower, right, upper = map(float, figure.attribute("BBox"))
            width, height = (float(each) for each in list(reader.pdf.pages[0].MediaBox)[2:])
            assert -1 <= left < right <= width + 1
            assert -1 <= lower < upper <= height + 1
            kids = figure.source.K
            numbers = kids if not isinstance(kids, int) else [kids]
            pages = [each.Pg.objgen for each in numbers if not isinstance(each, int)]
            assert set(pages) <= {figure.source.Pg.objgen}
    assert figures


def test_what_is_drawn_is_ornament_unless_it_has_words(booklets: list[Reader]) -> None:
    for reader in booklets:
        for element in (each for top in heard(reader) for each in top.all):
            for part in element.parts:
                # Marked content without text is a drawing.
                if isinstance(part, str) and not part:
                    assert element.substitute, f"a {element.role} holds a drawing"


def test_a_link_to_a_page_says_that_it_is_one(booklets: list[Reader]) -> None:
    links = 0
    for reader in booklets:
        for page in reader.pdf.pages:
            for link in page.get("/Annots", []):
                if "/Dest" in link:  # a telephone number is one, too
                    links += 1
                    assert not str(link.Contents).strip().isdigit()
    assert links


def test_levels_of_headings_have_no_gap(booklets: list[Reader]) -> None:
    for reader in booklets:
        roles = [each.role for top in heard(reader) for each in top.all]
        levels = [int(role[1]) for role in roles if re.fullmatch(r"H\d", role)]
        assert levels[0] == 1
        assert max(levels) <= 4
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_routes_are_heard_once_as_a_table_or_as_a_list(tops: list[Heard]) -> None:
    for top in tops:
        titles = [each.words for each in top.of("Caption")]
        tables = [title for title in titles if title.startswith("The same route")]
        figures = [each for each in top.of("Figure") if "same" in each.words]
        lists = [each for each in top.of("L") if each.attribute("ListNumbering") == "/UpperAlpha"]
        assert not (tables and lists)
        assert bool(tables) == any("route" in each.words for each in figures)
