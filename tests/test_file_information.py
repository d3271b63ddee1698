"""A booklet's XMP and Info say the same, and carry what its sources ask to be said."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.orders import ALL_REGIONS, Order
from guidebuilder.pipeline import render

GUIDE = Path(__file__).parent.parent / "guide"

TWINS = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Language": "dc:language",
    "/Edition": "{urn:guidebuilder:edition:1.0/}edition",
    "/Region": "{urn:guidebuilder:edition:1.0/}region",
    "/Source": "dc:source",
    "/Rights": "dc:rights",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
"""What Info calls it, and what XMP calls it."""


@pytest.fixture(scope="module")
def booklets() -> dict[str, pikepdf.Pdf]:
    order = Order(guide=GUIDE, regions=(ALL_REGIONS,))
    return {each.region: pikepdf.open(io.BytesIO(each.data)) for each in render(order, Report())}


@pytest.mark.parametrize("region", ["india", "international"])
def test_both_say_the_same(booklets: dict[str, pikepdf.Pdf], region: str) -> None:
    pdf = booklets[region]
    packet = pdf.open_metadata()
    in_xmp = {}
    for key, name in TWINS.items():
        value = packet[name]
        in_xmp[key] = value if isinstance(value, str) else ", ".join(value)
    dates = {"/CreationDate", "/ModDate"}
    in_info = {key: str(value) for key, value in pdf.docinfo.items() if key not in dates}

    assert in_info == in_xmp
    assert in_info["/Region"] == region
    assert in_info["/Language"] == str(pdf.Root.Lang)


@pytest.mark.parametrize("region", ["india", "international"])
def test_the_notices_of_the_sources_go_where_the_file_goes(
    booklets: dict[str, pikepdf.Pdf], region: str
) -> None:
    said = str(booklets[region].docinfo["/Source"])

    assert "This page includes information from O*NET Resource Center" in said
    assert "USDOL/ETA has not approved, endorsed, or tested these modifications." in said
    assert "© 2025 TopTeen. All rights reserved." in said
    assert str(booklets[region].docinfo["/Rights"]) == "© 2026 The guidebuilder project"
