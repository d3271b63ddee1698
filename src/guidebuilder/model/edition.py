"""The forms in which a guide is handed out."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """A form of the same guide: other pages, the same facts."""

    BOOKLET = "booklet"
    HANDOUT = "handout"
    PHONE = "phone"
    POSTER = "poster"
    PHOTOCOPY = "photocopy"
    LARGE_PRINT = "large-print"
