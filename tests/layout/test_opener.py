"""The opening spread: the title page and the facts at a glance."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import (
    Glance,
    GlanceRow,
    Glyph,
    Opener,
    RangeGlyph,
    SpurGlyph,
    StairGlyph,
)
from guidebuilder.document.inlines import Inlines, PageNumber, Run, Unverified
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.galley import FORBIDDEN, Galley, depth, extent
from guidebuilder.layout.opener import glance_page, opener_left
from guidebuilder.layout.page import DrawnRun, Item, LinkArea, Shape
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.layout.sheet import Sheet
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import BLACK
from guidebuilder.text.runs import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)
LONG_TITLE = "Assistant Conservation and Documentation Officer for Regional Museum Collections"
SENTENCE = "You answer customers and keep records for other companies. "


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def words(items: Iterable[Item]) -> str:
    runs = [item.run.text for item in items if isinstance(item, DrawnRun)]
    return " ".join(" ".join(runs).split())


def opener(title: str = "BPO executive", text: str = SENTENCE, number: int = 1) -> Opener:
    return Opener(
        kicker=s("Career 1 of 2"), number=number, title=s(title), text=s(text), glance=None
    )


class TestOpenerLeft:
    @pytest.mark.parametrize("paper", PAPERS)
    @pytest.mark.parametrize("title", ["Nurse", "BPO executive", LONG_TITLE])
    @pytest.mark.parametrize("sentences", [1, 3, 6, 9])
    def test_words_and_line_keep_apart(
        self, make_setter: Callable[[str], Setter], paper: str, title: str, sentences: int
    ) -> None:
        setter = make_setter(paper)
        sheet = Sheet.of(setter.master)
        text = SENTENCE * sentences
        root = setter.tree.add("Document", None)
        items = opener_left(opener(title, text), setter, root)
        assert title in words(items)
        assert text.strip() in words(items)
        [line] = [i for i in items if isinstance(i, Shape) and i.line_width == sheet.mm(9)]
        # Under a very long text the line loses its step: then it has only one leg.
        top = min(y for _, y in line.path.points) - sheet.mm(4.5)
        for box in text_boxes([i for i in items if isinstance(i, DrawnRun) and i.tag]):
            assert box.bottom < top - sheet.mm(2.5)
            assert box.x >= setter.master.margins.outside - 0.01
            assert box.right <= sheet.width - setter.master.margins.inside + 0.01

    def test_title_is_the_heading_and_paint_is_not(self, setter: Setter) -> None:
        items = opener_left(opener(), setter, setter.tree.add("Document", None))
        roles = [element.role for element in setter.tree.elements]
        assert roles == ["Document", "P", "H1", "P"]
        assert {i.tag for i in items if isinstance(i, Shape)} == {None}

    def test_a_second_line_follows_the_title(self, setter: Setter) -> None:
        two = replace(opener(), subtitle=s("Also called process executive"))
        items = opener_left(two, setter, setter.tree.add("Document", None))
        assert "BPO executive Also called process executive You answer" in words(items)

    def test_covers_the_sheet_and_its_bleed(self, setter: Setter) -> None:
        items = opener_left(opener(), setter, setter.tree.add("Document", None))
        ground, trim = items[0], setter.master.trim
        assert isinstance(ground, Shape)
        assert ground.fill is setter.theme.palette.deep
        bleed = setter.master.bleed
        assert extent((ground,)) == Rect(
            -bleed, -bleed, trim.width + 2 * bleed, trim.height + 2 * bleed
        )

    def test_kicker_stands_on_the_first_baseline(self, setter: Setter) -> None:
        items = opener_left(opener(), setter, setter.tree.add("Document", None))
        [kicker] = [i for i in items if isinstance(i, DrawnRun) and i.run.text == "Career 1 of 2"]
        assert (kicker.x, kicker.baseline) == pytest.approx((mm(12), 55.5))

    def test_number_stands_in_the_disc(self, setter: Setter) -> None:
        items = opener_left(opener(number=12), setter, setter.tree.add("Document", None))
        [number] = [i for i in items if isinstance(i, DrawnRun) and i.run.text == "12"]
        assert number.tag is None
        assert number.x + number.run.width / 2 == pytest.approx(mm(108), abs=0.5)


def row(
    label: str, value: str, note: str = "", glyph: Glyph | None = None, *, known: bool = True
) -> GlanceRow:
    return GlanceRow(
        label=s(label), value=s(value), note=s(note) if note else (), glyph=glyph, is_known=known
    )


PAY = RangeGlyph(low=1.5, high=2.5, ticks=((0, "0"), (5, "5"), (10, "10"), (20, "20")))
TIME = RangeGlyph(low=0.5, high=5, ticks=tuple((n, str(n)) for n in range(6)), is_line=True)


def glance(
    *rows: GlanceRow, source: str = "Pay: career page, 2025. Nobody has checked it."
) -> Glance:
    return Glance(title=s("At a glance"), rows=rows, source=s(source), span=HERE)


def sample() -> Glance:
    return glance(
        row("Pay in a year", "₹1.5–2.5 lakh to start", "Trainee.", PAY),
        row("Time to qualify", "6 months to 5 years", "From Class 12.", TIME),
        row("Least schooling", "Class 12"),
        row("Hours", "Long, often with night shifts"),
        row("Where it leads", "BPO director", "", StairGlyph(rungs=6, filled=(6,))),
        row("Suits", "People who like to solve problems in a team"),
        row("Who to ask", "A teacher, a counsellor, someone in the job"),
    )


def set_glance(setter: Setter, block: Glance) -> Galley:
    return glance_page(block, setter, setter.tree.add("Document", None))


def items_of(galley: Galley) -> list[Item]:
    return [item for strip in galley for item in strip.items]


class TestGlance:
    def test_says_everything(self, setter: Setter, words_of: Callable[[Galley], str]) -> None:
        said = words_of(set_glance(setter, sample()))
        for each in sample().rows:
            for run in (*each.label, *each.value, *each.note):
                assert isinstance(run, Run)
                assert run.text in said
        assert "Nobody has checked it." in said

    @pytest.mark.parametrize("paper", PAPERS)
    def test_is_one_page_that_ends_on_a_grid_line(
        self, make_setter: Callable[[str], Setter], paper: str
    ) -> None:
        setter = make_setter(paper)
        galley = set_glance(setter, sample())
        assert depth(galley) <= setter.master.depth + 0.01
        assert depth(galley) % 13 == pytest.approx(0, abs=0.01)
        assert galley[0].begins_page

    def test_baselines_stand_on_half_grid_lines(self, setter: Setter) -> None:
        y = 0.0
        for strip in set_glance(setter, sample())[:-1]:
            for item in strip.items:
                if isinstance(item, DrawnRun) and item.tag is not None:
                    number = (y + item.baseline - 10) / 6.5
                    assert number == pytest.approx(round(number), abs=0.001)
            y += strip.height

    @pytest.mark.parametrize(
        ("made", "height"),
        [
            (row("A", "Short"), 2.5),
            (row("A", "Short", "A note."), 3.5),
            (row("A", "Short", "A note.", PAY), 5.5),
            (row("A", "Short", "A note.", StairGlyph(rungs=6, filled=(6,))), 5),
            (row("A", "People who like to solve problems in a team"), 3.5),
            (row("A", "Short", "A note of two lines. " * 4), 4.5),
        ],
    )
    def test_rows_have_the_heights_of_the_look(
        self, setter: Setter, made: GlanceRow, height: float
    ) -> None:
        strip = set_glance(setter, glance(made))[1]
        assert strip.height == pytest.approx(13 * height)

    @pytest.mark.parametrize(
        ("value", "size"),
        [("Class 12, any stream", 17), ("Long, often with night shifts", 13), ("a word " * 9, 10)],
    )
    def test_longer_answers_are_smaller(self, setter: Setter, value: str, size: float) -> None:
        strip = set_glance(setter, glance(row("A", value)))[1]
        sizes = {
            item.run.style.size
            for item in strip.items
            if isinstance(item, DrawnRun) and item.x >= mm(32) - 0.01
        }
        assert sizes == {size}

    def test_what_is_not_known_is_light(self, setter: Setter) -> None:
        strip = set_glance(setter, glance(row("Pay", "No figure yet", known=False)))[1]
        [value] = [i for i in strip.items if isinstance(i, DrawnRun) and i.run.style.size == 17]
        assert (value.run.style.weight, value.run.style.ink) == (400, BLACK)

    def test_no_words_overlap(self, setter: Setter) -> None:
        wide = row("Where you work, and with whom", "Call centres, firms", "A note. " * 8, TIME)
        for strip in set_glance(setter, glance(wide, *sample().rows)):
            boxes = text_boxes(strip.items)
            for number, a in enumerate(boxes):
                for b in boxes[number + 1 :]:
                    apart = a.right <= b.x + 0.5 or b.right <= a.x + 0.5
                    assert apart or a.bottom <= b.y + 2.5 or b.bottom <= a.y + 2.5

    def test_stays_in_the_type_area(self, setter: Setter) -> None:
        for box in text_boxes(items_of(set_glance(setter, sample()))):
            assert box.x >= -3  # half of a tick's figure stands out over the axis
            assert box.right <= setter.master.width + 0.01

    def test_rows_are_list_items_and_glyphs_artifacts(self, setter: Setter) -> None:
        galley = set_glance(setter, glance(row("Pay", "Short", "A note.", PAY)))
        roles = [element.role for element in setter.tree.elements]
        assert roles == ["Document", "H2", "L", "LI", "Lbl", "LBody", "P", "P", "P"]
        for item in galley[1].items:
            if isinstance(item, Shape):
                assert item.tag is None
            if isinstance(item, DrawnRun) and item.run.style.size == 7.5:
                assert item.tag is None

    def test_links_and_marks_in_a_row_live(self, setter: Setter) -> None:
        value: Inlines = (*s("₹1.5–2.5 lakh"), Unverified("not verified"))
        note: Inlines = (*s("Page "), PageNumber("pay", HERE))
        galley = set_glance(setter, glance(GlanceRow(label=s("Pay"), value=value, note=note)))
        [area] = [item for item in items_of(galley) if isinstance(item, LinkArea)]
        assert area.target == Place("pay")
        assert "not verified" in {element.actual for element in setter.tree.elements}

    def test_many_rows_are_set_more_tightly(self, setter: Setter) -> None:
        many = glance(*(row(f"Row {n}", "An answer", "A note.") for n in range(10)))
        assert depth(set_glance(setter, many)) <= setter.master.depth + 0.01

    def test_too_many_glyphs_give_way_to_words(
        self, setter: Setter, words_of: Callable[[Galley], str]
    ) -> None:
        many = glance(*(row(f"Row {n}", "An answer", "A note.", TIME) for n in range(8)))
        galley = set_glance(setter, many)
        assert depth(galley) <= setter.master.depth + 0.01
        assert words_of(galley).count("An answer") == 8

    def test_still_more_go_on_under_the_title_again(self, setter: Setter) -> None:
        many = glance(*(row(f"Row {n}", "An answer", "A note.") for n in range(20)))
        galley = set_glance(setter, many)
        assert depth(galley) > setter.master.depth
        [again] = galley[5].repeats
        assert words(again.items) == "At a glance continued"
        assert {item.tag for item in again.items if isinstance(item, DrawnRun)} == {None}
        # Heading, first row; last row, source: these pairs are never parted.
        assert galley[0].break_after == FORBIDDEN
        assert galley[-2].break_after == FORBIDDEN

    def test_without_rows_or_source_a_title_is_left(self, setter: Setter) -> None:
        galley = set_glance(setter, Glance(title=s("At a glance"), rows=(), source=(), span=HERE))
        assert words(items_of(galley)) == "At a glance"


class TestGlyphs:
    def boxes(self, setter: Setter, glyph: Glyph) -> list[Rect]:
        strip = set_glance(setter, glance(row("A", "Short", "", glyph)))[1]
        shapes = [item for item in strip.items[1:] if isinstance(item, Shape)]
        return [box for item in shapes if (box := extent((item,))) is not None]

    @pytest.mark.parametrize(
        "glyph",
        [
            PAY,
            TIME,
            RangeGlyph(low=2, high=2, ticks=((0, "0"), (4, "4"))),
            RangeGlyph(low=2, high=4, ticks=((0, "0"), (4, "4")), open_end=True),
            RangeGlyph(low=2, high=4, ticks=((0, "0"), (4, "4")), open_end=True, is_line=True),
            RangeGlyph(low=0, high=0, ticks=()),
            StairGlyph(rungs=1, filled=(1,)),
            StairGlyph(rungs=30, filled=(30,)),
            SpurGlyph(),
        ],
    )
    def test_stay_in_their_row(self, setter: Setter, glyph: Glyph) -> None:
        strip = set_glance(setter, glance(row("A", "Short", "", glyph)))[1]
        for box in self.boxes(setter, glyph):
            assert box.y > 23
            assert box.bottom < strip.height
            assert box.x >= mm(32) - 5
            assert box.right <= mm(32 + 57) + 18

    def test_a_bar_runs_from_low_to_high_on_an_axis_from_zero(self, setter: Setter) -> None:
        bars = [box for box in self.boxes(setter, PAY) if abs(box.height - 10) < 0.01]
        [bar] = bars
        assert bar.x == pytest.approx(mm(32 + 57 * 1.5 / 20))
        assert bar.right == pytest.approx(mm(32 + 57 * 2.5 / 20))

    def test_figures_that_would_touch_are_left_out(self, setter: Setter) -> None:
        ticks = tuple((n, f"{n}00,000") for n in range(20))
        glyph = RangeGlyph(low=1, high=19, ticks=ticks)
        strip = set_glance(setter, glance(row("A", "Short", "", glyph)))[1]
        labels = [i for i in strip.items if isinstance(i, DrawnRun) and i.run.style.size == 7.5]
        for a, b in itertools.pairwise(labels):
            assert a.x + a.run.width + 2.9 <= b.x
