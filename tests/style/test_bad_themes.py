"""Each file in tests/bad_themes is a theme with mistakes that carries the messages it must draw.

They stand at its end as comments, as in tests/bad_guides.  A folder holds a chain of
files; ``one.yaml`` is the theme, and each file carries the messages about itself.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load.codes import Code
from guidebuilder.style.read_theme import Place, read_theme_file

BAD_THEMES = Path(__file__).parents[1] / "bad_themes"
CASES = sorted(BAD_THEMES.iterdir())
PROMISE = re.compile(r"# error: (\d+:\d+) (.*)(?:\n# hint: (.*))?")


def told_by(case: Path) -> Report:
    report = Report()
    theme = read_theme_file(Place.at(case / "one.yaml" if case.is_dir() else case), report)
    assert theme is None or not report.found
    return report


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_theme_draws_exactly_its_messages(case: Path) -> None:
    paths = sorted(case.iterdir()) if case.is_dir() else [case]
    promised = sorted(
        f"{path.name}:{place}: {message}" + (f"\n    hint: {hint}" if hint else "")
        for path in paths
        for place, message, hint in PROMISE.findall(path.read_text("utf-8"))
    )

    told = sorted(
        f"{Path(each.span.file).name}:{each.span.line}:{each.span.column}: {each.message}"
        + (f"\n    hint: {each.hint}" if each.hint else "")
        for each in told_by(case).found
    )

    assert "\n".join(told) == "\n".join(promised)
    assert promised, "a bad theme promises a message"


def test_every_rule_about_themes_is_broken_by_one() -> None:
    told = {each.code for case in CASES for each in told_by(case).found}
    rules = {code for code in Code if code.startswith("GB8")}

    # Font files belong to the brand of a guide: tests/bad_guides.
    assert rules - told == {Code.FONT_FILE}
