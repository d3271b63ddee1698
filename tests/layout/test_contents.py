"""Contents and how to read: on the grid, every entry a link, nothing dropped but by the rules."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import HowToRead, LegendRow, LegendSign, WayMark
from guidebuilder.document.inlines import Inlines, Run, Unverified
from guidebuilder.geometry import mm
from guidebuilder.layout.contents import ContentsPart, contents_pages
from guidebuilder.layout.galley import extent
from guidebuilder.layout.how_to_read import how_to_read_page, signs_drawn
from guidebuilder.layout.page import DrawnRun, Item, LinkArea, Shape
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import WHITE
from guidebuilder.text.runs import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def parts(*entries: int) -> tuple[ContentsPart, ...]:
    """Return parts with so many entries each."""
    return tuple(
        ContentsPart(
            number,
            s(f"What is question {number}?"),
            f"part-{number}",
            tuple((s(f"Section {number}.{each}"), f"section-{number}-{each}") for each in range(n)),
        )
        for number, n in enumerate(entries, 1)
    )


def pages(setter: Setter, *entries: int) -> tuple[tuple[Item, ...], ...]:
    return contents_pages(parts(*entries), setter, setter.tree.add("Document", None))


def words(items: Iterable[Item]) -> str:
    return " ".join(item.run.text.strip() for item in items if isinstance(item, DrawnRun))


def tagged(items: Iterable[Item]) -> list[DrawnRun]:
    return [item for item in items if isinstance(item, DrawnRun) and item.tag is not None]


def stations(items: Iterable[Item]) -> int:
    return sum(isinstance(item, Shape) and item.fill is WHITE for item in items)


def on_grid(baseline: float, step: float = 13.0) -> bool:
    number = (baseline - 55.5) / step
    return abs(number - round(number)) < 0.001


class TestContents:
    def test_says_titles_and_pages(self, setter: Setter) -> None:
        setter.page_of = {"section-1-0": 5, "section-1-1": 6, "part-2": 9}
        [page] = pages(setter, 2, 0)
        texts = [item.run.text.strip() for item in tagged(page)]
        assert texts == [
            "Contents",
            "What is question 1?",
            "Section 1.0",
            "5",
            "Section 1.1",
            "6",
            "What is question 2?",
            "9",
        ]

    def test_every_entry_leads_to_its_place(self, setter: Setter) -> None:
        made = pages(setter, 2, 3, 0)
        targets = [i.target for page in made for i in page if isinstance(i, LinkArea)]
        wanted = [
            place
            for part in parts(2, 3, 0)
            for place in (part.place, *(each for _, each in part.entries))
        ]
        assert targets == [Place(each) for each in wanted]

    def test_a_link_holds_title_and_number_and_covers_the_line(self, setter: Setter) -> None:
        [page] = pages(setter, 2)
        master = setter.master
        for area in (item for item in page if isinstance(item, LinkArea)):
            assert setter.tree[area.tag].role == "Link"
            assert area.rect.right == pytest.approx(master.left(recto=True) + master.width)
            inside = [item for item in tagged(page) if item.tag == area.tag]
            # Heard or copied, title and number are two words.
            assert len(inside) == 1 or inside[-1].run.text[0].isspace()
            for item in inside:
                assert area.rect.x - 0.01 <= item.x
                assert item.x + item.run.width <= area.rect.right + 0.01
                assert area.rect.y < item.baseline < area.rect.bottom
        [*areas] = [item for item in page if isinstance(item, LinkArea)]
        assert areas[1].contents == "Section 1.0, page 88"

    def test_links_do_not_overlap(self, setter: Setter) -> None:
        [page] = pages(setter, 3, 1, 2)
        rects = [item.rect for item in page if isinstance(item, LinkArea)]
        for above, below in itertools.pairwise(rects):
            assert above.bottom <= below.y + 0.01

    def test_tags_are_a_table_of_contents(self, setter: Setter) -> None:
        pages(setter, 1, 0)
        tree = setter.tree

        def shape(tag: int) -> str:
            inner = [shape(each.id) for each in tree.elements if each.parent == tag]
            return tree[tag].role + (f"({' '.join(inner)})" if inner else "")

        entry = "Reference(Link)"
        assert shape(0) == (f"Document(H1 TOC(TOCI({entry} TOC(TOCI({entry}))) TOCI({entry})))")

    def test_stands_on_the_grid(self, setter: Setter) -> None:
        [page] = pages(setter, 2, 3, 1)
        assert all(on_grid(item.baseline) for item in tagged(page))
        assert min(i.baseline for i in tagged(page)) == pytest.approx(68.5)

    @pytest.mark.parametrize("paper", PAPERS)
    def test_stays_in_the_type_area(self, make_setter: Callable[[str], Setter], paper: str) -> None:
        setter = make_setter(paper)
        master = setter.master
        long = tuple(
            ContentsPart(
                number,
                s("What does one do in a part with such a long question for a title?"),
                f"p{number}",
                ((s("A section whose name is long as well, and goes on " * 2), "p1"),) * 3,
            )
            for number in range(1, 9)
        )
        made = contents_pages(long, setter, setter.tree.add("Document", None))
        for number, page in enumerate(made):
            left = master.left(recto=number % 2 == 0)
            for item in tagged(page):
                assert item.x >= left + master.text_start - 0.01
                assert item.x + item.run.width <= left + master.width + 0.01
                assert item.baseline <= master.margins.top + master.depth

    def test_a_station_for_each_part(self, setter: Setter) -> None:
        made = pages(setter, *([5] * 14))
        assert sum(map(stations, made)) == 14

    def test_drops_single_entries_first(self, setter: Setter) -> None:
        setter.page_of = {"part-2": 12}
        [page] = pages(setter, 8, 1, 7, 1, 7, 1)
        said = words(page)
        assert "Section 1.7" in said
        assert "Section 2.0" not in said
        assert "What is question 2? 12" in said

    def test_drops_none_where_that_saves_no_page(self, setter: Setter) -> None:
        made = pages(setter, *([8, 1] * 4))
        assert len(made) == 2
        assert "Section 2.0" in " ".join(map(words, made))

    def test_then_goes_on_over_further_pages(self, setter: Setter) -> None:
        made = pages(setter, *([5] * 14))
        assert 3 <= len(made) <= 4
        said = " ".join(words(page) for page in made)
        for number in range(1, 15):
            for each in range(5):
                assert f"Section {number}.{each}" in said
        assert "Contents continued" in words(made[1])
        assert "Contents continued" not in words(tagged(made[1]))

    def test_further_pages_are_about_equally_full(self, setter: Setter) -> None:
        made = pages(setter, *([5] * 8))
        assert [stations(page) for page in made] == [4, 4]

    def test_stations_without_entries_get_the_air_that_is_left(self, setter: Setter) -> None:
        [page] = pages(setter, 0, 0, 0)
        heights = sorted(
            box.y + box.height / 2
            for item in page
            if isinstance(item, Shape) and item.fill is WHITE and (box := extent((item,)))
        )
        assert [b - a for a, b in itertools.pairwise(heights)] == pytest.approx([39, 39])

    def test_the_line_comes_in_from_the_head_and_ends_at_the_last_station(
        self, setter: Setter
    ) -> None:
        [page] = pages(setter, 2, 2)
        [line] = [i for i in page if isinstance(i, Shape) and abs(i.line_width - mm(2.4)) < 0.01]
        box = extent((line,))
        assert box is not None
        assert box.y == -setter.master.bleed
        assert box.x == pytest.approx(mm(17 + 9))
        last = max(
            b.y + b.height / 2
            for i in page
            if isinstance(i, Shape) and i.fill is WHITE and (b := extent((i,)))
        )
        assert box.bottom == pytest.approx(last)

    def test_links_and_marks_of_a_heading_stay_behind(self, setter: Setter) -> None:
        title: Inlines = (
            Run("Pay", HERE, link="#pay"),
            Unverified("not verified"),
            Run(" in a year", HERE),
        )
        part = ContentsPart(1, title, "pay", ())
        [page] = contents_pages([part], setter, setter.tree.add("Document", None))
        assert sum(isinstance(item, LinkArea) for item in page) == 1
        assert "Span" not in {element.role for element in setter.tree.elements}

    def test_no_parts_is_a_title_alone(self, setter: Setter) -> None:
        [page] = pages(setter)
        assert words(page) == "Contents"


def how(rows: int = len(LegendSign)) -> HowToRead:
    signs = list(LegendSign)[:rows]
    return HowToRead(
        title=s("How to read this guide"),
        lead=tuple(
            (mark, s(f"Start anywhere. Each part answers one question: {mark.value}."))
            for mark in WayMark
        ),
        rows=tuple(
            LegendRow(sign=sign, title=s(f"The sign {sign.value}"), text=s("What it means. " * 6))
            for sign in signs
        ),
        foot=s("For parents and teachers. Amounts are guides, not promises. " * 2),
    )


class TestHowToRead:
    def test_says_everything(self, setter: Setter) -> None:
        items = how_to_read_page(how(), setter, setter.tree.add("Document", None))
        said = words(items)
        for part in ("How to read this guide", "Start anywhere.", "For parents and teachers."):
            assert part in said
        for sign in LegendSign:
            drawn = sign in signs_drawn(setter.theme.manners)
            assert (f"The sign {sign.value}" in said) is drawn

    @pytest.mark.parametrize("rows", range(5))
    def test_stands_on_the_grid_in_the_text_column(self, setter: Setter, rows: int) -> None:
        items = how_to_read_page(how(rows), setter, setter.tree.add("Document", None))
        left = setter.master.left(recto=False)
        for item in tagged(items):
            assert on_grid(item.baseline, 6.5)
            assert item.x >= left + setter.master.text_start - 0.01
            assert item.x + item.run.width <= left + setter.master.width + 0.01
        assert max(i.baseline for i in tagged(items)) <= 536.5

    def test_signs_fill_the_start_column_and_are_artifacts(self, setter: Setter) -> None:
        items = how_to_read_page(how(), setter, setter.tree.add("Document", None))
        left = setter.master.left(recto=False)
        signs = [item for item in items if isinstance(item, Shape) and len(item.path.steps) > 2]
        assert signs
        for sign in signs:
            box = extent((sign,))
            assert box is not None
            assert box.x >= left - 0.01
            assert box.right <= left + mm(16.5) + 0.01
            assert sign.tag is None

    def test_rows_are_list_items(self, setter: Setter) -> None:
        how_to_read_page(how(2), setter, setter.tree.add("Document", None))
        roles = [element.role for element in setter.tree.elements]
        assert roles == [
            "Document",
            "H1",
            "P",
            "L",
            "LI",
            "Lbl",
            "LBody",
            "LI",
            "Lbl",
            "LBody",
            "P",
        ]
