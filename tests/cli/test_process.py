"""What only a process of its own shows: signals, closed streams, poor consoles, bad company."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from tests.cli.conftest import Spawn

posix = pytest.mark.skipif(not IS_POSIX, reason="signals and devices are POSIX's")

HANG = """if True:
    import os, sys, time
    from guidebuilder.cli import main
    from guidebuilder import pipeline

    def wait(*_):
        print("ready", file=sys.stderr, flush=True)
        time.sleep(60)

    pipeline.write_pdf = wait
    sys.argv = ["guidebuilder", "render"]
    main.main()
"""
"""A render that is busy for a minute and says when it begins to be."""

WRITE = """if True:
    import os, sys, time
    from pathlib import Path
    from guidebuilder import interrupts, output

    whole = os.fsync
    def slowly(descriptor):
        print("ready", file=sys.stderr, flush=True)
        time.sleep(1)
        whole(descriptor)
    os.fsync = slowly
    interrupts.exit_when_interrupted()
    output.write_file(Path("booklet.pdf"), b"new")
    print("not reached")
"""
"""A file that takes a second to write; the interruption comes in the middle."""


def start(script: str, folder: Path) -> subprocess.Popen[str]:
    """Start a script and wait until it says that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr
    while "ready" not in (line := process.stderr.readline()):
        assert line, "the script ended before it was ready"
    return process


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_render_ends_without_a_word_and_without_a_file(
    guide: Path, number: signal.Signals, code: int
) -> None:
    process = start(HANG, guide.parent)
    begin = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (code, "", "")
    assert time.monotonic() - begin < 10
    assert [*guide.parent.iterdir()] == [guide]


@posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_waits_until_the_file_is_whole(
    tmp_path: Path, number: signal.Signals, code: int
) -> None:
    process = start(WRITE, tmp_path)
    process.send_signal(number)
    out, _ = process.communicate(timeout=30)

    assert (process.returncode, out) == (code, "")
    assert [path.name for path in tmp_path.iterdir()] == ["booklet.pdf"]
    assert (tmp_path / "booklet.pdf").read_bytes() == b"new"


@posix
def test_an_ignored_signal_stays_ignored(tmp_path: Path) -> None:
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


@posix
def test_an_interruption_is_not_lost_in_a_callback(tmp_path: Path) -> None:
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


@posix
@pytest.mark.parametrize("where", ["/dev/full", "a closed pipe", "nowhere"])
def test_a_lost_standard_output_loses_no_booklet(guide: Path, where: str) -> None:
    command = [sys.executable, "-m", "guidebuilder", "render"]
    if where == "nowhere":
        command = ["sh", "-c", '"$@" >&-', "sh", *command]
        target: int | None = None
    elif where == "/dev/full":
        target = os.open(where, os.O_WRONLY)
    else:
        reader, target = os.pipe()
        os.close(reader)
    try:
        ended = subprocess.run(
            command,
            cwd=guide.parent,
            # Buffered, as it usually is: then Python itself tries once more at its end.
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=target,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    finally:
        if target is not None:
            os.close(target)

    assert (guide.parent / "output" / "clerks-india.pdf").read_bytes().startswith(b"%PDF-")
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    if where == "nowhere":
        assert ended.returncode == 0  # nobody wanted to read
    else:
        assert ended.returncode == 4
        assert "is written, but its name cannot be printed" in ended.stderr


@posix
def test_help_into_a_full_disk_ends_in_plain_words(tmp_path: Path) -> None:
    for command in (["--help"], ["render", "--help"]):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            ended = subprocess.run(
                [sys.executable, "-m", "guidebuilder", *command],
                cwd=tmp_path,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                text=True,
            )
        assert ended.returncode == 4
        assert ended.stderr == "error: cannot print: no space left on device\n"


POOR = ({"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp1252"})
"""Consoles that lack ₹: one that knows ASCII only, one of Western Windows."""


@pytest.mark.parametrize("console", POOR, ids=str)
def test_a_console_that_cannot_show_a_sign_prints_its_number(
    spawn: Spawn, guide: Path, console: dict[str, str]
) -> None:
    career = guide / "careers" / "clerk.yaml"
    career.write_text("titel: ₹\n", encoding="utf-8")
    (guide / "careers" / "₹.yaml").write_text("", encoding="utf-8")

    ended = spawn("check", env=console)

    assert ended.returncode == 1
    assert "\\u20b9" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_path_on_standard_output_survives_a_poor_console(spawn: Spawn, guide: Path) -> None:
    ended = spawn("render", "--output", "für alle", env=POOR[0])

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "f\\xfcr alle/clerks-india.pdf\n"
    assert (guide.parent / "für alle" / "clerks-india.pdf").is_file()


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("name", ["yaml", "reportlab", "reportlab_settings", "click"])
def test_python_files_beside_the_guide_are_never_run(spawn: Spawn, desk: Path, name: str) -> None:
    (desk / f"{name}.py").write_text("import sys; sys.exit(99)")

    assert spawn("render").returncode == 0


@posix
def test_what_a_killed_render_left_is_swept_by_the_next(spawn: Spawn, guide: Path) -> None:
    (guide.parent / "output").mkdir()
    script = WRITE.replace("booklet.pdf", "output/booklet.pdf")
    process = start(script, guide.parent)
    process.kill()
    process.communicate(timeout=30)
    assert len([*(guide.parent / "output").glob(".*")]) == 1

    assert spawn("render").returncode == 0
    assert [path.name for path in (guide.parent / "output").iterdir()] == ["clerks-india.pdf"]
