"""Every screen PDF is PDF/UA-1 and PDF/A-2a at once: veraPDF says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests import verapdf
from tests.judges import archive

from guidebuilder.diagnostics import Report
from guidebuilder.model.edition import Edition
from guidebuilder.orders import ALL_REGIONS, ONE_CAREER, Order
from guidebuilder.pipeline import render
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Judge, Witness

pytestmark = [pytest.mark.external, pytest.mark.slow]

ROOT = Path(__file__).parent.parent.parent
TEST_GUIDES = ROOT / "tests" / "guides"
GUIDES = (ROOT / "guide", TEST_GUIDES / "everything", TEST_GUIDES / "urdu")
IN_OTHER_SCRIPTS = tuple(TEST_GUIDES / name for name in ("hindi", "tamil", "bengali", "arabic"))
FLAVOURS = ("ua1", "2a")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Write every guide in every region, theme, paper and edition; other scripts in themes."""
    folder = tmp_path_factory.mktemp("conformance")
    written = []
    for guide in (*GUIDES, *IN_OTHER_SCRIPTS):
        orders = []
        for theme in THEMES:
            if guide in IN_OTHER_SCRIPTS:
                orders.append((theme, Order(guide=guide, theme=theme)))
                continue
            is_usual = theme == THEMES[0]
            for paper in PAPERS if is_usual and guide is GUIDES[0] else (None,):
                order = Order(guide=guide, regions=(ALL_REGIONS,), theme=theme, paper=paper)
                orders.append((f"{theme}-{paper}", order))
            for edition, career in _others(guide) if is_usual or guide is GUIDES[0] else ():
                order = Order(
                    guide=guide,
                    regions=(ALL_REGIONS,),
                    career=career,
                    theme=theme,
                    edition=edition,
                )
                orders.append((f"{career}-{theme}-{edition}", order))
        for called, order in orders:
            for booklet in render(order, Report()):
                path = folder / f"{guide.name}-{booklet.region}-{called}.pdf"
                path.write_bytes(booklet.data)
                written.append(path)
    return tuple(written)


def _others(guide: Path) -> Iterator[tuple[Edition, str | None]]:
    """Yield the editions but the booklet; those of one sheet for the guide's first career."""
    first = min(path.stem for path in (guide / "careers").glob("*.yaml"))
    for edition in Edition:
        if edition is not Edition.BOOKLET:
            yield edition, first if edition in ONE_CAREER else None


@pytest.fixture(scope="module")
def java(witness: Witness, judge: Judge) -> str:
    """Return the program that runs the judge, which must have been fetched."""
    judge(archive())
    return witness("java")


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_judge_finds_no_fault(java: str, files: tuple[Path, ...], flavour: str) -> None:
    verdicts = verapdf.verdicts(java, files, flavour)

    assert verdicts.keys() == {path.name for path in files}
    assert {name: said for name, said in verdicts.items() if said != "PASS"} == {}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_judge_can_find_fault(
    java: str, files: tuple[Path, ...], flavour: str, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.pdf"
    spoilt.write_bytes(files[0].read_bytes().replace(b"id:part", b"id:pert"))

    verdicts = verapdf.verdicts(java, (spoilt,), flavour)

    assert verdicts[spoilt.name] != "PASS"
