"""The author's line below a message: whatever is in it, the carets stand under what is meant."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guidebuilder.cli.console import Console, columns_of
from guidebuilder.cli.excerpt import Mark, excerpt, mark

USUAL = Console(encoding="utf-8", columns=60)
POOR = Console(encoding="cp1252", columns=60)


def shown(line: str, column: int, length: int = 1, console: Console = USUAL) -> list[str]:
    """Return the lines of an excerpt without their styles."""
    parts = excerpt(line, 7, Mark(column, length), console)
    return ["".join(words for _, words in part) for part in parts]


@pytest.mark.parametrize(
    ("line", "column", "message", "meant"),
    [
        ("    titel: What you do", 5, "`titel` is not known here", "titel"),
        ("    titel: What you do", 5, "this is not known here", "titel"),
        ("  'titel': What", 3, "`titel` is not known here", "'titel'"),
        ("  text: 'It is: so'", 9, "this text is too long", "'It is: so'"),
        ("  text: Take <b>calls</b>", 9, "HTML is used in a text", "Take <b>calls</b>"),
        ("  text: Take calls  # often", 9, "this text is too short", "Take calls"),
        ("  text: See [there](#dutys).", 9, "there is no id `dutys`", "dutys"),
        ("  - Take no%where.", 5, "a mark stands inside a word: `no%where`", "no%where"),
        ("  - Take somewhere.", 5, "there is no section `some`", "Take somewhere."),
        ("  pay: {india: 2,50,000}", 17, "cut before `50`", ","),
        ("  items: [Keep calm, Listen]", 11, "Keep is no item", "Keep calm"),
        ("  - {label: Good}", 6, "a comparison has two sides", "label"),
        ("  id: &x duties", 7, "an anchor (&x) is used", "&x"),
        ("  items: [a, *x]", 14, "an alias is used", "*x"),
        ("       - You answer.", 8, "this item is read as part of the line above it", "-"),
        ("  text: {a}", 9, "one value is expected here", "{"),
        ("  text: a: b", 10, "a second colon in this line", ":"),
        ("\ttext: a", 1, "a tab is used to indent this line", "\t"),
        ("  - a\u00a0b", 6, "a no-break space stands here", "\u00a0"),
        ("name,plaec,url", 6, "`plaec` is not known here", "plaec"),
    ],
)
def test_what_a_message_is_about_is_marked(
    line: str, column: int, message: str, meant: str
) -> None:
    found = mark(line, column, message)

    assert line[found.column - 1 :][: found.length] == meant


def test_what_is_missing_behind_the_last_character_is_marked_there() -> None:
    line = "    title:"

    assert mark(line, len(line) + 1, "there is no value after the colon") == Mark(11, 1)
    assert shown(line, 11) == ["   7 │     title:", "     │           ^"]


@pytest.mark.parametrize(
    ("line", "column", "length", "lines"),
    [
        ("a\ttab", 3, 3, ["   7 │ a    tab", "     │      ^^^"]),
        ("\ta", 1, 1, ["   7 │     a", "     │ ^^^^"]),
        ("名前: 職業案内", 5, 4, ["   7 │ 名前: 職業案内", "     │       ^^^^^^^^"]),
        ("उत्तर नहीं", 7, 4, ["   7 │ उत्तर नहीं", "     │      ^^^"]),
        ("cafe\u0301 noir", 7, 4, ["   7 │ cafe\u0301 noir", "     │      ^^^^"]),
        ("a\x1b[31mb", 7, 1, ["   7 │ a<U+001B>[31mb", "     │              ^"]),
        ("a\u202eb", 3, 1, ["   7 │ a<U+202E>b", "     │          ^"]),
    ],
    ids=["a tab", "a tab itself", "wide", "Devanagari", "combining", "escape", "turned"],
)
def test_carets_count_the_columns_of_the_terminal(
    line: str, column: int, length: int, lines: list[str]
) -> None:
    assert shown(line, column, length) == lines


def test_a_poor_console_gets_numbers_and_plain_bars_and_carets_that_fit() -> None:
    assert shown("pay: ₹500 – 10", 6, 4, POOR) == [
        "   7 | pay: \\u20b9500 – 10",
        "     |      ^^^^^^^^^",
    ]
    ascii_only = Console(encoding="ascii", columns=40)
    assert shown("x" * 100, 90, 1, ascii_only)[0].startswith("   7 | ...x")


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 500 + "HERE" + "z" * 500

    text, carets = shown(line, 501, 4)

    assert len(text) == USUAL.columns
    assert text.startswith("   7 │ …aaa")
    assert text.endswith("zzz…")
    assert text[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_a_line_is_cut_at_one_end_only_if_it_goes_on_there_only() -> None:
    beginning, _ = shown("HERE" + "z" * 500, 1, 4)
    end, _ = shown("a" * 500 + "HERE", 501, 4)

    assert beginning.startswith("   7 │ HEREzzz")
    assert beginning.endswith("z…")
    assert end.startswith("   7 │ …aaa")
    assert end.endswith("aHERE")


@given(
    before=st.text("aé职\u0301\t₹", max_size=200),
    after=st.text("aé职\u0301\t₹", max_size=200),
    encoding=st.sampled_from(["utf-8", "cp1252"]),
    columns=st.integers(40, 80),
)
def test_the_first_caret_stands_under_the_first_letter_that_is_meant(
    before: str, after: str, encoding: str, columns: int
) -> None:
    console = Console(encoding=encoding, columns=columns)

    text, carets = shown(f"{before}X{after}", len(before) + 1, 1, console)

    at = text.index("X")
    assert columns_of(text[:at]) == carets.index("^")
    first = text.partition(f"{console.bar} ")[2].removeprefix(console.dots)[0]
    assert columns_of(first) or text.partition(f"{console.bar} ")[2][0] == before[0]


def test_a_line_of_a_million_characters_takes_no_time() -> None:
    text, carets = shown("a\u0301" * 1_000_000, 1_000_001)

    assert columns_of(text) <= USUAL.columns
    assert carets.endswith("^")


@given(
    line=st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=200),
    at=st.integers(0, 200),
    length=st.integers(1, 60),
    encoding=st.sampled_from(["utf-8", "ascii", "cp1252", "cp437"]),
    columns=st.integers(40, 120),
)
@example(line="\u0301" * 90, at=60, length=1, encoding="utf-8", columns=40)
@example(line="职" * 90, at=60, length=30, encoding="utf-8", columns=41)
def test_whatever_the_line_it_fits_and_its_carets_stand_under_it(
    line: str, at: int, length: int, encoding: str, columns: int
) -> None:
    console = Console(encoding=encoding, columns=columns)
    at = min(at, len(line))

    text, carets = shown(line, at + 1, length, console)

    text.encode(encoding)
    assert columns_of(text) <= columns
    assert columns_of(carets) <= columns + 1  # one may stand behind the last character
    assert carets.count("^") >= 1
    assert carets.rstrip("^").replace("7", " ").strip() in {"|", "│"}
