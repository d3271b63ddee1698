"""How well the booklets are set: ``python -m benchmarks.quality``.

Every theme in every region is rendered, measured from outside by ``pdfquality.py`` and from
inside by :mod:`benchmarks.proofs`, and judged in one table.  The exit code is 1 if a limit
is missed anywhere.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from benchmarks.booklets import REGIONS, ROOT, THEMES, MissingThemeError, booklet
from benchmarks.faults import Fault
from benchmarks.figures import FIGURES, written
from benchmarks.manuscript import reading_text
from benchmarks.page_proofs import heads_at_the_foot, off_grid, pages_that_may_be_empty, ragged
from benchmarks.peers import PEERS, MissingPeerError, write_source
from benchmarks.table_proofs import Tables, divided_cards
from benchmarks.tables import aligned, mark
from benchmarks.transcribe import transcribed
from benchmarks.word_proofs import words_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.booklets import Booklet
    from benchmarks.figures import Figure, Value

TOOL: Final = ROOT.parent / "shared" / "tools" / "pdfquality.py"
"""Where the tool that measures PDFs stands, unless ``PDFQUALITY`` says otherwise."""

DETAILS: Final = {
    "widows": "widows",
    "orphans": "orphans",
    "stranded_headings": "stranded",
    "loose_share": "loose",
    "tight_share": "tight",
    "runts": "runts",
    "overlaps": "overlaps",
    "overfull_lines": "overfull",
    "cell_overflows": "cells",
    "low_contrast_words": "low_contrast",
    "hidden_or_clipped_words": "hidden",
}
"""Figures, and what the tool calls the lines behind them."""

LEAST_TRACED: Final = 0.8
"""Share of drawn lines whose measure must be known, or the ragged figures say nothing."""

MOST_FAULTS: Final = 12
"""Lines that are listed for one figure of one booklet."""


class Column(Struct, frozen=True):
    """A booklet in the table.

    Attributes:
        name: Head of its column.
        theme: Whose limits hold; empty for another program, which is not judged.
        values: Its figures by key.
        faults: Lines behind the figures, by key.
    """

    name: str
    theme: str
    values: dict[str, Value]
    faults: dict[str, list[Fault]]


def main() -> int:
    """Render, measure, print; return 1 if a limit is missed or a theme is not there."""
    asked = _arguments()
    tool = Path(os.environ.get("PDFQUALITY", asked.tool))
    if not tool.is_file():
        print(f"pdfquality.py is not at {tool}: name its place with --tool or PDFQUALITY")
        return 2
    booklets, absent = _booklets(asked.themes.split(","), asked.regions.split(","))
    with TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        columns = list(pool.map(lambda each: _column(each, tool, Path(folder)), booklets))
        if asked.peers:
            columns += _peer_columns(booklets, tool, Path(folder))
    print("\n".join(table(columns)))
    print("\n".join(("", *faults(columns))))
    missed = sum(1 for _ in _missed(columns))
    print(f"\n{missed} figures missed" if missed else "\nevery figure is met")
    for each in absent:
        print(f"{each}: not there yet")
    if asked.json:
        asked.json.write_text(_as_json(columns), encoding="utf-8")
    return int(bool(missed or absent))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality")
    parser.add_argument("--themes", default=",".join(THEMES), help="default: %(default)s")
    parser.add_argument("--regions", default=",".join(REGIONS), help="default: %(default)s")
    parser.add_argument("--tool", type=Path, default=TOOL, help="pdfquality.py")
    parser.add_argument("--peers", action="store_true", help="measure Typst and WeasyPrint too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    return parser.parse_args()


def _booklets(themes: Sequence[str], regions: Sequence[str]) -> tuple[list[Booklet], list[str]]:
    """Return the booklets that can be made, and the themes that are not there."""
    made, absent = [], []
    for theme in themes:
        try:
            made += [booklet(theme, region) for region in regions]
        except MissingThemeError:
            absent.append(theme)
    return made, absent


# ---- Measuring ----


def _column(each: Booklet, tool: Path, folder: Path) -> Column:
    name = f"{each.theme} {each.region}"
    stem = folder / name.replace(" ", "-")
    pdf = stem.with_suffix(".pdf")
    pdf.write_bytes(each.data)
    reference = stem.with_suffix(".txt")
    text = reading_text(transcribed(each.making.document, each.making.theme.manners))
    reference.write_text(text, encoding="utf-8")
    found = _measured(tool, pdf, reference)
    values, lines = from_outside(found)
    _judge_empty_pages(each, found, values, lines)
    _judge_stranded(each, values, lines)
    values["own_in_order"], lost = words_in_order(each.data, text)
    lines["own_in_order"] = [Fault(0, words) for words in lost]
    own_values, own_lines = from_inside(each)
    return Column(name, each.theme, values | own_values, lines | own_lines)


def _measured(tool: Path, pdf: Path, reference: Path) -> dict[str, Any]:
    """Return what the tool says of a PDF."""
    command = [sys.executable, str(tool), str(pdf), "--reference", str(reference), "--details"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def from_outside(found: dict[str, Any]) -> tuple[dict[str, Value], dict[str, list[Fault]]]:
    """Return the tool's figures under our keys, and the lines behind them."""
    values: dict[str, Value] = {each.key: found[each.key] for each in FIGURES if each.key in found}
    values["has_lang"] = bool(found["lang"])
    values["has_title"] = bool(found["title"])
    lines = {
        key: [Fault(page, " ".join(map(str, rest))) for page, *rest in found["details"][name]]
        for key, name in DETAILS.items()
    }
    return values, lines


def _judge_empty_pages(
    each: Booklet,
    found: dict[str, Any],
    values: dict[str, Value],
    lines: dict[str, list[Fault]],
) -> None:
    """Count only pages that had no reason to stay empty: the tool cannot know a chapter's end."""
    may = pages_that_may_be_empty(each.making.book, each.making.document)
    faults = [
        Fault(page, f"{share:.0%} empty")
        for page, share in found["details"]["empty"]
        if page not in may
    ]
    values["pages_over_40pct_empty"] = len(faults)
    lines["pages_over_40pct_empty"] = faults


def _judge_stranded(each: Booklet, values: dict[str, Value], lines: dict[str, list[Fault]]) -> None:
    """Count only heads: the tool takes bold lines and large ones for heads, we know which are.

    What it names beside these is listed, so that a person can judge.
    """
    own = heads_at_the_foot(each.making.book)
    pages = {fault.page for fault in own}
    claims = lines["stranded_headings"]
    parted = [
        [claim for claim in claims if (claim.page in pages) is is_own] for is_own in (True, False)
    ]
    for key, found in zip(("stranded_headings", "only_looks_stranded"), parted, strict=True):
        values[key], lines[key] = len(found), found
    values["own_stranded"], lines["own_stranded"] = len(own), own


def from_inside(each: Booklet) -> tuple[dict[str, Value], dict[str, list[Fault]]]:
    """Return what our own pages prove.

    Raises:
        RuntimeError: Too few lines could be traced to their paragraphs: the way that
            booklets are watched no longer fits the program.
    """
    making = each.making
    tables = Tables(making.book)
    half = making.master.depth / 2
    missing, baselines = off_grid(making.book, making.theme.styles.text, making.master)
    lines = ragged(making.book, each.texts)
    if lines.traced < LEAST_TRACED:
        raise RuntimeError(f"only {lines.traced:.0%} of the lines of {each.theme} are traced")
    faults = {
        "own_divided_rows": tables.divided_rows(half),
        "own_divided_cards": divided_cards(making.book, making.document, half),
        "own_headless": tables.headless_pages(),
        "own_incomplete": tables.incomplete(making.document, making.theme.manners),
        "own_off_grid": missing,
        "ragged_single": list(lines.single),
        "ragged_single_elsewhere": list(lines.single_elsewhere),
    }
    values: dict[str, Value] = {key: len(found) for key, found in faults.items()}
    if making.theme.manners.cards != "two-up":
        # Set as terms and texts they are divided as texts are.
        values["own_divided_cards"] = None
    values["own_tables_over_pages"] = len(tables.over_pages())
    values["own_grid"] = 1 - len(missing) / baselines if baselines else None
    values["ragged_shortfall"] = lines.shortfall
    return values, faults


def _peer_columns(booklets: Sequence[Booklet], tool: Path, folder: Path) -> Iterator[Column]:
    """Yield a column for each other program that is installed, on the first region's words."""
    if not booklets:
        return
    made = booklets[0].making
    book = transcribed(made.document, made.theme.manners)
    reference = folder / "peers.txt"
    reference.write_text(reading_text(book), encoding="utf-8")
    for peer in PEERS:
        source = write_source(peer, book, folder / peer.name)
        pdf = folder / f"{peer.name}.pdf"
        try:
            peer.render(source, pdf)
        except MissingPeerError as fault:
            print(fault, file=sys.stderr)
            continue
        values, lines = from_outside(_measured(tool, pdf, reference))
        yield Column(f"{peer.title}, measured", "", values, lines)


# ---- Showing ----


def table(columns: Sequence[Column]) -> Iterator[str]:
    """Yield the lines of the table, in Markdown."""
    heads = ["figure", "limit", *(each.name for each in columns), "LuaLaTeX", "Typst"]
    rows = [
        [
            figure.label,
            figure.shown_limit,
            *(_marked(figure, each) for each in columns),
            written(figure.luatex, figure.form),
            written(figure.typst, figure.form),
        ]
        for figure in FIGURES
    ]
    yield from aligned(heads, rows)


def _marked(figure: Figure, column: Column) -> str:
    value = column.values.get(figure.key)
    return written(value, figure.form) + mark(figure.is_met(column.theme, value))


def _missed(columns: Sequence[Column]) -> Iterator[tuple[Figure, Column]]:
    for figure in FIGURES:
        for column in columns:
            if column.theme and figure.is_met(column.theme, column.values.get(figure.key)) is False:
                yield figure, column


TOLD: Final = ("only_looks_stranded",)
"""Figures without a limit whose lines are listed all the same."""


def faults(columns: Sequence[Column]) -> Iterator[str]:
    """Yield the lines behind each figure that is missed or that a person has to judge."""
    told = [
        (each, column)
        for each in FIGURES
        for column in columns
        if each.key in TOLD and column.faults.get(each.key)
    ]
    for figure, column in (*_missed(columns), *told):
        value = written(column.values.get(figure.key), figure.form)
        yield f"{figure.label}, {column.name}: {value}"
        found = column.faults.get(figure.key, [])
        for fault in found[:MOST_FAULTS]:
            yield f"    page {fault.page}: {fault.text}" if fault.page else f"    {fault.text}"
        if len(found) > MOST_FAULTS:
            yield f"    and {len(found) - MOST_FAULTS} more"


def _as_json(columns: Sequence[Column]) -> str:
    return json.dumps(
        {
            each.name: {
                key: {
                    "value": each.values.get(key),
                    "met": figure.is_met(each.theme, each.values.get(key)),
                    "lines": [[fault.page, fault.text] for fault in each.faults.get(key, [])],
                }
                for figure in FIGURES
                for key in (figure.key,)
            }
            for each in columns
        },
        indent=1,
        ensure_ascii=False,
    )


if __name__ == "__main__":
    sys.exit(main())
