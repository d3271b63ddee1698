"""A brand may change colours and families, as far as readers and the press allow it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load import read_guide
from guidebuilder.load.values import read_colour
from guidebuilder.model import (
    Brand,
    BrandColours,
    BrandFonts,
    FileRef,
    FontChoice,
    OwnFont,
    Verbatim,
)
from guidebuilder.style.brand import branded
from guidebuilder.style.families import ANEK, SOURCE_SERIF
from guidebuilder.style.ink import MOST_INK, contrast
from guidebuilder.style.palette import BLACK, WHITE
from guidebuilder.style.read_theme import read_theme
from guidebuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from guidebuilder.style.themes import NamedTheme

HERE = Span("guide.yaml", 20, 3)
EVERYTHING = Path(__file__).parents[1] / "guides" / "everything"
LINE = read_theme("line")


def in_colours(deep: str, bright: str, report: Report) -> NamedTheme | None:
    """Return the theme Line in two colours, written in lines 21 and 22."""
    colours = BrandColours(
        deep=read_colour(deep, Span("guide.yaml", 21, 11)),
        bright=read_colour(bright, Span("guide.yaml", 22, 13)),
        span=HERE,
    )
    return branded(LINE, Brand(name=Verbatim("A"), colours=colours, span=HERE), {}, report)


def in_fonts(report: Report, **own: FontChoice) -> NamedTheme | None:
    fonts = BrandFonts(**own, span=HERE)
    brand = Brand(name=Verbatim("A"), fonts=fonts, span=HERE)
    files = {"fonts/own.ttf": OwnFont("fonts/own.ttf", Path("/guide/fonts/own.ttf"), 0.8, -0.2)}
    return branded(LINE, brand, files, report)


@pytest.mark.parametrize("domain", range(1, 11))
def test_two_colours_stand_for_every_field_of_work(domain: int) -> None:
    theme = in_colours("#8B0000", "#8FDCA4", Report())

    assert theme is not None
    palette = theme.in_domain(domain).palette
    assert palette.deep.rgb == (0x8B / 255, 0.0, 0.0)
    assert contrast(palette.deep, palette.tint) >= 6
    assert contrast(palette.mid, WHITE) >= 3
    inks = (palette.deep, palette.bright, palette.tint, palette.mid)
    for ink in (*inks, *palette.ground_lines, *palette.bright_lines):
        assert sum(ink.cmyk) <= MOST_INK + 1e-9, ink.name


def test_a_build_that_is_written_is_printed() -> None:
    theme = in_colours("#8B0000 20/100/90/30", "#8FDCA4", Report())

    assert theme is not None
    assert theme.in_domain(1).palette.deep.cmyk == (0.2, 1, 0.9, 0.3)


def test_colours_that_nobody_could_read_are_refused_with_the_nearest_that_will_do() -> None:
    report = Report()

    assert in_colours("#C03028", "#2E9E4F", report) is None

    assert "\n".join(map(str, report.sorted)).splitlines() == [
        "guide.yaml:21:11: error: white on this deep has a contrast of 5.6; 7 is the least",
        "    hint: the nearest darker shade that will do is #A72A23",
        "guide.yaml:22:13: error: black on this bright has a contrast of 5.2; 7 is the least",
        "    hint: the nearest lighter shade that will do is #6BBB83",
    ]
    mended = in_colours("#A72A23", "#6BBB83", Report())
    assert mended is not None
    palette = mended.in_domain(1).palette
    assert 7 <= contrast(WHITE, palette.deep) < 7.1
    assert contrast(BLACK, palette.bright) >= 7
    assert 3 <= contrast(palette.deep, palette.bright) < 3.1


def test_a_brand_without_colours_keeps_those_of_the_theme() -> None:
    brand = Brand(name=Verbatim("A"), span=HERE)

    assert branded(LINE, brand, {}, Report()) == LINE


def test_a_school_may_take_another_family() -> None:
    theme = in_fonts(Report(), label=FontChoice(family=Verbatim("Source Serif 4"), span=HERE))

    assert theme is not None
    assert (theme.fonts.text, theme.fonts.label) == (SOURCE_SERIF, SOURCE_SERIF)
    assert FontBook.of(theme.fonts).face("label", 800).family == "Source Serif 4"


def test_a_school_may_bring_its_own_files() -> None:
    own = FileRef("fonts/own.ttf", HERE)
    theme = in_fonts(Report(), text=FontChoice(regular=own, bold=own, span=HERE))

    assert theme is not None
    book = FontBook.of(theme.fonts)
    assert book.face("text", 400).path == Path("/guide/fonts/own.ttf")
    assert book.face("text", 600, italic=True).weight == 700
    families = [face.family for face in book.chain("text", 400, italic=False, script="Latn")]
    assert families[:3] == ["fonts/own.ttf", ANEK.name, SOURCE_SERIF.name]


@pytest.mark.parametrize(
    ("choice", "message", "hint"),
    [
        (
            FontChoice(family=Verbatim("Anek Latni"), span=HERE),
            "there is no family `Anek Latni`",
            "did you mean `Anek Latin`?",
        ),
        (
            FontChoice(family=Verbatim("Comic Sans"), span=HERE),
            "there is no family `Comic Sans`",
            "write Source Serif 4, Anek Latin, or `regular:` and the path of a .ttf file",
        ),
        (
            FontChoice(bold=FileRef("fonts/own.ttf", HERE), span=HERE),
            "a font is either a family of the program or files of your own",
            "write the name of a family, or `regular:` and the path of a .ttf file",
        ),
    ],
)
def test_a_family_that_there_is_not_is_refused(choice: FontChoice, message: str, hint: str) -> None:
    report = Report()

    assert in_fonts(report, label=choice) is None

    (told,) = report.found
    assert (told.message, told.hint) == (message, hint)


def test_a_guide_brings_logo_and_fonts_along() -> None:
    guide = read_guide(EVERYTHING, Report())

    assert guide is not None
    assert guide.settings.brand is not None
    assert "images/desk.png" in guide.images
    assert guide.fonts["fonts/round.ttf"].ascent == 0.8
    assert guide.fonts["fonts/round.ttf"].file.is_file()
