"""A language that nobody speaks, to find the words that never went through the catalogue.

Its texts are English ones with accents, a mark at each end and two fifths more
length.  A rendered book in it shows at a glance which of our words are written
into the code, and which frames are too narrow for a language with long words.
"""

from __future__ import annotations

import string

PSEUDO_LANGUAGE = "qps"
"""From the range of tags that ISO 639 keeps for private use; Windows uses it for the same."""

OPEN_MARK, CLOSE_MARK = "[·", "·]"
"""Around each text.  All fonts of both themes have these characters."""

_GROWTH = 0.4
"""German and Hindi run a fifth to a third longer than English; short labels grow more."""

_PADDING = "ŵõŕðš "
"""Real letters and spaces, so that added length can also break over lines."""

_ACCENTS = str.maketrans(
    "ABCDEGHIJKLNORSTUWYZabcdeghijklnorstuwyz",
    "ÀßÇÐÊĜĤÎĴĶĻÑÖŔŠŢÛŴÝŽàþçðêĝĥîĵķļñöŕšţûŵýž",
)


def pseudo(text: str) -> str:
    """Return a text of the catalogue in the pseudo-language; its ``{places}`` stay."""
    changed: list[str] = []
    letters = 0
    for literal, name, _, _ in string.Formatter().parse(text):
        changed.append(literal.translate(_ACCENTS))
        letters += len(literal)
        if name is not None:
            changed.append(f"{{{name}}}")
    extra = round(letters * _GROWTH)
    padding = (_PADDING * (extra // len(_PADDING) + 1))[:extra]
    return f"{OPEN_MARK}{''.join(changed)}{padding}{CLOSE_MARK}"
