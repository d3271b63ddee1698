"""The breaker against a slow one that tries every way to break a paragraph."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.text import line_breaking
from guidebuilder.text.attempts import RIGID, Attempt, Flex, justified_attempts, ragged_attempts
from guidebuilder.text.balancing import balanced
from guidebuilder.text.break_table import BreakTable
from guidebuilder.text.line_breaking import total_fit, ways_by_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

LAW = settings(deadline=None)
"""A slow machine is no broken law."""

SPACE = 5.0

FLEX = Flex(scale=0.05, tracking=0.01)


def add(  # noqa: PLR0913  (an entry of each list, by name)
    table: BreakTable,
    *,
    end: float,
    resume: float,
    space_end: float,
    space_resume: float,
    words: int,
    hyphen: float = 0.0,
    divides: bool = False,
) -> None:
    """Append a place where a line may end; each 5 pt of it are a cluster."""
    table.end.append(end)
    table.resume.append(resume)
    table.space_end.append(space_end)
    table.space_resume.append(space_resume)
    table.clusters.append(round(resume / SPACE))
    table.words.append(words)
    table.penalty.append(0.0)
    table.hyphen.append(hyphen)
    table.divides.append(divides)


def places_of(
    table: BreakTable, first: float, rest: float, attempt: Attempt
) -> tuple[int, ...] | None:
    """Return where the lines end in the best way."""
    way = total_fit(table, first, rest, attempt)
    return None if way is None else way.places


def paragraph(*words: str | float) -> BreakTable:
    """Return a paragraph of words, each as wide as a number or a word's letters by 5 pt.

    A hyphen in a word is a place where it may be divided; the hyphen is 5 pt wide.
    """
    table = BreakTable()
    pen = spaces = 0.0
    for number, word in enumerate(words):
        pieces = word.split("-") if isinstance(word, str) else [word]
        for piece in pieces[:-1]:
            pen += SPACE * len(piece)  # type: ignore[arg-type]
            add(
                table,
                end=pen + SPACE,
                resume=pen,
                space_end=spaces,
                space_resume=spaces,
                words=number,
                hyphen=1.0,
                divides=True,
            )
        last = pieces[-1]
        pen += SPACE * len(last) if isinstance(last, str) else last
        add(
            table,
            end=pen,
            resume=pen + SPACE,
            space_end=spaces,
            space_resume=spaces + SPACE,
            words=number + 1,
        )
        pen, spaces = pen + SPACE, spaces + SPACE
    return table


def demerits(table: BreakTable, ways: tuple[int, ...], measure: float, attempt: Attempt) -> float:
    """Return the demerits of a whole paragraph as TeX defines them; infinite if not accepted."""
    total, space, fitness, ladder = 0.0, 0.0, 1, 0
    start, clusters = table.start, 0
    for at in ways:
        ends = at == ways[-1]
        short = measure - (table.end[at] - start)
        spaces = table.space_end[at] - space
        scaled = attempt.scale * (table.end[at] - start)
        short -= min(max(short, -scaled), scaled)
        tracked = attempt.tracking * (table.clusters[at] - clusters)
        room = attempt.shrink * spaces if short < 0 else attempt.stretch * spaces + attempt.slack
        if short < 0 and -short > room + tracked + 1e-6:
            return float("inf")
        if (ends and short >= 0) or short == 0:
            ratio = 0.0
        elif abs(short) <= room + tracked:
            ratio = abs(short) / (room + tracked)
        else:
            ratio = (abs(short) - tracked) / room if room else 1e9
        badness = min(100 * ratio**3, 10_000)
        if badness > attempt.badness + 1e-9:
            return float("inf")
        klass = 1 if badness <= 12 else 0 if short < 0 else 2 if badness <= 99 else 3
        total += (10 + badness) ** 2
        total += (table.penalty[at] + attempt.hyphen_penalty * table.hyphen[at]) ** 2
        if abs(klass - fitness) > 1:
            total += 10_000
        if ends and len(ways) > 1:
            words = table.words[at] - table.words[ways[-2]]
            if words < attempt.last_words or table.end[at] - start < attempt.runt:
                return float("inf")
            total += 5_000 * (ladder > 0) + 1_000_000 * (words == 1)
        ladder = ladder + 1 if table.divides[at] else 0
        if ladder > attempt.ladder:
            return float("inf")
        total += 10_000 * (ladder > 1)
        fitness, start, space = klass, table.resume[at], table.space_resume[at]
        clusters = table.clusters[at]
    return total


def all_ways(table: BreakTable) -> Iterator[tuple[int, ...]]:
    last = len(table.end) - 1
    for lines in range(last + 1):
        for ways in combinations(range(last), lines):
            yield (*ways, last)


LONG_WORDS = ["pay-ing", "nurs-es", "for-ma-tion", "al-though"]
WORDS = st.one_of(
    st.lists(st.sampled_from(["a", "is", "the", "work", *LONG_WORDS]), min_size=1, max_size=6),
    st.lists(st.sampled_from(LONG_WORDS), min_size=3, max_size=5),  # ladders of hyphens
)
# How many hyphens a paragraph may have is asked of the best way only, not of each.
ATTEMPTS = st.sampled_from(
    [
        replace(attempt, hyphen_lines=0)
        for attempts in (
            *(justified_attempts(60, 10, hyphens=True, flex=flex) for flex in (RIGID, FLEX)),
            ragged_attempts(60, 10, hyphens=True),
        )
        for attempt in attempts
        if not attempt.may_overflow
    ]
)


@LAW
@given(WORDS, st.sampled_from([35.0, 45.0, 55.0, 70.0, 90.0]), ATTEMPTS)
def test_no_other_way_is_better(words: list[str], measure: float, attempt: Attempt) -> None:
    table = paragraph(*words)
    best = min(demerits(table, ways, measure, attempt) for ways in all_ways(table))

    found = places_of(table, measure, measure, attempt)

    if found is None:
        assert best == float("inf")
    else:
        assert best < float("inf")
        assert demerits(table, found, measure, attempt) == pytest.approx(best)


@LAW
@given(WORDS, st.sampled_from([25.0, 40.0, 55.0, 70.0, 90.0]))
def test_balanced_lines_are_few_and_even(words: list[str], measure: float) -> None:
    table = paragraph(*words)

    def unevenness(ways: tuple[int, ...]) -> float:
        starts = [0.0, *(table.resume[at] for at in ways[:-1])]
        shorts = [measure - (table.end[at] - start) for at, start in zip(ways, starts, strict=True)]
        return sum(short**2 for short in shorts) if min(shorts) >= 0 else float("inf")

    whole = [
        ways
        for ways in all_ways(table)
        if not any(table.divides[at] for at in ways) and unevenness(ways) < float("inf")
    ]
    assume(whole)
    fewest = min(len(ways) for ways in whole)
    best = min(unevenness(ways) for ways in whole if len(ways) == fewest)

    found = balanced(table, measure, measure)

    assert found is not None
    assert len(found) == fewest
    assert unevenness(found) == pytest.approx(best)


@LAW
@given(WORDS, st.sampled_from([45.0, 55.0, 70.0]), ATTEMPTS)
def test_each_number_of_lines_has_its_best_way(
    words: list[str], measure: float, attempt: Attempt
) -> None:
    table = paragraph(*words)
    best: dict[int, float] = {}
    for ways in all_ways(table):
        cost = demerits(table, ways, measure, attempt)
        if cost < float("inf"):
            best[len(ways)] = min(cost, best.get(len(ways), cost))

    found = ways_by_lines(table, measure, measure, attempt)

    assert {lines: way.demerits for lines, way in found.items()} == pytest.approx(best)
    for lines, way in found.items():
        assert len(way.places) == lines
        assert demerits(table, way.places, measure, attempt) == pytest.approx(way.demerits)


def test_balanced_divides_a_word_only_if_it_must() -> None:
    assert balanced(paragraph("for-ma-tion", "is"), 50.0, 50.0) == (2, 3)
    assert balanced(paragraph("for-ma-tion", "is"), 35.0, 35.0) == (1, 3)


def test_balanced_gives_up_on_what_is_no_heading() -> None:
    assert balanced(paragraph(*["word"] * 40), 50.0, 50.0) is None
    assert balanced(paragraph(200.0, 10.0), 50.0, 50.0) is None


LAST = list(ragged_attempts(60, 10, hyphens=True))[-1]


def test_the_last_attempt_takes_what_is_wider_than_a_line() -> None:
    table = paragraph("a", 100.0, "b", "c")

    assert places_of(table, 50.0, 50.0, LAST) == (0, 1, 3)


@LAW
@given(st.lists(st.floats(1, 80), min_size=1, max_size=12), st.floats(10, 60))
def test_the_last_attempt_never_fails(words: list[float], measure: float) -> None:
    for attempts in (ragged_attempts, justified_attempts):
        last = list(attempts(measure, 10, hyphens=False))[-1]
        found = places_of(paragraph(*words), measure, measure, last)

        assert found is not None
        assert found[-1] == len(words) - 1


def place(table: BreakTable, end: float, resume: float, *, divides: bool = False) -> None:
    add(
        table,
        end=end,
        resume=resume,
        space_end=0,
        space_resume=0,
        words=len(table.end),
        divides=divides,
    )


def test_equal_ways_are_told_apart_by_their_hyphens() -> None:
    table = BreakTable()
    place(table, 20, 25, divides=True)
    place(table, 20, 25)  # the same line, without dividing a word
    place(table, 45, 50)
    place(table, 70, 70)

    assert places_of(table, 20.0, 20.0, Attempt(badness=100, hyphens=True)) == (1, 2, 3)


def test_a_hyphen_too_wide_does_not_hide_the_end_of_its_word() -> None:
    table = BreakTable()
    place(table, 33, 28, divides=True)
    place(table, 31, 36)
    place(table, 67, 67)

    assert places_of(table, 31.0, 31.0, Attempt(badness=100, hyphens=True)) == (1, 2)


def test_ladders_of_hyphens_are_limited() -> None:
    table = paragraph("aaaa-aa", "a-aaa", "aaaa-aa", "a-aaa", "aa")
    free = Attempt(badness=10_000, hyphens=True, slack=20.0, hyphen_penalty=50)

    def ladder(limit: int) -> int:
        found = places_of(table, 30.0, 30.0, replace(free, ladder=limit)) or ()
        ends = "".join("x" if table.divides[at] else " " for at in found)
        return max(map(len, ends.split()))

    assert ladder(2) == 2
    assert ladder(1) == 1


def test_two_hyphens_in_a_row_are_dear() -> None:
    attempt = Attempt(badness=10_000, hyphens=True, slack=20.0, hyphen_penalty=50, ladder=9)

    assert places_of(paragraph("aaa-a", "aaa-a", "aaa-a"), 35.0, 35.0, attempt) == (1, 2, 5)


def test_the_best_way_may_lead_over_a_place_that_is_cheaper_to_reach() -> None:
    """The first line is better by itself with three words, the paragraph with two."""
    table = paragraph(24.0, 24.0, 4.0, 16.0, 12.0, 8.0, 24.0)
    attempt = Attempt(badness=9999, hyphens=False, stretch=1 / 2, shrink=1 / 3)
    best = min(all_ways(table), key=lambda ways: demerits(table, ways, 60.0, attempt))

    assert places_of(table, 60.0, 60.0, attempt) == best == (1, 5, 6)


def test_words_are_kept_whole_first_where_lines_are_long() -> None:
    """Patterns are read, and hyphens seen, only if a paragraph needs them."""
    wide, narrow = (
        [attempt.hyphens for attempt in justified_attempts(measure, 10, hyphens=True)]
        for measure in (300, 200)
    )

    assert wide == [False, *narrow]
    assert all(narrow)
    assert not any(
        attempt.hyphens
        for attempts in (justified_attempts, ragged_attempts)
        for attempt in attempts(300, 10, hyphens=False)
    )


def test_the_first_line_has_its_own_measure() -> None:
    table = paragraph(*["word"] * 4)
    free = Attempt(badness=10_000, hyphens=False, slack=50.0)

    assert places_of(table, 20.0, 70.0, free) == (0, 3)


def test_too_many_hyphens_are_refused() -> None:
    table = paragraph("aaaa-aa", "bb-bbb", "cc-cc", "d")
    many = Attempt(badness=10_000, hyphens=True, slack=5.0, ladder=9)

    found = places_of(table, 25.0, 25.0, many)
    assert found is not None
    assert sum(table.divides[at] for at in found) > 1
    few = Attempt(badness=10_000, hyphens=True, slack=5.0, ladder=9, hyphen_lines=6)
    assert places_of(table, 25.0, 25.0, few) is None


def test_constants_are_those_of_tex() -> None:
    """From tex.web and plain.tex; a change here changes every page."""
    assert line_breaking.LINE_PENALTY == 10
    assert line_breaking.ADJACENT_DEMERITS == line_breaking.DOUBLE_HYPHEN_DEMERITS == 10_000
    assert line_breaking.FINAL_HYPHEN_DEMERITS == 5_000
