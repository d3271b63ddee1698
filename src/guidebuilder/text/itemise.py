"""Cuts text into stretches that one font file can set in one go.

A stretch is of one item, one script, one direction and one face.  The face follows
from the script and from what each font covers: no character falls through to an
empty box; one that no font has is reported where the author wrote it, and left out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from msgspec import Struct

from guidebuilder.text.bidi import RTL_OR_ARABIC_NUMBER, embedding_levels, paragraph_level, turns
from guidebuilder.text.harfbuzz import script_of
from guidebuilder.text.isolates import isolates
from guidebuilder.text.runs import InlineBox, StyledText
from guidebuilder.text.shaping import CONNECTED_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.geometry import Pt
    from guidebuilder.style.character import CharStyle
    from guidebuilder.text.fonts import Face, FontBook
    from guidebuilder.text.runs import StyledItem

MISSING_GLYPH = "GB701"
"""Code of the message that no font has a character."""

STAND_IN = "?"
"""What stands for a character that no font has: its words keep a line, which tells the author.

It is never printed: the message is an error.
"""

OBJECT = "\ufffc"
"""What stands for a drawn sign in the text of a paragraph: Unicode's own character for it."""

WORD_JOINER, ZERO_WIDTH_SPACE, SOFT_HYPHEN = "\u2060", "\u200b", "\u00ad"

CONTROLS = frozenset({WORD_JOINER, ZERO_WIDTH_SPACE, SOFT_HYPHEN, "\ufeff"})
"""Characters that only say where a line may end.

They are taken out of the text and remembered by place: left in, they would stand
between letters that kern and inside words that a reader searches for.
"""

INVISIBLE = re.compile("[\u034f\u061c\u200c-\u200f\u202a-\u202e\u2061-\u2069\ufe00-\ufe0f]")
"""Characters without a shape of their own, which no font needs to have.

Unicode's Default_Ignorable_Code_Point, as far as a guide may hold them.
"""

BLANKS = re.compile("[ \t\r\f\v]+")
"""White space that line ends and indents in a source leave: one space, as in Markdown."""

FIGURES = frozenset("0123456789")

OPENING = frozenset("([{«“‘")
"""Signs that go with the text after them."""

STOPS = frozenset("।॥،؛؟")
"""Signs that several scripts share, but Latin is none of them."""

LATIN = "Latn"


class Stretch(Struct, frozen=True):
    """Text of one item that is shaped alike; *start* and *end* count in the paragraph.

    Attributes:
        start: Index of its first character.
        end: Index after its last character.
        item: The item that it comes from.
        level: Bidi level; odd reads from right to left.
        face: Its font.
        script: Its ISO 15924 code.
        item_start: Index of the first character of its item that is no space.
    """

    start: int
    end: int
    item: StyledText
    level: int
    face: Face
    script: str
    item_start: int

    @property
    def reads_leftwards(self) -> bool:
        """Whether it reads from right to left."""
        return self.level % 2 == 1

    @property
    def unit(self) -> Pt:
        """A unit of its font, in points."""
        return self.item.style.size / self.face.units_per_em

    @property
    def is_connected(self) -> bool:
        """Whether its letters hold together: no space may be put between them."""
        return self.script in CONNECTED_SCRIPTS

    @property
    def tracking(self) -> Pt:
        """What its style adds after each cluster, in points."""
        return 0.0 if self.script in CONNECTED_SCRIPTS else self.item.style.tracking


class Sign(Struct, frozen=True):
    """A drawn sign in the text of a paragraph.

    Attributes:
        start: Index of the character that stands for it.
        item: The sign.
        level: Bidi level.
    """

    start: int
    item: InlineBox
    level: int


class ItemisedText(Struct, frozen=True):
    """A paragraph as one string and as parts that cover it without a gap.

    Attributes:
        text: Its characters, without controls and without what no font has.
        parts: In logical order.
        controls: The controls taken out, by the index that they stood before.
        base_level: Level of the paragraph: 1 reads from right to left.
    """

    text: str
    parts: tuple[Stretch | Sign, ...]
    controls: dict[int, str]
    base_level: int


def itemise(
    items: Sequence[StyledItem], fonts: FontBook, report: Report, *, leftwards: bool = False
) -> ItemisedText:
    """Cut the items of a paragraph into stretches and report what no font can set.

    In a book that reads *leftwards* text does too unless it is all in Latin letters.
    """
    plain = _itemised_plainly(items, fonts)
    if plain is not None and not (leftwards and paragraph_level(plain.text, leftwards=True)):
        return plain
    return _itemised(items, fonts, report, leftwards=leftwards)


def _itemised_plainly(items: Sequence[StyledItem], fonts: FontBook) -> ItemisedText | None:
    """Cut items of which each is one stretch, as nearly all are; ``None`` if one is not."""
    text = ""
    parts: list[Stretch | Sign] = []
    for item in items:
        start = len(text)
        if isinstance(item, InlineBox):
            text += OBJECT
            parts.append(Sign(start, item, 0))
            continue
        clean = item.text if item.text.isascii() else unicodedata.normalize("NFC", item.text)
        style = item.style
        plain = _plain_characters(fonts, style.family, style.weight, italic=style.italic)
        if not plain.hold(clean):
            return None
        if "  " in clean or "\n" in clean:
            clean = _with_single_spaces(clean)
        if clean.startswith(" ") and text[-1:] in ("", " ", "\n"):
            clean = clean[1:]
        if clean:
            text += clean
            item_start = start + len(clean) - len(clean.lstrip())
            parts.append(Stretch(start, len(text), item, 0, plain.face, LATIN, item_start))
    return ItemisedText(text, tuple(parts), {}, 0)


class PlainCharacters:
    """The characters that a style's own face sets with no question asked.

    They are Latin, or of no script, and say nothing of direction or of line ends.  Each
    is looked at once; a text is then judged by one comparison of sets.
    """

    def __init__(self, face: Face) -> None:
        """Begin with none known."""
        self.face = face
        self._plain: set[str] = set()
        self._others: set[str] = set()

    def hold(self, text: str) -> bool:
        """Whether a text is made of nothing else."""
        unknown = set(text) - self._plain
        for character in unknown - self._others:
            (self._plain if self._is_plain(character) else self._others).add(character)
        return not unknown or unknown <= self._plain

    def _is_plain(self, character: str) -> bool:
        return (
            script_of(character) in (None, LATIN)
            and _can_set(self.face, character)
            and character not in CONTROLS
            and character != OBJECT
            and (character == " " or not BLANKS.match(character))
            and bidirectional(character) not in RTL_OR_ARABIC_NUMBER
        )


@lru_cache(maxsize=256)
def _plain_characters(
    fonts: FontBook, family: str, weight: int, *, italic: bool
) -> PlainCharacters:
    """Return the plain characters of a style: those of the face that sets its Latin."""
    return PlainCharacters(fonts.chain(family, weight, italic=italic, script=LATIN)[0])


def _itemised(
    items: Sequence[StyledItem], fonts: FontBook, report: Report, *, leftwards: bool
) -> ItemisedText:
    text, bounds, controls = _joined(items, fonts, report)
    base_level = paragraph_level(text, leftwards=leftwards)
    levels = None
    if turns(text, base_level):
        levels = embedding_levels(text, base_level, isolates(text, bounds))
    parts: list[Stretch | Sign] = []
    script = next((found for each in text if (found := script_of(each))), LATIN)
    for start, end, item in bounds:
        if isinstance(item, InlineBox):
            parts.append(Sign(start, item, levels[start] if levels else base_level))
            continue
        for stretch in _Cutter(text, levels, fonts).stretches(start, end, item, script):
            parts.append(stretch)
            script = stretch.script
    return ItemisedText(text, tuple(parts), controls, base_level)


def _joined(
    items: Sequence[StyledItem], fonts: FontBook, report: Report
) -> tuple[str, list[tuple[int, int, StyledItem]], dict[int, str]]:
    """Return the paragraph's text, where each item stands in it, and its controls."""
    text = ""
    bounds: list[tuple[int, int, StyledItem]] = []
    controls: dict[int, str] = {}
    for item in items:
        if isinstance(item, InlineBox):
            clean = OBJECT
        else:
            clean = _without_missing(_with_single_spaces(item.text), item, fonts, report)
            if text[-1:] in ("", " ", "\n"):
                clean = clean.removeprefix(" ")
            clean = _without_controls(clean, len(text), controls)
        if clean:
            bounds.append((len(text), len(text) + len(clean), item))
            text += clean
    return text, bounds, controls


def _with_single_spaces(text: str) -> str:
    text = BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    return text.replace(" \n", "\n").replace("\n ", "\n")


def _without_missing(text: str, item: StyledText, fonts: FontBook, report: Report) -> str:
    """Return a text with a stand-in for what no font has, after telling the author."""
    face = _face(fonts, item.style)
    for character in sorted(set(text) - CONTROLS):
        if _can_set(face, character):
            continue
        chain = _chain(fonts, item.style, script_of(character) or LATIN)
        if not any(_can_set(each, character) for each in chain):
            _report_missing(item, character, report)
            text = text.replace(character, STAND_IN)
    return text


def _report_missing(item: StyledText, character: str, report: Report) -> None:
    name = f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"
    shown = f"`{character}` ({name})" if character.isprintable() else name
    report.error(
        item.span,
        MISSING_GLYPH,
        f"no font has the character {shown}",
        hint="write it in another way, or add a font that has it",
    )


def _without_controls(text: str, offset: int, controls: dict[int, str]) -> str:
    """Return a text without controls; note each under its place in the paragraph."""
    if CONTROLS.isdisjoint(text):
        return text
    kept = ""
    for character in text:
        if character in CONTROLS:
            controls[offset + len(kept)] = character
        else:
            kept += character
    return kept


class _Cutter(Struct, frozen=True):
    """Cuts items into stretches."""

    text: str
    levels: list[int] | None
    fonts: FontBook

    def stretches(self, start: int, end: int, item: StyledText, script: str) -> Iterator[Stretch]:
        """Cut an item; characters that scripts share take that of the text before."""
        item_start = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        style = item.style
        plain = _plain_characters(self.fonts, style.family, style.weight, italic=style.italic)
        if self.levels is None and plain.hold(self.text[start:end]):
            yield Stretch(start, end, item, 0, plain.face, LATIN, item_start)
            return
        begin = start
        kind: tuple[int, Face, str] | None = None
        for at, cluster in _clusters(self.text, start, end):
            script = self._script(at, cluster, script)
            for place, face in self._faces_for(at, cluster, item.style, script):
                level = 0 if self.levels is None else self.levels[place]
                following = level, face, script
                if kind is not None and kind != following:
                    yield Stretch(begin, place, item, *kind, item_start)
                    begin = place
                kind = following
        if kind is not None:
            yield Stretch(begin, end, item, *kind, item_start)

    def _script(self, at: int, cluster: str, before: str) -> str:
        """Return the script to set a cluster in, given that of the text before it."""
        own = script_of(cluster[0])
        if own is not None:
            return own
        # Figures are Latin in any script, as the theme's families are (docs/look.md), and a
        # sign before a figure is of its face: a currency's, a bracket.
        if cluster in FIGURES or (cluster != " " and self.text[at + 1 : at + 2] in FIGURES):
            return LATIN
        if cluster in OPENING:
            return next(filter(None, map(script_of, self.text[at + 1 :])), before)
        if cluster in STOPS and before == LATIN:
            earlier = map(script_of, reversed(self.text[:at]))
            return next((each for each in earlier if each not in (None, LATIN)), before)
        return before

    def _faces_for(
        self, at: int, cluster: str, style: CharStyle, script: str
    ) -> Iterator[tuple[int, Face]]:
        """Yield the font of a cluster, with its index; of each character, if none has all."""
        chain = _chain(self.fonts, style, script)
        whole = next((face for face in chain if _can_set(face, cluster)), None)
        if whole is not None:
            yield at, whole
            return
        # A base that one font has, under a mark that only another has: HarfBuzz puts a
        # circle under the mark.
        for place, character in enumerate(cluster, start=at):
            yield place, next((face for face in chain if _can_set(face, character)), chain[0])


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield each character with the marks and joiners that follow it, and its index."""
    at = start
    while at < end:
        stop = at + 1
        while stop < end and joins(text[stop]):
            stop += 1
        yield at, text[at:stop]
        at = stop


def joins(character: str) -> bool:
    """Whether a character goes with the one before it: a mark or a joiner."""
    return unicodedata.category(character).startswith("M") or bool(INVISIBLE.match(character))


def _can_set(face: Face, cluster: str) -> bool:
    return all(
        face.has_glyph(character) or character in ("\n", OBJECT) or INVISIBLE.match(character)
        for character in cluster
    )


def _face(fonts: FontBook, style: CharStyle) -> Face:
    return fonts.face(style.family, style.weight, italic=style.italic)


def _chain(fonts: FontBook, style: CharStyle, script: str) -> tuple[Face, ...]:
    return fonts.chain(style.family, style.weight, italic=style.italic, script=script)
