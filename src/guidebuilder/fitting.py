"""Fitting an edition into a number of pages: what is left out, and how tightly it is set.

Changes stand in a fixed order, the one that readers miss least first.  As few of them are made
as will do; what the last one made needless is taken back.  Nothing here is tried at random:
the same guide in the same edition is always shortened in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.failures import OrderError
from guidebuilder.model.edition import Edition
from guidebuilder.model.items import Priority
from guidebuilder.regions.shortening import Dispensable, dispensable, without
from guidebuilder.style.tightening import SCALES, aired, tightened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.style.theme import Theme

LEFT_OUT: Final = "GB720"
"""Code of the message about a section that was left out to fit."""

SMALLER: Final = "GB721"
"""Code of the message that type or air was made smaller to fit."""

LARGE: Final = frozenset({Edition.PHONE, Edition.LARGE_PRINT})
"""Editions that are there for the size of their type: it stays, and only air gives way."""

MOST_RETURNS: Final = 8
"""Changes that are tried to be taken back, each for the price of setting all pages."""


class Wanted(Struct, frozen=True):
    """What is to be fitted.

    Attributes:
        region: Id of the region.
        pages: Most pages, all counted.
        place: Where the guide's settings stand.
    """

    region: str
    pages: int
    place: Span


class Tighter(Struct, frozen=True):
    """Setting everything a step more tightly."""


class NoNotes(Struct, frozen=True):
    """Leaving out the page to write on, which says nothing."""


Change = Dispensable | Tighter | NoNotes


def changes_of(guide: RegionalGuide, edition: Edition, *, has_notes: bool) -> tuple[Change, ...]:
    """Return all that can be done to fit an edition, in the order in which it is done."""
    sections = dispensable(guide)
    steps = 1 if edition in LARGE else len(SCALES)
    return (
        *((NoNotes(),) if has_notes else ()),
        *(each for each in sections if each.priority is Priority.EXTRA),
        *(Tighter() for _ in range(steps)),
        *(each for each in sections if each.priority is Priority.NORMAL),
    )


def fewest_changes(
    changes: Sequence[Change], pages: Callable[[Sequence[Change]], int], most: int
) -> tuple[Change, ...] | int:
    """Return the changes to make so that there are at most so many pages.

    Args:
        changes: All that can be done, in order.
        pages: Sets the edition with some changes and returns how many pages it takes.
        most: Pages that are wanted.

    Returns:
        The changes in their order; or, if all of them are not enough, the fewest pages.
    """
    if pages(()) <= most:
        return ()
    fewest = pages(changes)
    if fewest > most:
        return fewest
    too_few, enough = 0, len(changes)
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        if pages(changes[:middle]) <= most:
            enough = middle
        else:
            too_few = middle
    made = list(changes[:enough])
    # One large section may have made room for several small ones; the most wanted first.
    for at in [*reversed(range(enough - 1))][:MOST_RETURNS]:
        others = [*made[:at], *made[at + 1 :]]
        if pages(others) <= most:
            made = others
    return tuple(made)


def shortened(guide: RegionalGuide, changes: Sequence[Change]) -> RegionalGuide:
    """Return an edition without the sections that are left out."""
    gone = {span for each in changes if isinstance(each, Dispensable) for span in each.spans}
    return without(guide, gone) if gone else guide


def set_tighter(theme: Theme, edition: Edition, changes: Sequence[Change]) -> Theme:
    """Return a theme as tight as the changes ask."""
    steps = sum(isinstance(each, Tighter) for each in changes)
    if edition in LARGE:
        return aired(theme) if steps else theme
    return tightened(theme, steps)


def tell(
    changes: Sequence[Change], wanted: Wanted, looks: tuple[Theme, Theme], report: Report
) -> None:
    """Say what was left out, where it stands and how to keep it, and what became of the type.

    Args:
        changes: What was done.
        wanted: For what.
        looks: The theme as it was, and as it is set now.
        report: Told.
    """
    why = f"to fit {wanted.pages} pages"
    for each in changes:
        if isinstance(each, Dispensable):
            report.warning(
                each.spans[0],
                LEFT_OUT,
                f"“{each.title}” is left out of the edition `{wanted.region}`, {why}",
                "to keep it, write `priority: essential` in this section, or ask for more pages",
            )
        elif isinstance(each, NoNotes):
            report.warning(
                wanted.place,
                LEFT_OUT,
                f"the pages to write on are left out of the edition `{wanted.region}`, {why}",
                "ask for more pages to keep them",
            )
    if looks[0] != looks[1]:
        report.warning(
            wanted.place,
            SMALLER,
            f"in the edition `{wanted.region}` {_difference(*looks)}, {why}",
            "ask for more pages, or leave more out with `priority: extra`",
        )


def _difference(usual: Theme, now: Theme) -> str:
    """Return in words how much tighter a theme is set."""
    was, text = usual.styles.text, now.styles.text
    if text.char.size == was.char.size:
        return "there is less air above headings"
    return (
        f"running text is set at {text.char.size:.3g} points on {text.leading:.4g},"
        f" not {was.char.size:g} on {was.leading:g}"
    )


def too_many(wanted: Wanted, fewest: int) -> OrderError:
    """Return the failure that an edition cannot be as short as that."""
    return OrderError(
        f"the edition `{wanted.region}` cannot have {wanted.pages} pages:"
        f" what is essential in it takes {fewest}",
        f"write `--fit {fewest}`, or `priority: normal` in a section that it can do without",
    )
