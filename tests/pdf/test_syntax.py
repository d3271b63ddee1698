"""Spelling: what is written is what a reader of PDF takes it for."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.pdf import syntax


def read(spelt: str) -> Any:  # noqa: ANN401  pikepdf's objects
    """Return what qpdf takes a spelling for."""
    return pikepdf.Object.parse(spelt.encode("latin-1"))


@pytest.mark.parametrize(
    ("length", "spelt"),
    [(0, "0"), (-0.001, "0"), (10, "10"), (100.10, "100.1"), (-1.005, "-1"), (0.456, "0.46")],
)
def test_lengths_are_spelt_as_shortly_as_can_be(length: float, spelt: str) -> None:
    assert syntax.number(length) == spelt


@given(st.floats(-1e5, 1e5))
def test_lengths_are_read_to_the_hundredth(length: float) -> None:
    assert float(read(syntax.number(length))) == pytest.approx(length, abs=0.00501)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_words_are_read_as_they_are(words: str) -> None:
    assert str(read(syntax.text_string(words))) == words


@given(st.binary())
def test_bytes_are_read_as_they_are(data: bytes) -> None:
    assert bytes(read(syntax.byte_string(data))) == data


@given(st.text(st.characters(min_codepoint=1, max_codepoint=0x7E), min_size=1))
def test_names_are_read_as_they_are(name: str) -> None:
    assert read(f"<<{syntax.name(name)} 1>>")[f"/{name}"] == 1


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_addresses_are_ascii(address: str) -> None:
    assert bytes(read(syntax.uri_string(address))).isascii()


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a%20b?c=d&e=f#g", "mailto:a@b.org", "tel:+91-11", "https://[::1]/~x'()"],
)
def test_addresses_that_are_ascii_stay_as_they_are(address: str) -> None:
    assert bytes(read(syntax.uri_string(address))).decode() == address
