"""From the files of schools and fairs to imprints: one YAML file, or one table for many."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code
from guidebuilder.load.decode import decode_record
from guidebuilder.load.images import read_image
from guidebuilder.load.shapes import record_shape
from guidebuilder.load.sheets import read_sheet
from guidebuilder.load.suggest import meant
from guidebuilder.load.yaml_nodes import (
    MOST_ITEMS,
    MapNode,
    TextNode,
    read_nodes,
    too_many,
)
from guidebuilder.model.imprint import Imprint, NamedImprint

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report
    from guidebuilder.load.csv_cells import Cell
    from guidebuilder.load.files import GuideFolder
    from guidebuilder.load.sheets import Sheet
    from guidebuilder.load.yaml_nodes import Node

LONGEST_LINE: Final = 120
"""Letters of a name: four lines beside a logo."""

LONGEST_SLUG: Final = 40
"""Letters of a name that go into the name of a file."""


def read_imprint(files: GuideFolder, name: str, shown: str, report: Report) -> NamedImprint | None:
    """Read the imprint of one school or fair.

    Args:
        files: The folder that its file and its logo lie in.
        name: The file.
        shown: What messages call it.
        report: Told of every mistake.

    Returns:
        The imprint, or None after a message.

    Raises:
        CannotRead: The system does not let us.
    """
    text = files.read_text(name, report, shown=shown)
    node = None if text is None else read_nodes(text, shown, report)
    return None if node is None else _imprint(node, files, slug_of(name.rpartition(".")[0]), report)


def read_imprints(
    files: GuideFolder, name: str, shown: str, report: Report
) -> tuple[NamedImprint, ...]:
    """Read a table of schools: its first line names fields of an imprint, each other is a school.

    Args:
        files: The folder that the table and the logos lie in.
        name: The file.
        shown: What messages call it.
        report: Told of every mistake, with its row and column.

    Raises:
        CannotRead: The system does not let us.
    """
    text = files.read_text(name, report, shown=shown)
    if text is None:
        return ()
    before = report.errors
    sheet = read_sheet(text, shown, report, record_shape(Imprint).fields.__contains__)
    if sheet is None or not _has_good_columns(sheet, shown, report) or report.errors > before:
        return ()
    found: list[NamedImprint] = []
    for number, row in enumerate(sheet.rows, 1):
        imprint = _imprint(_node(sheet, row), files, f"{number:03}", report)
        if imprint is not None:
            found.append(imprint)
    _must_differ(found, report)
    return tuple(found)


def slug_of(words: str) -> str:
    """Return words as part of a file's name; nothing if no letter or digit of ASCII is in them."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug


def _imprint(node: Node, files: GuideFolder, otherwise: str, report: Report) -> NamedImprint | None:
    """Read an imprint and its logo; a name in another script is called *otherwise*."""
    before = report.errors
    imprint = decode_record(Imprint, node, report)
    if imprint is None:
        return None
    for words in (imprint.name, imprint.short_name, imprint.stand, imprint.counsellor):
        if words is not None and len(words) > LONGEST_LINE:
            message = f"`{words[:20]}…` has {len(words)} letters"
            hint = f"a cover has room for {LONGEST_LINE}: write it shorter"
            report.error(imprint.span, Code.TOO_LONG, message, hint)
    logo = None if imprint.logo is None else read_image(imprint.logo, files, report)
    if report.errors > before:
        return None
    return NamedImprint(slug_of(imprint.name) or otherwise or "imprint", imprint, logo)


def _node(sheet: Sheet, row: tuple[Cell, ...]) -> MapNode:
    pairs = [
        (TextNode(name.words, name.span), TextNode(cell.words, cell.span))
        for name, cell in zip(sheet.head, row, strict=False)
        if cell.words
    ]
    return MapNode(tuple(pairs), row[0].span)


def _has_good_columns(sheet: Sheet, shown: str, report: Report) -> bool:
    """Whether every column has the name of a field."""
    before = report.errors
    if len(sheet.rows) > MOST_ITEMS:
        report.error(Span(shown, 1, 1), Code.TOO_LONG, *too_many(len(sheet.rows)))
    fields = tuple(record_shape(Imprint).fields)
    for cell in sheet.head:
        if cell.words not in fields:
            hint = meant(cell.words, fields) or f"a column is one of {', '.join(fields)}"
            message = f"no imprint has a field `{cell.words}`"
            report.error(cell.span, Code.UNKNOWN_KEY, message, hint)
    return report.errors == before


def _must_differ(imprints: list[NamedImprint], report: Report) -> None:
    """Report schools whose files would replace each other."""
    first: dict[str, Imprint] = {}
    for each in imprints:
        other = first.setdefault(each.slug, each.imprint)
        if other is not each.imprint:
            message = (
                f"the file of `{each.imprint.name}` would be called `{each.slug}`, "
                f"as that of `{other.name}` in line {other.span.line}"
            )
            report.error(
                each.imprint.span,
                Code.SAME_IMPRINT,
                message,
                "write more into one of the names: a place, or a branch",
            )
