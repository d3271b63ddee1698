"""Text as it leaves the page: without the characters that steer how lines are set."""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"

_SPACES = "\t\n\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_CONTROLS = {
    **dict.fromkeys(_SPACES, " "),
    # No keyboard has the hyphen that forbids a break.
    "\u2011": "-",
    **dict.fromkeys((SOFT_HYPHEN, "\u200b", "\u2060", "\ufeff"), ""),
}
_TABLE = str.maketrans(_CONTROLS)
_ANY = re.compile("[" + "".join(_CONTROLS) + "]")


def is_plain(text: str) -> bool:
    """Whether a text holds none of those characters."""
    return _ANY.search(text) is None


def plain(text: str) -> str:
    """Return a text as one would type it to search for it, and hear it read."""
    return text.translate(_TABLE)
