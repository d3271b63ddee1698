"""P3: Ctrl-C ends with 130 and SIGTERM with 143: no partial file, no traceback, no litter."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import OLD, posix

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.conftest import Meddle

pytestmark = posix

ENDINGS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]

BUSY = """if True:
    import os, signal
    from guidebuilder import pipeline

    def interrupted(*given, whole=pipeline.write_pdf, **more):
        os.kill(os.getpid(), {number})
        return whole(*given, **more)

    pipeline.write_pdf = interrupted
"""
"""An interruption in the middle of the work."""

LOADING = """if True:
    import os, signal, sys

    def interrupt(event, arguments):
        if event == "import" and arguments[0] == {module!r}:
            os.kill(os.getpid(), {number})

    sys.addaudithook(interrupt)
"""
"""An interruption while a module is being loaded."""

WRITING = """if True:
    import os
    whole = os.fsync

    def interrupted(descriptor):
        os.kill(os.getpid(), {number})
        whole(descriptor)

    os.fsync = interrupted
"""
"""An interruption in the middle of a file."""


@pytest.mark.parametrize(("number", "code"), ENDINGS)
def test_p03_an_interrupted_render_ends_without_a_word_and_without_a_file(
    meddle: Meddle, guide: Path, number: signal.Signals, code: int
) -> None:
    ended = meddle(BUSY.format(number=int(number)), "render")

    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "")
    assert [*guide.parent.iterdir()] == [guide]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("module", ["click", "msgspec", "guidebuilder.pipeline", "uharfbuzz"])
def test_p03_ctrl_c_is_ours_before_anything_is_loaded_that_takes_time(
    meddle: Meddle, module: str
) -> None:
    ended = meddle(LOADING.format(module=module, number=int(signal.SIGINT)), "render")

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.parametrize(("number", "code"), ENDINGS)
def test_p03_an_interruption_waits_until_the_files_are_whole(
    meddle: Meddle, guide: Path, number: signal.Signals, code: int
) -> None:
    folder = guide.parent / "output"
    folder.mkdir()
    names = ["clerks-abroad.pdf", "clerks-india.pdf"]
    for name in names:
        (folder / name).write_bytes(OLD)

    ended = meddle(WRITING.format(number=int(number)), "render", "--region", "all")

    assert (ended.returncode, ended.stdout, ended.stderr) == (code, "", "")
    assert sorted(path.name for path in folder.iterdir()) == names
    for name in names:
        assert (folder / name).read_bytes().startswith(b"%PDF-")


def test_p03_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
    script = """if True:
        import os, signal
        from guidebuilder.interrupts import exit_when_interrupted
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        exit_when_interrupted()
        os.kill(os.getpid(), signal.SIGINT)
        print("still here")
    """
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=True, text=True
    )

    assert ended.stdout == "still here\n"


def test_p03_an_interruption_is_not_lost_in_a_callback(tmp_path: Path) -> None:
    script = """if True:
        import os, signal
        from guidebuilder.interrupts import exit_when_interrupted
        exit_when_interrupted()

        class Interrupted:
            def __del__(self):
                os.kill(os.getpid(), signal.SIGINT)
                "An exception that is raised here is printed, and forgotten."

        Interrupted()
        print("not reached")
    """
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, check=False, text=True
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")
