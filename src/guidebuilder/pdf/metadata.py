"""What the file says about itself: twice in the same words, as XMP and as Info.

XMP also claims the standards that a tagged file keeps, PDF/A-2a and PDF/UA-1.  PDF/A knows
only the properties of its own list; all others, PDF/UA's mark among them, have to be
described in the file by an extension schema (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import text_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.document.blocks import Metadata
    from guidebuilder.pdf.objects import Objects, Written

CREATOR = "guidebuilder"
PRODUCER = "guidebuilder (ReportLab)"

NAMESPACE = "urn:guidebuilder:edition:1.0/"
"""Ours, for what no standard vocabulary has: edition and region."""

PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"
"""Fixed by the XMP specification (ISO 16684-1, 7.3.2)."""

_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""What XML reserves.  The library's own escape loads half of the web to do as much."""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "gb": NAMESPACE,
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
"""Vocabularies of what every file says about itself."""

_CLAIMS = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
"""Vocabularies in which a file claims a standard."""

_HEAD = f"""<?xpacket begin="\ufeff" id="{PACKET_ID}"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
"""

_TAIL = '</rdf:Description>\n</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'


def write_metadata(objects: Objects, metadata: Metadata, epoch: int | None = None) -> Written:
    """Add the XMP packet of a tagged file, readable for programs that know no PDF."""
    properties = (*_properties(metadata, epoch), *_claims())
    return _write(objects, properties, {**_NAMESPACES, **_CLAIMS})


def write_plain_metadata(objects: Objects, metadata: Metadata, epoch: int | None = None) -> Written:
    """Add the XMP packet of a file that claims no standard."""
    return _write(objects, tuple(_properties(metadata, epoch)), _NAMESPACES)


def _write(objects: Objects, properties: tuple[str, ...], namespaces: Mapping[str, str]) -> Written:
    declared = "\n".join(f' xmlns:{each}="{namespaces[each]}"' for each in sorted(namespaces))
    packet = _HEAD + declared + ">\n" + "".join(f"{each}\n" for each in properties) + _TAIL
    return objects.add_stream("/Type/Metadata/Subtype/XML", packet.encode(), compress=False)


def write_information(
    objects: Objects, metadata: Metadata, epoch: int | None = None, claims: str = ""
) -> Written:
    """Add the document information dictionary to a file.

    Its own keys (ISO 32000-1, 14.3.3, leaves them free) say what XMP says by other names.

    Args:
        objects: Those of the file.
        metadata: What every file says.
        epoch: When the file is dated, if not by its issue.
        claims: Further entries, as they stand in the file.
    """
    date = f"D:{re.sub('[-:T]', '', _moment(metadata, epoch))}"
    entries = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": _keywords(metadata),
        "Language": metadata.language,
        "Edition": metadata.edition,
        "Region": metadata.region,
        "Rights": metadata.rights,
        "Source": metadata.sources,
        "Creator": CREATOR,
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    said = "".join(f"/{key}{text_string(_clean(text))}" for key, text in entries.items() if text)
    return objects.add(f"<<{said}{claims}>>")


def _properties(metadata: Metadata, epoch: int | None) -> Iterator[str]:
    """Yield the properties, standard ones first."""
    yield _only_choice("dc:title", metadata.title)
    yield _list("dc:creator", "Seq", metadata.author)
    yield _only_choice("dc:description", metadata.subject)
    yield _list("dc:subject", "Bag", *metadata.keywords)
    yield _only_choice("dc:rights", metadata.rights)
    yield _simple("dc:source", metadata.sources)
    yield _list("dc:language", "Bag", metadata.language)
    yield _simple("pdf:Keywords", _keywords(metadata))
    yield _simple("pdf:Producer", PRODUCER)
    yield _simple("xmp:CreatorTool", CREATOR)
    date = _moment(metadata, epoch)
    for moment in ("CreateDate", "ModifyDate", "MetadataDate"):
        yield _simple(f"xmp:{moment}", date)
    yield _simple("gb:edition", metadata.edition)
    yield _simple("gb:region", metadata.region)


def _claims() -> Iterator[str]:
    """Yield the standards that a tagged file keeps."""
    yield _simple("pdfaid:part", "2")
    yield _simple("pdfaid:conformance", "A")
    yield _simple("pdfuaid:part", "1")
    yield from _extension_schemas()


def _extension_schemas() -> Iterator[str]:
    yield "<pdfaExtension:schemas><rdf:Bag>"
    yield from _schema(
        "PDF/UA identification",
        "http://www.aiim.org/pdfua/ns/id/",
        "pdfuaid",
        {"part": ("Integer", "internal", "Part of ISO 14289 that the file conforms to")},
    )
    yield from _schema(
        "Edition of a career guide",
        NAMESPACE,
        "gb",
        {
            "edition": ("Text", "external", "Name of the edition"),
            "region": ("Text", "external", "Region whose facts the guide holds"),
        },
    )
    yield "</rdf:Bag></pdfaExtension:schemas>"


def _schema(
    title: str, namespace: str, prefix: str, properties: dict[str, tuple[str, str, str]]
) -> Iterator[str]:
    yield '<rdf:li rdf:parseType="Resource">'
    yield _simple("pdfaSchema:schema", title)
    yield _simple("pdfaSchema:namespaceURI", namespace)
    yield _simple("pdfaSchema:prefix", prefix)
    yield "<pdfaSchema:property><rdf:Seq>"
    for key, (kind, category, description) in properties.items():
        yield '<rdf:li rdf:parseType="Resource">'
        yield _simple("pdfaProperty:name", key)
        yield _simple("pdfaProperty:valueType", kind)
        yield _simple("pdfaProperty:category", category)
        yield _simple("pdfaProperty:description", description)
        yield "</rdf:li>"
    yield "</rdf:Seq></pdfaSchema:property></rdf:li>"


def _simple(key: str, text: str) -> str:
    return f"<{key}>{_xml(text)}</{key}>" if text else ""


def _list(key: str, kind: str, *items: str) -> str:
    told = "".join(f"<rdf:li>{_xml(item)}</rdf:li>" for item in items if item)
    return f"<{key}><rdf:{kind}>{told}</rdf:{kind}></{key}>" if told else ""


def _only_choice(key: str, text: str) -> str:
    """Return a text where XMP lets one choose by language: ours stands for all of them."""
    if not text:
        return ""
    choice = f'<rdf:li xml:lang="x-default">{_xml(text)}</rdf:li>'
    return f"<{key}><rdf:Alt>{choice}</rdf:Alt></{key}>"


def _xml(text: str) -> str:
    return _clean(text).translate(_XML)


def _clean(text: str) -> str:
    # Control characters are not allowed in XML, not even escaped; a line ends in a space.
    return "".join(each if each.isprintable() else " " for each in plain(text))


def _keywords(metadata: Metadata) -> str:
    return ", ".join(metadata.keywords)


def _moment(metadata: Metadata, epoch: int | None) -> str:
    """Return when the file is dated: by *epoch*, or else the first moment of the issue."""
    if epoch is not None:
        return f"{datetime(1970, 1, 1) + timedelta(seconds=epoch):%Y-%m-%dT%H:%M:%SZ}"  # noqa: DTZ001 - UTC
    year, month, day = (*metadata.issued.split("-"), "01", "01")[:3]
    return f"{year}-{month}-{day}T00:00:00Z"


def write_claiming_metadata(
    objects: Objects,
    metadata: Metadata,
    claims: Mapping[str, str],
    namespaces: Mapping[str, str],
    epoch: int | None = None,
) -> Written:
    """Add the XMP packet of a file that keeps a standard with vocabularies of its own.

    Args:
        objects: Those of the file.
        metadata: What every file says.
        claims: Further properties, by their names with a prefix.
        namespaces: What the prefixes stand for.
        epoch: As for the other files.
    """
    claimed = (_simple(key, text) for key, text in claims.items())
    properties = (*_properties(metadata, epoch), *claimed)
    return _write(objects, properties, {**_NAMESPACES, **namespaces})
