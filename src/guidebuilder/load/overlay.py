"""Regional files: what a region adds to a page, takes from it or changes in it.

All of it happens on nodes, before any field is typed: a merged page keeps the file
and line of every value, and is read and checked exactly like one that was written
whole.  A field that is written replaces that field; a list is edited with ``add``,
``change`` and ``remove`` by id; money and provenance join what other regions have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.load.codes import Code
from guidebuilder.load.ids import id_of
from guidebuilder.load.shapes import (
    KindsShape,
    ListShape,
    PayShape,
    RecordShape,
    RegionalShape,
    inner_list,
    is_field_word,
    is_money,
    is_own_map,
    record_shape,
)
from guidebuilder.load.suggest import meant
from guidebuilder.load.yaml_nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from guidebuilder.model import ELSEWHERE, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Report

EDITS: Final = ("add", "change", "remove")
"""The names that edit a list instead of replacing it."""

PROVENANCE: Final = ("source", "as_of", "checked")
"""What a regional file says for all that it writes, and for nothing else."""

_PAY: Final = PayShape()

_ABOUT_ITSELF: Final = frozenset(
    {"id", "regions", "note", "doubt", "withheld", "review_by", "expires", "kind", *PROVENANCE}
)
"""Fields that state no fact: changing them does not make the file the source of the item."""


def with_regional_file(page: MapNode, file: MapNode, region: str, report: Report) -> MapNode:
    """Return a page as it stands in a region.

    Args:
        page: The page, or what an earlier regional file has made of it.
        file: The regional file; its values know that they belong to *region*.
        region: Whose file it is.
        report: Told of ids that the page has not.
    """
    record = record_shape(Page)
    edits: dict[str, Node] = {}
    provenance: dict[str, tuple[TextNode, Node]] = {}
    written: list[tuple[TextNode, Node]] = []
    for name, value in file.pairs:
        if name.value in EDITS:
            edits[name.value] = value
        elif name.value in PROVENANCE:
            provenance[name.value] = (name, value)
        elif name.value in record.fields:
            written.append((name, value))
        else:
            known = sorted({*record.keys, *EDITS})
            hint = (
                meant(name.value, known)
                or f"known: {', '.join(EDITS)}, {record.known.removeprefix('known: ')}"
            )
            hint = _place_hint(name.value, page) or hint
            report.error(name.span, Code.UNKNOWN_KEY, f"`{name.value}` is not known here", hint)
    editor = _Editor(region, provenance, report)
    merged = _replaced(page, written)
    sections = inner_list(record.fields["sections"].shape)
    before = merged.get("sections")
    if edits and sections is not None and isinstance(before, ListNode):
        name = next(name for name, _ in merged.pairs if name.value == "sections")
        merged = _replaced(merged, [(name, editor.edited(before, edits, sections))])
    return merged


def _place_hint(name: str, page: MapNode) -> str | None:
    """Return the hint for the id of a section that is not written below `change:`."""
    sections = page.get("sections")
    shape = inner_list(record_shape(Page).fields["sections"].shape)
    items = sections.items if isinstance(sections, ListNode) else ()
    for each in items:
        kind = each.get("kind") if isinstance(each, MapNode) else None
        is_kind = isinstance(kind, TextNode) and kind.value == name
        if is_kind or (shape is not None and _id(each, shape) == name):
            return f"write it below `change:`: this page has a section `{name}`"
    return None


class _Named(Struct, frozen=True):
    """An item of a list that is being edited, and its id."""

    id: str
    node: Node


class _Editor:
    """Edits lists by ids, for one regional file."""

    def __init__(
        self, region: str, provenance: Mapping[str, tuple[TextNode, Node]], report: Report
    ) -> None:
        self._region = region
        self._provenance = provenance
        self._report = report

    def edited(self, before: ListNode, edits: Mapping[str, Node], shape: ListShape) -> ListNode:
        """Return a list with some items taken out, some changed and some added, in that order."""
        items = [_Named(_id(each, shape), each) for each in before.items]
        for each in self._list(edits.get("remove")):
            items = self._without(items, each, shape)
        for name, changes in self._pairs(edits.get("change")):
            items = self._changed(items, name, changes, shape)
        after: dict[str, int] = {}
        for each in self._list(edits.get("add")):
            self._add(items, each, after, shape)
        return ListNode(tuple(each.node for each in items), before.span, before.home)

    def _without(self, items: list[_Named], name: Node, shape: ListShape) -> list[_Named]:
        if not isinstance(name, TextNode):
            self._value_expected(name)
            return items
        group = self._group_with(items, name, shape)
        if group is not None:
            return self._in_group(items, group, {"remove": ListNode((name,), name.span)}, shape)
        found = self._find(items, name, shape)
        return [each for each in items if each is not found]

    def _changed(
        self, items: list[_Named], name: TextNode, changes: Node, shape: ListShape
    ) -> list[_Named]:
        group = self._group_with(items, name, shape)
        if group is not None:
            edits = {"change": MapNode(((name, changes),), name.span)}
            return self._in_group(items, group, edits, shape)
        found = self._find(items, name, shape)
        record = None if found is None else _record(found.node, shape)
        if found is None or record is None or isinstance(changes, BrokenNode):
            return items
        if not isinstance(changes, MapNode):
            hint = "write the fields that change below it, each as `name: value`"
            message = "`name: value` lines are expected here"
            self._report.error(changes.span, Code.MAP_EXPECTED, message, hint)
            return items
        node = self._changed_item(found.node, changes, record)
        if _id(node, shape) != found.id and "id" not in changes.keys:
            # New words must not give it a new name: links and the next file know the old one.
            name = TextNode("id", node.span)
            node = _replaced(node, [(name, TextNode(found.id, node.span))])
        return [_Named(found.id, node) if each is found else each for each in items]

    def _changed_item(self, before: Node, changes: MapNode, record: RecordShape) -> MapNode:
        merged = _as_map(before, record)
        is_written = False
        for name, value in changes.pairs:
            field = record.fields.get(name.value)
            old = merged.get(name.value)
            inner = None if field is None else inner_list(field.shape)
            new = value
            edits = _edits(value)
            if inner is not None and edits:
                new = self._edited_field(old, name, edits, inner)
            elif inner is not None and isinstance(value, ListNode):
                new = self._with_provenance_each(value, inner)
            elif field is not None and old is not None and _joins(field.shape, old):
                new = _joined(old, value, self._region)
                is_written = True
            else:
                is_written = is_written or name.value not in _ABOUT_ITSELF
            merged = _replaced(merged, [(name, new)])
        # A section with items has its facts in them: its own words are no figures.
        if is_written and all(inner_list(each.shape) is None for each in record.fields.values()):
            merged = self._with_joined_provenance(merged, changes)
        return merged

    def _edited_field(
        self, old: Node | None, name: TextNode, edits: Mapping[str, Node], shape: ListShape
    ) -> Node:
        before = old if isinstance(old, ListNode) else ListNode((), name.span)
        return self.edited(before, edits, shape)

    def _add(
        self, items: list[_Named], node: Node, after: dict[str, int], shape: ListShape
    ) -> None:
        """Add an item at the end or after another; several after one keep their order."""
        place = len(items)
        if isinstance(node, MapNode):
            name = node.get("after")
            pairs = tuple(pair for pair in node.pairs if pair[0].value != "after")
            node = replace(node, pairs=pairs)
            if isinstance(name, TextNode):
                found = self._find(items, name, shape)
                if found is not None:
                    passed = after.get(found.id, 0)
                    place = items.index(found) + 1 + passed
                    after[found.id] = passed + 1
            elif name is not None:
                self._value_expected(name)
        added = self._with_provenance(node, shape)
        items.insert(place, _Named(_id(added, shape), added))

    # Finding

    def _find(self, items: list[_Named], name: TextNode, shape: ListShape) -> _Named | None:
        wanted = name.value.strip()
        found = [each for each in items if each.id == wanted]
        if not found and isinstance(shape.of, KindsShape):
            found = [each for each in items if _kind(each.node) == wanted]
        if len(found) == 1:
            return found[0]
        thing = "section" if isinstance(shape.of, KindsShape) else "item"
        if found:
            places = " and ".join(str(each.node.span) for each in found)
            message = f"`{wanted}` could be the {thing} at {places}"
            hint = "give one of them an `id` of its own"
            self._report.error(name.span, Code.DUPLICATE_ID, message, hint)
        else:
            ids = [each.id for each in items]
            kinds = [kind for each in items if (kind := _kind(each.node)) is not None]
            hint = meant(wanted, (*ids, *kinds)) or f"here are: {', '.join(ids)}"
            message = f"there is no {thing} `{wanted}` to change here"
            self._report.error(name.span, Code.NO_ID, message, hint)
        return None

    def _group_with(self, items: list[_Named], name: TextNode, shape: ListShape) -> _Named | None:
        """Return the group that holds a section which does not stand at the top."""
        wanted = name.value.strip()
        if not isinstance(shape.of, KindsShape) or any(each.id == wanted for each in items):
            return None
        for each in items:
            inner = each.node.get("sections") if isinstance(each.node, MapNode) else None
            if isinstance(inner, ListNode) and wanted in (_id(one, shape) for one in inner.items):
                return each
        return None

    def _in_group(
        self, items: list[_Named], group: _Named, edits: Mapping[str, Node], shape: ListShape
    ) -> list[_Named]:
        node = group.node
        inner = node.get("sections") if isinstance(node, MapNode) else None
        if not isinstance(node, MapNode) or not isinstance(inner, ListNode):
            return items
        name = next(name for name, _ in node.pairs if name.value == "sections")
        edited = _Named(group.id, _replaced(node, [(name, self.edited(inner, edits, shape))]))
        return [edited if each is group else each for each in items]

    # Provenance

    def _with_provenance(self, node: Node, shape: ListShape) -> Node:
        """Give a new item the file's provenance, where it has none of its own."""
        record = _record(node, shape)
        if record is None or not self._provenance:
            return node
        item = _as_map(node, record)
        own = tuple(pair for name, pair in self._provenance.items() if name not in item.keys)
        return replace(item, pairs=item.pairs + own)

    def _with_provenance_each(self, node: ListNode, shape: ListShape) -> ListNode:
        return replace(node, items=tuple(self._with_provenance(each, shape) for each in node.items))

    def _with_joined_provenance(self, item: MapNode, changes: MapNode) -> MapNode:
        """Give a changed item the file's provenance for this region, beside what it has."""
        for word, (name, value) in self._provenance.items():
            if word not in changes.keys:
                old = item.get(word)
                new = value if old is None else _joined(old, value, self._region)
                item = _replaced(item, [(name, new)])
        return item

    # Messages

    def _list(self, node: Node | None) -> tuple[Node, ...]:
        if node is None or isinstance(node, BrokenNode):
            return ()
        if isinstance(node, ListNode):
            return node.items
        if isinstance(node, TextNode):
            return (node,)
        hint = "begin each item on its own line with `- `"
        message = "a list is expected here, not a map (name: value lines)"
        self._report.error(node.span, Code.LIST_EXPECTED, message, hint)
        return ()

    def _pairs(self, node: Node | None) -> tuple[tuple[TextNode, Node], ...]:
        if isinstance(node, MapNode):
            return node.pairs
        if node is not None and not isinstance(node, BrokenNode):
            hint = "write the id of what changes, a colon, and below it the fields"
            message = "`id:` lines are expected here"
            self._report.error(node.span, Code.MAP_EXPECTED, message, hint)
        return ()

    def _value_expected(self, node: Node) -> None:
        if not isinstance(node, BrokenNode):
            message = "the id of a section or item is expected here"
            self._report.error(node.span, Code.VALUE_EXPECTED, message, "write it without brackets")


def _record(node: Node, shape: ListShape) -> RecordShape | None:
    """Return the shape of an item; of a section, that of its kind."""
    if isinstance(shape.of, RecordShape):
        return shape.of
    if isinstance(shape.of, KindsShape):
        return shape.of.records.get(_kind(node) or "")
    return None


def _kind(node: Node) -> str | None:
    kind = node.get("kind") if isinstance(node, MapNode) else None
    return kind.value if isinstance(kind, TextNode) else None


def _id(node: Node, shape: ListShape) -> str:
    record = _record(node, shape)
    return "" if record is None else id_of({n.value: v for n, v in _as_map(node, record).pairs})


def _as_map(node: Node, record: RecordShape) -> MapNode:
    """Return an item with its plain or lead-in form written out."""
    if not isinstance(node, MapNode):
        pairs = () if record.main is None else ((TextNode(record.main, node.span), node),)
        return MapNode(pairs, node.span, node.home)
    if not record.takes_lead:
        return node
    written: list[tuple[TextNode, Node]] = []
    for name, value in node.pairs:
        if name.value in record.fields or is_field_word(name.value):
            written.append((name, value))
        else:
            under = "points" if isinstance(value, ListNode) else "text"
            written.append((TextNode("lead", name.span, name.home), name))
            written.append((TextNode(under, name.span, name.home), value))
    return replace(node, pairs=tuple(written))


def _replaced(node: MapNode, pairs: list[tuple[TextNode, Node]]) -> MapNode:
    """Return a map with some fields replaced where they stand, or added at its end."""
    new = {name.value: (name, value) for name, value in pairs}
    kept = tuple(new.pop(name.value, (name, value)) for name, value in node.pairs)
    return replace(node, pairs=kept + tuple(new.values()))


def _edits(node: Node) -> dict[str, Node]:
    """Return the edits of a list, or nothing if the value replaces it."""
    if isinstance(node, MapNode) and set(node.keys) <= set(EDITS):
        return {name.value: value for name, value in node.pairs}
    return {}


def _joins(shape: object, old: Node) -> bool:
    """Whether a value stands beside those of other regions instead of replacing them."""
    if not isinstance(shape, RegionalShape) or not is_money(shape.of):
        return False
    return old.home is not None or (isinstance(old, MapNode) and not is_own_map(shape.of, old.keys))


def _joined(old: Node, new: Node, region: str) -> Node:
    """Return a map by region that holds the old value and the new one."""
    pairs = _by_region(old, old.home or ELSEWHERE)
    for each, value in _by_region(new, region):
        pairs = [pair for pair in pairs if pair[0].value != each.value]
        pairs.append((each, value))
    return MapNode(tuple(pairs), old.span)


def _by_region(node: Node, region: str) -> list[tuple[TextNode, Node]]:
    own = isinstance(node, MapNode) and (node.keys == ("unknown",) or is_own_map(_PAY, node.keys))
    if isinstance(node, MapNode) and not own:
        return list(node.pairs)
    return [(TextNode(region, node.span), node)]
