"""The names by which sections and items of a page can be linked to."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING

from guidebuilder.load.codes import Code
from guidebuilder.load.yaml_nodes import ListNode, MapNode, Node, TextNode
from guidebuilder.model import AnySection, GroupSection
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.diagnostics import Report


def anchors_of(sections: tuple[AnySection, ...], written: frozenset[str]) -> Mapping[str, str]:
    """Return every name that a ``#link`` on the page may use, and the id that it means.

    A name that could mean two things is left out, so that nobody follows it by
    chance.  Written ids come first, then sections, then items, and last the kinds of
    which the page has one section: ``#pay``.

    Args:
        sections: The sections of a page.
        written: The ids that the author wrote.
    """
    outer = [*sections, *(one for each in sections for one in _inner(each))]
    items = [each.id for each in items_of(sections)]
    kinds = Counter(each.KIND for each in outer)
    anchors = {name: name for name, times in Counter(items).items() if times == 1}
    anchors |= {name: name for name in _unique(each.id for each in outer)}
    anchors |= {name: name for name in written & set(items)}
    for each in outer:
        if kinds[each.KIND] == 1:
            anchors.setdefault(each.KIND, each.id)
    return MappingProxyType(anchors)


def written_ids(node: Node, report: Report) -> frozenset[str]:
    """Return the ids that an author wrote on a page; one that is written twice is reported."""
    first: dict[str, TextNode] = {}
    for each in _id_nodes(node):
        before = first.setdefault(each.value.strip(), each)
        if before is not each:
            where = f"line {before.span.line}"
            if before.span.file != each.span.file:
                where += f" of {before.span.file}"
            message = f"the id `{each.value}` is written twice (first in {where})"
            hint = "ids are unique within their page: change one of the two"
            report.error(each.span, Code.DUPLICATE_ID, message, hint)
    return frozenset(first)


def _inner(section: AnySection) -> tuple[AnySection, ...]:
    return section.sections if isinstance(section, GroupSection) else ()


def _unique(names: Iterator[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times == 1]


def _id_nodes(node: Node) -> Iterator[TextNode]:
    if isinstance(node, ListNode):
        for each in node.items:
            yield from _id_nodes(each)
    elif isinstance(node, MapNode):
        for name, value in node.pairs:
            if name.value == "id" and isinstance(value, TextNode):
                yield value
            else:
                yield from _id_nodes(value)
