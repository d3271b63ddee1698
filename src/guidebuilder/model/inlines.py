"""Text as an author wrote it, read into runs of plain, strong, emphasised and linked words.

``load`` reads the small Markdown subset; nobody behind it sees a mark again.
Quotes, dashes and spaces are already typographic: ’ “ ” – and U+00A0 only where
a break would be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span


class Plain(Struct, frozen=True):
    """Words without any mark."""

    text: str


class Strong(Struct, frozen=True):
    """``**bold**``."""

    children: tuple[Inline, ...]


class Emphasis(Struct, frozen=True):
    """``*emphasis*``."""

    children: tuple[Inline, ...]


class Link(Struct, frozen=True):
    """``[text](target)``.

    Attributes:
        target: An address (``https: http: mailto: tel:``), ``#id`` for something
            on the same page, or ``careers/slug``, ``articles/slug`` and either
            with ``#id`` for another page of the guide.
        children: What is printed; never empty.
    """

    target: str
    children: tuple[Inline, ...]

    @property
    def is_external(self) -> bool:
        """Whether the target lies outside the guide."""
        return ":" in self.target.partition("#")[0]


class Foreign(Struct, frozen=True):
    """``[नमस्ते](lang:hi)``: words of another language.

    Attributes:
        lang: BCP 47 tag.
        children: The words; never empty.
    """

    lang: str
    children: tuple[Inline, ...]


Inline: TypeAlias = Plain | Strong | Emphasis | Link | Foreign


class Text(Located, frozen=True):
    """A text that may be printed.

    Attributes:
        source: Exactly what the author typed: the message id for translators.
        paragraphs: One tuple of inlines for each paragraph; never empty.
        span: Where the text begins.
    """

    source: str
    paragraphs: tuple[tuple[Inline, ...], ...]
    span: Span

    @property
    def plain(self) -> str:
        """The words alone, paragraphs divided by a blank line: bookmarks, metadata, alt text."""
        return "\n\n".join(plain_words(inlines) for inlines in self.paragraphs)

    @property
    def inlines(self) -> tuple[Inline, ...]:
        """The inlines of a text of one paragraph, as titles and names are.

        Several paragraphs are joined by a space, so that nothing is ever lost.
        """
        first, *rest = self.paragraphs
        return first + tuple(each for more in rest for each in (Plain(" "), *more))


def plain_words(inlines: tuple[Inline, ...]) -> str:
    """Return inlines without their marks."""
    return "".join(
        each.text if isinstance(each, Plain) else plain_words(each.children) for each in inlines
    )
