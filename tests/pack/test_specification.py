"""The sheet for a print shop: it says what was made, and nothing that was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.cli.conftest import write_guide

from guidebuilder.diagnostics import Report
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pack.packed import PackedFile
from guidebuilder.pack.specification import (
    ENCODING,
    GLUED,
    LINE,
    MOST_STAPLED,
    STOCKS,
    Press,
    specification,
    stock_for,
)
from guidebuilder.pipeline import paginate
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def press(tmp_path: Path) -> Callable[[str], Press]:
    """Return a function that makes the small guide for a print shop."""
    guide = write_guide(tmp_path / "guide")

    def press(printer: str) -> Press:
        order = Order(guide=guide, target=Target.PRESS, printer=printer)
        (proof,) = paginate(order, Report())
        assert proof.printer
        files = tuple(PackedFile(name=name, data=b"", pages=4) for name in proof.names)
        return Press(book=proof.book, printer=proof.printer, files=files)

    return press


def said(press: Press, language: str = "en") -> dict[str, str]:
    """Return what the sheet says, by its labels."""
    text = specification(press, words(language)).data.decode(ENCODING)
    lines = text.replace("\n    ", " ").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def test_it_says_what_the_press_gets(press: Callable[[str], Press]) -> None:
    sheet = said(press("offset-coated"))

    assert sheet["File"] == "clerks-india-press.pdf, 4 pages"
    assert sheet["Cut to (trim)"] == "148 × 210 mm, upright."
    assert sheet["Bleed"].startswith("3 mm on all four sides")
    assert sheet["Marks"].startswith("For cutting")
    assert sheet["Output intent"].startswith("Coated FOGRA39")
    assert sheet["Ink on one spot (total area coverage)"] == "240 % at most."
    assert sheet["Inks"].endswith("(4/4).")
    assert sheet["Fold"].endswith("296 × 210 mm.")
    assert sheet["Binding"].endswith("spine at the left.")


def test_a_cover_apart_has_its_own_inks_and_file(press: Callable[[str], Press]) -> None:
    sheet = said(press("black-inside"))

    assert "Inks" not in sheet
    assert sheet["Inks of the cover"].endswith("(4/4).")
    assert sheet["Inks inside"].endswith("(1/1).")
    assert "uncoated" in sheet["Paper inside (a suggestion)"]
    assert ", coated" in sheet["Paper of the cover (a suggestion)"]


def test_what_is_not_there_is_not_claimed(press: Callable[[str], Press]) -> None:
    digital = press("digital")
    pages = tuple(replace(each, bleed=0.0) for each in digital.book.pages)
    sheet = said(
        Press(
            book=replace(digital.book, pages=pages, leftwards=True),
            printer=digital.printer,
            files=digital.files,
        )
    )

    assert sheet["Marks"] == "none"
    assert sheet["Bleed"] == "none"
    assert sheet["Binding"].endswith("spine at the right.")


def test_a_thick_book_is_glued_and_not_folded(press: Callable[[str], Press]) -> None:
    thin = press("offset-coated")
    pages = thin.book.pages[:1] * (MOST_STAPLED + 4)
    sheet = said(
        Press(book=replace(thin.book, pages=pages), printer=thin.printer, files=thin.files)
    )

    assert "perfect bound" in sheet["Binding"]
    assert "Fold" not in sheet


def test_the_more_pages_the_lighter_the_paper() -> None:
    stocks = [stock_for(pages) for pages in range(4, MOST_STAPLED + 9, 4)]

    weights = [each.pages for each in stocks]
    assert weights == sorted(weights, reverse=True)
    assert stocks[0] is STOCKS[0]
    assert stocks[-1] is GLUED
    assert all(least < most for each in stocks for least, most in (each.pages, each.cover))


@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_line_is_too_long_for_a_message(press: Callable[[str], Press], language: str) -> None:
    made = specification(press("black-inside"), words(language))

    assert max(map(len, made.data.decode(ENCODING).splitlines())) <= LINE
