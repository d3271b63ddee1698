"""The program let loose on a guide, in this process or in one of its own, and what came of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.measure import LAUNCHER
from msgspec import Struct

from guidebuilder.cli.exits import CODES
from guidebuilder.diagnostics import Diagnostic, GuideError, Report
from guidebuilder.failures import Failure
from guidebuilder.layout.page import DrawnImage, DrawnRun, LinkArea
from guidebuilder.orders import ALL_REGIONS, Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate
from guidebuilder.system import IS_POSIX
from guidebuilder.text.runs import Uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.layout.page import Book

CPU_LIMIT = 60.0
"""Seconds of the processor's time; the longest honest text takes a tenth of them."""


class Hang(BaseException):
    """The program does not come to an end; no ``except Exception`` may swallow it."""


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of a guide.

    Attributes:
        code: The exit code, as the command would give it.
        messages: What the author was told.
        last_words: What the command said beside messages: a failure, a traceback.
        printed: The words on all pages, in the order in which they are drawn.
        links: Every address that a reader can click.
        pictures: The bytes of every picture.
        pdfs: The finished files, where any were made.
        seconds: Of the processor.
    """

    code: int
    messages: tuple[Diagnostic, ...] = ()
    last_words: str = ""
    printed: str = ""
    links: tuple[str, ...] = ()
    pictures: tuple[bytes, ...] = ()
    pdfs: tuple[bytes, ...] = ()
    seconds: float = 0.0


def attempt(guide: Path, *, writes: bool = False) -> Outcome:
    """Make all editions of a guide in this process, as ``check`` or, if it writes, ``render``."""
    report = Report()
    books: list[Book] = []
    pdfs: tuple[bytes, ...] = ()
    code, last_words, begin = 0, "", process_time()
    try:
        with _limited():
            order = Order(guide=guide, regions=(ALL_REGIONS,))
            books = [each.book for each in paginate(order, report)]
            if writes:
                pdfs = tuple(map(write_pdf, books))
    except GuideError:
        code = 1
    except Failure as failure:
        code, last_words = CODES[type(failure)], f"{failure.message} / {failure.hint or 'None'}"
    except (Exception, Hang):  # noqa: BLE001 - whatever it is, it is what we look for
        code, last_words = 70, traceback.format_exc()
    items = [item for book in books for page in book.pages for item in page.items]
    return Outcome(
        code=code,
        messages=report.sorted,
        last_words=last_words,
        printed="".join(each.run.text for each in items if isinstance(each, DrawnRun)),
        links=tuple(
            each.target.address
            for each in items
            if isinstance(each, LinkArea) and isinstance(each.target, Uri)
        ),
        pictures=tuple(each.data for each in items if isinstance(each, DrawnImage)),
        pdfs=pdfs,
        seconds=process_time() - begin,
    )


@contextmanager
def _limited() -> Iterator[None]:
    """Break off what uses up the processor's time, where the system can."""
    if not IS_POSIX:
        yield
        return

    def stop(*_: object) -> None:
        raise Hang(f"not done after {CPU_LIMIT:g} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


EARLIER = b"what an earlier render wrote"
"""Stands under the name of a booklet: it may be replaced by a whole one, and by nothing else."""

WALL_LIMIT = 300
"""Seconds until a process that waits for something is ended: no honest render waits."""


class Ended(Struct, frozen=True, kw_only=True):
    """How a command ended, and what it left behind.

    Attributes:
        code: Its exit code; below 0 for a signal.
        said: Both its streams.
        files: What lies in the output folder, by name.
        beside: What lies anywhere else around the guide that did not before.
        megabytes: The most memory that it held.
    """

    code: int
    said: str
    files: dict[str, bytes]
    beside: tuple[str, ...]
    megabytes: float


def run(command: str, guide: Path) -> Ended:
    """Run ``check`` or ``render`` on a guide as its users do, beside an earlier booklet."""
    desk = guide.parent
    output = desk / "output"
    output.mkdir(exist_ok=True)
    earlier = output / "bpo-careers-india.pdf"
    earlier.write_bytes(EARLIER)
    before = set(_names_around(desk))
    arguments = [sys.executable, "-m", "guidebuilder", command, "--guide", "guide"]
    if command == "render":
        arguments += ["--region", "all", "--output", "output"]
    log = desk / "said.log"
    with log.open("w+b") as said:
        process = subprocess.Popen(
            [*_launcher(), *arguments],
            cwd=desk,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        guard = threading.Timer(WALL_LIMIT, _end, [process])
        guard.start()
        try:
            code = process.wait()
        finally:
            guard.cancel()
            _end(process)
    words, megabytes = log.read_text("utf-8", "replace"), 0.0
    log.unlink()
    if IS_POSIX and code == 0:
        words, _, measured = words.rstrip().rpartition("\n")
        code, _, peak = json.loads(measured)
        megabytes = peak / 1024
    return Ended(
        code=code,
        said=words,
        files={each.name: each.read_bytes() for each in output.iterdir()},
        beside=tuple(sorted(set(_names_around(desk)) - before)),
        megabytes=megabytes,
    )


def _launcher() -> list[str]:
    """Return what starts a command so that its own memory is told, where that can be asked.

    Linux counts the memory of the parent into a child's peak, and a test run is large.
    """
    return [sys.executable, "-I", "-S", str(LAUNCHER)] if IS_POSIX else []


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a command that waits for something, and what started it."""
    if IS_POSIX:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _names_around(desk: Path) -> Iterator[str]:
    """Yield every path around a guide, links not followed, what is rightly written left out."""
    for folder, folders, names in os.walk(desk):
        if Path(folder) == desk:
            folders.remove("output")
        for name in (*folders, *names):
            path = (Path(folder) / name).relative_to(desk).as_posix()
            if "__pycache__" not in path and path != "said.log":
                yield path
