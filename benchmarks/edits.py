"""How long an edit takes to be seen, beside Typst: ``python -m benchmarks.edits``.

Both programs are warm: they have made the booklet before and remember what they like.  Then
one word is changed again and again, in the guide and in the same words as Typst has them,
and each program makes its pages anew and a picture of the page that the word is on.  They
take turns, and a ratio is taken within each turn.  A third row asks the preview itself, as a
browser does, and looks at the clock: from the save to the last byte of the picture.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError

import pypdfium2

from benchmarks.booklets import GUIDE, REGIONS, THEMES, making
from benchmarks.peers import TYPST, write_source
from benchmarks.tables import aligned
from benchmarks.transcribe import transcribed
from guidebuilder.preview.choice import Choice
from guidebuilder.preview.workshop import Workshop
from guidebuilder.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from http.client import HTTPResponse

WORDS: Final = "Avaya and Cisco handle calls"
"""What is changed: a sentence in the middle of the guide, the same to both programs."""

FILE: Final = Path("careers") / "bpo-executive.yaml"

WIDTH: Final = 840
"""Pixels across the picture: a page that fills half of a usual screen, twice as dense."""


def main() -> int:
    """Measure and print."""
    asked = _arguments()
    with TemporaryDirectory() as name:
        folder = Path(name)
        guide = folder / "guide"
        shutil.copytree(GUIDE, guide)
        made = making("plain", asked.region, guide)
        source = write_source(
            TYPST, transcribed(made.document, made.theme.manners), folder / "typst"
        )
        ours = _ours(guide, Choice(asked.region, theme=THEMES["plain"]))
        line = _ours(guide, Choice(asked.region))
        theirs = _typst(source)
        figures: dict[str, list[tuple[float, ...]]] = {"plain": [], "line": [], "Typst": []}
        gc.disable()  # as in the command, which tidies when nobody waits
        for number in range(-2, asked.rounds):  # the first two make warm
            found = {}
            for title, program, path in (
                ("plain", ours, guide / FILE),
                ("line", line, guide / FILE),
                ("Typst", theirs, source),
            ):
                _change(path, f"{title} {number}")
                found[title] = program()
            if number >= 0:
                for title, times in found.items():
                    figures[title].append(times)
        seen = [*_seen(guide, asked.rounds)] if asked.clock else []
    rows = [
        (label, *(_figure(figures, title, part, form) for title in figures))
        for label, part, form in (
            ("pages and picture, cpu ÷ Typst", None, ".2f"),
            ("pages, cpu s", 0, ".3f"),
            ("picture, cpu s", 1, ".3f"),
        )
    ]
    print("\n".join(aligned(("figure", *figures), rows)))
    if seen:
        print(f"\nsave to picture by the clock: {median(seen):.3f} s, at best {min(seen):.3f} s")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edits")
    parser.add_argument("--region", default=REGIONS[0], help="default: %(default)s")
    parser.add_argument("--rounds", type=int, default=15, help="edits that count")
    parser.add_argument("--clock", action="store_true", help="ask a running preview as well")
    return parser.parse_args()


def _figure(
    figures: dict[str, list[tuple[float, ...]]], title: str, part: int | None, form: str
) -> str:
    if part is not None:
        return f"{median(times[part] for times in figures[title]):{form}}"
    turns = zip(figures[title], figures["Typst"], strict=True)
    return f"{median(sum(one) / sum(other) for one, other in turns):{form}}"


def _change(path: Path, words: str) -> None:
    """Write other words behind those that are looked for, in place of those of the last time."""
    text = path.read_text(encoding="utf-8")
    before, found, after = text.partition(WORDS)
    if not found:
        raise RuntimeError(f"{path} does not say: {WORDS}")
    path.write_text(f"{before}{WORDS} {words}.{after.partition('.')[2]}", encoding="utf-8")


def _ours(guide: Path, choice: Choice) -> Callable[[], tuple[float, float]]:
    """Return what makes our pages and a picture, and says how long each took."""

    def confess(mistake: Exception) -> None:
        raise mistake

    workshop = Workshop(guide, confess)
    page = 0

    def turn() -> tuple[float, float]:
        nonlocal page
        begin = time.process_time()
        shown = workshop.show(choice)
        made = time.process_time()
        if shown.book is None or shown.trouble is not None:
            raise RuntimeError(f"no pages: {shown.trouble}")
        if not page:
            words = workshop.words(shown.book.stamp) or ()
            (page, *_) = (
                number
                for number, pieces in enumerate(words, 1)
                if any(WORDS in piece.words for piece in pieces)
            )
        drawn = time.process_time()
        workshop.picture(shown.book.pages[page - 1].since, page, WIDTH)
        return made - begin, time.process_time() - drawn

    return turn


def _typst(source: Path) -> Callable[[], tuple[float, float]]:
    """Return the same for Typst, of which a picture is drawn as of our own files."""
    import typst  # noqa: PLC0415 - what is measured with is not there for the tests

    compiler = typst.Compiler(
        str(source), font_paths=[str(fonts_folder())], ignore_system_fonts=True
    )
    page = -1
    last = b""

    def turn() -> tuple[float, float]:
        nonlocal page, last
        begin = time.process_time()
        data = compiler.compile()
        made = time.process_time()
        if data == last:
            raise RuntimeError("Typst has not seen the edit")
        last = data
        document = pypdfium2.PdfDocument(io.BytesIO(data))
        if page < 0:
            texts = (each.get_textpage().get_text_range() for each in document)
            page = next(
                number for number, text in enumerate(texts) if WORDS in " ".join(text.split())
            )
        drawn = time.process_time()
        sheet = document[page]
        bytes(sheet.render(scale=WIDTH / sheet.get_width()).buffer)
        seconds = time.process_time() - drawn
        document.close()
        return made - begin, seconds

    return turn


def _seen(guide: Path, rounds: int) -> Iterator[float]:
    """Yield the seconds by the clock from a save to the picture of its page."""
    with _preview(guide) as address, _opened(f"{address}events") as events:
        _next_book(events)
        for number in range(-2, rounds):
            time.sleep(1)  # nobody saves faster
            words, is_there = f"{WORDS} seen {number}.", False
            seconds, begin = 0.0, time.monotonic()
            _change(guide / FILE, f"seen {number}")
            while not is_there:  # a book may be told of that was made before
                book = _next_book(events)
                since = book["pages"][8]["since"]
                with suppress(HTTPError):  # and gone when it is asked for
                    with _opened(f"{address}picture/{since}/9/{WIDTH}") as picture:
                        picture.read()
                    seconds = time.monotonic() - begin
                    with _opened(f"{address}words/{book['stamp']}") as pages:
                        is_there = words in pages.read().decode()
            if number >= 0:
                yield seconds


def _opened(address: str) -> HTTPResponse:
    """Ask the preview for something."""
    response: HTTPResponse = urllib.request.urlopen(address)  # noqa: S310 - it printed the address
    return response


def _next_book(events: HTTPResponse) -> dict[str, Any]:
    """Return the next book that is told of."""
    for line in events:
        if line.startswith(b"event: shown"):
            shown = json.loads(events.readline().partition(b"data: ")[2])
            book: dict[str, Any] = shown["book"]
            return book
    raise RuntimeError("the preview has ended")


@contextmanager
def _preview(guide: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "guidebuilder", "preview", "--no-open", "--guide", str(guide)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield process.stdout.readline().strip() if process.stdout else ""
        finally:
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
