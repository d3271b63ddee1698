"""Page numbers settle, and only what prints another number than before is set again."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Chapter, Paragraph, Part, Section
from guidebuilder.document.inlines import Inlines, PageNumber, Run
from guidebuilder.layout import blocks
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.page_plan import settle

if TYPE_CHECKING:
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 7, 3)
LONG = "You look after every case from its first word to its last and write down what was said. "


def said(text: str) -> Inlines:
    return (Run(text, HERE),)


def section(place: str, *inlines: Inlines) -> Section:
    return Section(
        place=place,
        title=said(f"Title {place}"),
        short_title=place,
        blocks=tuple(Paragraph(inlines=each, span=HERE) for each in inlines),
        span=HERE,
    )


def chapter(*sections: Section) -> Chapter:
    parts = tuple(
        Part(
            place=f"part-{number}",
            number=number,
            title=said(f"Question {number}"),
            short_title=f"Question {number}",
            sections=(each,),
            span=HERE,
        )
        for number, each in enumerate(sections, 1)
    )
    return Chapter(
        place="chapter", title=said("Title"), short_title="T", opener=None, parts=parts, span=HERE
    )


@pytest.fixture
def whole() -> Chapter:
    """A chapter whose first section tells the page of its last."""
    return chapter(
        section("first", (*said("More on page "), PageNumber("last", HERE), *said("."))),
        section("middle", *(said(LONG * 6) for _ in range(12))),
        section("last", said(LONG * 3)),
    )


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of sections, each as often as it is set."""
    places: list[str] = []
    real = blocks.set_section

    def counted(section: Section, setter: Setter, *placed: Any) -> Galley:
        places.append(section.place)
        return real(section, setter, *placed)

    monkeypatch.setattr(blocks, "set_section", counted)
    return places


def test_a_printed_page_number_is_that_of_the_page(whole: Chapter, setter: Setter) -> None:
    (planned,), page_of = settle([whole], setter, 7)

    first = [i for cut in planned.body[:1] for strip in cut.strips for i in strip.items]
    printed = [each.run.text.strip() for each in first if isinstance(each, DrawnRun)]
    assert page_of["first"] == 7
    assert page_of["last"] > 8
    assert str(page_of["last"]) in printed


def test_only_a_section_whose_number_changed_is_set_again(
    whole: Chapter, setter: Setter, times: list[str]
) -> None:
    settle([whole], setter, 7)

    assert times == ["first", "middle", "last", "first"]


def test_what_is_set_again_is_read_where_it_stood(whole: Chapter, setter: Setter) -> None:
    (planned,), _ = settle([whole], setter, 7)

    tree = setter.tree
    root = tree.add("Document", None)
    tree.empty_into(planned.matter, root)
    read = [each for each in tree.in_reading_order() if each.title or each.role[0] == "H"]
    assert [each.title or each.role for each in read] == [
        "H1",
        *("Question 1", "H2", "first", "H3"),
        *("Question 2", "H2", "middle", "H3"),
        *("Question 3", "H2", "last", "H3"),
    ]
    assert len([each for each in tree.in_reading_order() if each.role == "Link"]) == 1


def test_numbers_that_keep_changing_are_our_fault(
    whole: Chapter, setter: Setter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(setter), "still_holds", lambda *_: False)

    with pytest.raises(RuntimeError, match="did not settle"):
        settle([whole], setter, 7)


def test_the_air_above_a_head_is_at_least_twice_that_below(whole: Chapter, setter: Setter) -> None:
    galley = blocks.set_chapter(whole, setter, setter.tree.add("Document", None))

    # The chapter's own title and the part under it have no text above them.
    _, _, *heads = (at for at, strip in enumerate(galley) if strip.opens)
    assert len(heads) == 2
    for head in heads:
        above = takewhile(lambda strip: strip.is_space, galley[head - 1 :: -1])
        below = next(strip for strip in galley[head:] if strip.is_space)
        assert sum(air.height - air.gives for air in above) >= 2 * below.height
