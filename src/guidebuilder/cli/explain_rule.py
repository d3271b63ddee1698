"""What a message means and what to do about it: an entry of docs/messages.md in the terminal."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.report import answer, answered
from guidebuilder.failures import OrderError
from guidebuilder.message_index import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guidebuilder.message_index import Entry, Shown

MEASURE: Final = 78
"""Characters of a line: a console of Windows has 80."""

_LINK: Final = re.compile(r"\[([^\[\]]+)\]\((#\S+?|[\w-]+\.md\S*?)\)")
"""A link to an entry or to another page of the docs; others are examples, and print as they are."""

_UNSEEN: Final = str.maketrans({"\t": "<tab>", "\N{NO-BREAK SPACE}": "<no-break space>"})
"""What some examples are about, and no terminal shows."""

_OF_THIS_PAGE: Final = "#"


def explain_rule(code: str) -> None:
    """Print what a message means, and an example with its cure.

    Args:
        code: Its code, in small or capital letters: ``GB201``.

    Raises:
        OrderError: No message has this code.
        OutputError: Nobody can read it.
    """
    index = explained()
    entry = index.get(code.strip().upper())
    if entry is None:
        first, *_, last = index
        hint = f"codes go from {first} to {last}, and stand beside the messages of a check"
        raise OrderError(f"there is no message `{code}`", hint)
    if answered(entry):
        return
    for line in _lines(entry):
        answer(line)


def _lines(entry: Entry) -> Iterator[str]:
    yield f"{entry.code} · {entry.title}"
    yield " or ".join(sorted(each.value for each in entry.severities))
    for paragraph in entry.words.split("\n\n"):
        yield ""
        yield from _wrapped(paragraph)
    if entry.broken:
        yield ""
        yield "These lines draw it:"
        yield from _shown(entry.broken)
        yield ""
        yield from entry.message.split("\n")
    if entry.mended:
        yield ""
        yield "Mended:"
        yield from _shown(entry.mended)


def _wrapped(paragraph: str) -> Iterable[str]:
    words = " ".join(paragraph.split())
    return wrap(_LINK.sub(_spelled, words), MEASURE, break_on_hyphens=False)


def _spelled(link: re.Match[str]) -> str:
    """Return a link as a terminal shows it: its words, and the page that it leads to."""
    words, target = link.groups()
    return words if target.startswith(_OF_THIS_PAGE) else f"{words} (docs/{target})"


def _shown(files: Iterable[Shown]) -> Iterator[str]:
    for each in files:
        if each.file is not None:
            yield f"  {each.file}:"
        for line in each.lines.rstrip("\n").split("\n"):
            yield f"    {line.translate(_UNSEEN)}"
