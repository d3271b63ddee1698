"""What is wrong with a line that YAML cannot read, in the author's words.

YAML reports where it lost the thread, not what the author did.  The handful of
slips behind nearly every such report (a second colon, a text that begins with a
mark, a forgotten colon) can be told by looking at the line, and once told they
can be mended on a copy, so that reading goes on to the next mistake.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    import yaml

    from guidebuilder.diagnostics import Report

# Most guides have no such line: these patterns are compiled when one has, not before.

_NO_BREAK: Final = "\u00a0\u2007\u202f"

_STRUCTURE: Final = r"[ ]*(?:-[ ]+)*"
"""Indentation and list marks at the beginning of a line."""

_LINE: Final = (
    rf"(?P<before>{_STRUCTURE})(?:(?P<key>[^\s'\"\[{{#&*!|>%@`-][^:]*?):[ ]+)?(?P<text>\S.*?)?\s*$"
)
"""A line of block YAML: its list marks, perhaps a name, perhaps a text."""

_NO_BREAK_SPACE: Final = (
    rf"{_STRUCTURE}(?P<at>[{_NO_BREAK}]+)"
    rf"|{_STRUCTURE}-(?P<after_mark>[{_NO_BREAK}]+)"
    rf"|{_STRUCTURE}[^\s:'\"\[{{#][^:]*:(?P<after_key>[{_NO_BREAK}]+)"
)

_QUOTED: Final = r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\""
"""A quoted text that ends on its line."""

_BEGINS_ENTRY: Final = r"\s*(?:#|- |[a-z_-]+:(?:\s|$))"
"""A line that is clearly no continuation of a text."""

_READ_AS: Final = {
    "*": "is read as a YAML alias",
    "&": "is read as a YAML anchor",
    "!": "is read as a YAML tag",
    "[": "is read as a YAML list",
    "{": "is read as a YAML map",
    ">": "is read as the beginning of a YAML block",
    "|": "is read as the beginning of a YAML block",
    '"': 'ends at the next "',
    "'": "ends at the next '",
    "@": "cannot be read by YAML",
    "`": "cannot be read by YAML",
    "%": "cannot be read by YAML",
    ",": "cannot be read by YAML",
    "]": "cannot be read by YAML",
    "}": "cannot be read by YAML",
}


class _Slip(Struct, frozen=True):
    """A mistake that was recognised.

    Attributes:
        line: Counted from 0, as YAML does.
        column: Counted from 0.
        mended: The line without the mistake, for reading on; None ends the file.
    """

    line: int
    column: int
    code: Code
    message: str
    hint: str
    mended: str | None = None


def explain(
    fault: yaml.MarkedYAMLError, text: str, file: str, explained: set[int], report: Report
) -> str | None:
    """Report what is behind a YAML error and return the text mended, if that is safe.

    A mended text has the same lines, and the same columns outside the mended line.

    Args:
        fault: What YAML complains about.
        text: The file, as far as it has been mended before.
        file: Its name.
        explained: The lines, from 0, that have been mended before; added to.  A line
            that is still wrong then is beyond us, and its author knows of it.
        report: Told of it.
    """
    lines = text.split("\n")
    slip = _slip(fault, lines)
    if slip.line in explained:
        return None
    explained.add(slip.line)
    report.error(Span(file, slip.line + 1, slip.column + 1), slip.code, slip.message, slip.hint)
    if slip.code is Code.TAB:
        report_tabs(lines, frozenset(), file, report)
    if slip.mended is None or slip.mended == lines[slip.line]:
        return None
    return "\n".join([*lines[: slip.line], slip.mended, *lines[slip.line + 1 :]])


def without_no_break_spaces(
    lines: list[str], opaque: frozenset[int], file: str, report: Report
) -> str | None:
    """Report pasted no-break spaces that YAML took for text; return the text with plain ones.

    Args:
        lines: The file.
        opaque: Numbers, from 0, of lines that lie inside quoted or literal texts.
        file: Its name.
        report: Told of each.

    Returns:
        The mended text, or None if there is nothing to mend.
    """
    mended = list(lines)
    for number, line in enumerate(lines):
        if line.isascii() or number in opaque:
            continue
        match = re.match(_NO_BREAK_SPACE, line)
        if match is not None:
            start, end = match.span(match.lastgroup or 0)
            report.error(Span(file, number + 1, start + 1), *_NO_BREAK_WORDS)
            mended[number] = line[:start] + " " * (end - start) + line[end:]
    return None if mended == lines else "\n".join(mended)


def report_tabs(lines: list[str], opaque: frozenset[int], file: str, report: Report) -> None:
    """Report tabs in the indentation, outside quoted and literal texts."""
    for number, line in enumerate(lines):
        if "\t" not in line:
            continue
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation and line.strip() and number not in opaque:
            span = Span(file, number + 1, indentation.index("\t") + 1)
            report.error(span, Code.TAB, *_TAB_WORDS)


_TAB_WORDS: Final = (
    "a tab is used to indent this line",
    "indent with spaces, two for each level",
)


_NO_BREAK_WORDS: Final = (
    Code.NO_BREAK_SPACE,
    "a no-break space stands here instead of a space",
    "type the space again; it was probably pasted",
)


class _Fault(Struct, frozen=True):
    """What YAML complains about; lines and columns are counted from 0.

    Attributes:
        problem: Its words for what it met.
        context: Its words for what it was reading, or nothing.
        lines: The file.
        number: The line in which it stopped.
        column: The column in which it stopped.
        begin: The line in which what it was reading begins.
        begin_column: The column of that.
    """

    problem: str
    context: str
    lines: list[str]
    number: int
    column: int
    begin: int
    begin_column: int


def _slip(fault: yaml.MarkedYAMLError, lines: list[str]) -> _Slip:
    """Tell what the author did from what YAML complains about and how the line looks."""
    end = len(lines) - 1
    stopped, began = fault.problem_mark or fault.context_mark, fault.context_mark
    number, column = (min(stopped.line, end), stopped.column) if stopped else (0, 0)
    begin, begin_column = (min(began.line, end), began.column) if began else (number, column)
    problem, context = fault.problem or "", fault.context or ""
    seen = _Fault(problem, context, lines, number, column, begin, begin_column)
    for recognise in _RECOGNISERS:
        slip = recognise(seen)
        if slip is not None:
            return slip
    return _Slip(
        seen.number,
        seen.column,
        Code.SYNTAX,
        "this line cannot be read",
        "look at its indentation, quotes and colons, and at those of the line above",
    )


def _tab_slip(fault: _Fault) -> _Slip | None:
    before = fault.lines[fault.number][: fault.column + 1]
    if "\t" in before and not before.strip():
        return _Slip(fault.number, before.index("\t"), Code.TAB, *_TAB_WORDS)
    return None


def _no_break_slip(fault: _Fault) -> _Slip | None:
    # It puts a line at the margin: YAML loses the thread at the next one, or much later.
    for number in range(fault.number, -1, -1):
        line = fault.lines[number]
        match = re.match(_NO_BREAK_SPACE, line)
        if match is not None:
            first, last = match.span(match.lastgroup or 0)
            mended = line[:first] + " " * (last - first) + line[last:]
            return _Slip(number, first, *_NO_BREAK_WORDS, mended)
    return None


def _quote_slip(fault: _Fault) -> _Slip | None:
    """A quote that is not closed: it swallows lines until some apostrophe ends it."""
    for number in range(fault.number + 1):
        parts = re.match(_LINE, fault.lines[number])
        text = parts["text"] if parts else None
        if parts is None or not text or text[0] not in "'\"":
            continue
        is_closed = re.match(_QUOTED, text) is not None
        below = fault.lines[number + 1] if number + 1 < len(fault.lines) else ""
        if not is_closed and (re.match(_BEGINS_ENTRY, below) or not below.strip()):
            column = parts.start("text")
            hint = f"write {text[0]} at the end of the text; an apostrophe in it needs other quotes"
            mended = fault.lines[number][:column] + _quoted(text)
            return _Slip(number, column, Code.UNCLOSED, "this quote is not closed", hint, mended)
    return None


def _escape_slip(fault: _Fault) -> _Slip | None:
    # libyaml speaks of the digits that it looks for behind \\x, and misspells them.
    if not re.search("escape|hexa?decimal", fault.problem):
        return None
    return _Slip(
        fault.begin,
        fault.begin_column,
        Code.READ_AS_YAML,
        "a backslash inside double quotes begins an escape",
        "use single quotes: they take every mark as it is",
        fault.lines[fault.begin].replace("\\", "/"),
    )


def _second_colon_slip(fault: _Fault) -> _Slip | None:
    if "mapping values" not in fault.problem:
        return None
    return _colon_slip(fault.lines, fault.number, fault.column)


def _missing_colon_slip(fault: _Fault) -> _Slip | None:
    if "find expected ':'" not in fault.problem:
        return None
    return _no_colon_slip(fault.lines, fault.begin, fault.begin_column)


def _list_slip(fault: _Fault) -> _Slip | None:
    if "sequence entries are not allowed" not in fault.problem:
        return None
    hint = "begin each item on its own line with `- `"
    message = "a list cannot begin on the line of its name"
    return _Slip(fault.number, fault.column, Code.LIST_EXPECTED, message, hint)


def _mark_slip(fault: _Fault) -> _Slip | None:
    return _marked_text_slip(fault.lines, fault.number) or _marked_text_slip(
        fault.lines, fault.begin
    )


def _bracket_slip(fault: _Fault) -> _Slip | None:
    rest = fault.lines[fault.begin][fault.begin_column :]
    closing = {"[": "]", "{": "}"}.get(rest[:1])
    colour = re.search(r" (#[0-9A-Fa-f]{6})\b", rest)
    if "flow" in fault.context and closing is not None and colour is not None:
        column = fault.begin_column + colour.start(1)
        message = "the line is cut here: a space and # begin a comment"
        hint = f"put the colour in quotes: '{colour[1]}'"
        mended = fault.lines[fault.begin]
        mended = f"{mended[:column]}'{colour[1]}'{mended[column + len(colour[1]) :]}"
        return _Slip(fault.begin, column, Code.CUT_BY_COMMENT, message, hint, mended)
    if "flow" not in fault.context or closing is None or closing in rest:
        return None
    hint = f"close it with {closing}; a text with commas or colons in it needs quotes"
    message = f"this {rest[0]} is not closed"
    mended = f"{fault.lines[fault.begin]}{closing}"
    return _Slip(fault.begin, fault.begin_column, Code.UNCLOSED, message, hint, mended)


def _stray_bracket_slip(fault: _Fault) -> _Slip | None:
    """A bracket behind a list or map that is closed already."""
    line = fault.lines[fault.number]
    stray = line[fault.column : fault.column + 1]
    if not stray or stray not in "]}":
        return None
    hint = "take it out; a text with brackets in it needs quotes"
    mended = line[: fault.column] + line[fault.column + 1 :]
    message = f"this {stray} closes nothing"
    return _Slip(fault.number, fault.column, Code.SYNTAX, message, hint, mended)


def _indentation_slip(fault: _Fault) -> _Slip | None:
    if "block" not in fault.context:
        return None
    line = fault.lines[fault.number]
    if line.strip() and not re.search(r":(\s|$)", line) and not re.match(r"\s*-(\s|$)", line):
        return _no_colon_slip(fault.lines, fault.number, len(line) - len(line.lstrip()))
    return _Slip(
        fault.number,
        fault.column,
        Code.INDENTATION,
        "this line is not indented like the lines it belongs to",
        "line it up with the line above that it continues: two spaces for each level",
    )


_RECOGNISERS: Final = (
    _tab_slip,
    _no_break_slip,
    _escape_slip,
    _quote_slip,
    _second_colon_slip,
    _missing_colon_slip,
    _list_slip,
    _bracket_slip,
    _mark_slip,
    _stray_bracket_slip,
    _indentation_slip,
)
"""From the surest sign to the vaguest; the first that recognises its slip has the word."""


def _colon_slip(lines: list[str], number: int, column: int) -> _Slip:
    """A colon where none may stand: a second one, or a line that YAML reads as part of another."""
    line = lines[number]
    first = re.search(r":(\s|$)", line)
    if first is not None and first.start() < column:
        parts = re.match(_LINE, line)
        key, text = (parts["key"], parts["text"]) if parts else (None, None)
        hint, mended = "put the whole text in quotes", None
        if parts and key and text:
            hint = f"{hint}: `{_first_words(key)}{_quoted(text)}`"
            mended = line[: parts.start("text")] + _harmless(lines, number, text)
        return _Slip(number, column, Code.SECOND_COLON, "a second colon in this line", hint, mended)

    above = next((each for each in range(number - 1, -1, -1) if lines[each].strip()), None)
    indent = len(line) - len(line.lstrip())
    if above is not None:
        over = lines[above]
        begin = re.match(_STRUCTURE, over)
        if not re.search(r":(\s|$)", over) and begin is not None and begin.end() == indent:
            return _no_colon_slip(lines, above, indent)
    return _Slip(
        number,
        indent,
        Code.INDENTATION,
        "this line is read as part of the line above it",
        "line it up with the names that it belongs with",
    )


def _no_colon_slip(lines: list[str], number: int, column: int) -> _Slip:
    words = lines[number][column:].strip()
    name, _, rest = words.partition(" ")
    mended = None
    if rest and re.fullmatch(r"[a-z_-]+", name):
        mended = f"{lines[number][:column]}{name}: {_quoted(rest)}"
    return _Slip(
        number,
        column,
        Code.NO_COLON,
        f"this line has no colon: `{words}`",
        "write `name: value`",
        mended,
    )


def _marked_text_slip(lines: list[str], number: int) -> _Slip | None:
    """A text that begins with a mark which means something to YAML."""
    parts = re.match(_LINE, lines[number])
    text = parts["text"] if parts else None
    if parts is None or not text or text[0] not in _READ_AS:
        return None
    closing = {"[": "]", "{": "}"}.get(text[0])
    if closing and (text.endswith(closing) or closing not in text):
        return None  # a list or map that is one, with some other mistake in it
    if re.fullmatch(_QUOTED, text):
        return None
    column = parts.start("text")
    if text.startswith("```"):
        message = "this line belongs to the text around the page, not to the page"
        hint = "take out the lines with ```, and what stands before and behind them"
        return _Slip(number, column, Code.SYNTAX, message, hint, lines[number][:column] + "# ```")
    repaired = f"{_first_words(parts['key'], parts['before'])}{_quoted(text)}"
    return _Slip(
        number,
        column,
        Code.READ_AS_YAML,
        f"a text that starts with {text[0]} {_READ_AS[text[0]]}",
        f"put the text in quotes: `{repaired}`",
        lines[number][:column] + _harmless(lines, number, text),
    )


def _first_words(key: str | None, before: str = "") -> str:
    """Return what stands before a text in a hint: its name, or the mark of its item."""
    if key:
        return f"{key}: "
    return "- " if "-" in before else ""


def _harmless(lines: list[str], number: int, text: str) -> str:
    """Return a text that YAML can read: in quotes, or without marks if it goes on below."""
    indent = len(lines[number]) - len(lines[number].lstrip(" -"))
    below = next((each for each in lines[number + 1 :] if each.strip()), "")
    goes_on = len(below) - len(below.lstrip()) > indent and not below.lstrip().startswith("- ")
    return re.sub(r"[^\w\s]", "x", text) if goes_on else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in quotes; quotes of its own that hold it, or nearly, are not doubled."""
    if text[0] == "'" and text.count("'") > 1:
        text = text[1:].removesuffix("'")
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
