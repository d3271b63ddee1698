"""One line that says what is done and how long it will take, or a line for each stage.

The line is drawn by a thread of its own: the work that one waits for is a single call often.
It appears when a second has passed, on a terminal alone, and is gone before anything else
is written.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from time import perf_counter
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.console import Console, columns_of
from guidebuilder.cli.report import insist
from guidebuilder.cli.speech import Loudness, speech
from guidebuilder.interrupts import before_the_end
from guidebuilder.progress import SILENT, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event, RLock
    from typing import TextIO

_PATIENCE: Final = 1.0
"""Seconds that nobody minds to wait in silence."""

_REDRAWN: Final = 0.2
"""Seconds between two drawings: the time left is read, not watched."""

_LONG: Final = 90
"""Seconds from which the time left is told in minutes."""


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Let a person at a terminal see what is done; write nothing else meanwhile."""
    loudness, console = speech().loudness, Console.of(sys.stderr)
    if loudness is Loudness.VERBOSE:
        timings = Timings()
        try:
            yield timings
        finally:
            timings.end()
    elif loudness is Loudness.QUIET or not console.is_terminal:
        yield SILENT
    else:
        with _drawn(Waiting(perf_counter), console, sys.stderr) as waiting:
            yield waiting


class Timings(Progress):
    """Says of each stage how long it took, when it is done."""

    def __init__(self) -> None:
        self._work = ""
        self._since = perf_counter()

    def begin(self, work: str) -> None:
        """Say how long it took what was done before."""
        self.end()
        self._work = work

    def end(self) -> None:
        """Say how long it took what was done last."""
        now = perf_counter()
        if self._work:
            insist(f"{self._work}: {now - self._since:.2f} s")
        self._work, self._since = "", now


class Waiting(Progress):
    """How far the work is, and how long it may still take.

    Args:
        clock: Tells the time, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._work = ""
        self._expected = self._made = 0
        self._started = self._made_last = clock()

    def expect(self, things: int) -> None:
        """Count from the first of *things* on."""
        self._expected, self._made = things, 0
        self._started = self._made_last = self._clock()

    def begin(self, work: str) -> None:
        """Name what is done now."""
        self._work = work

    def finish(self) -> None:
        """Count one that is made."""
        self._made += 1
        self._made_last = self._clock()

    def line(self, console: Console) -> str:
        """Return the line to show, no wider than the console; empty if nothing has begun."""
        if not self._work:
            return ""
        many = 1 < self._expected > self._made
        before = f"{self._made + 1} of {self._expected}: " if many else ""
        after = f", {self._left()}" if many and self._made else ""
        room = console.columns - 1 - columns_of(before + after)  # the last column may wrap
        return before + _fitted(self._work, room, console) + after

    def _left(self) -> str:
        each = (self._made_last - self._started) / self._made
        to_make = self._expected - self._made
        spent = min(each, self._clock() - self._made_last)  # on the one that is made now
        seconds = max(1, round(each * to_make - spent))
        time = f"{seconds} s" if seconds < _LONG else f"{round(seconds / 60)} min"
        return f"about {time} left"


def _fitted(work: str, room: int, console: Console) -> str:
    """Return words as a console shows them, cut at their end if they are too many."""
    cells = [console.shown(each) for each in work]
    if columns_of("".join(cells)) <= room:
        return "".join(cells)
    while cells and columns_of("".join(cells)) > room - len(console.dots):
        cells.pop()
    return "".join(cells) + console.dots


@contextmanager
def _drawn(waiting: Waiting, console: Console, stream: TextIO) -> Iterator[Waiting]:
    import threading  # noqa: PLC0415 - start-up: only a terminal needs it

    is_over = threading.Event()
    line = _Line(stream, threading.RLock())
    thread = threading.Thread(
        target=_draw, args=(waiting, console, line, is_over), name="progress", daemon=True
    )
    thread.start()
    try:
        with before_the_end(line.end):
            yield waiting
    finally:
        is_over.set()
        thread.join()
        line.end()


def _draw(waiting: Waiting, console: Console, line: _Line, is_over: Event) -> None:
    if is_over.wait(_PATIENCE):
        return
    while True:
        line.show(waiting.line(console))
        if is_over.wait(_REDRAWN):
            return


class _Line:
    """The line at the cursor, written over itself.

    The one who draws it and the one who ends it are two threads, and Ctrl-C may come within
    either: the lock is one that its holder may take again.
    """

    def __init__(self, stream: TextIO, lock: RLock) -> None:
        self._stream = stream
        self._lock = lock
        self._columns = 0
        self._is_over = False

    def show(self, words: str) -> None:
        """Write words over those before."""
        with self._lock:
            if self._is_over or not (words or self._columns):
                return
            columns = columns_of(words)
            blank = " " * (self._columns - columns)
            with suppress(OSError):  # nobody looks any more
                self._stream.write(f"\r{words}{blank}")
                self._stream.flush()
            self._columns = columns

    def end(self) -> None:
        """Leave nothing of it, and the cursor where it began; it is not shown again."""
        with self._lock:
            if self._columns:
                self.show("")
                with suppress(OSError):
                    self._stream.write("\r")
                    self._stream.flush()
            self._is_over = True
