"""Tells when something in a guide's folder has changed, however an editor saves it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from watchfiles import Change

ENDINGS: Final = frozenset({".yaml", ".yml", ".csv", ".png", ".jpg", ".jpeg", ".ttf", ""})
"""Of what a guide is made of; folders have none.  What editors leave behind ends otherwise."""

SETTLED: Final = 8
"""Milliseconds without a change after which a save is taken for complete."""

LONGEST: Final = 400
"""Milliseconds after which a change is told even if more of them keep coming."""

GLANCE: Final = 500
"""Milliseconds between two looks at what no system tells us: has the folder been replaced?"""

POLL: Final = 250
"""Milliseconds between two looks at all files, where the system tells of no change at all."""


async def changes(
    folder: Path, also: Iterable[Path] = (), *, polling: bool = False
) -> AsyncIterator[None]:
    """Yield whenever the files of a guide have changed.

    The folder may vanish and come back.

    Args:
        folder: The guide's.
        also: Single files that lie elsewhere.
        polling: Look at the files again and again: for network drives that tell nothing.
    """
    others = tuple(also)
    if polling:
        async for _ in _polled(folder, others):
            yield
        return
    seen = _state(folder, others)
    while True:
        if seen[0] is None:
            await asyncio.sleep(GLANCE / 1000)
        else:
            is_new = True  # what happened before the watch was set up, nobody has told
            async for is_changed in _watched(folder):
                now = _state(folder, others)
                if is_changed or is_new or now != seen:
                    yield
                is_new = False
                if now[0] != seen[0]:
                    seen = now
                    break  # another folder of the same name: the watch is on the old one
                seen = now
        now = _state(folder, others)
        if now != seen:
            seen = now
            yield


async def _polled(folder: Path, others: tuple[Path, ...]) -> AsyncIterator[None]:
    """Yield at first and whenever the files look otherwise than at the last look.

    By the date to the last digit and by the size: the library that watches compares whole
    seconds where it looks itself, and misses the second save within one.
    """
    seen = None
    while True:
        now = await asyncio.to_thread(_files, folder, others)
        if now != seen:
            seen = now
            yield
        await asyncio.sleep(POLL / 1000)


def _files(folder: Path, others: tuple[Path, ...]) -> dict[Path, tuple[int, ...] | None]:
    """Return what tells each file of a guide, and others, from what it was before."""
    matters = _matters(folder)
    inside = (Path(parent, name) for parent, _, names in os.walk(folder) for name in names)
    wanted = (*(each for each in inside if matters.holds(each.resolve())), *others)
    return {each: _identity(each, with_date=True) for each in wanted}


async def _watched(folder: Path) -> AsyncIterator[bool]:
    """Yield whether something has changed, now and then also when nothing has."""
    try:
        async for found in awatch(
            folder,
            watch_filter=_matters(folder),
            debounce=LONGEST,
            step=SETTLED,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            yield bool(found)
    except OSError:  # it vanished while the watch was set up
        await asyncio.sleep(GLANCE / 1000)


class _matters:  # noqa: N801 - it is used as a function
    """Tells whether a path can be part of a guide."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def __call__(self, _change: Change, path: str) -> bool:
        return self.holds(Path(path))

    def holds(self, found: Path) -> bool:
        """Whether a file or folder can be part of the guide."""
        try:
            parts = found.relative_to(self._folder).parts
        except ValueError:
            return True
        if any(part.startswith(".") or part.endswith("~") for part in parts):
            return False
        return found.suffix.lower() in ENDINGS


def _state(folder: Path, others: tuple[Path, ...]) -> tuple[object, ...]:
    """Return what tells this folder, and those files, from others of the same name."""
    return _identity(folder, with_date=False), *(_identity(each, with_date=True) for each in others)


def _identity(path: Path, *, with_date: bool) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    if with_date:
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size
    return found.st_dev, found.st_ino
