"""Three-line initials: a large first letter that the first lines of a text make room for.

The letter is drawn as a shape, and the rest of its word stands for the whole of it: so
it is read aloud, copied and searched as one word by every reader, also by those that
put words together from where their letters stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.diagnostics import Report
from guidebuilder.document.inlines import Run
from guidebuilder.layout.galley import extent, kept, moved
from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path
from guidebuilder.layout.paths import filled
from guidebuilder.layout.setting import on_trial
from guidebuilder.text.itemise import CONTROLS
from guidebuilder.text.paragraph import ParagraphShape
from guidebuilder.text.runs import GlyphRun, StyledText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.galley import Galley
    from guidebuilder.layout.page import Item, PathStep
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.fonts import Face
    from guidebuilder.text.runs import Line, StyledItem, TagId

LINES = 3
"""Lines that an initial is high (look: second theme)."""

LEAST_LINES = 4
"""Lines that a paragraph has at least, with an initial: one at least runs under the letter."""

GAP = 3.5
"""Air between the letter and its lines, in points."""


def takes_initial(inlines: Inlines, setter: Setter) -> bool:
    """Whether a paragraph begins with a letter, in plain words, and is long enough for one.

    Only letters with capitals become initials: others begin with a conjunct, or are joined.
    In a book that reads from right to left, the word would run away from its first letter.
    """
    first, following = (*inlines[:2], None, None)[:2]
    if setter.leftwards or not isinstance(first, Run) or first.link:
        return False
    text = first.text
    if not text[1:].strip() and isinstance(following, Run) and not following.link:
        # “A BPO executive”: what is heard of the second word makes it a run of its own.
        text += following.text
    head, rest = text[:1], text[1:].strip()
    if not (head.isupper() or head.islower()) or not rest[:1].isalpha():
        return False
    trial = on_trial(setter)
    lines = trial.lines(inlines, setter.styles.text, setter.master.text_width, None)
    return len(lines) >= LEAST_LINES


def set_with_initial(inlines: Inlines, setter: Setter, tag: TagId) -> Galley:
    """Set a paragraph in the text column with an initial; the lines beside it stay together.

    Args:
        inlines: Its words; see :func:`takes_initial`.
        setter: What sets text.
        tag: Its element.
    """
    style, x = setter.styles.text, setter.master.text_start
    first = inlines[0]
    if not isinstance(first, Run):
        raise TypeError("an initial is cut from words")
    # A word of one letter brings its space along, so that it is read as a word.
    head = first.text[: 2 if first.text[1:2] == " " else 1]
    letter = _letter(head[0], style, setter)
    box = extent([letter])
    room = (box.width if box else 0.0) + GAP
    items = setter.items(_without(head, inlines), style, tag)
    lines = _lines_beside(items, room, style, setter)
    lines = (_speaking(lines[0], head), *lines[1:])
    strips = setter.stacked(lines, style, x, tag, first.span)
    strips[0] = replace(strips[0], items=(moved(letter, x, 0), *strips[0].items))
    return (*kept(strips[:LINES]), *strips[LINES:])


def _without(head: str, inlines: Inlines) -> Inlines:
    """Return a paragraph without its head, which is still heard."""
    first, *others = inlines
    if not isinstance(first, Run):
        return inlines
    if first.text != head:
        return (replace(first, text=first.text[len(head) :]), *others)
    following = others[0]
    if isinstance(following, Run) and following.spoken:
        others[0] = replace(following, spoken=head + following.spoken)
    return tuple(others)


def _letter(letter: str, style: TextStyle, setter: Setter) -> Item:
    """Draw the letter, its head level with the capitals of the first line, its edge at 0."""
    light = setter.styles.section.char
    face = setter.fonts.face(light.family, light.weight)
    text_face = setter.fonts.face(style.char.family, style.char.weight)
    fall = (LINES - 1) * style.leading
    size = (fall + text_face.cap_height * style.char.size) / face.cap_height
    path = Path(tuple(_steps(face, letter, size)))
    shape = filled(path, setter.theme.palette.deep)
    box = extent([shape])
    return moved(shape, -box.x if box else 0.0, style.drop + fall)


def _steps(face: Face, letter: str, size: Pt) -> Iterable[PathStep]:
    """Yield the outline of a letter on the baseline 0, y downwards."""
    unit = size / face.units_per_em
    for stroke in face.outline(letter):
        places = [(x * unit, -y * unit) for x, y in stroke.points]
        match places:
            case []:
                yield Close()
            case [(x, y)]:
                yield Move(x, y) if stroke.begins else LineTo(x, y)
            case [(x1, y1), (x2, y2), (x, y)]:
                yield CurveTo(x1, y1, x2, y2, x, y)


def _lines_beside(
    items: Sequence[StyledItem], room: Pt, style: TextStyle, setter: Setter
) -> tuple[Line, ...]:
    """Return the first lines beside the letter and the rest in the full measure.

    The whole paragraph is set narrow and cut where its third line ends; what follows is
    set anew.
    """
    measure = setter.master.text_width
    shape = ParagraphShape(alignment=style.alignment, hyphenate=style.hyphenate)
    report = setter.report
    narrow = setter.shaped_items(items, report).set(measure - room, shape, report)
    beside = narrow[:LINES]
    rest = _rest_after(items, beside)
    # The first setting has said what there is to say of all its words.
    under = setter.shaped_items(rest, Report()).set(measure, shape, Report())
    return (*(_shifted(line, room) for line in beside), *under)


def _shifted(line: Line, by: Pt) -> Line:
    return replace(line, runs=tuple(replace(each, x=each.x + by) for each in line.runs))


def _speaking(line: Line, head: str) -> Line:
    """Return a line whose first glyph stands for the initial, too."""
    first, *more = line.runs
    run = first.run
    if not isinstance(run, GlyphRun):
        raise TypeError("the first line of a text with an initial begins with its word")
    word, *others = run.words
    # Characters before the first cluster of a word belong to it.
    clusters = tuple(each + len(head) for each in word.glyphs.clusters)
    whole = replace(word, text=head + word.text, glyphs=replace(word.glyphs, clusters=clusters))
    spoken = replace(run, text=head + run.text, words=(whole, *others))
    return replace(line, runs=(replace(first, run=spoken), *more))


def _rest_after(items: Sequence[StyledItem], lines: Iterable[Line]) -> list[StyledItem]:
    """Return what of a text stands after some of its lines.

    Signs and letters are counted; spaces and hyphens at line ends come and go, and what
    says where lines may end is no part of them.
    """
    taken = 0
    for line in lines:
        for placed in line.runs:
            run = placed.run
            taken += _letters(run.text) if isinstance(run, GlyphRun) else 1
    rest: list[StyledItem] = []
    for item in items:
        count = _letters(item.text) if isinstance(item, StyledText) else 1
        if taken >= count > 0:
            taken -= count
        elif taken and isinstance(item, StyledText):
            # The part before the cut has been spoken for all of it.
            spoken = None if item.spoken is None else ""
            rest.append(replace(item, text=_after(item.text, taken), spoken=spoken))
            taken = 0
        else:
            rest.append(item)
    return rest


def _letters(text: str) -> int:
    return sum(not _vanishes(each) for each in text)


def _vanishes(character: str) -> bool:
    return character.isspace() or character in CONTROLS


def _after(text: str, count: int) -> str:
    """Return a text after so many of its letters, without the space that follows them."""
    at = 0
    while count:
        count -= not _vanishes(text[at])
        at += 1
    return text[at:].lstrip(" " + "".join(CONTROLS))
