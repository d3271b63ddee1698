"""The inventory of the source texts, walked through in the finished PDF of each region."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2 as pdfium
import pytest
import yaml

if TYPE_CHECKING:
    from tests.conftest import Printed

INVENTORY = yaml.safe_load(
    (Path(__file__).parent / "inventory_facts.yaml").read_text(encoding="utf-8")
)
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2060": None})


def plain(text: str, hyphen: str = "") -> str:
    """Return text as the inventory writes it: straight quotes, single spaces, words joined.

    The reader gives one sign (U+FFFE) for any hyphen at a line's end, whether it stands
    in the word or only divides it: *hyphen* says which of the two it is taken for.
    """
    text = re.sub("[\u00ad\ufffe]\\s*", hyphen, text.translate(STRAIGHT))
    return " ".join(text.split())


@pytest.fixture(scope="module")
def text(printed: Printed) -> str:
    document = pdfium.PdfDocument(printed.data)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(pages)


@pytest.fixture(scope="module")
def links(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    path = tmp_path_factory.mktemp("links") / "booklet.pdf"
    path.write_bytes(printed.data)
    with pikepdf.open(path) as pdf:
        return {
            str(annotation.A.URI)
            for page in pdf.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation
        }


def entries(region: str) -> list[dict[str, Any]]:
    """Return the entries that speak of a region's edition."""
    found = [*INVENTORY["facts"], *INVENTORY["oddities"]]
    return [each for each in found if each.get("region", "both") in (region, "both")]


def test_every_fact_of_the_region_is_printed(printed: Printed, text: str) -> None:
    joined = plain(text).casefold()
    missing = [
        f"{entry.get('section', entry.get('n'))}: {fact}"
        for entry in entries(printed.region)
        for fact in entry.get("expect", [])
        if plain(str(fact)).casefold() not in joined
    ]

    assert missing == []


def test_no_fact_of_the_other_region_is_printed(printed: Printed, text: str) -> None:
    # A word that only seems to be there because its hyphen was taken away is not there.
    hyphened = plain(text, "-")
    crossed = [
        f"{entry.get('section', entry.get('n'))}: {fact}"
        for entry in entries(printed.region)
        for fact in entry.get("absent", [])
        if plain(str(fact)) in hyphened
    ]

    assert crossed == []


def test_every_institute_is_linked(printed: Printed, links: set[str]) -> None:
    wanted = {link for entry in entries(printed.region) for link in entry.get("links", [])}

    assert len(wanted) == 10
    assert wanted <= links


def test_no_link_of_the_other_region_is_there(printed: Printed, links: set[str]) -> None:
    other = "international" if printed.region == "india" else "india"
    foreign = {
        link
        for entry in INVENTORY["facts"]
        if entry.get("region") == other
        for link in entry.get("links", [])
    }

    assert foreign & links == set()


def test_all_oddities_are_dealt_with() -> None:
    assert [each["n"] for each in INVENTORY["oddities"]] == list(range(1, 49))
