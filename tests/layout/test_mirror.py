"""Pages of a book that reads from right to left are those of its mirror image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.geometry import Rect, Size
from guidebuilder.layout.galley import extent
from guidebuilder.layout.mirror import turned_over
from guidebuilder.layout.page import (
    Anchor,
    Close,
    CurveTo,
    DrawnImage,
    DrawnRun,
    LineTo,
    LinkArea,
    Move,
    Page,
    Path,
    Shape,
)
from guidebuilder.layout.paths import circle, filled, rectangle, rule
from guidebuilder.layout.qr_code import qr_code
from guidebuilder.layout.setting import said
from guidebuilder.layout.signs import unverified
from guidebuilder.style.palette import BLACK
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

LENGTHS = st.integers(-40, 400).map(lambda number: number / 2)
POINTS = st.tuples(LENGTHS, LENGTHS)
STEPS = st.one_of(
    POINTS.map(lambda at: Move(*at)),
    POINTS.map(lambda at: LineTo(*at)),
    st.tuples(POINTS, POINTS, POINTS).map(lambda at: CurveTo(*at[0], *at[1], *at[2])),
    st.just(Close()),
)
PATHS = st.tuples(st.lists(STEPS, max_size=6), LENGTHS, LENGTHS, st.none() | LENGTHS).map(
    lambda path: Path(tuple(path[0]), *path[1:])
)
RECTS = st.tuples(LENGTHS, LENGTHS, LENGTHS, LENGTHS).map(lambda edges: Rect(*edges))
ITEMS = st.one_of(
    PATHS.map(lambda path: filled(path, BLACK)),
    RECTS.map(lambda rect: DrawnImage(rect, b"")),
    RECTS.map(lambda rect: LinkArea(rect, Uri("https://samples.example/"), 0, "")),
    LENGTHS.map(lambda y: Anchor("here", y)),
)


def page_of(*items: Item) -> Page:
    return Page(1, Size(200, 300), items)


def turned(item: Item) -> Item:
    """Return an item of a page that is 200 points wide, after turning it over."""
    (found,) = turned_over(page_of(item)).items
    return found


@LAW
@given(st.lists(ITEMS, max_size=5))
def test_turning_over_twice_changes_nothing(items: list[Item]) -> None:
    page = page_of(*items)

    assert turned_over(turned_over(page)) == page


@LAW
@given(PATHS)
def test_what_is_drawn_fills_the_mirror_image_of_its_place(path: Path) -> None:
    """Signs that are never turned stand about their middle; here it is that of their place."""
    box = extent([filled(path, BLACK)])
    if box is None:
        return
    if path.middle is not None:
        path = path.upright(box.x + box.width / 2 - path.x)

    after = extent([turned(filled(path, BLACK))])

    assert after is not None
    assert (after.x, after.width) == pytest.approx((200 - box.right, box.width))
    assert (after.y, after.height) == (box.y, box.height)


def test_text_is_moved_and_not_turned(setter: Setter) -> None:
    (run,) = setter.label(said("Call 1514"), setter.styles.text, 20, 50, None)
    after = turned(run)

    assert isinstance(run, DrawnRun)
    assert isinstance(after, DrawnRun)
    assert after == replace(run, x=200 - 20 - run.run.width)


def test_a_picture_and_a_link_are_moved() -> None:
    rect = Rect(10, 20, 60, 30)

    assert turned(DrawnImage(rect, b"png")) == DrawnImage(Rect(130, 20, 60, 30), b"png")
    link = LinkArea(rect, Uri("tel:1514"), 7, "1514")
    assert turned(link) == replace(link, rect=Rect(130, 20, 60, 30))


def test_a_rule_runs_from_the_other_edge_with_its_dots() -> None:
    """The first dot of a leader stays beside its first word."""
    after = turned(rule(30, 10, 100, BLACK, 1, dash=(0.0, 4.0)))

    assert isinstance(after, Shape)
    assert after.path.points == [(170, 10), (70, 10)]


def test_shapes_that_were_alike_still_share_their_steps() -> None:
    first, second = (turned(filled(circle(x, 9, 4), BLACK)) for x in (30, 60))

    assert isinstance(first, Shape)
    assert isinstance(second, Shape)
    assert first.path.steps is second.path.steps


def test_a_code_is_never_turned() -> None:
    code = qr_code("HTTPS://G.EXAMPLE/1", Rect(20, 40, 50, 50), 3)
    ground, modules = turned_over(page_of(*code)).items

    assert isinstance(ground, Shape)
    assert isinstance(modules, Shape)
    assert modules.path.steps == code[1].path.steps
    assert modules.path.x == 200 - 50 - 2 * 20
    assert extent([ground]) == extent([filled(rectangle(130, 40, 50, 50), BLACK)])


def test_the_question_mark_of_the_sign_is_never_turned() -> None:
    sign = unverified(20, 100, None)
    diamond, hook, point = turned_over(page_of(*sign)).items
    middle = 200 - (20 + (sign[0].path.points[1][0] - 20) / 2)

    assert isinstance(hook, Shape)
    assert hook.path.steps == sign[1].path.steps
    # Diamond, hook and point still stand about one middle.
    for part in (diamond, point):
        box = extent([part])
        assert box is not None
        assert box.x + box.width / 2 == pytest.approx(middle)
    assert hook.path.x + (hook.path.middle or 0) == pytest.approx(middle)
