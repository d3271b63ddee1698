"""Pages that fill a booklet up, where its paper has more pages than the guide takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.document.blocks import SparePage

if TYPE_CHECKING:
    from guidebuilder.words.catalogue import Words

_CONTACTS: Final = ("school", "work", "home", "number")
"""Whom one can ask; with three lines each they fill an A5 page."""

_LINES: Final = 3


def spare_pages(words: Words) -> tuple[SparePage, ...]:
    """Return the pages in the order in which they stand, in the language of a catalogue.

    The last may be printed more than once, and alone; the first only where there is room
    for both.
    """
    contacts = tuple((words.say(f"notes.contact-{each}"), _LINES) for each in _CONTACTS)
    return (
        SparePage(heading=words.say("notes.contacts"), prompts=contacts),
        SparePage(heading=words.say("notes.more")),
    )
