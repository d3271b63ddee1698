"""The error index: docs/messages.md, read so that the program can show its entries offline.

The page is the source.  Each entry is a heading, a word on how grave the message is, what
to do, and where a guide can draw it, an example: the broken lines, the message, and the
lines mended.  The tests build a guide of each example and compare what it draws.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.diagnostics import Severity
from guidebuilder.resources import message_index_file

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTRY: Final = re.compile(
    r"^## (?P<code>GB\d{3}) · (?P<title>.+)\n(?P<body>(?:(?!## ).*\n?)*)", re.MULTILINE
)

_FENCE: Final = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL
)

_GRAVITY: Final = re.compile(r"\*(Error|Warning|Error or warning)\.\* ")

MESSAGE: Final = "text"
"""The kind of fence that shows a message; those before it are broken, those behind it mended."""


class Shown(Struct, frozen=True):
    """Some lines of an example.

    Attributes:
        file: The file of the guide that they stand in; None for sections of a career.
        lines: The lines.
        kind: What they are written in: yaml, csv.
    """

    file: str | None
    lines: str
    kind: str


class Entry(Struct, frozen=True):
    """What the index says about a message.

    Attributes:
        code: Its stable name.
        title: What breaks the rule, as a heading.
        severities: How grave it is; a few are told as an error here and as a warning there.
        words: What it means and what to do, in paragraphs of Markdown.
        broken: Lines that draw it; empty where no guide alone can.
        message: What they draw, with its hint.
        mended: Lines that take their place and draw nothing.
    """

    code: str
    title: str
    severities: frozenset[Severity]
    words: str
    broken: tuple[Shown, ...]
    message: str
    mended: tuple[Shown, ...]


PAGE: Final = "docs/messages.md"
"""What the page is called where people look for it."""


def address_of(code: str) -> str | None:
    """Return the page and the heading that explain a message, if there is one.

    Headings are named as web viewers name them: small letters, hyphens for spaces, nothing else.
    """
    entry = explained().get(code)
    if entry is None:
        return None
    heading = re.sub(r"[^\w\- ]", "", f"{entry.code} · {entry.title}".lower())
    return f"{PAGE}#{heading.replace(' ', '-')}"


@cache
def explained() -> Mapping[str, Entry]:
    """Return all entries by their codes, in the order of the page."""
    page = message_index_file().read_text(encoding="utf-8")
    return {each["code"]: _entry(each) for each in _ENTRY.finditer(page)}


def _entry(found: re.Match[str]) -> Entry:
    body = found["body"]
    gravity = _GRAVITY.search(body)
    words = _FENCE.sub("", body if gravity is None else body[gravity.end() :])
    broken, message, mended = _example(body)
    return Entry(
        code=found["code"],
        title=found["title"],
        severities=frozenset(
            each for each in Severity if gravity and each.value in gravity[1].lower()
        ),
        words=re.sub(r"\n{3,}", "\n\n", words).strip(),
        broken=broken,
        message=message,
        mended=mended,
    )


def _example(body: str) -> tuple[tuple[Shown, ...], str, tuple[Shown, ...]]:
    broken: list[Shown] = []
    mended: list[Shown] = []
    message: str | None = None
    for fence in _FENCE.finditer(body):
        if fence["kind"] == MESSAGE:
            message = fence["lines"].rstrip("\n")
        else:
            shown = Shown(fence["file"], fence["lines"], fence["kind"])
            (broken if message is None else mended).append(shown)
    return tuple(broken), message or "", tuple(mended)
