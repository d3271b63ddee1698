"""What a theme must keep to, whatever it looks like: readable type on a page that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.geometry import mm
from guidebuilder.load.codes import Code
from guidebuilder.style.ink import contrast
from guidebuilder.style.ink_rules import SMALL_CONTRAST, WORD_CONTRAST, check_inks
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import WHITE
from guidebuilder.style.themes import grid_of, named_ink, palette_of

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.style.palette import Palette
    from guidebuilder.style.theme_file import Sides, StyleName, ThemeFile, TypeOf

LEAST_SIZE: Final = 7.5
"""Smallest type anywhere, in points (look: type)."""

LEAST_LEADING: Final = 0.9
"""Least leading, in type sizes: the opener's title in Line, 56/52, keeps 0.93."""

SMALL: Final = 8.75
"""Below this size in points nothing is meant to be read at length (look: type)."""

MOST_SIZE: Final = 150.0
"""Largest type in points: the title of a poster (look: editions)."""

LEAST_LINE, MOST_LINE = 8.0, 40.0
"""Heights of a grid line that type for reading can stand on, in points."""

LEAST_LINES: Final = 20
"""Fewest grid lines of a page: an opener needs them."""

LEAST_WIDTH, LEAST_MEASURE = mm(70), mm(50)
"""Narrowest type area, which holds six columns, and narrowest column of running text."""

ON_THE_GROUND: Final[tuple[StyleName, ...]] = ("opener_title", "opener_text", "answer")
"""Roles that stand on deep where the opener has a ground."""


def check_theme(file: ThemeFile, report: Report) -> None:
    """Report everything in a theme that could not be read, printed or set."""
    if _check_grid(file, report):
        for role, style in file.styles:
            _check_type(role, style, file, report)
    each_inks = [inks for _, inks in file.palettes]
    if file.palette is not None:
        each_inks.append(file.palette)
    for inks in each_inks:
        if check_inks(inks, report):
            _check_words(file, palette_of(inks), report)


def _check_grid(file: ThemeFile, report: Report) -> bool:
    """Report a grid that no page can have; return whether it can be counted in."""
    grid = file.grid
    if grid.line.lines or not LEAST_LINE <= grid.line.fixed <= MOST_LINE:
        message = "a grid line has this height; it cannot carry type for reading"
        hint = f"write a height from {LEAST_LINE:g} pt to {MOST_LINE:g} pt"
        report.error(grid.line.span, Code.OFF_GRID, message, hint)
        return False
    line = grid.line.fixed
    lengths = [grid.top, grid.foot, grid.gutter, grid.text_start, grid.measure]
    lengths += [each for _, sides in grid.margins for each in (sides.inside, sides.outside)]
    negative = [each for each in lengths if each is not None and each.on(line) < 0]
    for each in negative:
        report.error(each.span, Code.OFF_GRID, "a length on the page is less than nothing")
    if not negative:
        for paper, sides in grid.margins:
            _check_paper(file, paper, sides, report)
        there = {paper for paper, _ in grid.margins}
        for missing in (each for each in PAPERS if each not in there):
            message = f"the paper `{missing}` has no margins"
            hint = f"write `{missing}: {{inside: 17 mm, outside: 12 mm}}`"
            report.error(grid.span, Code.OFF_GRID, message, hint)
    return True


def _check_paper(file: ThemeFile, paper: str, sides: Sides, report: Report) -> None:
    """Report a paper whose margins leave too little for words."""
    line = file.grid.line.fixed
    trim = PAPERS[paper]
    width = trim.width - sides.inside.on(line) - sides.outside.on(line)
    if width < LEAST_WIDTH:
        message = f"these margins leave {max(width, 0) / mm(1):.0f} mm of {paper} for words"
        hint = f"{LEAST_WIDTH / mm(1):.0f} mm are the least"
        report.error(sides.span, Code.OFF_GRID, message, hint)
        return
    if (trim.height - file.grid.top.on(line) - file.grid.foot.on(line)) // line < LEAST_LINES:
        message = f"the margins above and below leave fewer than {LEAST_LINES} lines of {paper}"
        report.error(file.grid.top.span, Code.OFF_GRID, message, "make one of them smaller")
        return
    master = grid_of(file).master(paper)
    if master.text_width < LEAST_MEASURE:
        place = file.grid.text_start or file.grid.measure or file.grid.line
        message = f"running text is {master.text_width / mm(1):.0f} mm wide on {paper}"
        hint = f"{LEAST_MEASURE / mm(1):.0f} mm are the least"
        report.error(place.span, Code.OFF_GRID, message, hint)


def _check_type(role: StyleName, style: TypeOf, file: ThemeFile, report: Report) -> None:
    line = file.grid.line.fixed
    size, leading = style.size.on(line), style.leading.on(line)
    if not LEAST_SIZE <= size <= MOST_SIZE:
        message = f"the size of `{role}` is {size:g} pt"
        hint = f"write a size from {LEAST_SIZE:g} pt to {MOST_SIZE:g} pt"
        report.error(style.size.span, Code.TYPE_SIZE, message, hint)
    elif leading < LEAST_LEADING * size:
        message = f"lines of `{role}` stand {leading:g} pt apart and are {size:g} pt high"
        hint = f"{LEAST_LEADING * size:.1f} pt are the least"
        report.error(style.leading.span, Code.TYPE_SIZE, message, hint)
    elif style.drop is not None and not 0 < style.drop.on(line) <= leading:
        message = f"the baseline of `{role}` lies outside its line of {leading:g} pt"
        report.error(style.drop.span, Code.OFF_GRID, message, "leave `drop` out")
    if role == "text" and leading != line:
        message = f"running text stands {leading:g} pt apart on a grid of {line:g} pt"
        hint = "write `leading: 1 line`, so that facing pages stand level"
        report.error(style.leading.span, Code.OFF_GRID, message, hint)


def _check_words(file: ThemeFile, palette: Palette, report: Report) -> None:
    """Report words that cannot be told from the ground that they stand on."""
    line = file.grid.line.fixed
    has_ground = file.manners.opener == "ground"
    for role, style in file.styles:
        stands_on_deep = has_ground and role in ON_THE_GROUND
        ground = palette.deep if stands_on_deep else WHITE
        least = SMALL_CONTRAST if style.size.on(line) < SMALL else WORD_CONTRAST
        found = contrast(named_ink(style.ink, palette), ground)
        if found < least:
            on = "deep" if stands_on_deep else "white paper"
            message = f"`{role}` in {style.ink} on {on} has a contrast of {found:.1f}"
            hint = f"{least:g} is the least; " + (
                "write `ink: white`" if stands_on_deep else "write `ink: ink` or `ink: deep`"
            )
            report.error(style.span, Code.CONTRAST, message, hint)
