"""Run-in heads: paragraphs that begin with a name, read as a label and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.inlines import PageNumber, Run, Unverified
from guidebuilder.geometry import mm
from guidebuilder.layout.setting import plain, said
from guidebuilder.text.harfbuzz import script_of
from guidebuilder.text.paragraph import ParagraphShape
from guidebuilder.text.runs import StyledText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Strip
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import StyledItem, TagId

HANG = mm(4)
"""Indent of the lines after the first, where paragraphs begin with a name."""

NUMBER_HANG = mm(6)
"""From a number to its text: room for two figures and a stop."""

STOPS = ".?!:;…।॥؟؛"
"""Marks after which a run-in head needs no full stop of its own."""


DANDA = frozenset({"Deva", "Beng"})
"""Scripts whose sentences end with a danda."""


def strong(inlines: Inlines) -> Inlines:
    """Return inlines with every run bold."""
    return tuple(replace(each, strong=True) if isinstance(each, Run) else each for each in inlines)


def emphatic(inlines: Inlines) -> Inlines:
    """Return inlines with every run italic."""
    return tuple(
        replace(each, emphasis=True) if isinstance(each, Run) else each for each in inlines
    )


def stopped(inlines: Inlines) -> Inlines:
    """Return inlines that end with a full stop, unless they have a mark of their own.

    A sign at the end shows as well as a full stop that the text goes on; it is only heard.
    """
    last = inlines[-1] if inlines else None
    if isinstance(last, Unverified) and last.spoken and not last.spoken.endswith("."):
        return (*inlines[:-1], replace(last, spoken=f"{last.spoken}."))
    if not isinstance(last, Run):
        return inlines
    words = plain(inlines)
    if words.rstrip("”’)")[-1:] in STOPS:
        return inlines
    stop = _full_stop(words)
    if last.spoken is None and last.link is None:
        return (*inlines[:-1], replace(last, text=last.text + stop))
    return (*inlines, replace(last, text=stop, spoken=None, link=None))


def _full_stop(words: str) -> str:
    """Return the sign that ends a sentence in the script of its last letters."""
    script = next(filter(None, map(script_of, reversed(words))), None)
    return "।" if script in DANDA else "."


def stopped_at_page(inlines: Inlines) -> Inlines:
    """Return inlines with a full stop if they end with the number of a page."""
    last = inlines[-1] if inlines else None
    return (*inlines, *said(".", last.span)) if isinstance(last, PageNumber) else inlines


def run_in_head(lead: Inlines, word: str | None = None) -> Inlines:
    """Return a lead-in as the head of its paragraph: bold, stopped, with a space after it.

    Args:
        lead: The lead-in.
        word: A small word beside it, such as ``optional``.
    """
    if word:
        return (*strong(lead), *stopped(emphatic(said(f" ({word})"))), *said(" "))
    return (*strong(stopped_at_page(stopped(lead))), *said(" "))


def items_under(
    parts: Iterable[tuple[Inlines, TextStyle, TagId]], setter: Setter
) -> list[StyledItem]:
    """Return texts of several elements as the items of one paragraph."""
    items: list[StyledItem] = []
    for inlines, style, tag in parts:
        for item in setter.items(inlines, style, tag):
            owner = tag if item.tag is None else item.tag
            items.append(replace(item, tag=owner) if isinstance(item, StyledText) else item)
    return items


def set_items(  # noqa: PLR0913, PLR0917 - a paragraph has all of these
    items: list[StyledItem],
    style: TextStyle,
    x: Pt,
    measure: Pt,
    setter: Setter,
    tag: TagId,
    hang: Pt = 0.0,
) -> list[Strip]:
    """Set items as a paragraph whose lines after the first hang."""
    shape = ParagraphShape(alignment=style.alignment, hyphenate=style.hyphenate, hang=hang)
    lines = setter.shaped_items(items, setter.report).set(measure, shape, setter.report)
    return setter.stacked(lines, style, x, tag, None)
