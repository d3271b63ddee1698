"""YAML to nodes: every scalar stays a text, every node knows its place, no slip hides another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report
from guidebuilder.load.yaml_nodes import BrokenNode, ListNode, MapNode, Node, TextNode, read_nodes


def read(text: str) -> tuple[Node | None, list[str]]:
    report = Report()
    node = read_nodes(text, "x.yaml", report)
    return node, [f"{each.span.line}:{each.span.column} {each.message}" for each in report.sorted]


def value(text: str, key: str = "a") -> Node | None:
    node, told = read(text)
    assert told == []
    assert isinstance(node, MapNode)
    return node.get(key)


def test_no_text_changes_its_type() -> None:
    for word in ("NO", "yes", "12:30", "010", "0x1F", "1_000", "~", "null", "1.0", "2026-11-22"):
        found = value(f"a: {word}\n")
        assert isinstance(found, TextNode)
        assert found.value == word


def test_nodes_know_their_places() -> None:
    found = value("a:\n  - b\n  - {c: 'd'}\n")
    assert isinstance(found, ListNode)
    assert [str(each.span) for each in found.items] == ["x.yaml:2:5", "x.yaml:3:5"]
    inner = found.items[1]
    assert isinstance(inner, MapNode)
    assert [str(inner.pairs[0][0].span), str(inner.pairs[0][1].span)] == [
        "x.yaml:3:6",
        "x.yaml:3:9",
    ]


def test_a_comment_with_a_space_is_a_comment() -> None:
    found = value("a: b # c\nd: e  ## f\n")
    assert isinstance(found, TextNode)
    assert found.value == "b"


def test_a_number_sign_inside_a_word_or_quotes_is_text() -> None:
    for text in ("C#", "'a #b'", "a#b"):
        assert isinstance(value(f"a: {text}\n"), TextNode)


def test_twelve_levels_are_enough_and_thirteen_too_many() -> None:
    assert value("a: " + "[" * 11 + "x" + "]" * 11 + "\n") is not None
    _, told = read("a: " + "[" * 12 + "x" + "]" * 12 + "\n")
    assert told == ["1:15 nested deeper than 12 levels"]


def test_three_thousand_levels_are_one_message() -> None:
    _, told = read("a: " + "[" * 3000 + "]" * 3000 + "\nb: c\n")
    assert told == ["1:15 nested deeper than 12 levels"]


def test_an_alias_bomb_is_refused_before_it_is_walked() -> None:
    rows = "\n".join(f"  - &a{i + 1} [*a{i}, *a{i}]" for i in range(30))
    node, told = read(f"a:\n  - &a0 [x, x]\n{rows}\n")
    assert isinstance(node, MapNode)
    assert sum("an alias" in each for each in told) == 60


def test_reading_goes_on_behind_a_broken_line() -> None:
    node, told = read("a: b: c\nd: *e f\ng: @h\ni: j\n")
    assert [each.split(" ")[0] for each in told] == ["1:5", "2:4", "3:4"]
    assert isinstance(node, MapNode)
    assert node.keys == ("a", "d", "g", "i")


def test_a_file_that_cannot_be_mended_ends_with_one_message() -> None:
    assert read("a:\n\t- b\n\tc\n")[0] is None


def test_tabs_inside_texts_are_let_pass() -> None:
    assert isinstance(value("a: |\n  b\n  \tc\n"), TextNode)
    _, told = read("a: b\n\tc\n")
    assert told == ["2:1 a tab is used to indent this line"]


def test_what_is_broken_is_not_reported_again() -> None:
    node, told = read("a:\nb: !!str c\n")
    assert isinstance(node, MapNode)
    assert [type(each) for _, each in node.pairs] == [BrokenNode, BrokenNode]
    assert len(told) == 2


def test_an_empty_file_and_one_of_comments_have_nothing_in_them() -> None:
    for text in ("", "\n\n", "# only this\n", "---\n"):
        assert read(text) == (None, ["1:1 this file is empty"])


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Cf"]) | st.just("\n"), max_size=60)
)
def test_any_file_is_read_or_explained(text: str) -> None:
    node, told = read(text)
    assert node is not None or told


@given(
    st.lists(
        st.sampled_from(["a: b", "  - c", "d: *e", "f: g: h", "  i", "j: [k", "l: 'm", "- n", "o:"])
    )
)
def test_any_mixture_of_slips_is_explained_in_the_file(lines: list[str]) -> None:
    text = "\n".join(lines)
    report = Report()
    read_nodes(text, "x.yaml", report)
    for each in report.found:
        assert 1 <= each.span.line <= max(1, len(lines) + 1)
        assert each.span.column >= 1
