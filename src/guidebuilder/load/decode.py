"""Nodes to model, field by field, by the shapes of the model's own types.

One file is read at a time and nothing is looked up: whether a region or a rung
exists is asked later, over the whole guide.  A mistake is reported and left out,
and reading goes on; ``None`` always means that somebody has been told why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.load.anchors import anchors_of, written_ids
from guidebuilder.load.codes import Code
from guidebuilder.load.decode_values import Mention, ValueReader, described
from guidebuilder.load.ids import id_of
from guidebuilder.load.kind_names import KINDS_BY_OTHER_NAMES
from guidebuilder.load.rules import finish
from guidebuilder.load.shapes import (
    CellShape,
    ChoiceShape,
    FieldShape,
    KindsShape,
    ListShape,
    NamedShape,
    PayShape,
    RecordShape,
    RegionalShape,
    Shape,
    TextShape,
    UnknownShape,
    ValueShape,
    is_field_word,
    is_money,
    is_own_map,
    record_shape,
)
from guidebuilder.load.suggest import did_you_mean, meant
from guidebuilder.load.yaml_nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from guidebuilder.model import (
    EVERYWHERE,
    Entry,
    Fact,
    Item,
    Page,
    Region,
    Regional,
    Settings,
    Source,
    Term,
)

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

_MISSING_HINTS: Final = {
    "alt": "say what the picture tells someone who cannot see it, or write `alt: decorative`",
    "chapters": "write `chapters:` and below it a line such as `- careers/nurse` for each page",
    "default_region": "write `default_region: india`, or another that has a file in regions",
    "format": "write `format: 1`",
    "issue": "write the date of this issue: `issue: 2026-11`",
    "language": "write `language: en`, or the code of another language",
    "publisher": "write who brings the guide out: `publisher: …`",
    "slug": "write how the names of its PDFs begin: `slug: bpo-careers`",
    "sections": "a page begins with `sections:` and a list of them",
    "standard": "write `standard: x-4`",
    "pay": "write it by region, for example `pay:` and below it `india: 2.5–4 lakh`",
}
"""What to write where a field is missing and its name does not say it."""

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")


class Decoded(Struct, Generic[T_co], frozen=True):
    """What a file became.

    Attributes:
        thing: The model's object, or None if something that it needs is broken.
        mentions: Every name in the file that may stand for something elsewhere, also
            those in parts that could not be used.
    """

    thing: T_co
    mentions: tuple[Mention, ...]


class Scope(Struct, frozen=True):
    """What is known of the place that a value is read in.

    Attributes:
        region: The one region that section or item name, to which plain money then belongs.
    """

    region: str | None = None


_ANYWHERE: Final = Scope()


class _Remembered(Struct, frozen=True):
    """What a node became.

    Attributes:
        thing: The model's object, or None after a message.
        mentions: Every name in it.
        losses: How many items of lists in it could not be read.
        node: Kept, so that no other node can take its identity.
    """

    thing: Any
    mentions: tuple[Mention, ...]
    losses: int
    node: Node


Memory: TypeAlias = dict[tuple[RecordShape | KindsShape, int, str | None], _Remembered]
"""What has been read, by shape, identity of the node, and region of the scope.

A regional file changes a few items of its page.  All others are the very nodes of the
page as it stands everywhere, and need not be read again.
"""

_ANY: Final = "any of them"
"""Stands for the field that was meant where nobody can tell which."""

_NONE: Final = "none of them"
"""Stands for it where the name is far from every field."""


def decode_page(node: Node, page: str, report: Report, memory: Memory) -> Decoded[Page | None]:
    """Read a page from its nodes.

    Args:
        node: The root of its file, perhaps changed by regional files.
        page: Its id: ``careers/bpo-executive``.
        report: Told of every mistake.
        memory: What has been read before for the same report.
    """
    decoder = _Decoder(report, memory)
    written = written_ids(node, report)
    found = decoder.file(Page, node, id=page)
    if found is not None:
        found = replace(found, anchors=anchors_of(found.sections, written))
    return decoder.decoded(found)


def decode_region(node: Node, region: str, report: Report) -> Decoded[Region | None]:
    """Read a region from its file."""
    decoder = _Decoder(report)
    return decoder.decoded(decoder.file(Region, node, id=region))


def decode_settings(node: Node, report: Report) -> Decoded[Settings | None]:
    """Read guide.yaml."""
    decoder = _Decoder(report)
    return decoder.decoded(decoder.file(Settings, node))


def decode_sources(node: Node, report: Report) -> Decoded[dict[str, Source]]:
    """Read sources.yaml."""
    decoder = _Decoder(report)
    found: dict[str, Source] = {}
    for name, value in decoder.pairs(node):
        source = decoder.file(Source, value, id=name.value) if decoder.is_id(name) else None
        if source is not None:
            found[name.value] = source
    return decoder.decoded(found)


def decode_glossary(node: Node, report: Report) -> Decoded[tuple[Term, ...]]:
    """Read glossary.yaml."""
    decoder = _Decoder(report)
    terms: list[Term] = []
    for name, value in decoder.pairs(node):
        expansion = decoder.read(RegionalShape(TextShape()), value, _ANYWHERE)
        if expansion is not None:
            terms.append(Term(name.value, expansion, name.span))
    return decoder.decoded(tuple(terms))


def decode_record(cls: type[T], node: Node, report: Report) -> T | None:
    """Read a file that is no part of a guide's content, such as a theme."""
    return _Decoder(report).file(cls, node)


class _Decoder:
    """Reads the nodes of one file by their shapes."""

    def __init__(self, report: Report, memory: Memory | None = None) -> None:
        self._report = report
        self._values = ValueReader(report)
        self._memory: Memory = {} if memory is None else memory
        # How many items of lists have been left out for a mistake, so far.
        self._losses = 0

    def decoded(self, thing: T) -> Decoded[T]:
        """Return what the file became, with all that it mentions."""
        return Decoded(thing, tuple(self._values.mentions))

    def file(self, cls: type[T], node: Node, **given: str) -> T | None:
        """Read what a whole file, or an entry of one, holds."""
        if isinstance(node, BrokenNode):
            return None
        if not isinstance(node, MapNode):
            self._expected_map(node, record_shape(cls))
            return None
        found = self._record(record_shape(cls), node, _ANYWHERE, given)
        return found if isinstance(found, cls) else None

    def pairs(self, node: Node) -> tuple[tuple[TextNode, Node], ...]:
        """Return the pairs of a file that is a map of entries."""
        if isinstance(node, MapNode):
            return node.pairs
        if not isinstance(node, BrokenNode):
            message = f"`name: value` lines are expected here, not {described(node)}"
            hint = "begin each line with a name and a colon"
            self._error(node, Code.MAP_EXPECTED, message, hint)
        return ()

    def is_id(self, name: TextNode) -> bool:
        """Whether a name in a file of entries can be referred to."""
        shape = record_shape(Item).fields["id"].shape
        return self.read(shape, name, _ANYWHERE) is not None

    def read(self, shape: Shape, node: Node, scope: Scope) -> Any:  # noqa: ANN401, C901, PLR0911 - one for each shape
        """Read a node by a shape; None means that a message has been written."""
        if isinstance(node, BrokenNode):
            return None
        match shape:
            case RegionalShape():  # the most frequent come first
                return self._regional(shape, node, scope)
            case TextShape():
                return self._values.text(node)
            case RecordShape() | KindsShape():
                return self._remembered(shape, node, scope)
            case ListShape():
                return self._list(shape, node, scope)
            case ValueShape() | ChoiceShape():
                return self._values.value(shape, node)
            case PayShape():
                return self._values.pay(node)
            case UnknownShape(of=known):
                return self._values.unknown(node) or self.read(known, node, scope)
            case CellShape():
                return self._values.unknown(node) or self._values.text(node)
            case NamedShape():
                return self._named(shape, node, scope)

    def _remembered(self, shape: RecordShape | KindsShape, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - any class of the model
        key = shape, id(node), scope.region
        known = self._memory.get(key)
        if known is not None:
            # Messages need no repeating: each is written once, however often it is found.
            self._values.mentions += known.mentions
            self._losses += known.losses
            return known.thing
        before, lost = len(self._values.mentions), self._losses
        if isinstance(shape, KindsShape):
            thing = self._section(shape, node, scope)
        else:
            thing = self._record(shape, node, scope, {})
        mentions = tuple(self._values.mentions[before:])
        self._memory[key] = _Remembered(thing, mentions, self._losses - lost, node)
        return thing

    def _regional(self, shape: RegionalShape, node: Node, scope: Scope) -> Regional[Any] | None:
        entries: list[Entry[Any]] = []
        if isinstance(node, MapNode) and not is_own_map(shape.of, node.keys):
            for name, value_node in node.pairs:
                value = self.read(shape.of, value_node, scope)
                if name.value == EVERYWHERE:
                    hint = "a plain value holds everywhere; `elsewhere` is for all other regions"
                    self._error(name, Code.NO_REGION, f"there is no region `{EVERYWHERE}`", hint)
                elif value is not None:
                    entries.append(Entry(name.value, value, name.span))
            if not node.pairs:
                self._error(node, Code.NO_VALUE, "this map is empty", "write it, or take it out")
        else:
            value = self.read(shape.of, node, scope)
            region = node.home or (scope.region if is_money(shape.of) else None)
            if value is not None:
                entries.append(Entry(region or EVERYWHERE, value, node.span))
        if not entries:
            return None
        regional = Regional(tuple(entries))
        self._values.mentions.append(regional)
        return regional

    def _list(self, shape: ListShape, node: Node, scope: Scope) -> tuple[Any, ...] | None:
        if isinstance(node, TextNode) and shape.takes_single:
            single = self.read(shape.of, node, scope)
            return None if single is None else (single,)
        if not isinstance(node, ListNode):
            hint = "begin each item on its own line with `- `"
            if isinstance(shape.of, KindsShape):
                hint = "begin each section on its own line with `- kind: prose`, or another kind"
            message = f"a list is expected here, not {described(node)}"
            self._error(node, Code.LIST_EXPECTED, message, hint)
            return None
        if not node.items:
            self._values.empty_list(node)
            return None
        items: list[Any] = []
        for each in node.items:
            is_plain = isinstance(shape.of, TextShape | ValueShape | ChoiceShape)
            if is_plain and isinstance(each, MapNode) and len(each.pairs) == 1:
                name, value = each.pairs[0]
                if isinstance(value, TextNode | BrokenNode):
                    self._split_text(name)
                    continue
            item = self.read(shape.of, each, scope)
            if item is not None:
                items.append(item)
        self._losses += len(node.items) - len(items)
        return tuple(items)

    def _named(self, shape: NamedShape, node: Node, scope: Scope) -> tuple[object, ...]:
        found: list[object] = []
        options = shape.names or {}
        for name, value_node in self.pairs(node):
            if options and name.value not in options:
                self._values.unknown_name(name, tuple(options))
                continue
            value = self.read(shape.of, value_node, scope)
            if value is not None:
                found.append(shape.make(options.get(name.value, name.value), value))
        return tuple(found)

    def _section(self, shape: KindsShape, node: Node, scope: Scope) -> Any:  # noqa: ANN401 - any kind
        kind = node.get("kind") if isinstance(node, MapNode) else None
        if kind is None:
            self._no_kind(node, shape)
            return None
        if not isinstance(kind, TextNode):
            self._values.one_value_expected(kind, tuple(sorted(shape.records)))
            return None
        record = shape.records.get(kind.value)
        if record is None:
            inside = " that may stand inside a group" if shape.is_inner else ""
            known = sorted(shape.records)
            hint = meant(kind.value, known) or f"kinds: {', '.join(known)}"
            other = KINDS_BY_OTHER_NAMES.get(kind.value.lower())
            if other in shape.records:
                hint = f"write `kind: {other}`"
            message = f"`{kind.value}` is not a kind of section{inside}"
            self._error(kind, Code.UNKNOWN_KIND, message, hint)
            return None
        return self._record(record, node, scope, {})

    def _record(self, record: RecordShape, node: Node, scope: Scope, given: dict[str, str]) -> Any:  # noqa: ANN401 - any class of the model
        if isinstance(node, MapNode):
            nodes, meant_keys = self._fields(record, node)
        elif record.main is not None:
            nodes, meant_keys = {record.main: node}, frozenset()
        else:
            self._expected_map(node, record)
            return None
        inner = _scope_of(nodes, scope)
        facts: dict[str, Any] = {}  # by the hints of the very classes that are built
        arguments: dict[str, Any] = dict(given)
        is_clean, lost = not meant_keys, self._losses
        for key, value_node in nodes.items():
            field = record.fields[key]
            value = self.read(field.shape, value_node, inner)
            if value is None:
                is_clean = False
            else:
                (facts if field.belongs_to_fact else arguments)[field.name] = value
        if _ANY not in meant_keys:
            known = {*nodes, *meant_keys}
            self._missing([each for each in record.needed if each.key not in known], node)
        if any(each.name not in arguments for each in record.needed):
            return None
        if issubclass(record.type, Item):
            arguments["id"] = id_of({**nodes, **_kind_of(node)})
        if facts:
            arguments["fact"] = Fact(**facts)
        if record.keeps_place:
            arguments["span"] = node.span
        made = record.type(**arguments)
        # The rules between fields would speak of fields that only a mistake has emptied.
        is_whole = self._losses == lost
        return finish(made, self._report, is_whole=is_whole) if is_clean else made

    def _fields(self, record: RecordShape, node: MapNode) -> tuple[dict[str, Node], frozenset[str]]:
        """Return the fields that are known, and those that others were probably meant to be.

        A missing field is not reported beside its own misspelling, nor beside a text
        that YAML has split.
        """
        nodes: dict[str, Node] = {}
        meant_keys: set[str] = set()
        for name, value in node.pairs:
            key = name.value
            if key in record.fields:
                nodes[key] = value
            elif key == "kind" and "kind" in record.keys:
                continue
            elif record.takes_lead and not is_field_word(key):
                self._lead_in(record, name, value, nodes)
            else:
                meant_keys.add(self._unknown_key(record, name))
        return nodes, frozenset(meant_keys)

    def _lead_in(
        self, record: RecordShape, name: TextNode, value: Node, nodes: dict[str, Node]
    ) -> None:
        """Take ``- Easy entry: Most posts are open.`` apart."""
        if "lead" in nodes:
            hint = "begin it with `- ` on a line of its own, or put the text in quotes"
            message = f"`{name.value}:` is a second lead-in in this item"
            self._error(name, Code.SECOND_LEAD, message, hint)
            return
        nodes["lead"] = name
        if isinstance(value, ListNode) and "points" not in record.fields:
            hint = "points go one level deep: make this a text, or a section of its own"
            self._error(value, Code.VALUE_EXPECTED, "a text is expected here, not a list", hint)
            value = BrokenNode(value.span, value.home)
        nodes["points" if isinstance(value, ListNode) else "text"] = value

    # Messages

    def _no_kind(self, node: Node, shape: KindsShape) -> None:
        """Report a section without a kind, or with that word misspelt or another in its place."""
        pairs = node.pairs if isinstance(node, MapNode) else ()
        for name, _ in pairs:
            if did_you_mean(name.value, ("kind",)) is not None:
                self._values.unknown_name(name, ("kind",))
                return
        hint = "its first line says what it is: `- kind: points`"
        first = pairs[0][0].value if pairs else ""
        if first in shape.records:
            hint = f"write `- kind: {first}`, and what belongs to it on the lines below"
        elif first == "type":
            hint = "write `kind:` in place of `type:`"
        self._error(node, Code.NO_KIND, "this section has no `kind`", hint)

    def _unknown_key(self, record: RecordShape, name: TextNode) -> str:
        """Report a name that is no field, or a text taken for one; return what it may stand for."""
        suggestion = did_you_mean(name.value, record.keys)
        if suggestion is not None:
            hint = f"did you mean `{suggestion}`?"
        elif record.main is not None and not is_field_word(name.value):
            self._split_text(name)
            return _ANY
        else:
            hint = record.known
            if record.takes_lead:
                hint += f"; a lead-in of one small word is written `lead: {name.value}`"
        self._error(name, Code.UNKNOWN_KEY, f"`{name.value}` is not known here", hint)
        return suggestion or (_ANY if record.takes_lead else _NONE)

    def _missing(self, missing: list[FieldShape], node: Node) -> None:
        for each in missing:
            hint = _MISSING_HINTS.get(each.key, f"write `{each.key}: …`")
            if node.span.cell:
                hint = f"write it into the column `{each.key}`"
            self._error(node, Code.MISSING_FIELD, f"`{each.key}` is missing", hint)

    def _split_text(self, name: TextNode) -> None:
        message = f"`{name.value}:` – a colon and a space split this text in two"
        self._error(name, Code.SPLIT_TEXT, message, "put the whole text in quotes")

    def _expected_map(self, node: Node, record: RecordShape) -> None:
        message = f"`name: value` lines are expected here, not {described(node)}"
        self._error(node, Code.MAP_EXPECTED, message, record.known)

    def _error(self, node: Node, code: Code, message: str, hint: str | None = None) -> None:
        self._report.error(node.span, code, message, hint)


def _scope_of(nodes: dict[str, Node], scope: Scope) -> Scope:
    """Return the scope inside a record: one region named here is where its money belongs."""
    regions = nodes.get("regions")
    if isinstance(regions, ListNode) and len(regions.items) == 1:
        regions = regions.items[0]
    if isinstance(regions, TextNode):
        return Scope(regions.value.strip())
    return scope if regions is None else _ANYWHERE


def _kind_of(node: Node) -> dict[str, Node]:
    kind = node.get("kind") if isinstance(node, MapNode) else None
    return {} if kind is None else {"kind": kind}
