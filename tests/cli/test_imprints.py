"""Booklets in the name of a school: covers, sheets and feet of pages, and a copy for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.failures import OrderError
from guidebuilder.model.edition import Edition
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import Booklet, render
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path

NAME = "St. *Mary's* <High> School & College"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    path = tmp_path / "school.yaml"
    path.write_text(
        f'name: "{NAME}"\nshort_name: St. Mary\ncounsellor: Asha Rao\nstand: B 14\n'
        "date: 2026-11-28\nonline: https://marys.example/jobs\n",
        encoding="utf-8",
    )
    return path


def order(school: Path | None, theme: str = "line", edition: Edition = Edition.BOOKLET) -> Order:
    return Order(
        guide=guide_folder(),
        regions=("india",),
        career="bpo-executive",
        imprint=school,
        theme=theme,
        edition=edition,
        target=Target.OFFICE,
    )


def words(booklet: Booklet) -> list[str]:
    """Return the words of each page, on one line."""
    document = pypdfium2.PdfDocument(booklet.data)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    return pages


@pytest.mark.parametrize("theme", ["line", "almanac"])
def test_a_booklet_bears_the_name_of_a_school(school: Path, theme: str) -> None:
    [booklet] = render(order(school, theme), Report())

    pages = words(booklet)
    back = pages[-1]
    for each in (NAME, "B 14, 28 November 2026", "To ask: Asha Rao", "marys.example/jobs"):
        assert each in back
    assert "Your school or stand" not in back
    assert "St. Mary" in pages[6]
    assert booklet.name.endswith("-st-marys-high-school-college.pdf")


@pytest.mark.parametrize("edition", [Edition.HANDOUT, Edition.POSTER])
def test_a_sheet_bears_the_name_of_a_school(school: Path, edition: Edition) -> None:
    [sheet] = render(order(school, edition=edition), Report())

    text = " ".join(words(sheet))
    assert NAME in text
    assert "B 14" in text
    assert "marys.example/jobs" in text


def test_no_content_changes(school: Path) -> None:
    [plain] = render(order(None), Report())
    [own] = render(order(school), Report())

    without_foot = [page.replace("St. Mary", "") for page in words(own)[2:-1]]
    assert [sorted(page.split()) for page in without_foot] == [
        sorted(page.split()) for page in words(plain)[2:-1]
    ]


def test_each_school_of_a_table_gets_a_copy(tmp_path: Path) -> None:
    table = tmp_path / "schools.csv"
    table.write_bytes("\ufeffname;stand\r\nGreen Park;A 1\r\nHill School;A 2\r\n".encode())
    wanted = Order(guide=guide_folder(), regions=("india", "international"), copies_for=table)

    booklets = render(wanted, Report())

    assert [each.name for each in booklets] == [
        "bpo-careers-india-green-park.pdf",
        "bpo-careers-india-hill-school.pdf",
        "bpo-careers-international-green-park.pdf",
        "bpo-careers-international-hill-school.pdf",
    ]
    assert "Hill School" in words(booklets[1])[-1]
    assert "Green Park" not in words(booklets[1])[-1]


def test_a_mistake_in_one_row_keeps_all_copies_back(tmp_path: Path) -> None:
    table = tmp_path / "schools.csv"
    table.write_text("name,logo\nGreen Park,\nHill School,logo.png\n", encoding="utf-8")
    (tmp_path / "logo.png").write_text("no picture", encoding="utf-8")

    with pytest.raises(GuideError) as caught:
        render(Order(guide=guide_folder(), copies_for=table), Report())

    [told] = caught.value.diagnostics
    assert str(told.span) == f"{table.as_posix()}:3:13"


def test_one_imprint_or_many(school: Path) -> None:
    wanted = Order(guide=guide_folder(), imprint=school, copies_for=school)

    with pytest.raises(OrderError, match="an imprint for each school"):
        render(wanted, Report())


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OrderError, match=r"gone\.yaml"):
        render(Order(guide=guide_folder(), imprint=tmp_path / "gone.yaml"), Report())
