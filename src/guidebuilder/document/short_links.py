"""A publisher's own short addresses for what a guide links to.

The number of an address is made from the address alone.  So it is the same in every region and
every form of the guide, and stays when other links come and go: redirects that were once set up
serve the copies that lie on tables for years.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from guidebuilder.document.desk import shown_address
from guidebuilder.model.guide import Source
from guidebuilder.model.inlines import Link
from guidebuilder.model.region import Helpline
from guidebuilder.model.regional import Entry
from guidebuilder.model.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.model.guide import Guide

NUMBER: Final = "{n}"
"""Stands for the number in ``short_links``."""

ROOM: Final = 2
"""Numbers for each address, at least: with more room fewer addresses want the same number."""

WEB: Final = ("https://", "http://")
"""What can be redirected: not a telephone, nor a letter."""


def short_links(guide: Guide) -> Mapping[str, str]:
    """Return the short address of everything on the web that a guide links to.

    The keys are addresses as readers type them
    (:func:`guidebuilder.document.desk.shown_address`), in their order.  The guide is the whole
    one, not the chapters of one career.  Empty if it has no ``short_links``.
    """
    template = guide.settings.short_links
    if template is None:
        return {}
    numbers = link_numbers({shown_address(each) for each in _addresses(guide)})
    return {typed: template.replace(NUMBER, str(number)) for typed, number in numbers.items()}


def redirects(guide: Guide) -> Iterator[tuple[str, str]]:
    """Yield each short address with the address that it has to lead to, in order."""
    short = short_links(guide)
    full: dict[str, str] = {}
    for each in sorted(_addresses(guide), reverse=True):  # https, where there is also http
        full.setdefault(shown_address(each), each)
    for typed, address in short.items():
        yield address, full[typed]


def link_numbers(typed: set[str]) -> dict[str, int]:
    """Return a number for each address, of four digits, or of six for thousands of them.

    Of two addresses that want one number, the later in the alphabet gets the next.
    """
    first, past = (1_000, 10_000)
    if ROOM * len(typed) > past - first:
        first, past = (100_000, 1_000_000)
    taken: dict[int, str] = {}
    for each in sorted(typed):
        number = int.from_bytes(sha256(each.encode()).digest()) % (past - first) + first
        while number in taken:
            number = number + 1 if number + 1 < past else first
        taken[number] = each
    return {each: number for number, each in sorted(taken.items(), key=lambda item: item[1])}


def _addresses(guide: Guide) -> Iterator[str]:
    """Yield every address on the web that a text or a field of the guide leads to."""
    pages = tuple(page for edition in guide.editions.values() for page in edition.values())
    settings = guide.settings.copyright, guide.settings.notices
    parts = (pages, tuple(guide.sources.values()), tuple(guide.regions.values()), guide.glossary)
    for each in walk((*parts, settings)):
        for found in _held(each):
            if isinstance(found, str) and found.startswith(WEB):
                yield found


def _held(thing: object) -> tuple[object, ...]:
    """Return what may be an address in a part of the model."""
    match thing:
        case Link(target=target):
            return (target,)
        case Entry(value=value):
            return (value,)
        case Source(url=url) | Helpline(url=url):
            return (url,)
        case _:
            return ()
