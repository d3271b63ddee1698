"""What one has at hand while a page of the guide becomes blocks.

A desk belongs to one page of one edition.  Every function that makes blocks takes
it as its first argument; nothing else knows the catalogue, the region's figures
and the places of the booklet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.document.inlines import PageNumber, Run, Unverified
from guidebuilder.document.phrases import in_words, listed, printed
from guidebuilder.model.regional import Regional
from guidebuilder.model.values import Unknown
from guidebuilder.regions.figures import NO_VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.phrases import Phrases
    from guidebuilder.document.places import Places
    from guidebuilder.model.guide import Page
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.items import Item
    from guidebuilder.model.target import Target
    from guidebuilder.model.values import Url
    from guidebuilder.regions.formats import Formats
    from guidebuilder.regions.regional_guide import Provenance, RegionalGuide
    from guidebuilder.words.catalogue import Words


SENTENCE_ENDS = (".", "?", "!", "…")
"""Marks after which a sign is heard as a sentence of its own."""


class Edition(Struct, frozen=True):
    """What all desks of one edition share.

    Attributes:
        guide: The settled guide.
        phrases: Inlines out of texts and words.
        author_words: The catalogue of the authors' language, to know their words again.
        formats: The region's figures.
        places: Where everything stands.
        source_numbers: Number of each source that the edition cites, from 1, by id.
        target: What the file is for: room to write in is made on paper alone.
    """

    guide: RegionalGuide
    phrases: Phrases
    author_words: Words
    formats: Formats
    places: Places
    source_numbers: Mapping[str, int]
    target: Target


class Desk(Struct, frozen=True):
    """One page of the guide and all that its blocks are made with.

    Attributes:
        edition: What it shares with the other pages.
        page: The page.
    """

    edition: Edition
    page: Page

    @property
    def formats(self) -> Formats:
        """The region's figures."""
        return self.edition.formats

    @property
    def words(self) -> Words:
        """The catalogue of the edition's language."""
        return self.edition.phrases.words

    def say(self, key: str, span: Span, n: int | None = None, **values: Inlines | str) -> Inlines:
        """Return words of the catalogue, their places filled."""
        return self.edition.phrases.say(key, span, n, **values)

    def paragraphs(self, text: Regional[Text] | Text | None) -> tuple[Inlines, ...]:
        """Return the paragraphs of an author's text; none for a text that is left out."""
        if text is None:
            return ()
        written = text.value if isinstance(text, Regional) else text
        return self.edition.phrases.text(written, self._place, self._language)

    def line(self, text: Regional[Text] | Text | None) -> Inlines:
        """Return a title, a name or a label; should it have paragraphs, on one line."""
        if text is None:
            return ()
        written = text.value if isinstance(text, Regional) else text
        paragraphs = self.paragraphs(written)
        if len(paragraphs) == 1:
            return paragraphs[0]
        return listed(paragraphs, between=printed(" ", written.span))

    def line_or_gap(self, value: Regional[Text | Unknown] | Text | Unknown | None) -> Inlines:
        """Return a line, or what is printed for a known gap."""
        settled = value.value if isinstance(value, Regional) else value
        return self.gap(settled) if isinstance(settled, Unknown) else self.line(settled)

    def gap(self, unknown: Unknown) -> Inlines:
        """Return what a known gap prints: a dash, and the reason if the author gave one."""
        span = unknown.span or self.page.span
        dash = (Run(NO_VALUE, span, spoken=self.words.say("gap.spoken")),)
        if unknown.reason is None:
            return dash
        return self.say("gap.with-reason", span, dash=dash, reason=self.line(unknown.reason))

    def no_value(self, span: Span) -> Inlines:
        """Return the dash of a cell that has nothing to say; it is heard as a word."""
        return (Run(NO_VALUE, span, spoken=self.words.say("gap.none")),)

    def sign(self, key: str) -> Inlines:
        """Return the sign of something that nobody has checked, with its words by their key."""
        return (Unverified(self.words.say(f"mark.{key}")),)

    def marked(self, name: Inlines, *, is_marked: bool) -> Inlines:
        """Return a name or a text, with the sign behind it if nobody has checked it.

        Heard, the sign goes on from a name and stands by itself after a full stop.
        """
        if not (is_marked and name):
            return name
        is_sentence = in_words(name).endswith(SENTENCE_ENDS)
        return (*name, *self.sign("after-sentence" if is_sentence else "after-name"))

    def provenance(self, item: Item) -> Provenance:
        """Return where a section or an item comes from."""
        return self.edition.guide.provenance_of(item)

    def notes(self, item: Item) -> tuple[Inlines, ...]:
        """Return the paragraphs of the note that travels with an item."""
        return self.paragraphs(self.provenance(item).note)

    def address(self, url: Regional[Url] | None, span: Span) -> Inlines:
        """Return an address as readers type it, with its link: ``niit.com``."""
        if url is None:
            return ()
        return printed(shown_address(url.value), span, link=url.value)

    def page_number(self, place: str, span: Span) -> Inlines:
        """Return the number of the page on which a place stands."""
        return (PageNumber(place, span),)

    def _place(self, target: str) -> str | None:
        return self.edition.places.of_link(target, self.page.id)

    @property
    def _language(self) -> str | None:
        """The language of the page's texts where it is not that of the document."""
        own = self.page.language or self.edition.guide.settings.language
        return None if own == self.edition.guide.language else str(own)


def shown_address(url: str) -> str:
    """Return an address without what every browser adds by itself."""
    shown = url
    for prefix in ("https://", "http://", "mailto:", "tel:"):
        shown = shown.removeprefix(prefix)
    return shown.removeprefix("www.").removesuffix("/")
