"""P2: killed at any step of the writing, old or new files are there, whole.

What the killed process left behind is swept by the next one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import NEW, OLD, posix

from guidebuilder import output, system

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.conftest import Meddle

KILLER = """if True:
    import os, signal, sys
    from pathlib import Path
    from guidebuilder import output

    OLD, NEW = b"o" * 300_000, b"n" * 400_000
    NAMES = ["a.pdf", "b.pdf"]

    def killed_at(step):
        "Write in a process of its own that ends itself before a call of the system, or after it."
        child = os.fork()
        if child == 0:
            def count(frame, event, call, left=[step]):
                if event in ("c_call", "c_return") and (
                    call.__module__ == "posix" or type(call.__self__).__module__ == "_io"
                    or call.__module__ in ("io", "_io")
                ):
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    left[0] -= 1
            sys.setprofile(count)
            output.write_files({Path(name): NEW for name in NAMES})
            sys.setprofile(None)
            os._exit(0)
        return os.waitpid(child, 0)[1] != 0

    step = 0
    going_on = True
    while going_on:
        for name in NAMES:
            Path(name).write_bytes(OLD)
        going_on = killed_at(step)
        found = [Path(name).read_bytes() for name in NAMES]
        state = "".join("o" if each == OLD else "n" if each == NEW else "?" for each in found)
        print(step, state, len(list(Path().iterdir())) - len(NAMES))
        step += 1
"""
"""Kills the writing of two files at its first call of the system, then at its second, until
none is left.

Prints for each the number, what stands under the two names, and how many files lie beside."""


@posix
def test_p02_killed_at_any_step_the_files_are_whole(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", KILLER], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    rows = [line.split() for line in ended.stdout.splitlines()]
    states = [state for _, state, _ in rows]

    assert len(states) > 50, "it is killed before and after every call, and there are many"
    # First both are old, then one is new, then both: never a broken one.
    assert list(dict.fromkeys(states)) == ["oo", "no", "nn"]
    assert max(int(left) for *_, left in rows) == 2, "some kills do leave unfinished files"
    assert rows[-1][1:] == ["nn", "0"], "the last is not killed, and sweeps what the others left"


@posix
def test_p02_killed_at_the_write_the_earlier_booklet_is_whole_and_the_next_render_sweeps(
    meddle: Meddle, guide: Path
) -> None:
    folder = guide.parent / "output"
    folder.mkdir()
    (folder / "clerks-india.pdf").write_bytes(OLD)
    prelude = """if True:
        import os, signal
        os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
    """

    assert meddle(prelude, "render").returncode == -9
    left = [path for path in folder.iterdir() if path.name != "clerks-india.pdf"]
    assert len(left) == 1
    assert (folder / "clerks-india.pdf").read_bytes() == OLD

    assert meddle("", "render").returncode == 0
    assert [path.name for path in folder.iterdir()] == ["clerks-india.pdf"]
    assert (folder / "clerks-india.pdf").read_bytes().startswith(b"%PDF-")


def ended_process() -> int:
    """Return the number of a process that runs no more."""
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    return int(ended.stdout)


@posix
def test_p02_what_a_killed_render_left_is_swept_and_nothing_else(target: Path) -> None:
    folder = target.parent
    left = folder / f".guidebuilder-{ended_process()}-0123456789abcdef.part"
    # In a container every render may be process 1, or 7: this one's number is no sign of life.
    of_my_number = folder / f".guidebuilder-{os.getpid()}-0123456789abcdef.part"
    running = folder / f".guidebuilder-{os.getppid()}-0123456789abcdef.part"
    strange = folder / ".guidebuilder-notes.part"
    for path in (left, of_my_number, running, strange):
        path.touch()

    output.write_files({target: NEW})

    assert {*folder.iterdir()} == {target, running, strange}


def test_p02_where_processes_cannot_be_asked_after_only_old_files_are_swept(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: int) -> None:
        pytest.fail("on Windows os.kill ends the process that it is asked about")

    monkeypatch.setattr(system, "IS_POSIX", False)
    monkeypatch.setattr(os, "kill", end)
    old, fresh = (target.with_name(f".guidebuilder-1-{each * 16}.part") for each in "01")
    for path in (old, fresh):
        path.touch()
    two_days_ago = time.time() - 2 * 24 * 60 * 60
    os.utime(old, (two_days_ago, two_days_ago))

    output.write_files({target: NEW})

    assert {*target.parent.iterdir()} == {target, fresh}
