"""What lies in a pack."""

from __future__ import annotations

import hashlib
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECKSUMS: Final = "SHA256SUMS.txt"
"""Name of the list of checksums, as `sha256sum --check` reads it."""

KILO: Final = 1000
"""Bytes of a kilobyte, as shops and phones count."""


class Use(Enum):
    """What a file of a pack is for, in the order of the page that lists them."""

    SCREEN = "screen"
    PHONE = "phone"
    LARGE_PRINT = "large-print"
    HANDOUT = "handout"
    POSTER = "poster"
    FOLDED = "folded"
    PRESS = "press"


class PackedFile(Struct, frozen=True, kw_only=True):
    """One file of a pack.

    Attributes:
        name: What it is called; packs have no folders inside.
        data: The file.
        use: What it is for; ``None`` for what only accompanies the others.
        pages: Pages in it.
        holds: What is in it, if not the whole guide: a career by its title, the cover alone.
    """

    name: str
    data: bytes
    use: Use | None = None
    pages: int = 0
    holds: str = ""


def checksums(files: Iterable[PackedFile]) -> PackedFile:
    """Return the list by which somebody sees that no file was damaged on its way."""
    lines = (f"{hashlib.sha256(each.data).hexdigest()}  {each.name}\n" for each in files)
    return PackedFile(name=CHECKSUMS, data="".join(lines).encode())


def readable_size(count: int) -> str:
    """Return a number of bytes as people read it: ``153 kB``, ``1.2 MB``."""
    if count < KILO * KILO:
        return f"{max(1, round(count / KILO))} kB"
    return f"{count / KILO / KILO:.1f} MB"
