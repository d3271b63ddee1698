"""docs/README.md leads to every page beside it."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_every_page_is_listed_and_every_link_leads_somewhere() -> None:
    linked = re.findall(r"\]\(([^)#]+)[^)]*\)", (DOCS / "README.md").read_text(encoding="utf-8"))

    assert {each for each in linked if not (DOCS / each).is_file()} == set()
    pages = {each.name for each in DOCS.glob("*.md")} - {"README.md"}
    assert pages <= set(linked)
