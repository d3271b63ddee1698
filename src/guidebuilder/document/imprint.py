"""A booklet in the name of a school or fair: covers, sheets and feet of pages, no content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.document.blocks import Host, Partner
from guidebuilder.document.cover import online_edition
from guidebuilder.document.phrases import listed, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.document.blocks import Document
    from guidebuilder.document.inlines import Inlines
    from guidebuilder.document.phrases import Phrases
    from guidebuilder.model.imprint import Imprint, NamedImprint
    from guidebuilder.regions.formats import Formats


def with_imprint(
    document: Document, named: NamedImprint, phrases: Phrases, formats: Formats
) -> Document:
    """Return a booklet as a school or fair hands it out.

    Args:
        document: The booklet.
        named: Who hands it out.
        phrases: The words of its language.
        formats: How its region writes a date.
    """
    imprint = named.imprint
    host = Host(
        name=printed(imprint.name, imprint.span),
        details=tuple(_details(imprint, phrases, formats)),
        logo=_logo(named, phrases),
    )
    cover = replace(document.cover, fields=(), host=host)
    if imprint.online is not None:
        online = online_edition(imprint.online, imprint.span, phrases)
        cover = replace(cover, online=online)
    wording = replace(document.wording, host=imprint.short_name or imprint.name)
    return replace(document, cover=cover, wording=wording)


def _details(imprint: Imprint, phrases: Phrases, formats: Formats) -> Iterator[Inlines]:
    """Yield the lines under the name: where and when, and whom to ask."""
    span = imprint.span
    date = "" if imprint.date is None else formats.date(imprint.date)
    place = [printed(each, span) for each in (imprint.stand or "", date) if each]
    if place:
        yield listed(place, between=printed(", ", span))
    if imprint.counsellor is not None:
        yield phrases.say("imprint.counsellor", span, name=imprint.counsellor)


def _logo(named: NamedImprint, phrases: Phrases) -> Partner | None:
    if named.logo is None:
        return None
    return Partner(
        name=(),
        alt=phrases.words.say("imprint.logo", name=named.imprint.name),
        logo=named.logo.data,
        width=named.logo.width,
        height=named.logo.height,
    )
