"""What goes into a paragraph and what comes out: styled text in, set lines out.

All positions are points.  A line's runs stand in the order in which they are read, their
*x* counted from the start of the measure: from the right in a book that reads from right
to left.  Vertical placing is the layout's business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Diagnostic, Span
    from guidebuilder.geometry import Pt
    from guidebuilder.style.character import CharStyle
    from guidebuilder.text.fonts import Face
    from guidebuilder.text.shaping import ShapedWord

TagId = int
"""Number of an element of the structure tree (see ``layout.structure``)."""


class Uri(Struct, frozen=True):
    """A link to an address outside the file."""

    address: str


class Place(Struct, frozen=True):
    """A link to a named place inside the file."""

    name: str


LinkTarget = Uri | Place


class StyledText(Struct, frozen=True):
    r"""Text of one style, one language and one role within a paragraph.

    Attributes:
        text: Characters in logical order; ``\u00a0`` and ``\u2060`` forbid a break,
            ``\n`` forces one.
        style: How it looks.
        lang: BCP 47 tag, for shaping, hyphenation and speech.
        span: Where the author wrote it.
        tag: The inline element (``Link``, ``Span``) it belongs to, if not the paragraph's own.
        link: Where it leads, if it is a link.
        spoken: What a screen reader says in place of the glyphs (``/E`` or ``/Alt``), if anything.
    """

    text: str
    style: CharStyle
    lang: str
    span: Span
    tag: TagId | None = None
    link: LinkTarget | None = None
    spoken: str | None = None


class InlineBox(Struct, frozen=True):
    """A drawn sign that stands in the line like a word (the unverified mark).

    Attributes:
        name: Which sign; the layout knows how to draw it.
        width: Its width in points, the air before it included.
        tag: The inline element it belongs to.
        spoken: Its words for a screen reader.
        glued: Whether it must stay with the word before it.
        inset: How much of the width is space before it.
        outset: How much of it is space behind it.
        holds: Whether the word behind it must stay with it.
    """

    name: str
    width: Pt
    tag: TagId | None = None
    spoken: str | None = None
    glued: bool = True
    inset: Pt = 0.0
    outset: Pt = 0.0
    holds: bool = False


StyledItem = StyledText | InlineBox


class Glyph(Struct, frozen=True):
    """One placed glyph of a run.

    Attributes:
        index: Glyph number in its font file.
        advance: How far the pen moves, in points, tracking and scaling included.
        dx: Offset of the drawing from the pen, in points, to the right.
        dy: The same upwards.
        cluster: Index into the run's *text* of the first character it shows.
    """

    index: int
    advance: Pt
    dx: Pt
    dy: Pt
    cluster: int


class GlyphRun(Struct, frozen=True):
    """Shaped text in one face and style.

    What a line does to its words to fill its measure stands beside them, so that the
    words of all lines are the same few thousand objects.

    Attributes:
        text: The characters that the glyphs show, in logical order.
        face: The font file that the glyphs come from.
        style: How it looks.
        words: In visual order, left to right; spaces are among them.
        width: Sum of the advances, in points.
        lang: Language of the text.
        rtl: Whether the text reads from right to left.
        scale: Horizontal scaling of the glyphs and of all between them (1.0 is none).
        tracking: Added after each cluster, in points before scaling: the style's own and
            the line's.
        growth: Share of its width by which each space grows, before scaling.
        tag: Inline element, if not the paragraph's own.
        link: Where it leads, if it is a link.
        spoken: Words for a screen reader in place of the glyphs.
        soft_hyphen: Whether the last glyph is a hyphen that the breaker put there.
    """

    text: str
    face: Face
    style: CharStyle
    words: tuple[ShapedWord, ...]
    width: Pt
    lang: str
    rtl: bool = False
    scale: float = 1.0
    tracking: Pt = 0.0
    growth: float = 0.0
    tag: TagId | None = None
    link: LinkTarget | None = None
    spoken: str | None = None
    soft_hyphen: bool = False

    @property
    def unit(self) -> Pt:
        """A unit of the font, in points before scaling."""
        return self.style.size / self.face.units_per_em

    def advance(self, word: ShapedWord) -> Pt:
        """Return how far one of its words moves the pen, in points."""
        grown = 1 + self.growth if word.is_space else 1.0
        return (word.width * self.unit * grown + self.tracking * word.clusters) * self.scale

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Its glyphs in visual order, left to right, worked out at each call."""
        return tuple(self._placed())

    def _placed(self) -> Iterator[Glyph]:
        unit = self.unit * self.scale
        seen = 0
        for word in self.words:
            before = len(self.text) - seen - len(word.text) if self.rtl else seen
            seen += len(word.text)
            grown = 1 + self.growth if word.is_space else 1.0
            glyphs = word.glyphs
            shown = zip(
                glyphs.indices, glyphs.clusters, glyphs.advances, word.cluster_ends, strict=True
            )
            for at, (index, cluster, advance, ends_cluster) in enumerate(shown):
                tracking = self.tracking * self.scale if ends_cluster else 0.0
                dx, dy = glyphs.offsets[at] if glyphs.offsets else (0, 0)
                moved = advance * unit * grown + tracking
                yield Glyph(index, moved, dx * unit, dy * self.unit, cluster + before)


class PlacedRun(Struct, frozen=True):
    """A run or a sign in a line: its edge is *x* points from the start of the measure."""

    x: Pt
    run: GlyphRun | InlineBox


class Line(Struct, frozen=True):
    """One set line.

    Attributes:
        runs: In the order in which they are read.
        width: Width that the runs take, in points, without trailing space.
        hyphenated: Whether it ends inside a word.
        ends_paragraph: Whether it is the last line of its paragraph.
        messages: What its author is told about it, once it stands on a page.
    """

    runs: tuple[PlacedRun, ...]
    width: Pt
    hyphenated: bool = False
    ends_paragraph: bool = False
    messages: tuple[Diagnostic, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the line, for goldens and diagnostics."""
        return "".join(each.run.text for each in self.runs if isinstance(each.run, GlyphRun))
