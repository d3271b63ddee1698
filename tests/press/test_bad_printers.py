"""Each file in tests/bad_printers is a profile with mistakes that carries its messages.

They stand at its end as comments, as in tests/bad_themes.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.press.read_printer import read_printer_file
from guidebuilder.style.read_theme import Place

BAD_PRINTERS = Path(__file__).parents[1] / "bad_printers"
CASES = sorted(BAD_PRINTERS.iterdir())
PROMISE = re.compile(r"# error: (\d+:\d+) (.*)(?:\n# hint: (.*))?")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_profile_draws_exactly_its_messages(case: Path) -> None:
    promised = sorted(
        f"{place}: {message}" + (f"\n    hint: {hint}" if hint else "")
        for place, message, hint in PROMISE.findall(case.read_text("utf-8"))
    )
    report = Report()
    printer = read_printer_file(Place.at(case), report)
    told = sorted(
        f"{each.span.line}:{each.span.column}: {each.message}"
        + (f"\n    hint: {each.hint}" if each.hint else "")
        for each in report.found
    )

    assert printer is None
    assert "\n".join(told) == "\n".join(promised)
    assert all(Path(each.span.file) == case for each in report.found)
    assert promised, "a bad profile promises a message"
