"""Texts: the small Markdown that authors may use, read into inlines.

``**bold**``, ``*emphasis*``, ``[text](target)``, ``[word](lang:hi)`` for words of
another language, and a backslash before a mark;
blank lines part paragraphs.  Everything else is refused or stands for itself.
Quotes, dashes and spaces become typographic here, once, for every stage behind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code
from guidebuilder.load.marks import MARKS, read_marks
from guidebuilder.load.respelled import link_hint
from guidebuilder.load.values import (
    LINK_HINT,
    Refused,
    is_printable_link,
    read_language,
    warn_of_open_link,
)
from guidebuilder.model.inlines import Emphasis, Foreign, Inline, Link, Plain, Strong, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.load.yaml_nodes import TextNode

# Each pattern that is searched for in every text begins with a character to look for:
# what must not stand before it is asked behind it.
_HTML: Final = re.compile(
    r"<(?<!\\<)(?:/?[A-Za-z][^<>]*>|!--)|&(?<!\\&)(?:#\d+|#x[0-9A-Fa-f]+|[a-z]{2,8});"
)
_HEADING: Final = re.compile(r"#{1,6}\s")
_LIST_ITEM: Final = re.compile(r"(?:[-+*]|\d{1,2}[.)])\s+\S")
_IMAGE: Final = re.compile(r"!(?<!\\!)\[[^\]]*\]\(")
_LINK: Final = re.compile(r"(?<![\\!])\[[^\[\]]*\]\(")
"""The beginning of a link, whether or not the rest of it can be read."""

_MARK_IN_WORD: Final = re.compile(
    r"(?:[\"{}]|%(?![A-Fa-f][0-9A-F]|[a-f]\d)|:(?=[A-Z]))(?<=[A-Za-z].)(?=[A-Za-z])"
)
"""A mark that no Latin word has in it: no part of an address, no colon of German (`Schüler:in`)."""

_LANGUAGE_MARK: Final = "lang:"
"""What the target of words of another language begins with."""

_INTERNAL: Final = re.compile(r"(?:(?:careers|articles)/[a-z0-9-]+)?(?:#[^\s#]+)?")

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
"""Break hints that come along when text is pasted; the program breaks lines itself."""

_FIGURE_AND_UNIT: Final = re.compile(
    r" (?:(?<=\d )(?=(?:years?|months?|weeks?|days?|hours?|minutes?|lakh|crore|million|billion"
    r"|per cent|%|km|kg|cm|mm|am|pm)(?!\w))"
    r"|(?<=[₹$£€] )(?=\d)"
    r"|(?=\d|[IVX]+\b)"
    r"(?:(?<=\b(?:Class|Grade|Level|Route) )|(?<=\b(?:Year|Step) )|(?<=\bNo\. )))"
)
"""Spaces at which a line may not end: 3 years, ₹ 500, Class 12, Class XII."""


def read_text(node: TextNode, report: Report) -> Text | None:
    """Read a text.

    Args:
        node: The text as typed.
        report: Told of HTML, blocks, links that may not be printed and stray marks.

    Returns:
        The text, or None after an error.
    """
    source = node.value.strip()
    if not source:
        hint = "write it, or take the line out"
        report.error(node.span, Code.EMPTY_TEXT, "this text is empty", hint)
        return None
    paragraphs: list[tuple[Inline, ...]] = []
    is_good = True
    for lines, span in _paragraphs(node):
        words = _with_plain_spaces(" ".join(lines))
        has_inlines = _has_only_inlines(lines, span, report)
        inlines = _inlines(words, span, report) if has_inlines else None
        if inlines is None:
            is_good = False
        else:
            paragraphs.append(_typographic(inlines))
    return Text(node.value, tuple(paragraphs), node.span) if is_good else None


def _paragraphs(node: TextNode) -> Iterator[tuple[list[str], Span]]:
    """Yield the lines of each paragraph and the place where it begins.

    Only behind ``|`` do lines of the text and of the file agree; in every other form
    the best place that can be named is the beginning of the text.
    """
    lines: list[str] = []
    first = node.span
    for number, line in enumerate([*node.value.split("\n"), ""], start=1):
        if line.strip():
            if not lines and node.block_column is not None:
                first = Span(node.span.file, node.span.line + number, node.block_column)
            lines.append(line.strip())
        elif lines:
            yield lines, first
            lines = []


def _has_only_inlines(lines: Sequence[str], span: Span, report: Report) -> bool:
    """Report HTML, headings, lists and images: a text holds words, sections hold the rest."""
    words = "\n".join(lines)
    if _HTML.search(words):
        hint = "only **bold**, *emphasis* and [text](https://…) are read"
        report.error(span, Code.HTML, "HTML is used in a text", hint)
        return False
    if _IMAGE.search(words):
        hint = "a picture is a section: `- kind: picture`"
        report.error(span, Code.NO_BLOCKS, "an image is used in a text", hint)
        return False
    if _HEADING.match(words) and len(lines) == 1:
        hint = "a heading is the `title` of a section"
        report.error(span, Code.NO_BLOCKS, "a heading is used in a text", hint)
        return False
    if len(lines) > 1 and sum(map(bool, map(_LIST_ITEM.match, lines))) > 1:
        hint = "a list is a section: `- kind: points`"
        report.error(span, Code.NO_BLOCKS, "a list is used in a text", hint)
        return False
    return True


def _with_plain_spaces(words: str) -> str:
    """Undo pasted no-break and invisible characters: the program sets its own."""
    return " ".join((words if words.isascii() else words.translate(_INVISIBLE)).split())


def _inlines(words: str, span: Span, report: Report) -> tuple[Inline, ...] | None:
    if MARKS.isdisjoint(words):
        _check_stray(words, span, report)
        return (Plain(words),)
    inlines = read_marks(words)
    if len(_LINK.findall(words)) > _links(inlines):
        hint = "write `[text](https://…)`, without spaces in the address"
        report.error(span, Code.LINK, "a link in this text cannot be read", hint)
        return None
    if _LANGUAGE_MARK in words:
        inlines = _with_languages(inlines)
    return inlines if _is_good(inlines, span, report) else None


def _with_languages(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return inlines whose links to a language are words of it."""
    done: list[Inline] = []
    for each in inlines:
        if isinstance(each, Plain):
            done.append(each)
            continue
        children = _with_languages(each.children)
        if isinstance(each, Link) and each.target.startswith(_LANGUAGE_MARK):
            lang = each.target.removeprefix(_LANGUAGE_MARK).replace("_", "-")
            done.append(Foreign(lang, children))
        else:
            done.append(replace(each, children=children))
    return tuple(done)


def _links(inlines: tuple[Inline, ...]) -> int:
    """Return how many links there are; none stands in another."""
    return sum(
        isinstance(each, Link) or _links(each.children)
        for each in inlines
        if not isinstance(each, Plain)
    )


def _is_good(inlines: tuple[Inline, ...], span: Span, report: Report) -> bool:
    """Report links that may not be printed, and marks that are probably slips."""
    good = True
    for each in inlines:
        if isinstance(each, Plain):
            _check_stray(each.text, span, report)
            continue
        good = _is_good(each.children, span, report) and good
        if isinstance(each, Link):
            good = _is_good_link(each, span, report) and good
        elif isinstance(each, Foreign):
            good = _is_good_language(each, span, report) and good
    return good


def _is_good_language(foreign: Foreign, span: Span, report: Report) -> bool:
    try:
        read_language(foreign.lang)
    except Refused as refused:
        report.error(span, refused.code, refused.message, refused.hint)
        return False
    if not foreign.children:
        message = f"`lang:{foreign.lang}` has no words"
        report.error(span, Code.LINK, message, f"write them: `[…](lang:{foreign.lang})`")
        return False
    return True


def _is_good_link(link: Link, span: Span, report: Report) -> bool:
    target = link.target
    is_internal = bool(target) and _INTERNAL.fullmatch(target) is not None
    if not is_internal and not is_printable_link(target):
        message = f"`{target}` is not a link that may be printed"
        report.error(span, Code.LINK, message, link_hint(target) or LINK_HINT)
        return False
    if not link.children:
        message = f"the link to `{target}` has no text"
        report.error(span, Code.LINK, message, "write it: `[text](…)`")
        return False
    warn_of_open_link(target, span, report)
    return True


def _check_stray(words: str, span: Span, report: Report) -> None:
    if "**" in words:
        hint = (
            r"put ** right before the first and right behind the last bold word; \* prints a star"
        )
        message = "`**` neither opens nor closes bold here"
        report.warning(span, Code.STRAY_MARK, message, hint)
    if _MARK_IN_WORD.search(words):
        word = next(each for each in words.split() if _MARK_IN_WORD.search(each))
        message = f"a mark stands inside a word: `{word}`"
        hint = "look for a slip of the key or a missing space"
        report.warning(span, Code.MARK_IN_WORD, message, hint)


def _typographic(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Set quotes, dashes and spaces right; marks between letters are looked through."""
    return _set_right(inlines, _Before())


class _Before:
    """The last character that was printed; a quote opens or closes by it."""

    character = " "


def _set_right(inlines: tuple[Inline, ...], before: _Before) -> tuple[Inline, ...]:
    done: list[Inline] = []
    for each in inlines:
        if isinstance(each, Plain):
            done.append(Plain(_set_words_right(each.text, before)))
        elif isinstance(each, Strong):
            done.append(Strong(_set_right(each.children, before)))
        elif isinstance(each, Emphasis):
            done.append(Emphasis(_set_right(each.children, before)))
        elif isinstance(each, Foreign):
            done.append(Foreign(each.lang, _set_right(each.children, before)))
        else:
            done.append(Link(each.target, _set_right(each.children, before)))
    return tuple(done)


def _set_words_right(words: str, before: _Before) -> str:
    if "'" in words or '"' in words:
        words = _with_round_quotes(words, before)
    before.character = words[-1:] or before.character
    # A line may end behind a dash between words, never before it.
    dashed = re.sub(r" (?:-|--|\u2013) ", "\u00a0\u2013 ", words)
    return _FIGURE_AND_UNIT.sub("\u00a0", dashed)


def _with_round_quotes(words: str, before: _Before) -> str:
    letters: list[str] = []
    last = before.character
    for at, letter in enumerate(words):
        if letter in "\"'":
            is_opening = last in " \u00a0([{\u2013\u2014/\u201c\u2018"
            if letter == '"':
                letters.append("\u201c" if is_opening else "\u201d")
            else:
                # '90s begins with an apostrophe, not with a quote.
                is_opening = is_opening and not words[at + 1 : at + 2].isdigit()
                letters.append("\u2018" if is_opening else "\u2019")
        else:
            letters.append(letter)
        last = letters[-1]
    return "".join(letters)
