"""Messages found while text is set: told once, with the page on which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Diagnostic, Report, Severity, Span
from guidebuilder.document.blocks import Cell, Figure, Table, TableColumn, TableRow
from guidebuilder.document.inlines import Run
from guidebuilder.layout.blocks import set_blocks
from guidebuilder.layout.galley import beside, merged, padded
from guidebuilder.layout.page import Notice
from guidebuilder.layout.prose import set_figure

if TYPE_CHECKING:
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 7, 3)
WIDE = (Run("Donaudampfschifffahrtsgesellschaft", HERE),)


def notices(items: object) -> list[str]:
    assert isinstance(items, tuple)
    return [each.diagnostic.code for each in items if isinstance(each, Notice)]


def test_a_message_rides_with_the_line_that_it_is_about(setter: Setter) -> None:
    strips = setter.text(WIDE, setter.styles.text, 0, 40, None)

    assert notices(strips[0].items) == ["GB702"]
    assert notices(padded(merged(strips), above=13).items) == ["GB702"]
    assert notices(beside((0, strips), (50, ())).items) == ["GB702"]


def test_a_measure_that_is_only_tried_says_nothing(setter: Setter) -> None:
    setter.lines(WIDE, setter.styles.text, 40, None)
    setter.width(WIDE, setter.styles.text)

    assert setter.report.found == []


def test_a_message_is_told_once_with_its_first_page() -> None:
    report = Report()
    said = Diagnostic(HERE, "GB702", "`a` was cut", None, Severity.WARNING)

    for page in (4, 5):
        report.add(Diagnostic(HERE, said.code, said.message, None, said.severity, page))

    assert [str(each) for each in report.sorted] == [f"{HERE}: warning: `a` was cut, page 4"]


@pytest.mark.parametrize(("pixels", "said"), [(300, ["GB717"]), (900, [])])
def test_a_picture_with_too_few_pixels_is_told(
    pixels: int, said: list[str], setter: Setter
) -> None:
    picture = Figure(image=b"", width=pixels, height=pixels // 2, alt="A desk", span=HERE)

    (strip,) = set_figure(picture, setter, setter.tree.add("Document", None))

    assert notices(strip.items) == said


def test_what_a_component_says_of_its_whole_block_rides_with_its_first_strip(
    setter: Setter,
) -> None:
    label = (Run("Head", HERE),)
    block = Table(
        columns=tuple(TableColumn(label=label) for _ in range(30)),
        rows=(TableRow(cells=tuple(Cell(paragraphs=(label,), span=HERE) for _ in range(30))),),
        span=HERE,
    )

    strips = set_blocks((block,), setter, setter.tree.add("Document", None))

    assert notices(strips[0].items) == ["GB711"]
    assert setter.report.found == []
