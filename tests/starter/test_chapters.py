"""A line comes into guide.yaml, and nothing else in it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.failures import OrderError
from guidebuilder.starter.chapters import with_chapter

CASES = {
    "indented": ("a: 1\nchapters:\n  - x/a\nb: 2\n", "a: 1\nchapters:\n  - x/a\n  - n/w\nb: 2\n"),
    "not indented": ("chapters:\n- x/a\nb: 2\n", "chapters:\n- x/a\n- n/w\nb: 2\n"),
    "without a last line end": ("chapters:\n  - x/a", "chapters:\n  - x/a\n  - n/w"),
    "with notes": (
        "chapters: # in order\n  - x/a # one\n  # - x/b\n\n# end\n",
        "chapters: # in order\n  - x/a # one\n  - n/w\n  # - x/b\n\n# end\n",
    ),
    "wide marks": ("chapters:\n    -   x/a\n", "chapters:\n    -   x/a\n    -   n/w\n"),
    "in quotes": ("chapters:\n  - 'x/a'\n", "chapters:\n  - 'x/a'\n  - n/w\n"),
    "in brackets": ("chapters: [x/a, 'x/b' ] # so\n", "chapters: [x/a, 'x/b', n/w ] # so\n"),
    "in brackets over lines": (
        "chapters: [\n  x/a,\n  x/b\n]\n",
        "chapters: [\n  x/a,\n  x/b, n/w\n]\n",
    ),
    "ended by Windows": (
        "a: 1\r\nchapters:\r\n  - x/a\r\n",
        "a: 1\r\nchapters:\r\n  - x/a\r\n  - n/w\r\n",
    ),
    "with a byte order mark": ("\ufeffchapters:\n  - x/a\n", "\ufeffchapters:\n  - x/a\n  - n/w\n"),
    "there already": ("chapters:\n  - n/w\n  - x/a\n", "chapters:\n  - n/w\n  - x/a\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_chapter_is_put_behind_the_last(case: str) -> None:
    before, after = CASES[case]

    assert with_chapter(before, "n/w") == after


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "a: 1\n",
        "- x\n",
        "chapters: x/a\n",
        "chapters: []\n",
        "chapters:\n  - a: 1\n",
        'chapters: ["x\\u002fa"]\n',  # longer as it is written than as it is read
        "chapters:\n  - x/a\n  - x/b\n   x/c\n",
    ],
)
def test_where_no_line_can_be_put_in_the_cure_is_told(settings: str) -> None:
    with pytest.raises(OrderError) as refused:
        with_chapter(settings, "n/w")

    assert refused.value.hint


@given(
    st.lists(
        st.sampled_from(["careers/a", "'careers/b'", '"articles/c"']), min_size=1, unique=True
    ),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 6),
    st.sampled_from(["", "  # a note"]),
)
def test_every_old_line_stays_in_its_order(
    chapters: list[str], end: str, indent: int, note: str
) -> None:
    lines = [
        "slug: x",
        "chapters:",
        *(f"{' ' * indent}- {each}{note}" for each in chapters),
        "b: 1",
    ]
    before = "".join(line + end for line in lines)

    after = with_chapter(before, "careers/new").split(end)

    assert [line for line in after if "careers/new" not in line] == before.split(end)
    assert sum("careers/new" in line for line in after) == 1
