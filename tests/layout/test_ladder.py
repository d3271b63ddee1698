"""Ladders: every rung in order, every word printed, nothing over anything else."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Branch, Ladder, LadderSign, Rung
from guidebuilder.document.inlines import Inlines, Run
from guidebuilder.geometry import Rect
from guidebuilder.layout.fork import FORK_DASH, FORK_X
from guidebuilder.layout.galley import FORBIDDEN, Strip, depth, extent
from guidebuilder.layout.ladder import set_ladder
from guidebuilder.layout.ladder_line import LINE
from guidebuilder.layout.page import CurveTo, DrawnRun, Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 5, 5)
LONG = "Assistant Conservation and Documentation Officer for Regional Museum Collections"


def s(text: str) -> Inlines:
    return (Run(text, HERE),) if text else ()


def rung(number: int, name: str, figure: str = "", text: str = "") -> Rung:
    return Rung(
        number=number,
        name=s(name),
        figure=s(figure),
        text=s(text),
        is_start=number == 1,
        span=HERE,
    )


def ladder(*rungs: Rung, branches: tuple[Branch, ...] = (), title: str = "") -> Ladder:
    legend = ((LadderSign.GOAL, s("Full circle: the goal of the line.")),)
    return Ladder(
        rungs=rungs, branches=branches, main_title=s(title), legend=legend, here=(), span=HERE
    )


def grades(count: int, text: str = "") -> tuple[Rung, ...]:
    return tuple(rung(n, f"Grade {n}", f"₹{n + 1}–{n + 3} lakh", text) for n in range(1, count + 1))


def branch(*names: str, leaves: int | None, is_choice: bool = True, needs: str = "") -> Branch:
    return Branch(
        title=s("Another way"),
        needs=s(needs),
        leaves=leaves,
        is_choice=is_choice,
        posts=tuple(rung(0 if is_choice else n, name) for n, name in enumerate(names, 1)),
        note=() if leaves is not None else s("The source names no rung."),
        span=HERE,
    )


BPO = (
    rung(1, "Trainee or intern", "₹1.5–2.5 lakh", "Learn product, script and tools"),
    rung(2, "Junior BPO executive", "₹2.5–4 lakh", "Take everyday contacts alone"),
    rung(3, "Senior BPO executive", "₹4–6 lakh", "Take hard cases, help newcomers"),
    rung(4, "Team leader or supervisor", "₹6–10 lakh", "Lead a shift and answer for it"),
    rung(5, "Operations manager", "₹10–20 lakh, with 6", "Run a process and its budget"),
    rung(6, "BPO director", "₹10–20 lakh, with 5", "Win clients and set the direction"),
)
PROCESS = tuple(
    rung(number, name)
    for number, name in enumerate(
        ("Process executive", "Senior process executive", "Team lead", "Process manager"), 1
    )
)
POSTS = ("Quality analyst", "Technical support executive", "Process trainer")
BESIDE = branch(*POSTS, leaves=None)
FAN = branch("Technical support", "Business analysis", "Quality assurance", leaves=0, needs="Study")
CLIMB = replace(FAN, is_choice=False)
MANY = branch(*POSTS, *POSTS, "Seventh", leaves=2)

LADDERS = {
    "seed": ladder(*BPO, branches=(BESIDE,)),
    "attached": ladder(*BPO, branches=(replace(BESIDE, leaves=2),)),
    "attached low": ladder(*BPO, branches=(replace(BESIDE, leaves=0),)),
    "attached high": ladder(*BPO, branches=(replace(BESIDE, leaves=5),)),
    "fork, a choice": ladder(*PROCESS, branches=(FAN,), title="Main way"),
    "fork, a climb": ladder(*PROCESS, branches=(CLIMB,), title="Main way"),
    "fork at the top": ladder(*PROCESS, branches=(replace(CLIMB, leaves=3),), title="Main way"),
    "fan at the top": ladder(*PROCESS, branches=(replace(FAN, leaves=3),), title="Main way"),
    "two branches": ladder(*PROCESS, branches=(BESIDE, FAN), title="Main way"),
    "many posts": ladder(*BPO, branches=(MANY,)),
    "one": ladder(BPO[0], branches=(BESIDE,)),
    "two": ladder(*BPO[:2]),
    "three": ladder(*BPO[:3], branches=(BESIDE,)),
    "four": ladder(*grades(4)),
    "seven": ladder(*grades(7, "A line of work"), branches=(BESIDE,)),
    "nine": ladder(*grades(9), branches=(replace(BESIDE, leaves=8),)),
    "twelve": ladder(*grades(12), branches=(BESIDE,)),
    "fourteen": ladder(*grades(14), branches=(BESIDE,)),
    "long names": ladder(*(replace(each, name=s(LONG)) for each in BPO), branches=(BESIDE,)),
    "a long name": ladder(*BPO[:5], replace(BPO[5], name=s(LONG)), branches=(BESIDE,)),
    "long names in a fork": ladder(
        *(replace(each, name=s(LONG)) for each in PROCESS), branches=(FAN,), title=LONG
    ),
    "no pay": ladder(*(replace(each, figure=(), text=()) for each in BPO)),
    "a title": ladder(*BPO, branches=(replace(BESIDE, leaves=2),), title="Main way"),
    "a long title": ladder(*BPO, branches=(replace(BESIDE, leaves=2),), title=LONG),
    "many and a title": ladder(*grades(14), branches=(replace(BESIDE, leaves=2),), title="Main"),
    "climb beside": ladder(*BPO, branches=(replace(CLIMB, leaves=None),)),
    "empty branch": ladder(*PROCESS, branches=(replace(FAN, posts=()),), title="Main way"),
}


def set_whole(block: Ladder, setter: Setter) -> tuple[Strip, ...]:
    return set_ladder(block, setter, setter.tree.add("Document", None))


def words(strip: Strip) -> list[tuple[str, Rect]]:
    """Return the printed runs of a strip and the room that their letters take."""
    found = []
    for item in strip.items:
        if isinstance(item, DrawnRun):
            size = item.run.style.size
            spaces = len(item.run.text) - len(item.run.text.rstrip())
            width = item.run.width - spaces * 0.25 * size
            rect = Rect(item.x, item.baseline - 0.7 * size, width, 0.9 * size)
            found.append((item.run.text, rect))
    return found


def text_of(strips: Iterable[Strip]) -> str:
    return " ".join(text.strip() for strip in strips for text, _ in words(strip))


def filled(strip: Strip, ink: str) -> list[Rect]:
    drawn = (item for item in strip.items if isinstance(item, Shape))
    return [
        box for each in drawn if each.fill and each.fill.name == ink and (box := extent([each]))
    ]


def spoken(setter: Setter, galley: Iterable[Strip]) -> list[tuple[str, str]]:
    """Return role and words of all elements in the order of reading."""
    said: dict[int, list[str]] = {}
    for strip in galley:
        for item in strip.items:
            if isinstance(item, DrawnRun) and item.tag is not None:
                said.setdefault(item.tag, []).append(item.run.text.strip())
    children: dict[int | None, list[int]] = {}
    for element in setter.tree.elements:
        children.setdefault(element.parent, []).append(element.id)
    lines: list[tuple[str, str]] = []

    def read(tag: int) -> None:
        lines.append((setter.tree[tag].role, " ".join(said.get(tag, []))))
        for child in children.get(tag, []):
            read(child)

    read(0)
    return lines


def overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("paper", ["a5", "half-letter", "a4"])
@pytest.mark.parametrize("name", LADDERS)
def test_all_is_drawn_within_the_measure_and_its_own_band(
    name: str, paper: str, make_setter: Callable[[str], Setter]
) -> None:
    setter = make_setter(paper)
    for strip in set_whole(LADDERS[name], setter):
        boxes = [box for _, box in words(strip)]
        boxes += [box for item in strip.items if (box := extent([item]))]
        for box in boxes:
            assert box.x >= -0.01
            assert box.right <= setter.master.width + 0.01
            assert box.y >= -0.01
            assert box.bottom <= strip.height + 0.01
    assert not setter.report.found


@pytest.mark.parametrize("name", LADDERS)
def test_a_ladder_is_whole_grid_lines_high_and_fits_its_pages(name: str, setter: Setter) -> None:
    galley = set_whole(LADDERS[name], setter)
    assert depth(galley) % setter.master.line == pytest.approx(0, abs=0.01)
    assert max(strip.height for strip in galley) <= setter.master.depth


@pytest.mark.parametrize(("name", "times"), [("fork, a choice", 1), ("attached", 0)])
def test_dashes_are_explained_only_where_a_fork_has_them(
    name: str, times: int, setter: Setter
) -> None:
    legend = ((LadderSign.NEEDS, s("Dashed: not without what it needs.")),)
    printed = text_of(set_whole(replace(LADDERS[name], legend=legend), setter))
    assert printed.count("Dashed:") == times


@pytest.mark.parametrize("name", LADDERS)
def test_no_word_is_lost_and_none_is_shrunk(name: str, setter: Setter) -> None:
    block = LADDERS[name]
    galley = set_whole(block, setter)
    printed = text_of(galley)
    posts = [*block.rungs, *(post for each in block.branches for post in each.posts)]
    said = [part for each in posts for part in (each.name, each.figure, each.text)]
    said += [part for each in block.branches for part in (each.title, each.needs, each.note)]
    # One or two rungs are set in plain lines, which have no signs to explain.
    legend = [words for _, words in block.legend] if len(block.rungs) > 2 else []
    for inlines in (*said, block.main_title, *legend):
        for run in inlines:
            assert isinstance(run, Run)
            assert set(run.text.split()) <= set(printed.split())
    sizes = {
        round(item.run.style.size, 2)
        for strip in galley
        for item in strip.items
        if isinstance(item, DrawnRun)
    }
    assert sizes <= {7.5, 8.75, 10, 11}


@pytest.mark.parametrize("paper", ["a5", "a4"])
@pytest.mark.parametrize("name", LADDERS)
def test_words_never_overlap(name: str, paper: str, make_setter: Callable[[str], Setter]) -> None:
    for strip in set_whole(LADDERS[name], make_setter(paper)):
        boxes = [
            (text, Rect(box.x, box.y + 0.5, box.width, 0.7 * box.height))
            for text, box in words(strip)
            if text.strip()
        ]
        for number, (text, box) in enumerate(boxes):
            for other, near in boxes[number + 1 :]:
                assert not overlap(box, near), (text, other)


@pytest.mark.parametrize("name", LADDERS)
def test_words_stand_in_their_box_or_clear_of_all_boxes(name: str, setter: Setter) -> None:
    for strip in set_whole(LADDERS[name], setter):
        tints = filled(strip, "tint")
        for text, box in words(strip):
            for tint in tints:
                inside = box.x >= tint.x and box.right <= tint.right
                assert inside or not overlap(box, tint), text


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 12, 14, 30])
def test_each_rung_is_one_item_of_an_ordered_list(count: int, setter: Setter) -> None:
    galley = set_whole(ladder(*grades(count)), setter)
    lines = spoken(setter, galley)
    assert [text for role, text in lines if role == "Lbl"] == [
        str(number) for number in range(1, count + 1)
    ]
    assert sum(role == "LI" for role, _ in lines) == count
    (steps,) = (each for each in setter.tree.elements if each.role == "L")
    assert steps.numbering == "Decimal"
    assert text_of(galley).split("Full")[0].split() == [
        word
        for number in range(1, count + 1)
        for word in (f"{number} Grade {number} ₹{number + 1}–{number + 3} lakh").split()
    ]


def test_a_branch_is_read_inside_the_rung_that_it_leaves(setter: Setter) -> None:
    lines = spoken(setter, set_whole(LADDERS["fork, a choice"], setter))
    assert lines[1:17] == [
        ("P", "Main way"),
        ("L", ""),
        ("LI", ""),
        ("Lbl", "1"),
        ("LBody", ""),
        ("P", "Process executive"),
        ("P", "Another way"),
        ("P", "Study"),
        ("L", ""),
        ("LI", ""),
        ("LBody", ""),
        ("P", "Technical support"),
        ("LI", ""),
        ("LBody", ""),
        ("P", "Business analysis"),
        ("LI", ""),
    ]


def test_a_branch_without_a_rung_is_read_after_the_ladder(setter: Setter) -> None:
    lines = spoken(setter, set_whole(LADDERS["seed"], setter))
    director = lines.index(("P", "BPO director"))
    rest = [text for _, text in lines[director + 1 :] if text]
    assert rest[2:] == ["Another way", "The source names no rung.", *POSTS]


@pytest.mark.parametrize("name", LADDERS)
def test_lines_boxes_and_the_legend_are_artifacts(name: str, setter: Setter) -> None:
    galley = set_whole(LADDERS[name], setter)
    for strip in galley:
        for item in strip.items:
            assert not isinstance(item, Shape) or item.tag is None
    legend = [
        item
        for item in galley[-1].items
        if isinstance(item, DrawnRun) and item.run.text.startswith("Full circle")
    ]
    assert [item.tag for item in legend] == [None] * (len(LADDERS[name].rungs) > 2)


def test_the_ring_of_the_start_is_heard_after_the_name_of_its_post(setter: Setter) -> None:
    seed = LADDERS["seed"]
    rungs = tuple(replace(rung, is_start=rung.number == 2) for rung in seed.rungs)
    galley = set_whole(replace(seed, rungs=rungs, here=s("You start here.")), setter)
    (sign,) = [each for each in setter.tree.elements if each.actual]
    body = setter.tree[sign.parent or 0]

    assert (sign.role, sign.actual, body.role) == ("P", "You start here.", "LBody")
    assert body.children[1] == sign.id
    rings = [
        item
        for strip in galley
        for item in strip.items
        if isinstance(item, Shape) and item.tag == sign.id
    ]
    assert [ring.fill for ring in rings] == [None], "what is painted later must not cover"


@pytest.mark.parametrize(
    ("name", "goals"),
    [("seed", 1), ("twelve", 1), ("fork, a choice", 1), ("fork, a climb", 2), ("fourteen", 1)],
)
def test_a_filled_disc_is_the_goal_of_a_line_and_nothing_else(
    name: str, goals: int, setter: Setter
) -> None:
    galley = set_whole(LADDERS[name], setter)
    assert sum(len(filled(strip, "deep")) for strip in galley) == goals
    assert min(box.y for box in filled(galley[-1], "deep")) < 40


@pytest.mark.parametrize("name", ["seed", "attached", "three", "seven", "twelve"])
def test_a_stair_climbs_from_the_lower_start_corner(name: str, setter: Setter) -> None:
    stair = set_whole(LADDERS[name], setter)[0]
    boxes = filled(stair, "tint")
    assert boxes[0].x == 0
    steps = {round(after.x - before.x, 3) for before, after in pairwise(boxes)}
    assert len(steps) == 1
    assert all(after.bottom < before.y for before, after in pairwise(boxes))


def test_short_risers_have_straight_corners(setter: Setter) -> None:
    def bends(name: str) -> int:
        drawn = set_whole(LADDERS[name], setter)[0].items
        (line, *_) = (
            item for item in drawn if isinstance(item, Shape) and item.fill is None and item.stroke
        )
        return sum(isinstance(step, CurveTo) for step in line.path.steps)

    assert bends("seed") == 10
    assert bends("twelve") == 0


def test_one_or_two_rungs_are_no_diagram(setter: Setter) -> None:
    assert not any(isinstance(item, Shape) for item in set_whole(LADDERS["two"], setter)[0].items)


def test_a_ladder_higher_than_a_page_is_two_stairs_of_like_length(setter: Setter) -> None:
    lower, upper = set_whole(LADDERS["fourteen"], setter)
    assert (len(filled(lower, "tint")), len(filled(upper, "tint"))) == (7, 7)
    assert lower.break_after != FORBIDDEN
    assert len(set_whole(LADDERS["twelve"], setter)) == 1


def test_posts_without_a_rung_stand_beside_the_ladder_and_touch_no_line(setter: Setter) -> None:
    stair = set_whole(LADDERS["seed"], setter)[0]
    boxes = filled(stair, "tint")
    names = [
        box for text, box in words(stair) if text.strip() in {"Quality analyst", "Another way"}
    ]
    assert len(names) == 2
    assert all(box.x > boxes[1].right for box in names)
    lines = [
        box
        for item in stair.items
        if isinstance(item, Shape) and item.fill is None and (box := extent([item]))
    ]
    thin = [box for box in lines if box.x > boxes[0].right]
    assert thin
    assert not any(overlap(line, box) for line in thin for box in boxes)


def test_more_posts_than_fit_go_under_the_ladder_in_two_columns(setter: Setter) -> None:
    stair, _, below = set_whole(LADDERS["many posts"], setter)
    assert "Seventh" not in text_of([stair])
    columns = {round(box.x) for text, box in words(below) if text.strip() in {"Seventh", *POSTS}}
    assert len(columns) == 2
    assert "3" in text_of([below])  # the rung that they leave


def test_a_choice_is_one_level_with_equal_stubs(setter: Setter) -> None:
    fork = set_whole(LADDERS["fork, a choice"], setter)[0]
    rings = [box for box in filled(fork, "white") if box.x > FORK_X]
    assert len(rings) == 3
    assert len({round(box.x, 3) for box in rings}) == 1
    (way,) = (item for item in fork.items if isinstance(item, Shape) and item.dash == FORK_DASH)
    line = extent([way])
    assert line is not None
    assert line.y == pytest.approx(rings[1].y + rings[1].height / 2)


def test_a_climb_stands_level_with_the_trunk(setter: Setter) -> None:
    fork = set_whole(LADDERS["fork, a climb"], setter)[0]
    levels = {
        text.strip(): box.y + box.height / 2
        for text, box in words(fork)
        if text.strip() in {"Senior process executive", "Technical support", "Quality assurance"}
    }
    assert levels["Technical support"] == pytest.approx(levels["Senior process executive"], abs=0.1)
    assert levels["Quality assurance"] < levels["Technical support"]


def test_a_way_that_asks_for_nothing_is_a_whole_line(setter: Setter) -> None:
    block = ladder(*PROCESS, branches=(replace(FAN, needs=()),), title="Main way")
    fork = set_whole(block, setter)[0]
    heavy = [item for item in fork.items if isinstance(item, Shape) and item.line_width == LINE]
    assert [item.dash for item in heavy] == [(), ()]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    count=st.integers(1, 16),
    names=st.lists(st.integers(1, 8), min_size=1, max_size=16),
    posts=st.integers(1, 7),
    leaves=st.none() | st.integers(0, 15),
    is_choice=st.booleans(),
)
def test_any_ladder_stays_in_its_measure_and_keeps_its_order(
    *,
    count: int,
    names: list[int],
    posts: int,
    leaves: int | None,
    is_choice: bool,
    make_setter: Callable[[str], Setter],
) -> None:
    setter = make_setter("a5")
    rungs = [
        rung(n, " ".join(["assistant"] * names[n % len(names)]), "₹1 lakh", "Some work")
        for n in range(1, count + 1)
    ]
    way = branch(
        *(f"Post {n}" for n in range(posts)),
        leaves=None if leaves is None else leaves % count,
        is_choice=is_choice,
        needs="Training",
    )
    galley = set_whole(ladder(*rungs, branches=(way,)), setter)
    for strip in galley:
        for text, box in words(strip):
            assert box.right <= setter.master.width + 0.01, text
            assert box.bottom <= strip.height + 0.01, text
            assert box.y >= -0.01, text
    numbers = [text for role, text in spoken(setter, galley) if role == "Lbl"]
    rising = [number for number in numbers if number in map(str, range(1, count + 1))]
    assert len(rising) >= count
    assert depth(galley) % setter.master.line == pytest.approx(0, abs=0.01)


def test_a_box_widens_a_little_rather_than_break_a_line(setter: Setter) -> None:
    pay = "₹10–20 lakh a year, shared with rung 5"
    rungs = (*BPO[:5], replace(BPO[5], figure=s(pay)))
    (stair,) = set_whole(ladder(*rungs, branches=(BESIDE,)), setter)
    boxes = filled(stair, "tint")
    assert boxes[5].width > boxes[0].width
    assert boxes[5].height == boxes[0].height
    assert pay in text_of([stair])
