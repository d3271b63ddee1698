"""Three-line initials: a large first letter that the first lines of a text make room for.

The letter is tagged with the paragraph and drawn just before the rest of its word, so
that the two are read, copied and searched as one word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.inlines import Run
from guidebuilder.layout.galley import kept
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.setting import written_at
from guidebuilder.text.paragraph import ParagraphShape, set_line, set_paragraph
from guidebuilder.text.runs import GlyphRun, StyledText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import Line, StyledItem, TagId

LINES = 3
"""Lines that an initial is high (look: second theme)."""

LEAST_LINES = 4
"""Lines that a paragraph has at least, with an initial: one at least runs under the letter."""

GAP = 3.0
"""Air between the letter and its lines, in points."""

SOFT_HYPHEN = "\u00ad"


def set_with_initial(inlines: Inlines, setter: Setter, tag: TagId) -> Galley | None:
    """Set a paragraph in the text column with an initial.

    Returns:
        Its strips, the lines beside the letter kept together; ``None`` if it begins
        with no letter or is too short for one.
    """
    first = inlines[0] if inlines else None
    if not isinstance(first, Run) or not first.text[:1].isalpha() or first.link or first.spoken:
        return None
    master, style = setter.master, setter.styles.text
    short = setter.lines(inlines, style, master.text_width, None)
    if len(short) < LEAST_LINES:
        return None
    letter, width = _letter(first, style, setter, tag)
    rest = replace(first, text=first.text[1:])
    items = setter.items((rest, *inlines[1:]), style, tag)
    lines = _lines_beside(items, width + GAP, style, setter)
    if lines is None:
        return None
    strips = setter.stacked(lines, style, master.text_start, tag, written_at(inlines))
    strips[0] = replace(strips[0], items=(letter, *strips[0].items))
    return (*kept(strips[:LINES]), *strips[LINES:])


def _letter(first: Run, style: TextStyle, setter: Setter, tag: TagId) -> tuple[Item, Pt]:
    """Set the letter, its head level with the capitals of the first line, and say how wide."""
    leading = style.leading
    light = setter.styles.section.char
    face = setter.fonts.face(light.family, light.weight)
    text_face = setter.fonts.face(style.char.family, style.char.weight)
    height = (LINES - 1) * leading + text_face.cap_height * style.char.size
    size = height / face.cap_height
    char = replace(light, size=size, ink=setter.theme.palette.deep, tracking=0.0)
    text = StyledText(first.text[0], char, first.lang or setter.language, first.span)
    line = set_line([text], setter.fonts, setter.report)
    (placed,) = line.runs
    if not isinstance(placed.run, GlyphRun):
        raise TypeError("a letter is set as glyphs")
    baseline = style.drop + (LINES - 1) * leading
    return DrawnRun(setter.master.text_start + placed.x, baseline, placed.run, tag), line.width


def _lines_beside(
    items: Sequence[StyledItem], room: Pt, style: TextStyle, setter: Setter
) -> tuple[Line, ...] | None:
    """Return the first lines beside the letter and the rest in the full measure.

    The whole paragraph is set narrow and cut where its third line ends; what follows is
    set anew.
    """
    measure = setter.master.text_width
    shape = ParagraphShape(alignment=style.alignment, hyphenate=style.hyphenate)
    narrow = set_paragraph(items, measure - room, shape, setter.fonts, setter.report)
    beside = narrow[:LINES]
    left = _rest_after(items, beside)
    if not left:
        return None
    under = set_paragraph(left, measure, shape, setter.fonts, setter.report)
    return (*(_shifted(line, room) for line in beside), *under)


def _shifted(line: Line, by: Pt) -> Line:
    return replace(line, runs=tuple(replace(each, x=each.x + by) for each in line.runs))


def _rest_after(items: Sequence[StyledItem], lines: Iterable[Line]) -> list[StyledItem]:
    """Return what of a text stands after some of its lines.

    Signs and letters are counted; spaces and hyphens at line ends come and go.
    """
    taken = 0
    for line in lines:
        for placed in line.runs:
            run = placed.run
            taken += _letters(run.text) if isinstance(run, GlyphRun) else 1
    rest: list[StyledItem] = []
    for item in items:
        if not isinstance(item, StyledText):
            if not taken:
                rest.append(item)
            taken -= 1 if taken else 0
        elif not taken:
            rest.append(item)
        else:
            count = _letters(item.text)
            if count <= taken:
                taken -= count
                continue
            text = _after(item.text, taken)
            # The part before the cut has been spoken for all of it.
            spoken = None if item.spoken is None else ""
            rest.append(replace(item, text=text, spoken=spoken))
            taken = 0
    return rest


def _letters(text: str) -> int:
    return sum(not _vanishes(each) for each in text)


def _vanishes(character: str) -> bool:
    return character.isspace() or character == SOFT_HYPHEN


def _after(text: str, count: int) -> str:
    """Return a text after so many of its letters, without the space that follows them."""
    at = 0
    while count:
        count -= not _vanishes(text[at])
        at += 1
    return text[at:].lstrip(f" {SOFT_HYPHEN}")
