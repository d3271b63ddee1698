"""Each file in ``drawn`` is a page with what must be found in it; in ``silent`` nothing may be.

What must be found stands at the end, as comments: ``# GB651 7:35 what is wrong`` and below it
``# hint: what to do``.  A first line such as ``# regions/india.yaml: spelling: british`` sets a
field of that file, or with ``none`` takes it out.  The pages in ``silent`` look like what a
rule is after, and are right.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from tests.lint.conftest import Finder

    from guidebuilder.diagnostics import Diagnostic

HERE = Path(__file__).parent
DRAWN = sorted((HERE / "drawn").glob("*.yaml"))
SILENT = sorted((HERE / "silent").glob("*.yaml"))
INDIA = (HERE.parent / "bad_guides" / "_sound" / "regions" / "india.yaml").read_text("utf-8")


def named(path: Path) -> str:
    return path.stem


def found_in(case: Path, find: Finder) -> tuple[Diagnostic, ...]:
    page = case.read_text("utf-8")
    added = re.match(r"# regions/india\.yaml: ((\w+):.*)\n", page)
    if added is None:
        return find(page)
    # A field that the file has already is replaced, with the lines that belong to it.
    region = re.sub(rf"^{added[2]}:.*\n(?:  .*\n)*", "", INDIA, flags=re.MULTILINE)
    return find(
        page, regions__india=region if added[1].endswith("none") else f"{region}{added[1]}\n"
    )


def written(found: tuple[Diagnostic, ...]) -> str:
    lines = []
    for each in found:
        lines.append(f"# {each.code} {each.span.line}:{each.span.column} {each.message}")
        lines += [f"# hint: {each.hint}"] if each.hint else []
    return "\n".join(lines)


@pytest.mark.parametrize("case", DRAWN, ids=named)
def test_a_page_draws_exactly_what_it_carries(case: Path, find: Finder) -> None:
    page = case.read_text("utf-8")
    promised = "\n".join(re.findall(r"^# (?:GB|hint: ).*", page, re.MULTILINE))

    found = found_in(case, find)

    assert promised
    assert written(found) == promised
    assert {each.span.file for each in found} == {"careers/bpo-executive.yaml"}


@pytest.mark.parametrize("case", SILENT, ids=named)
def test_a_page_that_is_right_draws_nothing(case: Path, find: Finder) -> None:
    assert written(found_in(case, find)) == ""


def test_every_rule_is_seen_to_draw_something() -> None:
    told = {
        code
        for case in DRAWN
        for code in re.findall(r"^# (GB\d+) ", case.read_text("utf-8"), re.MULTILINE)
    }
    elsewhere = {Code.STALE, Code.DATE_PASSED}  # tests/lint/test_ages.py

    rules = {each for each in Code if "GB651" <= each <= "GB699"}
    assert rules - told == elsewhere
