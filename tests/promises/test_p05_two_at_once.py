"""P5: two renders of one booklet at once: the last one wins, a reader never sees a broken file."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import NEW, OLD, only_the_old_file

from guidebuilder import output
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_p05_a_reader_sees_one_whole_booklet_or_the_other(guide: Path) -> None:
    booklet = guide.parent / "output" / "clerks-india.pdf"

    def start(date: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "guidebuilder", "render"],
            cwd=guide.parent,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(date)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    whole = set()
    for date in (1, 2):  # the same booklet, but for its date
        assert start(date).wait() == 0
        whole.add(booklet.read_bytes())
    seen: set[bytes] = set()
    for _ in range(2):
        both = [start(date) for date in (1, 2)]
        while any(each.poll() is None for each in both):
            seen.add(booklet.read_bytes())
            time.sleep(0.001)  # the two have to get on with it
        assert [each.returncode for each in both] == [0, 0]

    assert len(whole) == 2
    assert seen <= whole
    assert [*booklet.parent.iterdir()] == [booklet]


def test_p05_a_reader_in_a_hurry_never_sees_half_a_file(target: Path) -> None:
    old, new = b"a" * 500_000, b"b" * 600_000
    target.write_bytes(old)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(target.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for data in (new, old) * 20:
            output.write_files({target: data})
    finally:
        stop.set()
        reader.join()

    assert seen <= {old, new}


@pytest.mark.parametrize(("times", "arrives"), [(1, True), (2, True), (3, False)])
def test_p05_a_machine_that_sweeps_our_unfinished_file_does_so_once_for_each_of_its_orders(
    target: Path, monkeypatch: pytest.MonkeyPatch, times: int, *, arrives: bool
) -> None:
    # It shares the folder, and cannot see that our process runs.
    whole, left = os.fsync, [None] * times

    def swept(descriptor: int) -> None:
        whole(descriptor)
        if left:
            left.pop()
            for part in target.parent.glob(".guidebuilder-*.part"):
                part.unlink()

    monkeypatch.setattr(os, "fsync", swept)

    if arrives:
        output.write_files({target: NEW})
        assert target.read_bytes() == NEW
    else:
        with pytest.raises(OutputError):
            output.write_files({target: NEW})
        assert target.read_bytes() == OLD
        assert only_the_old_file(target)
