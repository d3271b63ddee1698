"""Palettes: what stands on a ground can be told from it, and a press can print it."""

from __future__ import annotations

from itertools import pairwise
from math import cbrt

import pytest

from guidebuilder.style.ink import Ink, contrast, ink
from guidebuilder.style.palette import BLACK, WHITE, Palette
from guidebuilder.style.read_theme import read_theme

DOMAINS = [read_theme("line").in_domain(number).palette for number in range(1, 11)]
NUMBERED = [pytest.param(each, id=f"domain {number}") for number, each in enumerate(DOMAINS, 1)]


def lightness(one: Ink) -> float:
    """Return CIE L* of an ink (CIE 15: the cube root above its linear foot)."""
    return 116 * cbrt(one.luminance) - 16


def test_contrast_is_that_of_wcag() -> None:
    black, grey = ink("black", "#000000", 0, 0, 0, 100), ink("grey", "#767676", 0, 0, 0, 60)

    assert contrast(black, WHITE) == pytest.approx(21)
    assert contrast(WHITE, black) == pytest.approx(21)
    assert contrast(grey, WHITE) == pytest.approx(4.54, abs=0.005)
    assert contrast(WHITE, WHITE) == 1


@pytest.mark.parametrize("palette", NUMBERED)
def test_words_can_be_read_on_deep_and_on_bright(palette: Palette) -> None:
    assert contrast(WHITE, palette.deep) >= 7
    assert contrast(BLACK, palette.bright) >= 7


@pytest.mark.parametrize("palette", NUMBERED)
def test_route_lines_stand_out_from_their_ground(palette: Palette) -> None:
    for line in palette.ground_lines:
        assert contrast(line, palette.deep) >= 3, line.name
    for line in palette.bright_lines:
        # White is drawn with an outline there.
        assert line is WHITE or contrast(line, palette.bright) >= 3, line.name


@pytest.mark.parametrize("palette", NUMBERED)
def test_route_lines_are_four_different_inks(palette: Palette) -> None:
    assert len({line.rgb for line in palette.ground_lines}) == 4
    assert len({line.rgb for line in palette.bright_lines}) == 4


def test_the_first_domain_has_the_line_that_the_look_gives_it() -> None:
    line, *_ = DOMAINS[0].ground_lines

    assert [round(255 * part) for part in line.rgb] == [0x8F, 0x8D, 0xD0]
    assert contrast(line, DOMAINS[0].deep) == pytest.approx(4.2, abs=0.05)


@pytest.mark.parametrize("palette", NUMBERED)
def test_no_ink_is_too_wet_for_the_press(palette: Palette) -> None:
    inks = (palette.deep, palette.bright, palette.tint, palette.mid)
    for each in (*inks, *palette.ground_lines, *palette.bright_lines):
        assert sum(each.cmyk) <= 2.4 + 1e-9, each.name
        assert all(0 <= part <= 1 for part in (*each.rgb, *each.cmyk)), each.name


def test_neighbours_can_be_told_apart_in_grey() -> None:
    for one, other in pairwise(DOMAINS):
        assert abs(lightness(one.deep) - lightness(other.deep)) >= 7
        assert abs(lightness(one.bright) - lightness(other.bright)) >= 6
