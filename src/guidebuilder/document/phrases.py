"""Inlines out of authors' texts and of the catalogue's words."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.inlines import PageNumber, Run
from guidebuilder.document.typography import Typography, typography
from guidebuilder.model.inlines import Emphasis, Foreign, Link, Plain, Strong
from guidebuilder.regions.figures import NO_BREAK, WORD_JOINER
from guidebuilder.words.catalogue import Slot
from guidebuilder.words.pseudo import PSEUDO_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guidebuilder.diagnostics import Span
    from guidebuilder.document.inlines import Inline, Inlines
    from guidebuilder.model import inlines as model
    from guidebuilder.model.inlines import Text
    from guidebuilder.regions.figures import Figure
    from guidebuilder.words.catalogue import Words


class Phrases(Struct, frozen=True):
    """Makes inlines that are ready to print.

    Attributes:
        words: The catalogue of the edition's language.
        typography: The binding rules of the authors' language.
        borrowed: Language of the catalogue, where the edition's own has none.
    """

    words: Words
    typography: Typography
    borrowed: str | None = None

    def say(self, key: str, span: Span, n: int | None = None, **values: Inlines | str) -> Inlines:
        """Return words of the catalogue, their places filled with plain words or inlines.

        Args:
            key: Way to the text in the catalogue.
            span: What the words are about.
            n: The number that decides a plural form.
            **values: What stands in the places.
        """
        inlines: list[Inline] = []
        for piece in self.words.pieces(key, n):
            if not isinstance(piece, Slot):
                inlines.append(Run(piece, span, lang=self.borrowed))
                continue
            value = values[piece.name]
            inlines += (Run(value, span),) if isinstance(value, str) else value
        return merged(inlines)

    def text(
        self, text: Text, link: Callable[[str], str | None], lang: str | None = None
    ) -> tuple[Inlines, ...]:
        """Return the paragraphs of an author's text.

        On paper nobody can follow a link, so one that leads into the booklet has the
        number of its page behind it.

        Args:
            text: What the author wrote.
            link: Turns a target within the guide into a place; None where it is not printed.
            lang: Language of the text, if not that of the document.
        """
        reader = _Reader(self, text.span, link, lang)
        return tuple(reader.inlines(paragraph) for paragraph in text.paragraphs)


def phrases(words: Words, author_words: Words, language: str) -> Phrases:
    """Return the phrases of an edition whose authors write in another catalogue's language.

    Args:
        words: What the program says.
        author_words: The catalogue for the language of the guide.
        language: BCP 47 tag of the edition.
    """
    has_own = words.language.partition("-")[0] in (language.partition("-")[0], PSEUDO_LANGUAGE)
    return Phrases(words, typography(author_words), None if has_own else words.language)


def printed(text: str, span: Span, *, strong: bool = False, link: str | None = None) -> Inlines:
    """Return plain words as they are: names of places, addresses, numbers of sources."""
    return (Run(text, span, strong=strong, link=link),) if text else ()


def figure(figure: Figure, span: Span, *, strong: bool = False) -> Inlines:
    """Return a figure, with its words for a screen reader where print is terser."""
    # “6 months to 1 year” reads as well as “from 6 months to 1 year”.
    says_the_same = unbound(figure.text) in {figure.spoken, figure.bare}
    spoken = None if says_the_same else figure.spoken
    return (Run(figure.text, span, strong=strong, spoken=spoken),)


def merged(inlines: Iterable[Inline]) -> Inlines:
    """Return inlines with neighbouring runs of the same kind made one."""
    kept: list[Inline] = []
    for each in inlines:
        before = kept[-1] if kept else None
        if (
            isinstance(before, Run)
            and isinstance(each, Run)
            and before.spoken is None
            and _kind(each) == _kind(before)
        ):
            kept[-1] = replace(before, text=before.text + each.text)
        else:
            kept.append(each)
    return tuple(kept)


_kind: Final = attrgetter(*(each for each in Run.__struct_fields__ if each not in {"text", "span"}))
"""Takes from a run how its characters are set and read."""


def strengthened(inlines: Inlines) -> Inlines:
    """Return inlines with every run bold."""
    return tuple(replace(each, strong=True) if isinstance(each, Run) else each for each in inlines)


def listed(items: Iterable[Inlines], between: Inlines) -> Inlines:
    """Return inlines one after the other with something between them."""
    result: Inlines = ()
    for number, each in enumerate(items):
        result = (*result, *(between if number else ()), *each)
    return merged(result)


def in_words(inlines: Inlines) -> str:
    """Return the words of inlines for a bookmark or an alt text: no signs, no joiners."""
    return unbound("".join(each.text for each in inlines if isinstance(each, Run)))


def unbound(text: str) -> str:
    """Return a text as somebody would type it: without ties and joiners."""
    return text.replace(NO_BREAK, " ").replace(WORD_JOINER, "")


class _Reader(Struct, frozen=True):
    """Flattens the tree of an author's marks into runs."""

    phrases: Phrases
    span: Span
    link: Callable[[str], str | None]
    lang: str | None

    def inlines(self, paragraph: tuple[model.Inline, ...]) -> Inlines:
        match paragraph:
            case (Plain(text),):  # most texts are no more than this
                bound = self.phrases.typography.bound(text)
                return (Run(bound, self.span, lang=self.lang),)
        return merged(self._flat(paragraph, Run("", self.span, lang=self.lang)))

    def _flat(self, inlines: tuple[model.Inline, ...], like: Run) -> Iterator[Inline]:
        for each in inlines:
            match each:
                case Plain(text):
                    yield replace(like, text=self.phrases.typography.bound(text))
                case Strong(children):
                    yield from self._flat(children, replace(like, strong=True))
                case Emphasis(children):
                    yield from self._flat(children, replace(like, emphasis=True))
                case Foreign(lang, children):
                    yield from self._flat(children, replace(like, lang=lang))
                case Link(target, children):
                    yield from self._linked(target, children, each.is_external, like)

    def _linked(
        self,
        target: str,
        children: tuple[model.Inline, ...],
        is_external: bool,  # noqa: FBT001 - private, and named by its one caller
        like: Run,
    ) -> Iterator[Inline]:
        address = target if is_external else self.link(target)
        yield from self._flat(children, replace(like, link=address))
        if address is not None and not is_external:
            place = address.removeprefix("#")
            yield from self.phrases.say(
                "link.page", self.span, page=(PageNumber(place, self.span),)
            )
