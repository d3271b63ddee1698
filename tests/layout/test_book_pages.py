"""Openings, contents and covers of a book: nothing lost, nothing outside its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Cover, CoverRoute, Glance, GlanceRow, OnlineEdition, Opener
from guidebuilder.document.inlines import Run
from guidebuilder.layout.contents import ContentsPart
from guidebuilder.layout.contents_leaders import leader_pages
from guidebuilder.layout.galley import Galley, depth, extent
from guidebuilder.layout.opener_page import display_style, set_opener
from guidebuilder.layout.page import Anchor, DrawnRun, Item, LinkArea, Shape
from guidebuilder.layout.plain_cover import framed_back, framed_cover, title_back, title_cover
from guidebuilder.text.runs import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.layout.setting import Setter

HERE = Span("guide.yaml", 1, 1)
LONG = "Assistant Conservation and Documentation Officer for Regional Museum Collections"


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def words(items: Iterable[Item]) -> str:
    return " ".join(" ".join(item.run.text.split()) for item in items if isinstance(item, DrawnRun))


# ---- Openings ----------------------------------------------------------------------


def opener(title: str = "BPO executive", rows: int = 3) -> Opener:
    fact = GlanceRow(label=s("Pay to start"), value=s("₹1.5 lakh"), note=s("A trainee."))
    glance = Glance(title=s("At a glance"), rows=(fact,) * rows, source=s("Source."), span=HERE)
    return Opener(
        kicker=s("Career"),
        number=1,
        title=s(title),
        subtitle=s("Also an agent"),
        text=s("You answer customers."),
        glance=glance if rows else None,
    )


def set_whole(block: Opener, setter: Setter) -> Galley:
    return set_opener(block, "chapter", setter, setter.tree.add("Sect", None))


def test_facts_that_fit_stand_under_the_text(book: Setter) -> None:
    galley = set_whole(opener(), book)
    assert depth(galley) <= book.master.depth
    assert [strip.begins_page for strip in galley].count(True) == 1
    assert galley[0].items[0] == Anchor("chapter", 0)
    assert words(item for strip in galley for item in strip.items) == (
        "Career BPO executive Also an agent You answer customers. At a glance "
        + "Pay to start ₹1.5 lakh A trainee. " * 3
        + "Source."
    )


def test_facts_that_do_not_fit_begin_a_page(book: Setter) -> None:
    galley = set_whole(opener(rows=11), book)
    first, second = (number for number, strip in enumerate(galley) if strip.begins_page)
    assert first == 0
    assert words(galley[second].items) == "At a glance"
    assert words(item for strip in galley[:second] for item in strip.items).endswith("customers.")


@pytest.mark.parametrize("rows", [0, 3, 11])
def test_text_stands_on_the_grid(rows: int, book: Setter) -> None:
    top = 0.0
    for strip in set_whole(opener(rows=rows), book):
        if strip.begins_page:
            top = 0.0
        if words(strip.items) == "At a glance":
            assert top / book.master.line == pytest.approx(round(top / book.master.line))
        top += strip.height


def test_a_longer_title_is_set_smaller_and_breaks_no_word(book: Setter) -> None:
    sizes = [display_style(s(title), book, 243.0).char.size for title in ("Clerk", LONG)]
    assert sizes[0] == book.styles.opener_title.char.size
    assert sizes[0] > sizes[1] >= 30
    assert display_style(s("Clerk"), book, 243.0).char.ink.name == "ink"


# ---- Contents ----------------------------------------------------------------------


def parts(count: int, entries: int) -> tuple[ContentsPart, ...]:
    return tuple(
        ContentsPart(
            number,
            s(f"Question {number}?"),
            f"part-{number}",
            tuple((s(f"Section {number}.{each}"), f"s-{number}-{each}") for each in range(entries)),
        )
        for number in range(1, count + 1)
    )


def contents(block: tuple[ContentsPart, ...], setter: Setter) -> tuple[tuple[Item, ...], ...]:
    return leader_pages(block, setter, setter.tree.add("Sect", None))


def test_each_line_is_a_link_to_its_page(book: Setter) -> None:
    (page,) = contents(parts(3, 2), replace(book, page_of={"s-2-1": 7, "part-2": 6}))
    links = [item for item in page if isinstance(item, LinkArea)]

    assert len(links) == 9
    (one,) = (item for item in links if item.target == Place("s-2-1"))
    assert one.contents == "Section 2.1, page 7"
    assert {"I.", "II.", "III."} <= set(words(page).split())


def test_page_numbers_end_together_behind_leaders(book: Setter) -> None:
    (page,) = contents(parts(2, 2), book)
    numbers = [i for i in page if isinstance(i, DrawnRun) and i.run.text == "\u00a088"]
    left = book.master.left(recto=True)
    right = left + book.master.text_start + book.master.text_width

    assert len(numbers) == 4
    assert all(i.x + i.run.width == pytest.approx(right) for i in numbers)
    assert sum(isinstance(item, Shape) for item in page) == 4


def test_long_contents_go_on_under_a_title_that_is_no_heading(book: Setter) -> None:
    pages = contents(parts(14, 6), book)
    assert len(pages) > 1
    assert words(pages[1]).startswith("Contents continued")
    assert [element.role for element in book.tree.elements].count("H1") == 1
    baselines = [i.baseline for page in pages for i in page if isinstance(i, DrawnRun)]
    assert max(baselines) <= book.master.margins.top + book.master.depth


# ---- Covers ------------------------------------------------------------------------

COVER = Cover(
    kicker=s("Career guide · Business"),
    edition="India",
    title=s("Working in BPO"),
    subtitle=s("A second line"),
    sentence=s("You answer customers and keep records."),
    facts=((s("₹1.5–2.5 lakh"), s("a year, to start")), (s("3 years"), s("on the way in"))),
    routes=(CoverRoute(name="Degree first", optional=()),),
    rungs=6,
    spurs=0,
    spurs_from=None,
    is_dark=True,
    call=s("Talk to somebody about this job."),
    call_text=s("Ask a teacher."),
    fields=(s("Your school or stand"), s("Your partner")),
    notices=(s("Nobody has checked this."), s("India edition.")),
    online=OnlineEdition(
        address="https://guide.example",
        shown=s("guide.example"),
        text=s("Scan the code."),
        alt="QR code that leads to guide.example",
    ),
    span=HERE,
)
FRONT = (
    "Career guide · Business India Working in BPO A second line You answer customers and keep "
    "records. ₹1.5–2.5 lakh a year, to start 3 years on the way in"
)
BACK = (
    "Talk to somebody about this job. Ask a teacher. guide.example Scan the code. "
    "Your school or stand Your partner Nobody has checked this. India edition."
)


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4", "letter"])
@pytest.mark.parametrize(
    ("draw", "wanted"),
    [(framed_cover, FRONT), (title_cover, FRONT), (framed_back, BACK), (title_back, BACK)],
)
def test_covers_say_all_and_stay_on_the_paper(
    draw: Callable[..., tuple[Item, ...]],
    wanted: str,
    paper: str,
    make_setter: Callable[..., Setter],
) -> None:
    setter = make_setter(paper, "almanac")
    items = draw(COVER, setter, setter.tree.add("Sect", None))

    assert words(items) == wanted
    trim = setter.master.trim
    for item in items:
        box = extent([item])
        if isinstance(item, DrawnRun):
            assert 0 < item.x < item.x + item.run.width < trim.width
            assert 0 < item.baseline < trim.height
        elif box is not None:
            assert box.x > 0
            assert box.right < trim.width
            assert 0 < box.y <= box.bottom < trim.height


@pytest.mark.parametrize(("rungs", "dots"), [(0, 0), (1, 1), (6, 6), (40, 12)])
def test_the_line_has_a_dot_for_each_rung_the_last_full(
    rungs: int, dots: int, book: Setter
) -> None:
    cover = replace(COVER, rungs=rungs)
    items = framed_cover(cover, book, book.tree.add("Sect", None))
    filled = [item for item in items if isinstance(item, Shape) and item.fill is not None]
    assert len(filled) == dots
    assert sum(shape.stroke is None for shape in filled) == min(dots, 1)


def test_a_title_of_many_words_keeps_clear_of_what_follows(book: Setter) -> None:
    items = framed_cover(replace(COVER, title=s(LONG)), book, book.tree.add("Sect", None))
    baselines = [item.baseline for item in items if isinstance(item, DrawnRun)]
    assert baselines == sorted(baselines)
    assert baselines[-1] < book.master.trim.height
