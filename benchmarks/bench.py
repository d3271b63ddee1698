"""How fast a booklet is made, beside Typst and WeasyPrint: ``python -m benchmarks.bench``.

All programs set the same words in the same structure, in turn, in fresh processes; what is
judged are ratios within one run, for a machine has slow minutes.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from benchmarks.booklets import GUIDE, REGIONS, THEMES, making
from benchmarks.careers import further_career
from benchmarks.peers import PEERS, TYPST, WEASYPRINT
from benchmarks.runners import measured, ours, peers, that_run
from benchmarks.tables import aligned, mark
from benchmarks.transcribe import transcribed
from benchmarks.words import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.runners import Taken

JUDGED: Final = "plain"
"""The theme that the limits are for; the others are reported beside it."""

LEAST_WORDS: Final = 0.99
"""Share of our words that a peer's PDF must hold, or it was given less to do."""

KIB: Final = 1024


class Row(Struct, frozen=True):
    """A row of the table: a figure of each column, and its limit in the judged theme."""

    label: str
    figure: Callable[[Taken], float]
    form: str
    most: float | None = None

    def is_met(self, column: Taken) -> bool | None:
        """Tell whether a limit is met; ``None`` where none holds."""
        if self.most is None or column.name != JUDGED:
            return None
        return self.figure(column) <= self.most


def main() -> int:
    """Measure and print; return 1 if a peer was not given all of the words."""
    asked = _arguments()
    with TemporaryDirectory() as name:
        folder = Path(name)
        guides = [GUIDE]
        for seed in range(1, asked.careers + 1):
            guides.append(folder / f"guide-{seed}")
            further_career(GUIDE, guides[-1], seed)
        made = [making(JUDGED, asked.region, guide) for guide in guides]
        books = [transcribed(each.document, each.theme.manners) for each in made]
        runners = that_run(ours(asked.region, guides, folder))
        runners += that_run(peers(books, folder))
        taken = measured(runners, books[0].running_head, asked.rounds, asked.batches)
    rows = rows_of(taken)
    print("\n".join(_table(rows, taken)))
    if asked.json:
        figures = {each.name: {row.label: row.figure(each) for row in rows} for each in taken}
        asked.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")
    return _shortfall(taken)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench")
    parser.add_argument("--region", default=REGIONS[0], help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=7, help="of single booklets")
    parser.add_argument("--batches", type=int, default=3, help="rounds of batches")
    parser.add_argument("--careers", type=int, default=6, help="further careers in a batch")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    return parser.parse_args()


def _shortfall(taken: Sequence[Taken]) -> int:
    """Return 1 if a peer set fewer words than we did, and say so."""
    reference = next((each for each in taken if each.name in THEMES), None)
    short = [
        each.name
        for each in taken
        if each.name not in THEMES and reference and _held(each, reference) < LEAST_WORDS
    ]
    for name in short:
        print(f"{name} was given too few of our words: its figures are not fair")
    return int(bool(short))


def _held(column: Taken, reference: Taken) -> float:
    return held(reference.words, column.words)


def _cpu(column: Taken) -> float:
    return median(each.cpu for each in column.alone)


def _career(column: Taken) -> float:
    return median(column.further)


def rows_of(taken: Sequence[Taken]) -> list[Row]:
    """Return the rows: ratios first, for the rest is this machine's."""
    by_name = {each.name: each for each in taken}
    limits = {TYPST: (2.5, 0.5), WEASYPRINT: (0.25, None)}
    there = [(peer, by_name[peer.title]) for peer in PEERS if peer.title in by_name]
    rows = [_alone_ratio(peer.title, other, limits[peer][0]) for peer, other in there]
    rows += [_career_ratio(peer.title, other, limits[peer][1]) for peer, other in there]
    reference = taken[0]
    return [
        *rows,
        Row(
            "each further career, cpu ms a page",
            lambda each: 1000 * _career(each) / each.further_pages,
            ".1f",
            3.5,
        ),
        Row("peak memory, MiB", lambda each: max(use.peak for use in each.alone), ".0f", 120),
        Row("peak memory of the batch, MiB", lambda each: max(each.batch_peaks), ".0f"),
        Row("one booklet, cpu s", _cpu, ".3f"),
        Row("one booklet, cpu ms a page", lambda each: 1000 * _cpu(each) / each.pages, ".1f"),
        Row("each further career, cpu s", _career, ".3f"),
        Row("pages", lambda each: each.pages, ".0f"),
        Row("KiB", lambda each: each.size / KIB, ".0f"),
        Row("words", lambda each: each.words.total(), ".0f"),
        Row(f"share of the words of {reference.name}", lambda each: _held(each, reference), ".3f"),
    ]


def _alone_ratio(title: str, other: Taken, most: float | None) -> Row:
    """Return the row of one booklet against a peer: the median of the ratios round by round."""

    def ratio(column: Taken) -> float:
        pairs = zip(column.alone, other.alone, strict=True)
        return median(ours.cpu / theirs.cpu for ours, theirs in pairs)

    return Row(f"one booklet, cpu ÷ {title}", ratio, ".2f", most)


def _career_ratio(title: str, other: Taken, most: float | None) -> Row:
    """Return the row of further careers against a peer: the same, batch by batch."""

    def ratio(column: Taken) -> float:
        # A slow peer runs fewer batches than the others.
        return median(a / b for a, b in zip(column.further, other.further, strict=False))

    return Row(f"each further career, cpu ÷ {title}", ratio, ".2f", most)


def _table(rows: Sequence[Row], taken: Sequence[Taken]) -> Iterator[str]:
    heads = ["figure", f"limit ({JUDGED})", *(each.name for each in taken)]
    cells = [
        [
            row.label,
            "" if row.most is None else f"≤ {row.most:g}",
            *(f"{row.figure(each):{row.form}}{mark(row.is_met(each))}" for each in taken),
        ]
        for row in rows
    ]
    yield from aligned(heads, cells)


if __name__ == "__main__":
    sys.exit(main())
