"""However a guide is spoilt, its author is told what to mend, or gets all of the booklet.

These are a few of the mutants that ``make torture`` tries; what once failed is tried always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.torture.drafts import Expect
from tests.torture.judging import judged, judged_process
from tests.torture.mutations import MUTATIONS, name_of, spoil
from tests.torture.trying import attempt, run

from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from pathlib import Path

SEEDS = range(0, 160, 2)
"""Eighty seeds: as many kinds of mutation."""

REGRESSIONS = (
    ("long_word", 178),  # an address was looked for from each of its letters
    ("heap_of_accents", 162),
    ("picture_without_data", 91),  # printed as an empty box
    ("picture_that_lies_about_its_size", 213),  # the same
    ("picture_that_lies_about_its_size", 90),
    ("damaged_picture", 3),
    ("too_large_a_file", 729),  # two hundred thousand brackets in brackets
    ("no_break_space_to_indent", 315),  # told where YAML lost the thread
    ("no_break_space_to_indent", 3011),  # twelve lines away
    ("no_colon", 316),
    ("no_space_after_colon", 73),  # said nothing
    ("mark_in_a_word", 3010),
    ("misspelt_term", 0),
    ("bad_version", 1),
    ("wrong_ending", 982),  # forty messages about a region that is there
    ("nothing_in_a_file", 5),
    ("alias_to_itself", 113),  # one side of a comparison was missed that a mistake had emptied
)
"""Mutation and seed of what once failed, and how."""

AS_COMMANDS = (
    ("honest_picture", 0),
    ("control_in_a_name", 0),
    ("link_out_of_the_guide", 1),
    ("pipe_for_a_file", 0),
    ("file_for_a_folder", 0),
    ("strange_file_name", 0),
)
"""What shows in exit codes, on a terminal and beside an earlier booklet."""


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed}-{name_of(seed)}")
def test_a_spoilt_guide_is_refused_in_plain_words_or_printed_whole(
    seed: int, tmp_path: Path
) -> None:
    _must_be_good(name_of(seed), seed, tmp_path)


@pytest.mark.parametrize(("name", "seed"), REGRESSIONS)
def test_what_once_failed_fails_no_more(name: str, seed: int, tmp_path: Path) -> None:
    _must_be_good(name, seed, tmp_path)


@pytest.mark.parametrize(("name", "seed"), AS_COMMANDS)
def test_check_and_render_end_alike_and_leave_nothing(name: str, seed: int, tmp_path: Path) -> None:
    mutant = spoil(name, seed, tmp_path)
    if mutant is None:
        pytest.skip("this system lacks what it takes")

    check, render = (run(command, tmp_path / "guide") for command in ("check", "render"))

    assert judged_process(mutant, check, render) == frozenset(), check.said + render.said


def test_a_mutant_is_the_same_each_time(tmp_path: Path) -> None:
    for name in sorted(MUTATIONS):
        if name in {"pipe_for_a_file", "link_to_itself", "link_out_of_the_guide"}:
            continue  # nothing there to read
        twice = [tmp_path / name / each for each in "ab"]
        for desk in twice:
            desk.mkdir(parents=True)
        one, other = (spoil(name, 7, desk) for desk in twice)
        assert one == other
        assert [*_content(twice[0])] == [*_content(twice[1])]


def test_all_but_the_harmless_mutations_spoil_something(tmp_path: Path) -> None:
    """A mutation that changes nothing would pass for ever."""
    spoil("file_that_no_one_reads", 0, tmp_path)
    sound = dict(_content(tmp_path))
    for name in sorted(MUTATIONS):
        desk = tmp_path / name
        desk.mkdir()
        if spoil(name, 11, desk) is not None and name != "file_that_no_one_reads":
            assert dict(_content(desk)) != sound, name


def _must_be_good(name: str, seed: int, desk: Path) -> None:
    mutant = spoil(name, seed, desk)
    if mutant is None:
        pytest.skip("this system lacks what it takes")

    outcome = attempt(desk / "guide", writes=mutant.expect is Expect.PRINTED)

    told = "\n".join([*map(str, outcome.messages[:5]), outcome.last_words])
    assert judged(mutant, outcome) == frozenset(), f"{mutant}\n{told}"


def _content(desk: Path) -> list[tuple[str, bytes]]:
    """Return what lies in a guide; links and pipes by their names."""
    guide = desk / "guide"
    return [
        (
            path.relative_to(guide).as_posix(),
            # Paths out of the guide name the desk, which is another each time.
            path.read_bytes().replace(str(desk).encode(), b"")
            if path.is_file() and not (IS_POSIX and path.is_symlink())
            else b"",
        )
        for path in sorted(guide.rglob("*"))
    ]
