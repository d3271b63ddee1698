"""The line of a field: a thing knows where it begins, its file where each field stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.yaml_nodes import ListNode, MapNode, Node, TextNode, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.load.files import GuideFolder


class Lines:
    """Finds lines in the files of a guide that has been read without a mistake.

    Args:
        files: The guide's folder.
    """

    def __init__(self, files: GuideFolder) -> None:
        self._files = files
        self._maps: dict[str, dict[Span, MapNode]] = {}

    def of_field(self, thing: Span, field: str) -> Span:
        """Return where a field of a thing stands; in a table's row, where the row begins."""
        found = self._maps_of(thing.file).get(thing)
        names = () if found is None else (name for name, _ in found.pairs)
        return next((name.span for name in names if name.value == field), thing)

    def of_removal(self, file: str, name: str) -> Span | None:
        """Return where a regional file takes something away, by its id."""
        for each in self._maps_of(file).values():
            names = each.get("remove")
            for node in names.items if isinstance(names, ListNode) else (names,):
                if isinstance(node, TextNode) and node.value.strip() == name:
                    return node.span
        return None

    def has(self, file: str) -> bool:
        """Whether there is such a file."""
        return self._files.has(file)

    def _maps_of(self, file: str) -> dict[Span, MapNode]:
        if file not in self._maps:
            is_read = file.endswith(".yaml") and self._files.has(file)
            report = Report()
            text = self._files.read_text(file, report) if is_read else None
            node = None if text is None else read_nodes(text, file, report)
            self._maps[file] = {} if node is None else {each.span: each for each in _maps(node)}
        return self._maps[file]


def _maps(node: Node) -> Iterator[MapNode]:
    """Yield the maps of a file; where two begin at one place, the outer comes last and stays."""
    if isinstance(node, ListNode):
        for each in node.items:
            yield from _maps(each)
    elif isinstance(node, MapNode):
        for _, value in node.pairs:
            yield from _maps(value)
        yield node
