"""YAML as nodes that know their place: the reading rules that hold in every file.

Only the core of YAML is read: maps, lists and texts.  Every scalar stays the text
that was typed; ``NO``, ``12:30`` and ``010`` keep their form until a field reads
them.  What may surprise an author (anchors, tags, cut texts, swallowed items) is
refused here, in the author's words, before any field is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias, cast

import yaml
from msgspec import Struct

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.allow_comments import Extent, read_allowances
from guidebuilder.load.codes import Code
from guidebuilder.load.conflict_marks import without_conflicts
from guidebuilder.load.letters import UNPRINTABLE, control
from guidebuilder.load.yaml_faults import explain, report_tabs, without_no_break_spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH: Final = 12
"""Levels of nesting; the deepest real page needs ten."""

MOST_CHARACTERS: Final = 100_000
"""Characters of one text: fifty pages; the longest text of a real guide has two thousand."""

MOST_ITEMS: Final = 2_000
"""Items of one list: some eighty pages."""

_DEPTH_HINT: Final = "look at the indentation; brackets that belong to a text need quotes"

_DEEPEST: Final = 200
"""Levels below which a file is given up: brackets in brackets take the square of the time."""

_MOST_REPAIRS: Final = 100
"""Broken lines after which a file is given up: it is then no guide at all."""

_MOST_READ: Final = 8_000_000
"""Characters that are read again after repairs: two seconds' work, a hundred honest pages."""


def too_many(items: int) -> tuple[str, str]:
    """Return what to say of a list that is too long, and the cure."""
    return f"this list has {items} items; {MOST_ITEMS} are the most", "divide it"


_TIGHT_COMMENT: Final = re.compile(r"[ \t]+(#+)(?=[^\s#])")
"""A comment without a space behind its #: probably meant as text."""

_COMMENTED_COLOUR: Final = re.compile(r" *#[0-9A-Fa-f]{6}\b")
"""A colour that YAML takes for a comment."""

# Both speak alike; libyaml is six times as fast, and the wheels of PyYAML carry it.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TextNode(Struct, frozen=True):
    """A text, exactly as typed, never empty unless it was written as ``''``.

    Attributes:
        value: Its words, with YAML's quotes and folding undone.
        span: Where it begins.
        home: The region of the regional file that it stands in, or None.
        block_column: For a text behind ``|``, the column that its lines begin in:
            line *n* of it is then line ``span.line + n`` of the file.
    """

    value: str
    span: Span
    home: str | None = None
    block_column: int | None = None


class ListNode(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    span: Span
    home: str | None = None


class MapNode(Struct, frozen=True):
    """A map, its keys unique and in the order of the file."""

    pairs: tuple[tuple[TextNode, Node], ...]
    span: Span
    home: str | None = None

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return next((value for name, value in self.pairs if name.value == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """The names in the order of the file."""
        return tuple(name.value for name, _ in self.pairs)


class BrokenNode(Struct, frozen=True):
    """Something that a message has been written about; nobody reports it again."""

    span: Span
    home: str | None = None


Node: TypeAlias = TextNode | ListNode | MapNode | BrokenNode


def read_nodes(text: str, file: str, report: Report, home: str | None = None) -> Node | None:
    r"""Compose a file to nodes.

    A line that YAML cannot read is explained, mended for the purpose of reading on,
    and the file is read again: one bad colon must not hide thirty other mistakes.

    Args:
        text: The file's text, its lines ended by ``\n``.
        file: Its name, for the places.
        report: Told of everything that the reading rules refuse.
        home: The region whose regional file this is.

    Returns:
        The root, or None if the file is empty or cannot be mended.
    """
    explained: set[int] = set()
    text = without_conflicts(text, file, report)
    for _ in range(min(_MOST_REPAIRS, 1 + _MOST_READ // max(len(text), 1))):
        found = Report()
        composer = _Composer(text, file, found, home)
        root: Node | None = None
        try:
            root = composer.compose()
        except _TooDeepToReadOn:
            _pass_on(found, report)
            return None
        except yaml.MarkedYAMLError as fault:
            mended = explain(fault, text, file, explained, report)
            if mended is None:
                return None
        else:
            opaque = frozenset(composer.opaque)
            mended = without_no_break_spaces(composer.lines, opaque, file, report)
            if mended is None:
                report_tabs(composer.lines, opaque, file, found)
                read_allowances(composer.lines, composer.extents, file, report)
                _pass_on(found, report)
                return root
        text = mended
    return None


def _pass_on(found: Report, report: Report) -> None:
    for each in found.found:
        report.error(each.span, each.code, each.message, each.hint)


class _TooDeepToReadOn(Exception):  # noqa: N818 - it names what happened
    """Nobody wrote this by hand: there is nothing further on that an author should hear of."""


class _Composer:
    """Builds nodes from the events of one file."""

    def __init__(self, text: str, file: str, report: Report, home: str | None) -> None:
        self.lines = text.split("\n")
        # Lines inside quoted and literal texts: what looks like indentation there is text.
        self.opaque: set[int] = set()
        # Where each text stands: a # in one of them begins no comment.
        self.extents: list[Extent] = []
        self._file = file
        self._report = report
        self._home = home
        # Behind the last event both loaders answer None.
        self._events: Iterator[yaml.Event] = iter(_LOADER(text).get_event, None)
        self._is_too_deep = False

    def compose(self) -> Node | None:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    self._error(
                        self._span(event),
                        Code.SECOND_DOCUMENT,
                        "a second document begins here (---)",
                        "write each page into a file of its own",
                    )
                    break
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1)
        if root is None or (isinstance(root, TextNode) and not root.value):
            self._error(
                Span(self._file, 1, 1),
                Code.EMPTY_FILE,
                "this file is empty",
                "write it, or delete it",
            )
            return None
        return root

    def _node(self, event: yaml.NodeEvent, depth: int) -> Node:
        span = self._span(event)
        if isinstance(event, yaml.ScalarEvent) and event.anchor is None and event.tag is None:
            return self._scalar(event, span)
        if isinstance(event, yaml.AliasEvent):
            self._error(
                span,
                Code.ALIAS,
                f"an alias (*{event.anchor}) is used",
                "write the words out; if the star belongs to the text, put the text in quotes",
            )
            return BrokenNode(span, self._home)
        if event.anchor is not None:
            self._error(
                span,
                Code.ANCHOR,
                f"an anchor (&{event.anchor}) is used",
                f"take &{event.anchor} out; if it belongs to the text, put the text in quotes",
            )
        node: Node
        if isinstance(event, yaml.CollectionStartEvent):
            tag, node = event.tag, self._collection(event, span, depth)
        else:
            scalar = cast("yaml.ScalarEvent", event)  # the only kind of node that is left
            tag, node = scalar.tag, self._scalar(scalar, span)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._error(
                span,
                Code.TAG,
                f"a YAML tag ({shown}) is used",
                f"take {shown} out; if it belongs to the text, put the text in quotes",
            )
            return BrokenNode(span, self._home)
        return node

    def _collection(self, event: yaml.CollectionStartEvent, span: Span, depth: int) -> Node:
        if depth > MAX_DEPTH:
            if not self._is_too_deep:
                message = f"nested deeper than {MAX_DEPTH} levels"
                self._error(span, Code.TOO_DEEP, message, _DEPTH_HINT)
                self._is_too_deep = True
            self._skip_collection()
            return BrokenNode(span, self._home)
        was_too_deep = self._is_too_deep
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = self._list(span, depth) if is_list else self._map(event, span, depth)
        # Brackets in brackets are one mistake: nobody should hear of each layer.
        is_buried = event.flow_style and self._is_too_deep and not was_too_deep
        return BrokenNode(span, self._home) if is_buried else node

    def _list(self, span: Span, depth: int) -> Node:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node = self._node(cast("yaml.NodeEvent", event), depth + 1)
            if _is_absent(node, event):
                self._error(
                    node.span, Code.NO_VALUE, "this item is empty", "write it, or take the line out"
                )
                node = BrokenNode(node.span, self._home)
            items.append(node)
        if len(items) > MOST_ITEMS:
            self._error(span, Code.TOO_LONG, *too_many(len(items)))
            return BrokenNode(span, self._home)
        return ListNode(tuple(items), span, self._home)

    def _map(self, start: yaml.CollectionStartEvent, span: Span, depth: int) -> Node:
        pairs: list[tuple[TextNode, Node]] = []
        lines: dict[str, int] = {}
        cut: TextNode | None = None
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(cast("yaml.NodeEvent", event), depth + 1)
            value_event = cast("yaml.NodeEvent", next(self._events))
            value = self._node(value_event, depth + 1)
            if not isinstance(key, TextNode):
                self._refuse_key(key)
                continue
            is_absent = _is_absent(value, value_event)
            if is_absent and start.flow_style and re.match(r"[\d.]", key.value):
                cut = cut or key
                continue
            if is_absent:
                value = self._absent_value(key, value)
            if self._may_stand(key, lines):
                pairs.append((key, value))
        if cut is not None:
            self._error(
                cut.span,
                Code.CUT_BY_COMMA,
                "a comma inside { } begins a new entry, "
                f"so the number was cut before `{cut.value}`",
                "give each region its own line, or write the number without commas",
            )
            return BrokenNode(span, self._home)
        return MapNode(tuple(pairs), span, self._home)

    def _refuse_key(self, key: Node) -> None:
        if not isinstance(key, BrokenNode):
            message = "a list or map stands where the name of a field belongs"
            hint = "write `name: value`; a text that begins with [ or { needs quotes"
            self._error(key.span, Code.KEY_NOT_TEXT, message, hint)

    def _absent_value(self, key: TextNode, value: Node) -> Node:
        if not key.value:
            return value
        hint = "write the value, or take the line out"
        if self._is_commented_colour(value.span):
            hint = "a space and # begin a comment: put the colour in quotes"
        self._error(value.span, Code.NO_VALUE, "there is no value after the colon", hint)
        return BrokenNode(value.span, self._home)

    def _is_commented_colour(self, span: Span) -> bool:
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        return _COMMENTED_COLOUR.match(line, span.column - 1) is not None

    def _may_stand(self, key: TextNode, lines: dict[str, int]) -> bool:
        """Refuse keys that YAML lets pass and an author cannot have meant."""
        if key.value == "<<":
            self._error(
                key.span,
                Code.MERGE_KEY,
                "a merge key (<<) is used",
                "write the fields out: each fact stands where it is read",
            )
            return False
        if not key.value.strip():
            message = "the name before the colon is missing"
            hint = "write `name: value`; a text that begins with a colon needs quotes"
            self._error(key.span, Code.NO_COLON, message, hint)
            return False
        if key.value in lines:
            self._error(
                key.span,
                Code.DUPLICATE_KEY,
                f"`{key.value}` is written twice (first in line {lines[key.value]})",
                "keep one of the two",
            )
            return False
        lines[key.value] = key.span.line
        return True

    def _scalar(self, event: yaml.ScalarEvent, span: Span) -> TextNode:
        start, end = _marks(event)
        first, last = start.line, end.line
        is_block = event.style is not None and event.style in "|>"
        begin_of_text = (first + 1, 0) if is_block else (first, start.column)
        self.extents.append(Extent(first, begin_of_text, (last, end.column)))
        if not event.style:
            if event.value:
                self._check_plain(first, end)
        elif event.style in "|>":
            # The end mark of a block stands at the beginning of the line after it.
            self.opaque.update(range(first + 1, last if end.column == 0 else last + 1))
        else:
            self.opaque.update(range(first + 1, last + 1))
        if len(event.value) > MOST_CHARACTERS:
            message = f"this text has {len(event.value)} characters; {MOST_CHARACTERS} are the most"
            self._error(span, Code.TOO_LONG, message, "divide it into several sections")
            return TextNode(event.value[:MOST_CHARACTERS], span, self._home)
        # The file has been looked through; only an escape can bring in what it did not hold.
        if event.style == '"' and not UNPRINTABLE.isdisjoint(event.value):
            wrong = next(each for each in event.value if each in UNPRINTABLE)
            self._error(span, Code.CONTROL_CHARACTER, *control(wrong))
        block_column = None
        if event.style == "|":
            lines = (line for line in self.lines[first + 1 : last + 1] if line.strip())
            begin = next(lines, "")
            block_column = len(begin) - len(begin.lstrip()) + 1
        return TextNode(event.value, span, self._home, block_column)

    def _check_plain(self, first: int, end: yaml.Mark) -> None:
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        comment = _TIGHT_COMMENT.match(line, end.column) if "#" in line else None
        if comment is not None:
            self._error(
                Span(self._file, end.line + 1, comment.start(1) + 1),
                Code.CUT_BY_COMMENT,
                "the text is cut here: a space and # begin a comment",
                "put the text in quotes; a comment has a space after the #",
            )
        for number in range(first + 1, end.line + 1):
            line = self.lines[number]
            if re.match(r"\s*-(\s|$)", line):
                self._error(
                    Span(self._file, number + 1, line.index("-") + 1),
                    Code.SWALLOWED_ITEM,
                    "this item is read as part of the line above it",
                    "line up the `-` with the other items",
                )

    def _skip_collection(self) -> None:
        depth = 1
        for event in self._events:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEEPEST:
                    raise _TooDeepToReadOn
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
                if depth == 0:
                    return

    def _span(self, event: yaml.Event) -> Span:
        start: yaml.Mark = event.start_mark  # type: ignore[assignment]  # read from a text
        return Span(self._file, start.line + 1, start.column + 1)

    def _error(self, span: Span, code: Code, message: str, hint: str | None) -> None:
        self._report.error(span, code, message, hint)


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Return where an event begins and ends; one that was read from a text always says so."""
    return cast("tuple[yaml.Mark, yaml.Mark]", (event.start_mark, event.end_mark))


def _is_absent(node: Node, event: yaml.Event) -> bool:
    """Whether nothing was written, as against an empty text in quotes."""
    return isinstance(node, TextNode) and not node.value and not getattr(event, "style", None)
