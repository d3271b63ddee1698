r"""The marks of a text: stars, links and backslashes, read as CommonMark reads them.

Only what a text may hold is read: ``*`` and ``**`` (CommonMark 0.31, section 6.2),
``[text](target "title")`` (6.3), and ``\`` before a mark (2.4).  Nothing is refused
here: what is no mark is text.  A reader of all Markdown would take longer to load than
a guide takes to read; the tests hold this one to its results.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.model.inlines import Emphasis, Inline, Link, Plain, Strong

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MARKS: Final = frozenset("*[\\")
"""Without one of these a text is plain."""

_MARK: Final = re.compile(r"\*+|[\[\\]")
_BRACKET: Final = re.compile(r"\\.|[\[\]]")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A backslash before one of ASCII's punctuation marks."""

_ANGLE_TARGET: Final = re.compile(r"<((?:\\.|[^<>\\])*)>")
_TITLE: Final = re.compile(
    r""" +(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))(?= *\))"""
)
_MOST_PARENTHESES: Final = 32
"""Parentheses in parentheses of a target, after which it is none."""


class _Run(Struct):
    """Stars in a row.

    Attributes:
        length: How many were written.
        left: How many have not found a partner.
        opens: Whether they may open an emphasis: no space follows them.
        closes: Whether they may close one: no space stands before them.
    """

    length: int
    left: int
    opens: bool
    closes: bool


class _Link(Struct, frozen=True):
    """Where a link's words and the whole of it end, and its target."""

    words_end: int
    end: int
    target: str


def read_marks(words: str) -> tuple[Inline, ...]:
    """Return the words of a paragraph, whose spaces are single, as inlines."""
    return _inlines(words, 0, len(words), _links_in(words))


def _inlines(words: str, start: int, end: int, links: dict[int, _Link]) -> tuple[Inline, ...]:
    parts: list[Inline | _Run] = []
    at = start
    while at < end:
        mark = _MARK.search(words, at, end)
        begin = mark.start() if mark else end
        if begin > at:
            parts.append(Plain(words[at:begin]))
        if mark is None:
            break
        at = mark.end()
        link = links.get(begin)
        if words[begin] == "*":
            parts.append(_run(words, begin, at, end))
        elif link is not None:
            parts.append(Link(link.target, _inlines(words, at, link.words_end, links)))
            at = link.end
        elif _ESCAPED.match(words, begin, end):
            parts.append(Plain(words[at]))
            at += 1
        else:
            parts.append(Plain(words[begin]))
    return _joined(_paired(parts))


# Links


def _links_in(words: str) -> dict[int, _Link]:
    """Return the links by the places of their opening brackets."""
    links: dict[int, _Link] = {}
    nearest = len(words)
    # From the last to the first: a link holds no other, so the inner ones come before.
    for begin, end in sorted(_brackets(words), reverse=True):
        link = _link(words, end) if nearest > end else None
        if link is not None:
            links[begin] = link
            nearest = begin
    return links


def _brackets(words: str) -> Iterable[tuple[int, int]]:
    """Yield the places of the brackets that belong together."""
    opened: list[int] = []
    for found in _BRACKET.finditer(words):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            yield opened.pop(), found.start()


def _link(words: str, words_end: int) -> _Link | None:
    """Return the link whose words end at a bracket, if a target stands behind it."""
    if not words.startswith("(", words_end + 1):
        return None
    begin = at = _past_spaces(words, words_end + 2)
    target = ""
    angle = _ANGLE_TARGET.match(words, at)
    if angle:
        target, at = angle[1], angle.end()
    elif not words.startswith("<", at):
        at = _end_of_target(words, at)
        target = words[begin:at]
    title = _TITLE.match(words, at) if at > begin else None
    at = _past_spaces(words, title.end() if title else at)
    if not words.startswith(")", at):
        return None
    return _Link(words_end, at + 1, _ESCAPED.sub(r"\1", target))


def _past_spaces(words: str, at: int) -> int:
    while words.startswith(" ", at):
        at += 1
    return at


def _end_of_target(words: str, begin: int) -> int:
    """Return where a target without angle brackets ends; where it begins, if it is none."""
    depth, at = 0, begin
    while at < len(words) and words[at] > " " and words[at] != "\x7f":
        if words[at] == "\\" and at + 1 < len(words):
            if words[at + 1] == " ":
                break
            at += 1
        elif words[at] == "(":
            depth += 1
        elif words[at] == ")":
            if depth == 0:
                break
            depth -= 1
        if depth > _MOST_PARENTHESES:
            return begin
        at += 1
    return at if depth == 0 else begin


# Stars


def _run(words: str, begin: int, after: int, end: int) -> _Run:
    """Return the stars between two places; a paragraph or a link's words may end behind them."""
    before = words[begin - 1] if begin else " "
    following = words[after] if after < end else " "
    # Stars lean on a word; between a punctuation mark and a letter they lean on the letter.
    opens = following != " " and (
        not _is_punctuation(following) or before == " " or _is_punctuation(before)
    )
    closes = before != " " and (
        not _is_punctuation(before) or following == " " or _is_punctuation(following)
    )
    return _Run(after - begin, after - begin, opens, closes)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _paired(parts: list[Inline | _Run]) -> list[Inline | _Run]:
    """Put what stands between two runs that belong together into an emphasis, innermost first."""
    # For each sort of closer, the place before which there is no opener for it: so a text
    # of nothing but stars is no work of hours.
    searched: dict[tuple[int, bool], int] = {}
    at = 0
    while at < len(parts):
        closer = parts[at]
        if not isinstance(closer, _Run) or not closer.closes or not closer.left:
            at += 1
            continue
        sort = closer.length % 3, closer.opens
        found = _opener(parts, searched.get(sort, 0), at, closer)
        if found is None:
            searched[sort] = at
            at += 1
            continue
        place, opener = found
        size = 2 if min(opener.left, closer.left) > 1 else 1
        inside = _joined(parts[place + 1 : at])
        parts[place + 1 : at] = [Strong(inside) if size > 1 else Emphasis(inside)]
        opener.left -= size
        closer.left -= size
        at = place + 2
        searched = {sort: min(until, place + 1) for sort, until in searched.items()}
    return parts


def _opener(
    parts: Sequence[Inline | _Run], start: int, end: int, closer: _Run
) -> tuple[int, _Run] | None:
    """Return the nearest stars before a closer that it may close, and their place."""
    for place in range(end - 1, start - 1, -1):
        opener = parts[place]
        if isinstance(opener, _Run) and opener.opens and opener.left:
            # Where a run could both open and close, lengths decide: *a**b* is one emphasis.
            is_odd = (opener.closes or closer.opens) and (opener.length + closer.length) % 3 == 0
            if not is_odd or opener.length % 3 == closer.length % 3 == 0:
                return place, opener
    return None


def _joined(parts: Iterable[Inline | _Run]) -> tuple[Inline, ...]:
    """Return inlines: stars that are left are text, and plain neighbours are one."""
    joined: list[Inline] = []
    for part in parts:
        each = Plain("*" * part.left) if isinstance(part, _Run) else part
        if isinstance(each, Plain) and joined and isinstance(joined[-1], Plain):
            joined[-1] = Plain(joined[-1].text + each.text)
        elif not isinstance(each, Plain) or each.text:
            joined.append(each)
    return tuple(joined)
