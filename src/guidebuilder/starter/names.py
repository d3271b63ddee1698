"""From what an author calls a thing to the name of its file, which is its name in the guide."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from guidebuilder.failures import OrderError
from guidebuilder.load.check import RESERVED_REGIONS
from guidebuilder.load.ids import slug

MOST_CHARACTERS: Final = 60
"""Of a name that is made; a file's path on Windows has 260 characters, folders included."""

_OF_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that no file on Windows can have, with any ending (learn.microsoft.com: Naming Files)."""

_LATIN: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "þ": "th",
    }
)
"""Latin letters that Unicode takes for letters of their own, not for a letter with a mark."""

_PLAIN: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def title_of(words: str) -> str:
    """Return what an author calls a thing, with single spaces.

    Raises:
        OrderError: There is nothing in it, or something that no page can show.
    """
    title = " ".join(words.split())
    if not any(each.isalnum() for each in title):
        raise OrderError("this name has no words in it", 'write it in quotes: "Bank clerk"')
    if any(unicodedata.category(each) in ("Cc", "Cs", "Co", "Cn") for each in title):
        raise OrderError(
            "this name holds a character that no page can show", "type it again by hand"
        )
    return title


def file_name(title: str, chosen: str | None) -> str:
    """Return the name of a file, without its ending: ``Bank clerk`` → ``bank-clerk``.

    Args:
        title: What the author calls the thing.
        chosen: The name that the author wants, with ``--slug``.

    Raises:
        OrderError: There is no such name; how to give one.
    """
    if chosen is not None:
        if not _PLAIN.fullmatch(chosen):
            raise OrderError(
                f"`{chosen}` cannot be the name of a file in a guide",
                "write small letters a-z, digits and hyphens, for example `--slug team-leader`",
            )
        name = chosen
    else:
        name = slug(title.casefold().translate(_LATIN))
    if not name or (chosen is None and _has_foreign_words(title)):
        raise OrderError(
            f"no file name can be made of `{title}`: it needs the letters a-z",
            "give one with `--slug`, for example `--slug nurse`; the title stays as you write it",
        )
    if len(name) > MOST_CHARACTERS:
        raise OrderError(
            f"`{name}` is too long for the name of a file ({MOST_CHARACTERS} letters are the most)",
            "give a shorter one with `--slug`; the title stays as you write it",
        )
    if name in _OF_WINDOWS:
        raise OrderError(
            f"Windows cannot have a file `{name}`",
            f"give another name with `--slug`, for example `--slug {name}-1`",
        )
    return name


def region_name(title: str, chosen: str | None) -> str:
    """Return the name of a region's file.

    Raises:
        OrderError: There is no such name, or it means something else in a guide.
    """
    name = file_name(title, chosen)
    if name in RESERVED_REGIONS or re.fullmatch(r"p\d+", name) or name == "all":
        raise OrderError(
            f"no region can be called `{name}`: the word has a meaning of its own",
            "give another name with `--slug`",
        )
    return name


def _has_foreign_words(title: str) -> bool:
    """Whether a word of a title has nothing that a file's name could keep."""
    words = re.findall(r"\w+", title.casefold().translate(_LATIN))
    return any(any(each.isalpha() for each in word) and not slug(word) for word in words)
