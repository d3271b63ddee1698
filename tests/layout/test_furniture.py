"""Furniture: the folio line at the outer edge, the rail with a station for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.geometry import mm
from guidebuilder.layout.furniture import furniture
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import DrawnRun, Item, Shape
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import WHITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.layout.setting import Setter


def draw(
    setter: Setter,
    number: int = 6,
    *,
    station: int | None = None,
    stations: int = 9,
    title: str = "BPO executive",
) -> tuple[Item, ...]:
    return furniture(
        number,
        recto=number % 2 == 1,
        station=station,
        stations=stations,
        setter=setter,
        running_title=title,
        edition="India edition",
    )


def runs(items: tuple[Item, ...]) -> list[DrawnRun]:
    return [item for item in items if isinstance(item, DrawnRun)]


def test_a_left_page_reads_from_the_outer_edge(setter: Setter) -> None:
    items = runs(draw(setter, 6))
    assert [item.run.text for item in items] == ["6", "BPO executive", "India edition"]
    assert items[0].x == pytest.approx(mm(12))
    gap = items[1].x - items[0].x - items[0].run.width
    assert gap == pytest.approx(mm(3))


def test_a_right_page_is_its_mirror(setter: Setter) -> None:
    items = runs(draw(setter, 7))
    assert [item.run.text for item in items] == ["7", "BPO executive", "India edition"]
    assert items[0].x + items[0].run.width == pytest.approx(mm(136))
    assert items[0].x > items[1].x > items[2].x


@pytest.mark.parametrize("paper", PAPERS)
def test_stands_two_lines_below_the_type_area(
    make_setter: Callable[[str], Setter], paper: str
) -> None:
    setter = make_setter(paper)
    master = setter.master
    last = master.margins.top + 10 + 13 * (master.lines - 1)
    assert {item.baseline for item in runs(draw(setter))} == {last + 26}


def test_without_a_station_there_is_no_rail(setter: Setter) -> None:
    assert not [item for item in draw(setter) if isinstance(item, Shape)]


@pytest.mark.parametrize("stations", [1, 2, 9, 14, 40])
def test_the_rail_has_a_station_for_each_part(setter: Setter, stations: int) -> None:
    items = draw(setter, 7, station=1, stations=stations)
    rings = [item for item in items if isinstance(item, Shape) and item.fill is WHITE]
    assert len(rings) == stations - 1
    [disc] = [i for i in items if isinstance(i, Shape) and i.fill is setter.theme.palette.deep]
    box = extent((disc,))
    assert box is not None
    assert box.width == pytest.approx(mm(6.2))
    assert box.x + box.width / 2 == pytest.approx(mm(148 - 6.4))
    assert box.y + box.height / 2 == pytest.approx(mm(30))


def test_the_last_station_is_at_180_mm(setter: Setter) -> None:
    items = draw(setter, 6, station=9, stations=9)
    [disc] = [i for i in items if isinstance(i, Shape) and i.fill is setter.theme.palette.deep]
    box = extent((disc,))
    assert box is not None
    assert box.y + box.height / 2 == pytest.approx(mm(180))
    assert box.x + box.width / 2 == pytest.approx(mm(6.4))
    assert "9" in [item.run.text for item in runs(items)]


def test_a_screen_reader_passes_over_it(setter: Setter) -> None:
    items = draw(setter, 7, station=3)
    assert {item.tag for item in items if isinstance(item, DrawnRun | Shape)} == {None}
    assert setter.tree.elements == []


@pytest.mark.parametrize("number", [6, 7])
def test_a_long_title_is_cut_after_a_word(setter: Setter, number: int) -> None:
    items = runs(draw(setter, number, title="Officer for regional museum collections " * 4))
    left = setter.master.left(recto=number % 2 == 1)
    assert min(item.x for item in items) >= left - 0.01
    assert max(item.x + item.run.width for item in items) <= left + setter.master.width + 0.01
    assert any(item.run.text.endswith("…") for item in items)
