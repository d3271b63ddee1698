"""A manuscript as a Typst source, written as someone who knows Typst would write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.manuscript import (
    CONTENTS_DEPTH,
    Box,
    Chart,
    Contents,
    Grid,
    Head,
    Items,
    Lines,
    PageEnd,
    Picture,
    Terms,
    Text,
)
from guidebuilder.document.inlines import LinkNumber, PageNumber, Run, Unverified

if TYPE_CHECKING:
    from benchmarks.manuscript import Manuscript, Node
    from guidebuilder.document.inlines import Inline, Inlines

PREAMBLE = """\
#set document(title: {title}, author: {author})
#set text(font: "Source Serif 4", size: 10pt, lang: {lang}, hyphenate: true)
#set page(
  width: 148mm, height: 210mm, margin: 18mm,
  header: context [#text(size: 8pt)[{running} #h(1fr) #counter(page).display()]],
)
// Baselines 14 points apart.
#set text(top-edge: 10pt, bottom-edge: 0pt)
#set par(justify: true, leading: 4pt, spacing: 4pt, first-line-indent: 0pt)
#show heading: it => block(above: 18pt, below: 4pt, sticky: true, text(weight: "bold", hyphenate: false, it.body))
#show heading.where(level: 1): set text(size: 16pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11.5pt)
#show table: set par(justify: false)
#show table.cell: set text(size: 9pt)
#set table(stroke: 0.4pt, inset: 3pt)
"""

LINES = "#for _ in range({count}) {{ block(height: 14pt, above: 0pt, below: 0pt, align(bottom, line(length: 100%, stroke: 0.4pt))) }}\n"

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""What may mean something in Typst's markup: escaped everywhere, so that nothing does."""


def typst_source(book: Manuscript) -> tuple[str, dict[str, bytes]]:
    """Return the source, and the picture files that it names."""
    writer = _Writer()
    body = "".join(writer.node(each) for each in book.nodes)
    preamble = PREAMBLE.format(
        title=_quoted(book.title),
        author=_quoted(book.author),
        lang=_quoted(book.language.partition("-")[0]),
        running=_escaped(" \N{MIDDLE DOT} ".join(book.running_head)),
    )
    return preamble + body, writer.pictures


class _Writer:
    """Writes nodes, and keeps the pictures that they show."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}

    def node(self, node: Node) -> str:  # noqa: C901, PLR0911 - one arm for each kind of node
        match node:
            case Head(level, _, place):
                label = f" #label({_quoted(place)})" if place else ""
                return f"\n#heading(level: {level})[{_inlines(node.label)}]{label}\n\n"
            case Text(text, is_small):
                return (
                    f"\n#text(size: 8pt)[{_inlines(text)}]\n\n"
                    if is_small
                    else f"\n{_inlines(text)}\n\n"
                )
            case Items(items, is_numbered):
                kind = "enum" if is_numbered else "list"
                return f"\n#{kind}({self._contents(items)})\n\n"
            case Terms(items):
                held = "".join(
                    f"terms.item([{_inlines(term)}], [{self.nodes(nodes)}]), "
                    for term, nodes in items
                )
                return f"\n#terms({held})\n\n"
            case Grid():
                return _table(node)
            case Chart(nodes):
                return self.nodes(nodes) + "\n\n"
            case Picture(data, alt):
                name = f"picture-{len(self.pictures)}.{node.kind}"
                self.pictures[name] = data
                return f"\n#image({_quoted(name)}, alt: {_quoted(alt)})\n\n"
            case Lines(count):
                return LINES.format(count=count)
            case PageEnd():
                return "\n#pagebreak(weak: true)\n"
            case Contents(title):
                return f"\n#outline(title: [{_escaped(title)}], depth: {CONTENTS_DEPTH})\n"

    def nodes(self, nodes: tuple[Node, ...]) -> str:
        return "".join(self.node(each) for each in nodes).strip()

    def _contents(self, items: tuple[tuple[Node, ...], ...]) -> str:
        return "".join(f"[{self.nodes(each)}], " for each in items)


def _table(grid: Grid) -> str:
    head = "".join(_cell(each) for row in grid.head for each in row)
    head = f"table.header({head}), " if head else ""
    cells = "\n  ".join("".join(_cell(each) for each in row) for row in grid.rows)
    return f"\n#table(columns: {grid.columns}, {head}\n  {cells}\n)\n\n"


def _cell(box: Box) -> str:
    text = " \\ ".join(_inlines(each) for each in box.paragraphs)
    settings = [
        f"{name}: {value}"
        for name, value in (
            ("rowspan", box.row_span if box.row_span > 1 else None),
            ("colspan", box.column_span if box.column_span > 1 else None),
            ("align", "right" if box.at_end else None),
        )
        if value is not None
    ]
    return f"table.cell({', '.join(settings)})[{text}], " if settings else f"[{text}], "


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(each) for each in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            text = _escaped(inline.text)
            if inline.emphasis:
                text = f"#emph[{text}]"
            if inline.strong:
                text = f"#strong[{text}]"
            if inline.lang:
                text = f"#text(lang: {_quoted(inline.lang.partition('-')[0])})[{text}]"
            if inline.link:
                text = f"#link({_target(inline.link)})[{text}]"
            # A call must not swallow a bracket or a point that follows it.
            return f"{text};" if text.startswith("#") else text
        case PageNumber(place):
            return f"#context {{ counter(page).at(label({_quoted(place)})).first() }};"
        case LinkNumber():
            return f"#super[{inline.number}];"
        case Unverified(spoken):
            # One that is only drawn opens the words behind it.
            return "\N{WHITE DIAMOND}" if spoken else "\N{WHITE DIAMOND} "


def _target(link: str) -> str:
    return f"label({_quoted(link[1:])})" if link.startswith("#") else _quoted(link)


def _escaped(text: str) -> str:
    return PUNCTUATION.sub(r"\\\1", text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
