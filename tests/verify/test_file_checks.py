"""Our own checks: each passes a sound booklet and fails one that is spoilt in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from guidebuilder.failures import ReadError
from guidebuilder.verify.file_checks import checked
from guidebuilder.verify.findings import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Printed

    Spoil = Callable[[pikepdf.Pdf], None]


def _first(node: Any, role: str) -> Any:  # noqa: ANN401 - any object of a PDF
    """Return the first element of a role in the structure below a node."""
    below = node.get("/K")
    for child in below if isinstance(below, pikepdf.Array) else (below,):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found = child if role == child.S else _first(child, role)
            if found is not None:
                return found
    return None


def _untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj["/Tabs"]


def _nameless(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _font_left_out(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[4].obj.Resources.Font
    font = fonts[next(iter(dict(fonts)))]
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _mute_font(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[4].obj.Resources.Font
    del fonts[next(iter(dict(fonts)))]["/ToUnicode"]


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf.Root.StructTreeRoot, "/H2").S = pikepdf.Name("/H4")


def _silent_figure(pdf: pikepdf.Pdf) -> None:
    del _first(pdf.Root.StructTreeRoot, "/Figure")["/Alt"]


def _row_without_a_cell(pdf: pikepdf.Pdf) -> None:
    row = _first(_first(pdf.Root.StructTreeRoot, "/TBody"), "/TR")
    del row.K[len(row.K) - 1]


def _links(pdf: pikepdf.Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.get("/Annots", [])]


def _silent_link(pdf: pikepdf.Pdf) -> None:
    del _links(pdf)[0]["/Contents"]


def _lost_link(pdf: pikepdf.Pdf) -> None:
    next(link for link in _links(pdf) if "/Dest" in link)["/Dest"] = pikepdf.String("nowhere")


def _program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="1")


SPOILT: dict[str, tuple[Spoil, str]] = {
    "untagged": (_untagged, "it has no structure"),
    "without tabs": (_without_tabs, "page 2 does not follow the structure"),
    "no language": (_nameless, "no language"),
    "font left out": (_font_left_out, "is not embedded"),
    "mute font": (_mute_font, "does not tell its characters"),
    "skipped level": (_skipped_level, "H4 follows H1"),
    "silent figure": (_silent_figure, "a figure has no description"),
    "row without a cell": (_row_without_a_cell, "has rows of"),
    "silent link": (_silent_link, "does not say where it leads"),
    "lost link": (_lost_link, "which is not there"),
    "program": (_program, "it acts when it is opened"),
}


@pytest.fixture
def booklet(printed: Printed, tmp_path: Path) -> Path:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(printed.data)
    return path


def test_a_booklet_passes_every_check(booklet: Path) -> None:
    assert [each for each in checked(booklet) if each.outcome is not Outcome.PASSED] == []


@pytest.mark.parametrize("way", SPOILT)
def test_a_spoilt_booklet_fails_one_check(booklet: Path, way: str) -> None:
    spoil, expected = SPOILT[way]
    with pikepdf.open(booklet, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(booklet)

    failed = [each for each in checked(booklet) if each.outcome is Outcome.FAILED]

    assert len(failed) == 1
    assert expected in failed[0].detail


def test_what_is_no_pdf_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    path.write_text("no PDF", encoding="utf-8")

    with pytest.raises(ReadError, match="no PDF that can be read"):
        checked(path)
    with pytest.raises(ReadError, match="cannot read"):
        checked(tmp_path / "missing.pdf")
