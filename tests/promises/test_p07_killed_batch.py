"""P7: a killed batch leaves whole booklets, and the same command again ends as if uninterrupted.

All booklets of an order are made before the first is written, and all are on the disk
before the first is renamed.  So a batch that is killed has nothing to resume from but its
guide; what it promises is that what is there is whole, and that a second run ends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import posix

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pipeline import render

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.conftest import Meddle

KILLED = """if True:
    import os, signal, sys

    def kill(event, arguments, left=[{step}]):
        if event == "os.rename":
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(kill)
"""
"""Ends the process before a renaming: the first, or one between two files."""

BATCH = ("render", "--region", "all")
NAMES = ["clerks-abroad.pdf", "clerks-india.pdf"]


def made(guide: Path, epoch: int | None = None) -> list[bytes]:
    """Return the booklets of a guide, perhaps of another date."""
    return [
        each.data for each in render(Order(guide=guide, regions=("all",), epoch=epoch), Report())
    ]


def found(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in NAMES]


@posix
@pytest.mark.parametrize("step", [0, 1])
def test_p07_a_killed_batch_leaves_whole_booklets_and_is_ended_by_the_same_command(
    meddle: Meddle, guide: Path, step: int
) -> None:
    folder = guide.parent / "output"
    folder.mkdir()
    uninterrupted, earlier = made(guide), made(guide, epoch=1)
    assert not set(earlier) & set(uninterrupted)
    for name, data in zip(NAMES, earlier, strict=True):
        (folder / name).write_bytes(data)

    assert meddle(KILLED.format(step=step), *BATCH).returncode == -9

    assert found(folder) == [*uninterrupted[:step], *earlier[step:]]
    assert len([*folder.iterdir()]) == 4 - step, "what was not renamed is still there"
    assert meddle("", *BATCH).returncode == 0
    assert found(folder) == uninterrupted
    assert sorted(path.name for path in folder.iterdir()) == NAMES
