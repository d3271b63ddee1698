"""Who hands a booklet out, on its back cover: a field that grows with the words, and a logo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.layout.test_cover import HERE, back, cover, overlap, s, shapes, words

from guidebuilder.document.blocks import Host, OnlineEdition, Partner
from guidebuilder.document.inlines import Run
from guidebuilder.geometry import mm
from guidebuilder.layout.galley import extent
from guidebuilder.layout.host_mark import HostMark
from guidebuilder.layout.page import DrawnImage, DrawnRun
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.layout.plain_cover import title_back
from guidebuilder.model.edition import Edition
from guidebuilder.style.palette import WHITE
from guidebuilder.style.read_theme import in_edition, read_theme

if TYPE_CHECKING:
    from guidebuilder.layout.setting import Setter

LOGO = Partner(name=(), alt="Logo of Hill School", logo=b"", width=48, height=32)
LONG = (
    "Hill and Valley Senior Secondary School of Arts, Sciences and Trades in the Eastern District"
)


def host(name: str = "Hill School", logo: Partner | None = LOGO) -> Host:
    return Host(name=s(name), details=(s("Hall 2, stand B 14"), s("To ask: Asha Rao")), logo=logo)


def test_a_host_takes_the_field_of_the_school(setter: Setter) -> None:
    items = back(setter, fields=(), host=host())

    assert "Hill School Hall 2, stand B 14 To ask: Asha Rao" in words(items)
    [logo] = [each for each in items if isinstance(each, DrawnImage)]
    boxes = [extent((each,)) for each in shapes(items, fill=WHITE)]
    [field] = [box for box in boxes if box is not None and overlap(box, logo.rect)]
    assert field.width == pytest.approx(mm(124))
    assert logo.rect.x - field.x == pytest.approx(mm(3))


def test_a_host_shares_the_line_with_a_partner(setter: Setter) -> None:
    items = back(setter, fields=(), host=host(), partner=LOGO)

    first, second = sorted(
        (each.rect for each in items if isinstance(each, DrawnImage)), key=lambda box: box.x
    )
    boxes = [extent((each,)) for each in shapes(items, fill=WHITE)]
    for logo in (first, second):
        [field] = [box for box in boxes if box is not None and overlap(box, logo)]
        assert field.width == pytest.approx(mm(59))


@pytest.mark.parametrize("logo", [None, LOGO])
def test_a_long_name_makes_the_field_deeper(setter: Setter, logo: Partner | None) -> None:
    items = back(setter, fields=(), host=host(LONG, logo), partner=LOGO)

    assert setter.report.found == []
    boxes = [box for each in shapes(items, fill=WHITE) if (box := extent((each,))) is not None]
    runs = [each for each in items if isinstance(each, DrawnRun)]
    own = [each for each in runs if each.run.text.strip() and each.run.text in LONG]
    assert own
    for box in text_boxes(own):
        assert any(
            field.x <= box.x and box.right <= field.right and field.y < box.y
            for field in boxes
            if overlap(field, box)
        )


def test_what_has_no_room_is_told_and_the_name_stands(setter: Setter) -> None:
    styles = setter.styles
    mark = HostMark(host(), mm(50), styles.lead_in, styles.kicker, setter)

    items = mark.placed(0, 0, mark.depth - 1, setter.tree.add("Document", None))

    assert words(items) == "Hill School Hall 2, stand B 14"
    [told] = setter.report.found
    assert told.code == "GB718"
    assert "To ask: Asha Rao" in told.message


def test_a_page_without_any_room_tells_so(setter: Setter, book: Setter) -> None:
    call = s("Talk to somebody about this job, and to somebody else. " * 60)

    back(setter, fields=(), host=host(), call_text=call)
    title_back(cover(fields=(), host=host(), call_text=call), book, book.tree.add("P", None))

    for told in (setter.report.found, book.report.found):
        assert [each.code for each in told] == ["GB718"]
        assert "Hill School" in told[0].message


def test_on_a_phone_the_code_gives_way_to_the_host(book: Setter) -> None:
    address = (Run("greenpark.example/careers", HERE, link="https://greenpark.example/careers"),)
    online = OnlineEdition(
        address="https://greenpark.example/careers", shown=address, text=s("Scan it."), alt="A code"
    )
    theme = in_edition(read_theme("line"), Edition.PHONE).in_domain(1)
    phone = replace(book, theme=theme, master=theme.master("phone"))
    school = host("Green Park Senior Secondary School, New Delhi", logo=None)
    parent = phone.tree.add("Document", None)

    with_host = title_back(cover(fields=(), host=school, online=online), phone, parent)
    assert phone.report.found == []
    assert "greenpark.example/careers" in words(with_host).replace(" ", "")
    assert "Green Park" in words(with_host)
    assert "To ask: Asha Rao" in words(with_host)
    assert "Scan it." not in words(with_host)
    boxes = [box for each in with_host if isinstance(each, DrawnRun) for box in text_boxes([each])]
    assert all(box.bottom < phone.master.trim.height for box in boxes)

    alone = title_back(cover(fields=(), online=online), phone, parent)
    assert "Scan it." in words(alone)


def test_a_plain_cover_names_its_host(book: Setter) -> None:
    items = title_back(cover(fields=(), host=host()), book, book.tree.add("Document", None))

    assert "Hill School" in words(items)
    [logo] = [each for each in items if isinstance(each, DrawnImage)]
    assert book.tree.elements[logo.tag or 0].alt == "Logo of Hill School"
