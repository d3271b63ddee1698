"""Optical margins: what hangs out of a justified column, so that its edges look straight.

A point or a hyphen at the end of a line is so light that the line seems short.  Shares
are those of the LaTeX package microtype (generic protrusion, R. Schlicht): thousandths
of a character's width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.text.atoms import TextAtom

if TYPE_CHECKING:
    from guidebuilder.geometry import Pt
    from guidebuilder.text.atoms import Section
    from guidebuilder.text.cuts import Cut

AT_START = {
    **dict.fromkeys("-\u2010", 500),
    **dict.fromkeys("‘’“”", 300),
    **dict.fromkeys("–*", 200),
    "—": 150,
    **dict.fromkeys("(/", 100),
    **dict.fromkeys("ATVWXYvw147@%", 50),
}
"""By character: how much of it hangs out at the start of a line."""

AT_END = {
    **dict.fromkeys(".,", 700),
    **dict.fromkeys(":-\u2010", 500),
    **dict.fromkeys("‘’\u060c\u06d4", 400),
    **dict.fromkeys(";“”", 300),
    **dict.fromkeys("–)/*", 200),
    "—": 150,
    "?": 100,
    **dict.fromkeys("ATVWXYvwky147@%", 50),
}
"""The same at the end of a line."""


def start_hang(section: Section, begin: Cut | None, base_level: int) -> Pt:
    """Return how far the first character of a line hangs out, in points.

    Args:
        section: The section.
        begin: The cut that ended the line before; None for the first line.
        base_level: Level of the paragraph: its lines begin on the right if that is odd.
    """
    at, offset = (0, 0) if begin is None else (begin.resume, begin.resume_offset)
    if at == len(section.atoms):
        return 0.0
    atom = section.atoms[at]
    share = AT_START.get(atom.text[offset], 0)
    return share * _width(section, at, atom.text[offset], base_level) / 1000 if share else 0.0


def end_hang(section: Section, end: Cut, base_level: int) -> Pt:
    """Return how far the last character of a line hangs out, in points."""
    at, offset = (end.atom, end.offset) if end.offset else (end.atom - 1, 0)
    if at < 0:
        return 0.0
    character = "-" if end.hyphen else section.atoms[at].text[offset - 1]
    share = AT_END.get(character, 0)
    return share * _width(section, at, character, base_level) / 1000 if share else 0.0


def _width(section: Section, at: int, character: str, base_level: int) -> Pt:
    """Return the width of a character of an atom, if the line begins or ends with it."""
    atom = section.atoms[at]
    # In text that runs against the paragraph it stands at the other end of the text.
    if not isinstance(atom, TextAtom) or atom.level % 2 != base_level % 2:
        return 0.0
    word = atom.shaper.word(character, rtl=atom.stretch.reads_leftwards)
    return word.width * atom.stretch.unit
