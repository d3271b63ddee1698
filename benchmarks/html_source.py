"""A manuscript as HTML and CSS for paged media, as WeasyPrint's manual shows it."""

from __future__ import annotations

import base64
from html import escape
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
    from pathlib import Path

    from benchmarks.manuscript import Manuscript, Node
    from guidebuilder.document.inlines import Inline, Inlines

STYLE = """\
{faces}
@page {{
  size: 148mm 210mm; margin: 18mm;
  @top-left {{ content: "{running}"; font: 8pt "Source Serif 4"; width: 90% }}
  @top-right {{ content: counter(page); font: 8pt "Source Serif 4" }}
}}
html {{ font: 10pt/14pt "Source Serif 4"; hyphens: auto }}
body {{ margin: 0 }}
p, li, dd {{ text-align: justify; margin: 0; orphans: 2; widows: 2 }}
h1, h2, h3, h4 {{ margin: 14pt 0 0; line-height: 1.2; break-after: avoid; hyphens: none; text-align: left }}
h1 {{ font-size: 16pt }} h2 {{ font-size: 13pt }} h3 {{ font-size: 11.5pt }} h4 {{ font-size: 10pt }}
ul, ol {{ margin: 0; padding-left: 1.4em }}
dt {{ font-weight: bold; break-after: avoid }} dd {{ margin-left: 1.4em }}
.small {{ font-size: 8pt }}
.page {{ break-after: page }}
table {{ border-collapse: collapse; font-size: 9pt; line-height: 12pt; width: 100% }}
td, th {{ border: 0.4pt solid black; padding: 3pt; vertical-align: top; text-align: left }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
.end {{ text-align: right }}
.line {{ height: 14pt; border-bottom: 0.4pt solid black }}
nav a {{ display: block; color: inherit; text-decoration: none }}
nav a::after {{ content: leader(".") target-counter(attr(href url), page) }}
a.number::after {{ content: target-counter(attr(href url), page) }}
a {{ color: inherit }}
"""

FACE = """\
@font-face {{ font-family: "Source Serif 4"; src: url("{file}"); font-weight: {weight}; font-style: {slope} }}"""

FACES = (
    ("SourceSerif4_400Regular.ttf", 400, "normal"),
    ("SourceSerif4_400Regular_Italic.ttf", 400, "italic"),
    ("SourceSerif4_700Bold.ttf", 700, "normal"),
    ("SourceSerif4_600SemiBold_Italic.ttf", 700, "italic"),
)
"""The faces that the text needs, as the stylesheet names them."""


def html_source(book: Manuscript, fonts: Path) -> str:
    """Return the page.

    Args:
        book: What it says.
        fonts: Folder of the serif's files.
    """
    faces = "\n".join(
        FACE.format(file=(fonts / file).as_uri(), weight=weight, slope=slope)
        for file, weight, slope in FACES
    )
    head = " \N{MIDDLE DOT} ".join(book.running_head)
    running = head.replace("\\", "\\\\").replace('"', '\\"')
    body = "".join(_node(each, book) for each in book.nodes)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(book.language)}">\n<head><meta charset="utf-8">\n'
        f"<title>{escape(book.title)}</title>\n"
        f'<meta name="author" content="{escape(book.author)}">\n'
        f"<style>\n{STYLE.format(faces=faces, running=running)}</style></head>\n"
        f"<body>\n{body}</body></html>\n"
    )


def _node(node: Node, book: Manuscript) -> str:  # noqa: C901, PLR0911 - one arm for each kind of node
    match node:
        case Head(level, _, place):
            name = f' id="{escape(place)}"' if place else ""
            return f"<h{level}{name}>{_inlines(node.label)}</h{level}>\n"
        case Text(text, is_small):
            small = ' class="small"' if is_small else ""
            return f"<p{small}>{_inlines(text)}</p>\n"
        case Items(items, is_numbered):
            role = "ol" if is_numbered else "ul"
            held = "".join(f"<li>{_nodes(each, book)}</li>\n" for each in items)
            return f"<{role}>\n{held}</{role}>\n"
        case Terms(items):
            held = "".join(
                f"<dt>{_inlines(term)}</dt><dd>{_nodes(nodes, book)}</dd>\n"
                for term, nodes in items
            )
            return f"<dl>\n{held}</dl>\n"
        case Grid():
            return _table(node)
        case Chart(nodes):
            return _nodes(nodes, book)
        case Picture(data, alt):
            coded = base64.b64encode(data).decode("ascii")
            return f'<p><img alt="{escape(alt)}" src="data:image/{node.kind};base64,{coded}"></p>\n'
        case Lines(count):
            return '<div class="line"></div>\n' * count
        case PageEnd():
            return '<div class="page"></div>\n'
        case Contents(title):
            entries = "".join(
                f'<a href="#{escape(each.place)}">{_inlines(each.label)}</a>\n'
                for each in book.nodes
                if isinstance(each, Head) and each.place and each.level <= CONTENTS_DEPTH
            )
            return f"<p><b>{escape(title)}</b></p>\n<nav>\n{entries}</nav>\n"


def _nodes(nodes: tuple[Node, ...], book: Manuscript) -> str:
    return "".join(_node(each, book) for each in nodes)


def _table(grid: Grid) -> str:
    head = "".join(f"<tr>{''.join(_cell(box, 'th') for box in row)}</tr>\n" for row in grid.head)
    rows = "".join(f"<tr>{''.join(_cell(box, 'td') for box in row)}</tr>\n" for row in grid.rows)
    head = f"<thead>\n{head}</thead>\n" if head else ""
    return f"<table>\n{head}<tbody>\n{rows}</tbody></table>\n"


def _cell(box: Box, role: str) -> str:
    named = "".join(
        f' {name}="{value}"'
        for name, value in (
            ("rowspan", box.row_span if box.row_span > 1 else ""),
            ("colspan", box.column_span if box.column_span > 1 else ""),
            ("class", "end" if box.at_end else ""),
        )
        if value
    )
    return f"<{role}{named}>{'<br>'.join(_inlines(each) for each in box.paragraphs)}</{role}>"


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(each) for each in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Run():
            text = escape(inline.text)
            if inline.emphasis:
                text = f"<em>{text}</em>"
            if inline.strong:
                text = f"<strong>{text}</strong>"
            if inline.lang:
                text = f'<span lang="{escape(inline.lang)}">{text}</span>'
            if inline.link:
                text = f'<a href="{escape(inline.link)}">{text}</a>'
            return text
        case PageNumber(place):
            return f'<a class="number" href="#{escape(place)}"></a>'
        case LinkNumber():
            return f"<sup>{inline.number}</sup>"
        case Unverified(spoken):
            # One that is only drawn opens the words behind it.
            return "\N{WHITE DIAMOND}" if spoken else "\N{WHITE DIAMOND} "
