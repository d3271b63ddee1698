"""What is run and measured: each theme of ours, each peer, alone and in a batch."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from benchmarks.booklets import GUIDE, PAPER, THEMES
from benchmarks.measure import CommandError, run
from benchmarks.peers import PEERS, WEASYPRINT, write_source
from benchmarks.words import page_count, pdf_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.manuscript import Manuscript
    from benchmarks.measure import Usage

OURS: Final = Path(__file__).parent / "run_guidebuilder.py"

MOST_SLOW: Final = 3
"""Careers in a batch of WeasyPrint, which takes seconds for each; it is run once."""


class Runner(Struct, frozen=True):
    """One program, or one theme of ours.

    Attributes:
        name: Head of its column: a theme, or a peer's title.
        alone: Command for one booklet in a fresh process.
        folder: Where that command leaves its PDF.
        batch: Command for the booklet and the further careers in one process.
        pdfs: What that command writes.
        batches: How often it is measured; ``None`` for as often as is asked.
    """

    name: str
    alone: list[str]
    folder: Path
    batch: list[str]
    pdfs: tuple[Path, ...]
    batches: int | None = None

    @property
    def pdf(self) -> Path:
        """The booklet that was made alone."""
        (found,) = self.folder.glob("*.pdf")
        return found


class Taken(Struct):
    """What a runner took.

    Attributes:
        name: Whose figures these are.
        alone: One booklet in a fresh process, round by round.
        further: Median processor seconds of the further careers, batch by batch.
        batch_peaks: Most memory of each batch, in MiB.
        pages: Pages of the booklet.
        further_pages: Mean pages of the further careers.
        size: Bytes of the booklet.
        words: Its words.
    """

    name: str
    alone: list[Usage] = field(default_factory=list)
    further: list[float] = field(default_factory=list)
    batch_peaks: list[float] = field(default_factory=list)
    pages: int = 0
    further_pages: float = 0.0
    size: int = 0
    words: Counter[str] = field(default_factory=Counter)


def ours(region: str, guides: Sequence[Path], folder: Path) -> Iterator[Runner]:
    """Yield a runner for each theme that is to be measured, there or not."""
    program = str(Path(sys.executable).parent / "guidebuilder")
    for name, theme in THEMES.items():
        out = folder / name
        (out / "alone").mkdir(parents=True)
        pdfs = tuple(out / f"career-{number}.pdf" for number in range(len(guides)))
        pairs = [str(path) for pair in zip(guides, pdfs, strict=True) for path in pair]
        alone = [program, "render", "--region", region, "--theme", theme, "--paper", PAPER]
        yield Runner(
            name=name,
            alone=[*alone, "--guide", str(GUIDE), "--output", str(out / "alone")],
            folder=out / "alone",
            batch=[sys.executable, str(OURS), theme, region, PAPER, *pairs],
            pdfs=pdfs,
        )


def peers(books: Sequence[Manuscript], folder: Path) -> Iterator[Runner]:
    """Yield a runner for each peer, installed or not."""
    for peer in PEERS:
        out = folder / peer.name
        few = books[:MOST_SLOW] if peer is WEASYPRINT else books
        pairs = tuple(
            (write_source(peer, book, out / f"career-{number}"), out / f"career-{number}.pdf")
            for number, book in enumerate(few)
        )
        (out / "alone").mkdir()
        yield Runner(
            name=peer.title,
            alone=peer.command((pairs[0][0], out / "alone" / "booklet.pdf")),
            folder=out / "alone",
            batch=peer.command(*pairs),
            pdfs=tuple(pdf for _, pdf in pairs),
            batches=1 if peer is WEASYPRINT else None,
        )


def that_run(runners: Iterator[Runner]) -> list[Runner]:
    """Return the runners that do their work on this machine, and say which do not."""
    able = []
    for each in runners:
        try:
            run(each.alone)  # fills the caches, of bytecode too: no round is the first
        except CommandError as fault:
            print(f"{each.name} does not run here: {fault.reason}", file=sys.stderr)
        else:
            able.append(each)
    return able


def measured(
    runners: Sequence[Runner], running_head: Sequence[str], rounds: int, batches: int
) -> list[Taken]:
    """Run everything in turn, round after round, so that a slow minute meets all."""
    taken = [Taken(each.name) for each in runners]
    for _ in range(rounds):
        for each, found in zip(runners, taken, strict=True):
            found.alone.append(run(each.alone))
    for number in range(batches):
        for each, found in zip(runners, taken, strict=True):
            if each.batches is None or number < each.batches:
                used = run(each.batch)
                _, *further = json.loads(used.output)
                found.further.append(median(further))
                found.batch_peaks.append(used.peak)
    for each, found in zip(runners, taken, strict=True):
        found.pages = page_count(each.pdf)
        found.further_pages = mean(page_count(pdf) for pdf in each.pdfs[1:])
        found.size = each.pdf.stat().st_size
        found.words = pdf_words(each.pdf, running_head)
    return taken
