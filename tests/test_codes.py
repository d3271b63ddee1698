"""Every rule has a code of its own, in whichever stage it is told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "src" / "guidebuilder"


def test_no_code_stands_for_two_rules() -> None:
    found = Counter(
        code
        for path in SOURCES.rglob("*.py")
        for code in re.findall(r'"(GB\d{3})"', path.read_text(encoding="utf-8"))
    )

    assert [code for code, times in found.items() if times > 1] == []
