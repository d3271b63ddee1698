"""Plates: what Ghostscript prints of our own pages, and of pages that are spoilt."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidebuilder.geometry import mm
from guidebuilder.press.read_printer import read_printer
from guidebuilder.verify.findings import Finding, Outcome
from guidebuilder.verify.preflight import preflighted
from guidebuilder.verify.separations import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Witness

    Spoil = Callable[[pikepdf.Pdf], None]

INK = "no spot takes more than 240 % of ink"
BLEED = "what is painted at the trim runs on through the bleed"
BLACK = "only the black plate prints anything"

BLANK = 3
"""A page with nothing at its edges."""


def plates(path: Path, printer: str = "offset-coated") -> dict[str, Finding]:
    """Return what the plates of a file tell, by the check."""
    findings = preflighted(path, read_printer(printer).profile)
    return {each.check: each for each in findings if each.check in (INK, BLEED, BLACK)}


def painting(left: float, foot: float, width: float, height: float, tone: str) -> Spoil:
    """Return how to paint an area of the blank page, measured from the corner of its trim."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[BLANK - 1]
        x, y = (float(each) for each in list(page.trimbox)[:2])
        page.contents_add(
            f"{tone} {x + left} {y + foot} {width} {height} re f".encode(), prepend=False
        )

    return spoil


A5 = (mm(148), mm(210))


@pytest.mark.external
@pytest.mark.usefixtures("ghostscript")
class TestWithGhostscript:
    def test_our_own_pages_pass(self, spoilt: Callable[[Spoil], Path]) -> None:
        assert [each.outcome for each in plates(spoilt(lambda _: None)).values()] == [
            Outcome.PASSED,
            Outcome.PASSED,
        ]

    @pytest.mark.parametrize("turn", [0, 90, 180, 270])
    def test_pages_may_be_turned(self, spoilt: Callable[[Spoil], Path], turn: int) -> None:
        def turned(pdf: pikepdf.Pdf) -> None:
            painting(-mm(3), 100, 30, 20, "0 0 0 .5 k")(pdf)
            for page in pdf.pages:
                page.rotate(turn, relative=False)

        assert plates(spoilt(turned))[BLEED].outcome is Outcome.PASSED

    def test_more_ink_than_paper_takes(self, spoilt: Callable[[Spoil], Path]) -> None:
        path = spoilt(painting(40, 8, 20, 5, "1 1 .5 0 k"))

        assert plates(path)[INK].detail == "page 3: 250 %"
        assert plates(path)[BLEED].outcome is Outcome.PASSED

    def test_ink_that_overprints_adds_up(self, spoilt: Callable[[Spoil], Path]) -> None:
        def overprint(pdf: pikepdf.Pdf) -> None:
            state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True, OPM=1)
            name = pdf.pages[BLANK - 1].add_resource(state, pikepdf.Name.ExtGState)
            painting(40, 8, 20, 5, "1 1 0 0 k")(pdf)
            painting(40, 8, 20, 5, f"{name} gs 0 0 0 1 k")(pdf)

        assert plates(spoilt(overprint))[INK].detail == "page 3: 300 %"

    @pytest.mark.parametrize(
        ("area", "edge"),
        [
            ((0, 100, 30, 20), "left"),
            ((A5[0] - 30, 100, 30, 20), "right"),
            ((100, A5[1] - 30, 20, 30), "upper"),
            ((100, 0, 20, 30), "lower"),
            ((-mm(2), 100, 30, 20), "left"),
        ],
    )
    def test_paint_that_ends_at_the_trim(
        self, spoilt: Callable[[Spoil], Path], area: tuple[float, ...], edge: str
    ) -> None:
        left, foot, width, height = area
        path = spoilt(painting(left, foot, width, height, "0 0 0 .5 k"))

        assert plates(path)[BLEED].detail == f"page 3: it ends at the {edge} edge"
        assert plates(path)[INK].outcome is Outcome.PASSED

    def test_paint_may_run_out_at_a_slant(self, spoilt: Callable[[Spoil], Path]) -> None:
        def slant(pdf: pikepdf.Pdf) -> None:
            page = pdf.pages[BLANK - 1]
            x, y = (float(each) for each in list(page.trimbox)[:2])
            out = mm(3)
            corners = ((30, 150), (30, 100), (-out, 100 - 30 - out), (-out, 150 - 30 - out))
            path = " ".join(f"{x + dx} {y + dy} l" for dx, dy in corners[1:])
            first = f"{x + corners[0][0]} {y + corners[0][1]} m"
            page.contents_add(f"0 0 0 .5 k {first} {path} f".encode(), prepend=False)

        assert plates(spoilt(slant))[BLEED].outcome is Outcome.PASSED

    def test_pages_in_black_print_from_one_plate(self, spoilt: Callable[[Spoil], Path]) -> None:
        def blank(pdf: pikepdf.Pdf) -> None:
            del pdf.pages[3]
            del pdf.pages[0:2]

        def tinted(pdf: pikepdf.Pdf) -> None:
            painting(100, 100, 20, 20, ".1 0 0 0 k")(pdf)
            blank(pdf)

        detail = plates(spoilt(tinted), "black-inside")[BLACK].detail
        assert "page 1: the plate Cyan prints too" in detail

    def test_plates_are_not_asked_for_what_they_do_not_show(
        self, spoilt: Callable[[Spoil], Path]
    ) -> None:
        assert list(plates(spoilt(lambda _: None))) == [INK, BLEED]


@pytest.fixture(scope="session")
def ghostscript(witness: Witness) -> str:
    return witness("gs")


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of POSIX")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("raise SystemExit(1)", "Ghostscript cannot print pages 1 to 4"),
        ("pass", "Ghostscript printed nothing of page 1"),
    ],
)
def test_plates_that_are_not_made_have_not_passed(
    spoilt: Callable[[Spoil], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    script: str,
    reason: str,
) -> None:
    program = tmp_path / "gs"
    program.write_text(f"#!{sys.executable}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv(VARIABLE, str(program))
    found = plates(spoilt(lambda _: None))

    assert {each.outcome for each in found.values()} == {Outcome.FAILED}
    assert {each.detail for each in found.values()} == {reason}


def test_a_program_that_is_not_there_is_told(
    spoilt: Callable[[Spoil], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    found = plates(spoilt(lambda _: None))

    assert {each.outcome for each in found.values()} == {Outcome.FAILED}
    assert all("Ghostscript does not start" in each.detail for each in found.values())


def test_a_page_too_large_for_plates_is_told(
    spoilt: Callable[[Spoil], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def huge(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].mediabox = pikepdf.Rectangle(0, 0, 500_000, 500_000)

    monkeypatch.setenv(VARIABLE, sys.executable)
    found = plates(spoilt(huge))

    assert {each.detail for each in found.values()} == {"a page is too large to be printed"}
