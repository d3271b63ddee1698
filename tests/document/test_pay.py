"""What a pay section becomes where there is nothing to draw."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import RangeChart, Table
from guidebuilder.document.inlines import Run
from guidebuilder.load.guide import read_guide
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.resources import guide_folder
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from pathlib import Path

CAREER = """\
title: Nurse
source: topteen-bpo-executive
as_of: unknown
sections:
  - kind: ladder
    rungs: [Trainee, Nurse]
  - kind: pay
    title: What you may earn
    basis: unknown
    bands:
      - {{rungs: trainee, pay: unknown}}
      - {{rungs: nurse, pay: {pay}}}
"""


@pytest.mark.parametrize(
    ("pay", "charts", "caption"),
    [("unknown", 0, ""), ("{india: 2–3 lakh}", 1, "The same figures in full")],
)
def test_a_table_says_that_it_repeats_a_chart_only_where_there_is_one(
    pay: str, charts: int, caption: str, tmp_path: Path
) -> None:
    folder = shutil.copytree(guide_folder(), tmp_path / "guide")
    for path in (*folder.glob("careers/*"), *folder.glob("articles/*")):
        path.unlink()
    (folder / "careers" / "bpo-executive.yaml").write_text(CAREER.format(pay=pay), encoding="utf-8")
    settings = folder / "guide.yaml"
    chapters = settings.read_text(encoding="utf-8").replace("  - articles/process-executive\n", "")
    settings.write_text(chapters, encoding="utf-8")
    report = Report()
    guide = read_guide(folder, report)
    assert guide is not None, report.found

    document = assemble(resolve(guide, "india"), words("en"), Target.SCREEN, report)

    sections = [s for each in document.chapters for part in each.parts for s in part.sections]
    (blocks,) = [each.blocks for each in sections if str(each.span.line) == "7"]
    assert len([each for each in blocks if isinstance(each, RangeChart)]) == charts
    (table,) = [each for each in blocks if isinstance(each, Table)]
    assert "".join(run.text for run in table.caption if isinstance(run, Run)) == caption
