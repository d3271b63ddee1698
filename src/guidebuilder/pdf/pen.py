"""The one place that imports reportlab, with its side doors shut.

Importing reportlab runs code that it finds on the way: the modules ``reportlab_mods``
and ``reportlab_settings`` anywhere on ``sys.path``, the files ``~/.reportlab_mods`` and
``~/.reportlab_settings``, and it reads ``RL_…`` variables of the environment.  A guide
must not be able to bring code with it, and bytes must not depend on who renders: so
empty modules stand in for those four, and the variables are hidden, while it loads.
On Linux it also walks through the system's fonts, of which we use none: it finds no way.

So do modules that it loads for work that we do not leave to it: opening pictures, making
temporary files, reading fonts and evaluating expressions.  Without them a render starts
18 ms sooner.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE_DOORS = (
    "reportlab.local_rl_mods",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab_settings",
)
"""Modules that reportlab runs if it finds them; finding them, it leaves the files alone."""

CLOCK = "SOURCE_DATE_EPOCH"
"""What time it is, to reportlab; it fails if that is no number.  Our dates are the book's."""


UNUSED = {
    "PIL": ("Image",),
    "reportlab.lib.rl_safe_eval": (
        "rl_extended_literal_eval",
        "rl_safe_eval",
        "rl_safe_exec",
        "safer_globals",
    ),
    "reportlab.lib.rltempfile": ("get_rl_tempdir", "get_rl_tempfile"),
    "reportlab.pdfbase.ttfonts": (
        "ShapeData",
        "ShapedStr",
        "_sdGuardL",
        "shapeFragWord",
        "shapeStr",
    ),
}
"""Modules of which reportlab takes these names at its start, and which we never let it use."""


@contextmanager
def _side_doors_shut() -> Iterator[None]:
    closed = dict.fromkeys(SIDE_DOORS, ()) | UNUSED
    shut = [name for name in closed if name not in sys.modules]
    for name in shut:
        sys.modules[name] = stand_in = ModuleType(name)
        vars(stand_in).update(dict.fromkeys(closed[name]))
    walk = os.walk
    vars(os)["walk"] = lambda *_: iter(())
    try:
        yield
    finally:
        vars(os)["walk"] = walk
        for name in shut:
            sys.modules.pop(name, None)


@contextmanager
def environment_hidden() -> Iterator[None]:
    """Keep reportlab from the variables that it listens to."""
    listened = [name for name in os.environ if name.startswith("RL_") or name == CLOCK]
    hidden = {name: os.environ.pop(name) for name in listened}
    try:
        yield
    finally:
        os.environ.update(hidden)


with _side_doors_shut(), environment_hidden():
    from reportlab.pdfbase import pdfdoc

__all__ = ["environment_hidden", "pdfdoc"]
