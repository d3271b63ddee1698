"""Single nodes to values: texts, values with a grammar, choices, pay.

What a value names (a region, a source, a link) is remembered as a *mention*, also
where the thing around it turns out to be broken: whether it exists is asked later,
over the whole guide, and a mistake in one field must not hide one in the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from guidebuilder.load.codes import Code
from guidebuilder.load.inline_text import read_text
from guidebuilder.load.money import read_amount, read_money
from guidebuilder.load.shapes import ChoiceShape, ValueShape, words_of
from guidebuilder.load.suggest import meant
from guidebuilder.load.values import Refused, read_url, warn_of_open_link
from guidebuilder.load.yaml_nodes import BrokenNode, ListNode, MapNode, Node, TextNode
from guidebuilder.model import (
    Amount,
    Measure,
    Pay,
    PayFigure,
    Period,
    Reference,
    Regional,
    Spread,
    SpreadFigure,
    Text,
    Unknown,
)

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

Mention: TypeAlias = Regional[Any] | Reference | Text
"""Something that may name what stands elsewhere."""


class ValueReader:
    """Reads single nodes; every mistake goes to the report, every name to the mentions."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.mentions: list[Mention] = []

    def text(self, node: Node) -> Text | None:
        """Read words with inline marks."""
        if not isinstance(node, TextNode):
            self.one_value_expected(node)
            return None
        text = read_text(node, self._report)
        if text is not None:
            self.mentions.append(text)
        return text

    def value(self, shape: ValueShape | ChoiceShape, node: Node) -> Any:  # noqa: ANN401 - any value of the model
        """Read a value with a grammar, or one of several words."""
        if not isinstance(node, TextNode):
            self.one_value_expected(node, shape.words if isinstance(shape, ChoiceShape) else ())
            return None
        try:
            if isinstance(shape, ChoiceShape):
                return _choice(shape, node.value)
            value = shape.read(node.value, node.span)
        except Refused as refusal:
            self._report.error(node.span, refusal.code, refusal.message, refusal.hint)
            return None
        if isinstance(value, Reference):
            self.mentions.append(value)
        if shape.read is read_url:
            warn_of_open_link(node.value.strip(), node.span, self._report)
        return value

    def unknown(self, node: Node) -> Unknown | None:
        """Read ``unknown`` or ``unknown: reason``; None if it is something else."""
        if isinstance(node, TextNode) and node.value.strip().lower() == "unknown":
            return Unknown(None, node.span)
        if isinstance(node, MapNode) and node.keys == ("unknown",):
            return Unknown(self.text(node.pairs[0][1]), node.span)
        return None

    def pay(self, node: Node) -> Pay | None:
        """Read pay: a sum or range, a spread, or a list of those."""
        nodes = node.items if isinstance(node, ListNode) else (node,)
        if not nodes:
            self.empty_list(node)
        figures = [figure for each in nodes if (figure := self._pay_figure(each)) is not None]
        return Pay(tuple(figures), node.span) if figures else None

    def _pay_figure(self, node: Node) -> PayFigure | None:
        if isinstance(node, BrokenNode):
            return None
        if isinstance(node, MapNode):
            return self._spread(node)
        figure: PayFigure | None = self.value(ValueShape(read_money, "pay", ""), node)
        return figure

    def _spread(self, node: MapNode) -> Spread | None:
        measures = {each.value: each for each in Measure}
        figures: list[SpreadFigure] = []
        per: Period | None = None
        for name, value in node.pairs:
            if isinstance(value, BrokenNode):
                continue
            if name.value == "per":
                per = self.value(ChoiceShape(words_of(Period)), value)
            elif name.value in measures:
                amount = self._spread_amount(value)
                if amount is not None:
                    figures.append(SpreadFigure(measures[name.value], amount, value.span))
            else:
                self.unknown_name(name, (*measures, "per"))
        if not figures:
            if measures.keys().isdisjoint(node.keys):
                message, hint = "this pay has no figure", "write a median, or p25 and p75"
                self._report.error(node.span, Code.MISSING_FIELD, message, hint)
            return None
        order = list(Measure)
        figures.sort(key=lambda each: order.index(each.measure))
        return Spread(tuple(figures), per, node.span)

    def _spread_amount(self, node: Node) -> Amount | Unknown | None:
        amount: Amount | Unknown | None = self.unknown(node)
        if amount is None:
            shape = ValueShape(lambda words, _: read_amount(words), "amount", "")
            amount = self.value(shape, node)
        return amount

    # Messages that every kind of node may need

    def one_value_expected(self, node: Node, options: tuple[str, ...] = ()) -> None:
        """Report a list or map where one value belongs."""
        if isinstance(node, BrokenNode):
            return
        if options:
            hint = f"one of: {', '.join(options)}"
        elif isinstance(node, ListNode):
            hint = "a text that begins with [ needs quotes"
        elif isinstance(node, MapNode) and _holds_lines(node):
            name = node.pairs[0][0].value
            hint = f"take `{name}:` out, and move the lines below it one level out"
        else:
            hint = "a text with a colon and a space in it needs quotes"
        message = f"one value is expected here, not {described(node)}"
        self._report.error(node.span, Code.VALUE_EXPECTED, message, hint)

    def empty_list(self, node: Node) -> None:
        """Report ``[]``."""
        hint = "write its items, or take the line out"
        self._report.error(node.span, Code.EMPTY_LIST, "this list is empty", hint)

    def unknown_name(self, name: TextNode, known: tuple[str, ...]) -> None:
        """Report a name that is none of the few that may stand there."""
        hint = meant(name.value, known) or f"known: {', '.join(known)}"
        message = f"`{name.value}` is not known here"
        self._report.error(name.span, Code.UNKNOWN_KEY, message, hint)


def _holds_lines(node: MapNode) -> bool:
    """Whether lists or maps stand below its first name: it was meant as a heading."""
    return bool(node.pairs) and isinstance(node.pairs[0][1], ListNode | MapNode)


def described(node: Node) -> str:
    """Say what stands there, in the author's words."""
    if isinstance(node, TextNode):
        return f"the text `{node.value}`"
    return "a list" if isinstance(node, ListNode) else "a map (name: value lines)"


def _choice(shape: ChoiceShape, source: str) -> object:
    word = source.strip().lower()
    if "yes" in shape.options:
        word = {"true": "yes", "false": "no"}.get(word, word)
    for each, meaning in shape.options.items():
        if each.lower() == word:
            return meaning
    message = f"`{source}` is not one of: {', '.join(shape.words)}"
    only = f"write `{shape.words[0]}`" if len(shape.words) == 1 else "write one of these"
    hint = meant(source, shape.words) or only
    raise Refused(Code.NOT_ONE_OF, message, hint)
