"""A new chapter in guide.yaml: one line is put in, and every other stays as its author wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Report
from guidebuilder.failures import OrderError
from guidebuilder.load.yaml_nodes import ListNode, MapNode, TextNode, read_nodes

if TYPE_CHECKING:
    from guidebuilder.load.yaml_nodes import Node

SETTINGS: Final = "guide.yaml"

_MARK: Final = "\ufeff"
"""A byte order mark, which some editors on Windows put at the head of a file."""

_ITEM: Final = re.compile(r"([ ]*-[ ]+)\S")


def with_chapter(settings: str, page: str) -> str:
    """Return guide.yaml with one more chapter behind the last.

    Comments, line ends and all else stay as they are.

    Args:
        settings: The file as it stands, its line ends as they are.
        page: The name of the page: ``careers/nurse``.

    Returns:
        The same text if the page is a chapter already.

    Raises:
        OrderError: The list is written in a way in which no line can be put in safely.
    """
    nodes = _read(settings)
    before = _chapters(nodes)
    if page in before:
        return settings
    listed = nodes.get("chapters") if isinstance(nodes, MapNode) else None
    changed = None
    if isinstance(listed, ListNode) and listed.items:
        last = listed.items[-1]
        if isinstance(last, TextNode):
            changed = _behind(settings, last, page)
    if changed is None or _chapters(_read(changed)) != (*before, page):
        raise OrderError(
            f"the chapters in `{SETTINGS}` are written in a way that cannot be added to",
            f"write each on a line of its own, behind `- `, and then `- {page}`",
        )
    return changed


def _behind(settings: str, last: TextNode, page: str) -> str | None:
    """Put a chapter behind the last: on a line of its own, or within brackets behind a comma."""
    mark = _MARK if settings.startswith(_MARK) else ""
    lines = settings.removeprefix(mark).splitlines(keepends=True)
    at = last.span.line - 1
    line = lines[at]
    words = line.rstrip("\r\n")
    item = _ITEM.match(words)
    if item is not None and item.end() == last.span.column:
        end = line[len(words) :] or _usual_end(lines)
        lines[at] = words + end
        lines.insert(at + 1, f"{item[1]}{page}{line[len(words) :]}")
    else:
        begin = last.span.column - 1
        quotes = 2 if words[begin : begin + 1] in ("'", '"') else 0
        behind = begin + len(last.value) + quotes
        lines[at] = f"{words[:behind]}, {page}{words[behind:]}{line[len(words) :]}"
    return mark + "".join(lines)


def _usual_end(lines: list[str]) -> str:
    r"""Return how the lines of a file end; its last may have no end."""
    return "\r\n" if lines[0].endswith("\r\n") else "\n"


def _read(settings: str) -> Node | None:
    plain = settings.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
    report = Report()
    nodes = read_nodes(plain, SETTINGS, report)
    if report.has_errors:
        raise OrderError(
            f"`{SETTINGS}` has a mistake, so no chapter can be put in",
            "`guidebuilder check` says where; mend it, and give this command again",
        )
    return nodes


def _chapters(nodes: Node | None) -> tuple[str, ...]:
    listed = nodes.get("chapters") if isinstance(nodes, MapNode) else None
    items = listed.items if isinstance(listed, ListNode) else ()
    return tuple(each.value for each in items if isinstance(each, TextNode))
