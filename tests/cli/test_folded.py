"""``guidebuilder render --booklet``: sheets for an office printer, and what is said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import mm
from guidebuilder.model.target import Target
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate, render
from guidebuilder.press.sheets import Duplex
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def texts(data: bytes | Path) -> list[str]:
    """Return the words on each side of a file."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    finally:
        document.close()


def sizes(data: bytes) -> set[tuple[int, int]]:
    """Return the sizes of the sides of a file, in millimetres."""
    document = pypdfium2.PdfDocument(data)
    try:
        return {tuple(round(each / mm(1)) for each in page.get_size()) for page in document}
    finally:
        document.close()


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--booklet"], ["clerks-india-booklet.pdf"]),
        (["--booklet", "--for", "office"], ["clerks-india-booklet.pdf"]),
        (["--long-edge"], ["clerks-india-booklet-long-edge.pdf"]),
        (
            ["--one-sided", "--grey"],
            ["clerks-india-booklet-fronts-grey.pdf", "clerks-india-booklet-backs-grey.pdf"],
        ),
        (["--booklet", "--paper", "a4"], ["clerks-india-booklet-a4.pdf"]),
        (["--booklet", "--paper-weight", "80"], ["clerks-india-booklet.pdf"]),
        (["--booklet", "--paper-weight", "100"], ["clerks-india-booklet-100g.pdf"]),
        (["--for", "office", "--grey"], ["clerks-india-office-grey.pdf"]),
    ],
)
def test_a_name_says_how_it_is_printed(run: Run, arguments: list[str], names: list[str]) -> None:
    result = run("render", *arguments)

    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines() == [f"output/{name}" for name in names]


@pytest.mark.usefixtures("guide")
def test_sheets_and_pages_added_are_told(run: Run) -> None:
    result = run("render", "--booklet")

    measures, added, _ = result.stderr.splitlines()[-3:]
    found = re.fullmatch(r"india: (\d+) pages on (\d+) folded sheets, \d+ kB", measures)
    assert found
    pages, sheets = map(int, found.groups())
    assert pages == 4 * sheets
    filled = re.fullmatch(r"india: (\d+) → (\d+) pages: (\d) pages? to write on added", added)
    assert filled
    before, after, more = map(int, filled.groups())
    assert before + more == after == pages


@pytest.mark.usefixtures("guide")
def test_of_two_files_it_is_told_once(run: Run) -> None:
    result = run("render", "--one-sided")

    assert len(re.findall("to write on added", result.stderr)) == 1


@pytest.mark.usefixtures("guide")
def test_the_page_on_folding_comes_last(run: Run, desk: Path) -> None:
    run("render", "--booklet")

    *sides, last = texts(desk / "output" / "clerks-india-booklet.pdf")
    assert len(sides) % 2 == 0
    assert last.startswith("How to print and fold this booklet")
    assert f"{2 * len(sides)} pages on {len(sides) // 2} sheets of A4" in last
    assert not any("How to print and fold" in side for side in sides)


@pytest.mark.usefixtures("guide")
def test_for_one_side_it_comes_with_the_fronts(run: Run, desk: Path) -> None:
    run("render", "--one-sided")

    *fronts, last = texts(desk / "output" / "clerks-india-booklet-fronts.pdf")
    backs = texts(desk / "output" / "clerks-india-booklet-backs.pdf")
    assert len(fronts) == len(backs)
    assert "Turn the pile" in last


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--booklet", "--for", "screen"], "sheets to fold are for an office printer"),
        (["--one-sided", "--long-edge"], "a printer of one side turns no sheets"),
        (["--booklet", "--edition", "phone"], "the edition for phones is not printed"),
        (["--booklet", "--edition", "handout"], "a handout is one sheet, and not folded"),
    ],
)
def test_what_contradicts_itself_is_refused(
    run: Run, desk: Path, arguments: list[str], message: str
) -> None:
    result = run("render", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert not (desk / "output").exists()


@pytest.mark.parametrize(
    ("paper", "expected"),
    [("a5", (297, 210)), ("half-letter", (279, 216)), ("a4", (420, 297)), ("letter", (432, 279))],
)
def test_all_sides_have_the_size_of_the_sheet(paper: str, expected: tuple[int, int]) -> None:
    order = Order(
        guide=guide_folder(), target=Target.OFFICE, booklet=Duplex.SHORT_EDGE, paper=paper
    )

    [booklet] = render(order, Report())

    assert sizes(booklet.data) == {expected}


def test_the_cover_is_outside_and_the_middle_inside() -> None:
    order = Order(guide=guide_folder(), target=Target.OFFICE, booklet=Duplex.SHORT_EDGE)
    [proof] = paginate(order, Report())
    [booklet] = render(order, Report())

    *sides, _ = texts(booklet.data)
    outside, middle = sides[0], sides[-1]
    count = len(proof.book.pages)
    assert count % 4 == 0
    assert "Talk to somebody about this job." in outside
    assert "You answer customers" in outside
    assert {str(count // 2), str(count // 2 + 1)} <= set(middle.split())


def test_spare_pages_stand_before_the_back_cover() -> None:
    order = Order(guide=guide_folder(), target=Target.OFFICE, booklet=Duplex.SHORT_EDGE)
    [booklet] = render(order, Report())

    sides = texts(booklet.data)
    assert booklet.spare_pages == 3
    # Behind the front cover lie page 2 and the last page but one.
    assert "Room for more notes" in sides[1]


@pytest.mark.parametrize("duplex", [Duplex.SHORT_EDGE, Duplex.ONE_SIDE])
def test_the_same_guide_gives_the_same_sheets(duplex: Duplex) -> None:
    order = Order(guide=guide_folder(), target=Target.OFFICE, booklet=duplex, grey=True)

    assert [each.data for each in render(order, Report())] == [
        each.data for each in render(order, Report())
    ]
