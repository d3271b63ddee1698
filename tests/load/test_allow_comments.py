"""Comments that let warnings pass: which comments these are, and which lines they speak about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report, Severity, Span
from guidebuilder.load import read_guide, yaml_nodes
from guidebuilder.load.allow_comments import warn_of_unused
from guidebuilder.load.yaml_nodes import read_nodes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "careers/bpo-executive.yaml"


@pytest.fixture(params=["libyaml", "Python"], autouse=True)
def _either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)


def allowed_lines(text: str) -> dict[int, tuple[int, int | None]]:
    """Return, by the line of each comment that allows something, what it speaks about."""
    report = Report()
    read_nodes(text, FILE, report)
    assert report.found == []
    return {each.span.line: (each.first, each.last) for each in report.allowances}


@pytest.mark.parametrize(
    ("text", "spoken_about"),
    [
        pytest.param("a: x # allow GB603: why\nb: y\n", {1: (1, 1)}, id="at the end of a line"),
        pytest.param("a: x\nb: y # allow GB603: why", {2: (2, 2)}, id="without a last line end"),
        pytest.param("a: x\n# allow GB603: why\nb: y\n", {2: (2, 3)}, id="alone above a line"),
        pytest.param("a: x\n  # allow GB603: why\n\n# more\nb: y\n", {2: (2, 5)}, id="far above"),
        pytest.param("# allow GB603: why\na: x\n", {1: (1, 2)}, id="at the head"),
        pytest.param("# words\n---\n# allow GB603: why\na: x\n", {3: (1, 4)}, id="below others"),
        pytest.param("a: x\n# allow GB603: why\n", {2: (2, 2)}, id="above nothing"),
        pytest.param("a: |  # allow GB603: why\n  x\n\n  y\nb: z\n", {1: (1, 4)}, id="block"),
        pytest.param("a: >-  # allow GB603: why\n  x\n  y\nb: z\n", {1: (1, 3)}, id="folded"),
        pytest.param("# allow GB603: why\na: |2\n    x\n  y\n", {1: (1, 4)}, id="above a block"),
        pytest.param("a: 'x\n  y' # allow GB603: why\n", {2: (1, 2)}, id="end of a quoted text"),
        pytest.param("a: x\n  y # allow GB603: why\n", {2: (1, 2)}, id="end of a plain text"),
        pytest.param("a: [x, y] # allow GB603: why\n", {1: (1, 1)}, id="behind a list"),
        pytest.param("a: [x, # allow GB603: why\n  y]\n", {1: (1, 1)}, id="inside a list"),
        pytest.param("a: {b: c} # allow GB603: why\n", {1: (1, 1)}, id="behind a map"),
        pytest.param("a: # allow GB603: why\n  b: c\n", {1: (1, 1)}, id="behind a name"),
        pytest.param("- # allow GB603: why\n  b: c\n", {1: (1, 1)}, id="behind a dash"),
        pytest.param("a: x#y # allow GB603: why\n", {1: (1, 1)}, id="behind a # in a word"),
        pytest.param('a: "x # y" # allow GB603: why\n', {1: (1, 1)}, id="behind a # in quotes"),
        pytest.param("a: 'it''s' # allow GB603: why\n", {1: (1, 1)}, id="behind a doubled quote"),
        pytest.param('a: "\\"" # allow GB603: why\n', {1: (1, 1)}, id="behind an escaped quote"),
        pytest.param("a: |\n  x\n# allow GB603: why\nb: y\n", {3: (3, 4)}, id="below a block"),
        pytest.param("- a: |\n    x\n  # allow GB603: why\n  b: y\n", {3: (3, 4)}, id="below one"),
        pytest.param("a: ₹ 9 # allow GB603: why\n", {1: (1, 1)}, id="behind what is not ASCII"),
        pytest.param("a: 🎓 # allow GB603: why\n", {1: (1, 1)}, id="behind an astral character"),
        pytest.param("a: x ## Allow gb603 : why\n", {1: (1, 1)}, id="written in another way"),
    ],
)
def test_a_comment_speaks_about_its_line_or_the_next(
    text: str, spoken_about: dict[int, tuple[int, int]]
) -> None:
    assert allowed_lines(text) == spoken_about


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: '# allow GB603: why'\n", id="in single quotes"),
        pytest.param('a: "x # allow GB603: why"\n', id="in double quotes"),
        pytest.param("a: |\n  # allow GB603: why\n  x\n", id="first in a block"),
        pytest.param("a: |\n  x\n  # allow GB603: why\n", id="last in a block"),
        pytest.param("a: |\n  x\n\n  # allow GB603: why\n\nb: y\n", id="before blank lines"),
        pytest.param("a: >\n  x # allow GB603: why\n  y\n", id="in a folded block"),
        pytest.param("a: 'x\n  # allow GB603: why\n  y'\n", id="a line of quoted text"),
        pytest.param("a: x#allow GB603: why\n".replace(": why", ""), id="inside a word"),
        pytest.param("'a # allow GB603: why': x\n", id="in a name"),
        pytest.param("a: ['x # allow GB603: why', y]\n", id="in quotes in a list"),
        pytest.param("a: x # allow two weeks for this\n", id="a comment like any other"),
        pytest.param("a: x # GB603 is told here\n", id="a comment about a code"),
        pytest.param("a: x # we allow GB603: why\n", id="a comment with other words before"),
    ],
)
def test_what_is_text_or_another_comment_allows_nothing(text: str) -> None:
    assert allowed_lines(text) == {}


def test_codes_are_divided_by_commas_and_the_reason_is_kept() -> None:
    report = Report()

    read_nodes("a: x # allow gb603,GB604 : our own counts: 2025 \n", FILE, report)

    [allowance] = report.allowances
    assert allowance.codes == ("GB603", "GB604")
    assert allowance.reason == "our own counts: 2025"
    assert allowance.span == Span(FILE, 1, 6)


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# allow GB603", "GB141 this comment gives no reason, so it allows nothing"),
        ("# allow GB603:", "GB141 this comment gives no reason, so it allows nothing"),
        ("# allow GB603, GB604:  ", "GB141 this comment gives no reason, so it allows nothing"),
        ("# allow GB603 our counts", "GB141 this comment cannot be read, so it allows nothing"),
        ("# allow: GB603 our counts", "GB141 this comment cannot be read, so it allows nothing"),
        ("# allow GB6033: why", "GB141 this comment cannot be read, so it allows nothing"),
        ("# allow GB999: why", "GB142 there is no message GB999"),
        ("# allow GB111: why", "GB143 GB111 is an error, and only warnings can be allowed"),
    ],
)
def test_a_comment_that_allows_nothing_is_told(comment: str, told: str) -> None:
    report = Report()

    read_nodes(f"a: x {comment}\n", FILE, report)

    [message] = report.found
    assert f"{message.code} {message.message}" == told
    assert message.severity is Severity.WARNING
    assert message.span == Span(FILE, 1, 6)
    assert report.allowances == []


def test_of_several_codes_the_good_ones_hold() -> None:
    report = Report()

    read_nodes("a: x # allow GB603, GB111, GB999: why\n", FILE, report)

    assert [each.codes for each in report.allowances] == [("GB603",)]
    assert [each.code for each in report.found] == ["GB143", "GB142"]


PAY = """\
title: BPO executive
sections:
  - {{kind: prose, text: You answer calls.}}
  - kind: pay{behind}
    regions: [india]
    bands:
      - {{label: Trainee, pay: {{india: 2 lakh}}}}
"""


def read(folder: Path) -> Report:
    report = Report()
    read_guide(folder, report)
    return report


def test_an_allowed_warning_is_kept_apart(guide_with: Callable[..., Path]) -> None:
    text = PAY.format(behind="  # allow GB603, GB604: the board publishes no pay")

    report = read(guide_with({FILE: text}))

    assert report.found == []
    assert [each.diagnostic.code for each in report.allowed] == ["GB603", "GB604"]
    assert {each.allowance.reason for each in report.allowed} == {"the board publishes no pay"}


def test_only_what_is_named_is_allowed(guide_with: Callable[..., Path]) -> None:
    report = read(guide_with({FILE: PAY.format(behind="  # allow GB604: we asked")}))

    assert [each.code for each in report.found] == ["GB603"]


def test_a_comment_at_another_line_allows_nothing_here(guide_with: Callable[..., Path]) -> None:
    text = PAY.format(behind="").replace("[india]\n", "[india]  # allow GB603, GB604: no\n")

    report = read(guide_with({FILE: text}))
    warn_of_unused(report, ["GB"])

    assert [each.code for each in report.sorted] == ["GB603", "GB604", "GB144", "GB144"]


def test_an_error_stays_an_error(guide_with: Callable[..., Path]) -> None:
    text = PAY.format(behind="  # allow GB403: no\n    source: nowhere")

    codes = [each.code for each in read(guide_with({FILE: text})).sorted]
    assert codes == ["GB604", "GB143", "GB403"]


def test_a_regional_file_allows_what_is_told_of_it(guide_with: Callable[..., Path]) -> None:
    page = "title: BPO executive\nsections:\n  - {kind: prose, text: You answer calls.}\n"
    regional = """\
add:
  - kind: next-steps
    items: [Ask.]
  - kind: prose
    id: early
    # allow GB306: the site has no https yet
    text: Look at [open posts](http://www.example.org).
"""

    report = read(guide_with({FILE: page, "careers/bpo-executive.us.yaml": regional}))

    assert report.found == []
    assert [str(each.diagnostic.span) for each in report.allowed] == [
        "careers/bpo-executive.us.yaml:7:11"
    ]


TABLE = """\
title: BPO executive
sections:
  - kind: institutes
    # allow GB306: these schools have no https
    from: tables/institutes.csv
"""


def test_beside_from_it_holds_for_the_whole_table(guide_with: Callable[..., Path]) -> None:
    rows = "name,url\nOne,http://one.example\nTwo,http://two.example\n"

    report = read(guide_with({FILE: TABLE, "tables/institutes.csv": rows}))
    warn_of_unused(report, ["GB"])

    assert report.found == []
    assert [str(each.diagnostic.span) for each in report.allowed] == [
        "tables/institutes.csv:2:5",
        "tables/institutes.csv:3:5",
    ]


def test_an_unused_code_of_several_is_told_alone(guide_with: Callable[..., Path]) -> None:
    report = read(guide_with({FILE: PAY.format(behind="  # allow GB603, GB604, GB610: the board")}))
    warn_of_unused(report, ["GB6"])

    [told] = report.found
    assert told.message == "GB610 is allowed here, and nothing here draws it"
    assert str(told.span) == f"{FILE}:4:16"


def test_of_a_table_an_unused_code_is_told_once(guide_with: Callable[..., Path]) -> None:
    rows = "name,url\nOne,https://one.example\n"

    report = read(guide_with({FILE: TABLE, "tables/institutes.csv": rows}))
    warn_of_unused(report, ["GB"])

    assert [(each.code, each.span.line) for each in report.found] == [("GB144", 4)]


def test_what_is_not_judged_is_not_told(guide_with: Callable[..., Path]) -> None:
    text = PAY.format(behind="  # allow GB603, GB604, GB714: the paper is small")

    report = read(guide_with({FILE: text}))
    warn_of_unused(report, ["GB6"])

    assert report.found == []


COMMENT = "# allow GB603: why"

WORDS = st.lists(
    st.sampled_from(["a", "x#y", "it's", '"', "\\", COMMENT, "#", "₹", "🎓", "{", "]", ": b"]),
    min_size=1,
    max_size=4,
).map(" ".join)

QUOTES = {
    "single": lambda words: "'" + words.replace("'", "''") + "'",
    "double": lambda words: '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"',
}


@st.composite
def files(draw: st.DrawFn) -> tuple[str, set[int]]:
    """Draw a file of fields in every style, and the lines of its comments."""
    lines: list[str] = []
    comments: set[int] = set()

    def may_comment(line: str) -> str:
        if not draw(st.booleans()):
            return line
        comments.add(len(lines) + 1)
        return f"{line}  {COMMENT}"

    for number in range(draw(st.integers(1, 5))):
        if draw(st.booleans()):
            lines.append(may_comment("").strip())
        words = [draw(WORDS) for _ in range(draw(st.integers(1, 3)))]
        style = draw(st.sampled_from(["plain", "block", *QUOTES]))
        if style == "plain":
            lines.append(may_comment(f"k{number}: x#y z"))
        elif style == "block":
            sign = draw(st.sampled_from(["|", ">", "|-", ">+", "|2"]))
            lines.append(may_comment(f"k{number}: {sign}"))
            lines += [f"  {each}" for each in words]
        else:
            text = "\n  ".join(QUOTES[style](" \n ".join(words)).split(" \n "))
            head, *rest = f"k{number}: {text}".split("\n")
            if rest:
                lines.append(head)
                lines += rest[:-1]
            lines.append(may_comment(rest[-1] if rest else head))
    return "\n".join(lines) + "\n", comments


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(files())
def test_in_every_style_of_text_comments_are_found_and_nothing_else(
    drawn: tuple[str, set[int]],
) -> None:
    text, comments = drawn

    assert set(allowed_lines(text)) == comments
