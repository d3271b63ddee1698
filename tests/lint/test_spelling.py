"""A text for regions that spell differently can be wrong only for some, and is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lint.conftest import NOT_ASKED

if TYPE_CHECKING:
    from tests.lint.conftest import Finder

PAGE = """\
title: Clerk
sections:
  - kind: prose
    text: The color and the colour of the center.
  - kind: prose
    text:
      india: The color and the colour.
      us: The color and the colour.
"""

PAYS = "currency: USD\nspelling: {}\n"


def with_spelling(**spellings: str) -> dict[str, str]:
    """Return files of regions, each with its spelling."""
    return {
        f"regions__{region.replace('_', '-')}": f"name: {region}\n{PAYS.format(spelling)}"
        for region, spelling in spellings.items()
    }


def test_where_all_regions_agree_every_text_is_asked(find: Finder) -> None:
    everywhere = dict.fromkeys(("india", "us", "international", "nowhere", "us_ca"), "british")

    found = find(PAGE, NOT_ASKED, "us india", **with_spelling(**everywhere))

    assert [each.span.line for each in found] == [4, 4, 7, 8]
    assert {each.message.split("`")[1] for each in found} == {"color", "center"}


@pytest.mark.parametrize("regions", ["us india", "india us"])
def test_where_they_differ_only_their_own_texts_are(find: Finder, regions: str) -> None:
    files = with_spelling(india="british", us="american")

    found = find(PAGE, NOT_ASKED, regions, **files)

    assert [(each.span.line, each.message.split("`")[1]) for each in found] == [
        (7, "color"),
        (8, "colour"),
    ]
