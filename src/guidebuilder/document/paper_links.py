"""Links for readers on paper, who cannot follow one: numbers and addresses.

In a section each link has a number behind it, and the section ends with the addresses
under their numbers.  Where no section ends (a title page, a handout) the address stands
behind the link itself.  A link whose words are its address needs neither.  Where the
publisher has short addresses of its own, they are printed.
"""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.document.blocks import Address, Addresses
from guidebuilder.document.contents import reworded
from guidebuilder.document.desk import shown_address
from guidebuilder.document.inlines import LinkNumber, Run
from guidebuilder.document.phrases import in_words, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guidebuilder.document.blocks import Chapter, Document, Opener, Section
    from guidebuilder.document.inlines import Inline, Inlines
    from guidebuilder.words.catalogue import Words

    Behind = Callable[[Run, str], Inline]


class Spelling(Struct, frozen=True):
    """How addresses are spelt out on paper.

    Attributes:
        words: The catalogue of the document's language.
        short: The publisher's own address in place of one, by what readers would type.
    """

    words: Words
    short: Mapping[str, str] = {}

    def behind(self, link: Run, address: str) -> Inline:
        """Return an address behind its link, in brackets."""
        typed = shown_address(address)
        shown = shown_address(self.short.get(typed, typed))
        return replace(
            link, text=self.words.say("link.address", address=shown), link=None, spoken=None
        )

    def listed(self, link: Run, address: str) -> Inlines:
        """Return an address as it is listed, with its link; a short one tells where it leads."""
        typed = shown_address(address)
        short = self.short.get(typed)
        if short is None:
            return printed(typed, link.span, link=address)
        site = self.words.say("link.address", address=typed.partition("/")[0])
        own = printed(shown_address(short), link.span, link=address)
        return (*own, *printed(site, link.span))


def with_numbered_links(document: Document, spelling: Spelling) -> Document:
    """Return a booklet whose sections end with the addresses of their links."""
    return replace(
        document, chapters=tuple(_numbered(each, spelling) for each in document.chapters)
    )


def with_spelled_links(document: Document, spelling: Spelling) -> Document:
    """Return a document with the address of each link behind it: for sheets without sections."""
    spelled = partial(_behind_links, behind=spelling.behind)
    return replace(document, chapters=tuple(reworded(each, spelled) for each in document.chapters))


def _numbered(chapter: Chapter, spelling: Spelling) -> Chapter:
    opener = chapter.opener
    return replace(
        chapter,
        opener=None if opener is None else _spelled_opener(opener, spelling),
        parts=tuple(
            replace(part, sections=tuple(_section(each, spelling) for each in part.sections))
            for part in chapter.parts
        ),
    )


def _spelled_opener(opener: Opener, spelling: Spelling) -> Opener:
    spelled = partial(_behind_links, behind=spelling.behind)
    return replace(opener, text=spelled(opener.text), glance=reworded(opener.glance, spelled))


def _section(section: Section, spelling: Spelling) -> Section:
    """Return a section with its links numbered from 1; one address has one number."""
    found: dict[str, Address] = {}

    def behind(link: Run, address: str) -> Inline:
        typed = shown_address(address)
        if typed not in found:
            number, shown = str(len(found) + 1), spelling.listed(link, address)
            found[typed] = Address(number=number, shown=shown, span=link.span)
        number = found[typed].number
        return LinkNumber(number, spelling.words.say("link.number", number=number), link.span)

    numbered = partial(_behind_links, behind=behind)
    blocks = tuple(reworded(each, numbered) for each in section.blocks)
    if not found:
        return section
    addresses = Addresses(items=tuple(found.values()), span=section.span)
    return replace(section, blocks=(*blocks, addresses))


def _behind_links(inlines: Inlines, behind: Behind) -> Inlines:
    """Return a paragraph with something behind each link that does not say where it leads."""
    done: list[Inline] = []
    words = ""
    for each, after in zip_longest(inlines, inlines[1:]):
        done.append(each)
        address = _address_of(each)
        if address is None or not isinstance(each, Run):
            words = ""
            continue
        words += in_words((each,))
        if _address_of(after) == address:
            continue  # the link goes on in another type
        if not _says(words, address):
            done.append(behind(each, address))
        words = ""
    return inlines if len(done) == len(inlines) else tuple(done)


def _address_of(inline: Inline | None) -> str | None:
    """Return where a link leads, if it leads out of the booklet."""
    if not isinstance(inline, Run) or inline.link is None or inline.link.startswith("#"):
        return None
    return inline.link


def _says(words: str, address: str) -> bool:
    """Whether the words of a link are its address; a telephone number has spaces of its own."""
    said = "".join(words.split()).casefold().removesuffix("/")
    ways = (address, address.partition("://")[2], shown_address(address))
    return said in {each.casefold().removesuffix("/") for each in ways}
