"""The other programs, each run as its manual says: what they get and how they are started."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from benchmarks.html_source import html_source
from benchmarks.measure import CommandError, run
from benchmarks.typst_source import typst_source
from guidebuilder.resources import fonts_folder

if TYPE_CHECKING:
    from benchmarks.manuscript import Manuscript

HERE: Final = Path(__file__).parent


class MissingPeerError(RuntimeError):
    """A peer cannot be run on this machine."""


class Peer(Struct, frozen=True):
    """A program to be compared with.

    Attributes:
        name: Its package on PyPI.
        title: What its makers call it.
        runner: The script that runs it on pairs of a source and a PDF.
        source: What its source is called.
    """

    name: str
    title: str
    runner: Path
    source: str

    def command(self, *pairs: tuple[Path, Path]) -> list[str]:
        """Return the command that sets sources in one fresh process, one after the other."""
        ways = [str(path) for pair in pairs for path in pair]
        return [sys.executable, str(self.runner), str(fonts_folder()), *ways]

    def render(self, source: Path, pdf: Path) -> None:
        """Set one source.

        Raises:
            MissingPeerError: The program, or a library that it needs, is missing.
        """
        try:
            run(self.command((source, pdf)))
        except CommandError as fault:
            raise MissingPeerError(f"{self.title} does not run here: {fault.reason}") from fault


TYPST: Final = Peer("typst", "Typst", HERE / "run_typst.py", "book.typ")
WEASYPRINT: Final = Peer("weasyprint", "WeasyPrint", HERE / "run_weasyprint.py", "book.html")
PEERS: Final = (TYPST, WEASYPRINT)


def write_source(peer: Peer, book: Manuscript, folder: Path) -> Path:
    """Write what a peer is given into a folder of its own, and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / peer.source
    if peer is TYPST:
        text, pictures = typst_source(book)
        for name, data in pictures.items():
            (folder / name).write_bytes(data)
    else:
        text = html_source(book, fonts_folder() / "source-serif-4")
    source.write_text(text, encoding="utf-8")
    return source
