"""What the file says about itself: once in XMP, once in Info, and the same in both."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder
    from tests.pdf_reader import Reader

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "gb": "urn:guidebuilder:edition:1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def packet(read: Reader) -> ET.Element:
    """Return the XMP packet, parsed."""
    stream = read.root.Metadata
    assert (stream.Type, stream.Subtype) == ("/Metadata", "/XML")
    assert "/Filter" not in stream, "programs that know no PDF look for it"
    return ET.fromstring(stream.read_bytes())  # noqa: S314


def values(read: Reader, key: str) -> list[str | None]:
    """Return the values of a property, one or those of its list."""
    found = packet(read).findall(f".//{key}", NAMESPACES)
    items = [item for each in found for item in each.findall(".//rdf:li", NAMESPACES)]
    return [each.text for each in items or found]


def test_info_and_xmp_say_the_same(book: Builder) -> None:
    read = book.read()
    info = {str(key)[1:]: str(value) for key, value in read.pdf.docinfo.items()}

    assert info == {
        "Title": "Careers in calling: a guide",
        "Author": "Test School",
        "Subject": "What the work is & how one gets it",
        "Keywords": "careers, BPO",
        "Language": "en-GB",
        "Edition": "India edition",
        "Region": "india",
        "Rights": "© 2026 Test School, CC BY 4.0",
        "Source": "The survey: CC BY 4.0. It has “figures” & words.",
        "Creator": "guidebuilder",
        "Producer": "guidebuilder (ReportLab)",
        "CreationDate": "D:20261101000000Z",
        "ModDate": "D:20261101000000Z",
    }
    assert values(read, "dc:title") == [info["Title"]]
    assert values(read, "dc:creator") == [info["Author"]]
    assert values(read, "dc:description") == [info["Subject"]]
    assert values(read, "pdf:Keywords") == [info["Keywords"]]
    assert values(read, "dc:language") == [info["Language"]]
    assert values(read, "gb:edition") == [info["Edition"]]
    assert values(read, "gb:region") == [info["Region"]]
    assert values(read, "dc:rights") == [info["Rights"]]
    assert values(read, "dc:source") == [info["Source"]]
    assert values(read, "xmp:CreatorTool") == [info["Creator"]]
    assert values(read, "pdf:Producer") == [info["Producer"]]
    assert values(read, "xmp:CreateDate") == ["2026-11-01T00:00:00Z"]
    assert values(read, "xmp:ModifyDate") == ["2026-11-01T00:00:00Z"]


def test_in_xmp_search_words_are_a_list(book: Builder) -> None:
    assert values(book.read(), "dc:subject") == ["careers", "BPO"]


def test_the_standards_that_are_kept_are_claimed(book: Builder) -> None:
    read = book.read()

    assert values(read, "pdfaid:part") == ["2"]
    assert values(read, "pdfaid:conformance") == ["A"]
    assert values(read, "pdfuaid:part") == ["1"]


def test_properties_outside_the_list_of_pdf_a_are_described(book: Builder) -> None:
    read = book.read()

    described = values(read, "pdfaSchema:namespaceURI")
    assert described == [NAMESPACES["pdfuaid"], NAMESPACES["gb"]]
    assert values(read, "pdfaProperty:name") == ["part", "edition", "region"]


@pytest.mark.parametrize(
    ("issued", "date"),
    [("2026", "20260101"), ("2026-11", "20261101"), ("2026-11-14", "20261114")],
)
def test_the_date_of_issue_is_the_only_date(book: Builder, issued: str, date: str) -> None:
    book.metadata = replace(book.metadata, issued=issued)
    read = book.read()

    assert str(read.pdf.docinfo["/CreationDate"]) == f"D:{date}000000Z"
    assert (values(read, "xmp:MetadataDate")[0] or "").replace("-", "").startswith(date)


def test_words_may_hold_anything(book: Builder) -> None:
    odd = 'Nurse & "doctor" <b> ü ₹ \\ (', "a\tb\nc\x00d"
    book.metadata = replace(book.metadata, title=odd[0], author=odd[1], subject="हिन्दी 😀")
    read = book.read()

    assert str(read.pdf.docinfo["/Title"]) == values(read, "dc:title")[0] == odd[0]
    assert str(read.pdf.docinfo["/Author"]) == values(read, "dc:creator")[0] == "a b c d"
    assert str(read.pdf.docinfo["/Subject"]) == values(read, "dc:description")[0] == "हिन्दी 😀"


def test_what_is_not_known_is_not_said(book: Builder) -> None:
    unknown = {"author": "", "subject": "", "keywords": (), "rights": "", "sources": ""}
    book.metadata = replace(book.metadata, **unknown)
    read = book.read()

    for key in ("creator", "description", "subject", "rights", "source"):
        assert values(read, f"dc:{key}") == []
    assert values(read, "pdf:Keywords") == []
    missing = {"/Author", "/Subject", "/Keywords", "/Rights", "/Source"}
    assert missing.isdisjoint(read.pdf.docinfo.keys())


def test_viewers_learn_language_and_show_the_title(book: Builder) -> None:
    root = book.read().root

    assert str(root.Lang) == "en-GB"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
