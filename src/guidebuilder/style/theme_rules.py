"""What a theme must keep to, whatever it looks like: readable type on a page that holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from guidebuilder.geometry import mm
from guidebuilder.load.codes import Code
from guidebuilder.model import Domain
from guidebuilder.style.ink import contrast
from guidebuilder.style.ink_rules import SMALL_CONTRAST, WORD_CONTRAST, check_inks, place_of, shown
from guidebuilder.style.page_master import PAPERS, trim_of
from guidebuilder.style.palette import WHITE
from guidebuilder.style.theme_file import StyleName
from guidebuilder.style.themes import grid_of, named_ink, palette_of

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.style.palette import Palette
    from guidebuilder.style.theme_file import Sides, ThemeFile, TypeOf

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

MOST_AIR: Final = 6
"""Most grid lines of air between two things on one page."""

MOST_INDENT = mm(12)
"""Deepest indent: a quarter of the narrowest column."""

ON_THE_GROUND: Final[tuple[StyleName, ...]] = ("opener_title", "opener_text", "answer")
"""Roles that stand on deep where the opener has a ground."""


def check_theme(file: ThemeFile, report: Report) -> None:
    """Report everything in a theme that could not be read, printed or set."""
    _check_whole(file, report)
    if _check_grid(file, report):
        for role, style in file.styles:
            _check_type(role, style, file, report)
        _check_spacing(file, report)
    palettes = [inks for _, inks in file.palettes]
    if file.palette is not None:
        palettes.append(file.palette)
    good = [palette_of(inks) for inks in palettes if check_inks(inks, report)]
    if good:
        for role, style in file.styles:
            _check_words(role, style, file, good, report)


def _check_whole(file: ThemeFile, report: Report) -> None:
    """Report roles without type, and fields of work without colours."""
    there = {role for role, _ in file.styles}
    roles = [each for each in get_args(StyleName) if each not in there]
    if roles:
        message = f"these styles are missing: {', '.join(roles)}"
        report.error(file.span, Code.MISSING_FIELD, message, "write them, or extend `line`")
    coloured = {domain for domain, _ in file.palettes}
    domains = [each.value for each in Domain if each not in coloured]
    if file.palette is None and domains:
        message = f"these fields of work have no palette: {', '.join(domains)}"
        hint = "write `palette:`, which is for all that have none of their own"
        report.error(file.span, Code.MISSING_FIELD, message, hint)


def _check_grid(file: ThemeFile, report: Report) -> bool:
    """Report a grid that no page can have; return whether it can be counted in."""
    grid = file.grid
    if grid.line.lines or not LEAST_LINE <= grid.line.fixed <= MOST_LINE:
        place = place_of(grid.line.span, grid.span)
        hint = f"write a height from {LEAST_LINE:g} pt to {MOST_LINE:g} pt"
        report.error(place, Code.OFF_GRID, "type for reading cannot stand on this grid", hint)
        return False
    line = grid.line.fixed
    lengths = [grid.top, grid.foot, grid.gutter, grid.text_start, grid.measure]
    lengths += [each for _, sides in grid.margins for each in (sides.inside, sides.outside)]
    negative = [each for each in lengths if each is not None and each.on(line) < 0]
    for each in negative:
        hint = "write 0 or more"
        report.error(each.span, Code.OFF_GRID, "a length on the page is less than nothing", hint)
    there = {paper for paper, _ in grid.margins}
    missing = [each for each in PAPERS if each not in there]
    if missing:
        message = f"these papers have no margins: {', '.join(missing)}"
        hint = f"write `{missing[0]}: {{inside: 17 mm, outside: 12 mm}}`"
        report.error(grid.span, Code.MISSING_FIELD, message, hint)
    # One message for the first paper: most mistakes here are made for all at once.
    _ = negative or any(_is_too_small(paper, each, file, report) for paper, each in grid.margins)
    return True


def _is_too_small(paper: str, sides: Sides, file: ThemeFile, report: Report) -> bool:
    """Report a paper whose margins leave too little for words."""
    grid, line = file.grid, file.grid.line.fixed
    trim = trim_of(paper)
    width = trim.width - sides.inside.on(line) - sides.outside.on(line)
    if width < LEAST_WIDTH:
        message = f"these margins leave {max(width, 0) / mm(1):.0f} mm of {paper} for words"
        hint = f"{LEAST_WIDTH / mm(1):.0f} mm are the least"
        report.error(place_of(sides.span, grid.span), Code.OFF_GRID, message, hint)
        return True
    if (trim.height - grid.top.on(line) - grid.foot.on(line)) // line < LEAST_LINES:
        message = f"the margins above and below leave fewer than {LEAST_LINES} lines of {paper}"
        place = place_of(grid.top.span, grid.span)
        report.error(place, Code.OFF_GRID, message, "make one of them smaller")
        return True
    measure = grid_of(file).master(paper).text_width
    if measure < LEAST_MEASURE:
        at = grid.text_start if grid.measure is None else grid.measure
        message = f"running text is {max(measure, 0) / mm(1):.0f} mm wide on {paper}"
        hint = f"{LEAST_MEASURE / mm(1):.0f} mm are the least"
        place = place_of((at or grid.line).span, grid.span)
        report.error(place, Code.OFF_GRID, message, hint)
        return True
    return False


def _check_type(role: StyleName, style: TypeOf, file: ThemeFile, report: Report) -> None:
    line = file.grid.line.fixed
    size, leading = style.size.on(line), style.leading.on(line)
    if not LEAST_SIZE <= size <= MOST_SIZE:
        message = f"the size of `{role}` is {size:g} pt"
        hint = f"write a size from {LEAST_SIZE:g} pt to {MOST_SIZE:g} pt"
        report.error(place_of(style.size.span, style.span), Code.TYPE_SIZE, message, hint)
    elif leading < LEAST_LEADING * size:
        message = f"lines of `{role}` stand {leading:g} pt apart; the type is {size:g} pt high"
        hint = f"a leading of {LEAST_LEADING * size:.1f} pt is the least"
        report.error(place_of(style.leading.span, style.span), Code.TYPE_SIZE, message, hint)
    elif style.drop is not None and not 0 < style.drop.on(line) <= leading:
        message = f"the baseline of `{role}` lies outside its line of {leading:g} pt"
        place = place_of(style.drop.span, style.span)
        report.error(place, Code.OFF_GRID, message, "leave `drop` out")
    if role == "text" and leading != line:
        message = f"running text stands {leading:g} pt apart on a grid of {line:g} pt"
        hint = "write `leading: 1 line`, so that facing pages stand level"
        report.error(place_of(style.leading.span, style.span), Code.OFF_GRID, message, hint)


def _check_spacing(file: ThemeFile, report: Report) -> None:
    """Report air that would push what follows off the grid, or a paragraph out of its column."""
    line, spacing = file.grid.line.fixed, file.spacing
    for each in (spacing.section, spacing.group_above, spacing.group_below):
        halves = 2 * each.on(line) / line
        if not 0 <= halves <= 2 * MOST_AIR or abs(halves - round(halves)) > 1e-6:  # noqa: PLR2004
            message = "air stands in whole and half grid lines"
            hint = f"write 0 lines, 0.5 lines and so on, up to {MOST_AIR} lines"
            report.error(place_of(each.span, spacing.span), Code.OFF_GRID, message, hint)
    if not 0 <= spacing.indent.on(line) <= MOST_INDENT:
        hint = f"write a length from 0 mm to {MOST_INDENT / mm(1):.0f} mm"
        place = place_of(spacing.indent.span, spacing.span)
        report.error(place, Code.OFF_GRID, "a paragraph cannot begin there", hint)


def _check_words(
    role: StyleName, style: TypeOf, file: ThemeFile, palettes: list[Palette], report: Report
) -> None:
    """Report words that cannot be told from the ground that they stand on in some palette."""
    stands_on_deep = file.manners.opener == "ground" and role in ON_THE_GROUND
    is_small = style.size.on(file.grid.line.fixed) < SMALL
    least = SMALL_CONTRAST if is_small else WORD_CONTRAST
    found = min(
        contrast(named_ink(style.ink, inks), inks.deep if stands_on_deep else WHITE)
        for inks in palettes
    )
    if found < least:
        ground, cure = ("deep", "white") if stands_on_deep else ("white paper", "deep")
        message = f"`{role}` in {style.ink} on {ground} has a contrast of {shown(found)}"
        hint = f"{least:g} is the least: write `ink: {cure}`"
        report.error(style.span, Code.CONTRAST, message, hint)
