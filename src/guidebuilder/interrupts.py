"""Ctrl-C and SIGTERM: the program ends at once, but never in the middle of a file.

The handlers do not raise an exception.  One that surfaces between the making of a
temporary file and the noting of its name leaves the file behind, and one that
surfaces inside a callback is printed and lost.  They end the process, and wait with
that while :func:`held` is in force.

This module is imported before all others and loads no library: until it has run, Ctrl-C
is Python's, and ends in a traceback.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

FIRST_SIGNAL_CODE = 128
"""What a shell adds to a signal's number: 130 for Ctrl-C, 143 for SIGTERM."""


class _Hold:
    """Whether an interruption must wait, and the one that waits."""

    is_on: bool = False
    waiting: int | None = None
    last_act: Callable[[], None] | None = None


_hold = _Hold()


def exit_when_interrupted() -> None:
    """Let Ctrl-C and SIGTERM end this process with 130 and 143, without a traceback.

    A signal that the caller chose to ignore (``nohup``, a job in the background) stays
    ignored.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def end_well_when_interrupted() -> None:
    """Let Ctrl-C end this process with 0: of what runs until then it is the proper end."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(0))


@contextmanager
def held() -> Iterator[None]:
    """Let an interruption wait until the end of the block, a matter of milliseconds."""
    _hold.is_on = True
    try:
        yield
    finally:
        _hold.is_on = False
        if _hold.waiting is not None:
            _end(_hold.waiting)


@contextmanager
def before_the_end(act: Callable[[], None]) -> Iterator[None]:
    """Let an interruption do something first within the block: clean a line of the terminal."""
    _hold.last_act = act
    try:
        yield
    finally:
        _hold.last_act = None


def _interrupt(number: int, _frame: FrameType | None) -> None:
    if _hold.is_on:
        _hold.waiting = number
    else:
        _end(number)


def _end(number: int) -> None:
    if _hold.last_act is not None:
        _hold.last_act()
    # Not sys.exit: nothing may catch it, and nothing else is left to clean up.
    os._exit(FIRST_SIGNAL_CODE + number)
