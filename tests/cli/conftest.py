"""A small guide, and the command line run in this process or as one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from guidebuilder.cli.main import program
from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parent.parent.parent

COLOUR_VARIABLES = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
"""What decides about colours, and must be the test's own choice."""

SMALL_GUIDE = {
    "guide.yaml": """\
        format: 1
        slug: clerks
        title: Working as a clerk
        publisher: A school
        issue: 2026-11
        language: en
        default_region: india
        chapters: [careers/clerk, articles/hours]
        """,
    "sources.yaml": """\
        page:
          title: A page about clerks
          publisher: A publisher
          released: 2025
        """,
    "regions/india.yaml": """\
        name: India
        languages: [en]
        locale: en-IN
        currency: INR
        sign: ₹
        grouping: 12,34,567
        amounts: [full, lakh]
        pay_per: year
        date: 22 November 2026
        paper: A5
        """,
    "regions/abroad.yaml": """\
        name: Abroad
        languages: [en]
        locale: en-US
        currency: USD
        sign: US$
        grouping: 1,234,567
        amounts: [full, k]
        pay_per: year
        date: 22 November 2026
        paper: A5
        """,
    "careers/clerk.yaml": """\
        title: Clerk
        summary: You keep the papers of an office in order.
        domain: business
        source: page
        as_of: unknown
        sections:
          - kind: prose
            title: What a clerk does
            text:
              india: You write letters in an office in India.
              elsewhere: You write letters in an office abroad.
          - kind: points
            title: Tools
            items: [A pen, A keyboard]
        """,
    "articles/hours.yaml": """\
        title: How long is a day?
        source: page
        as_of: unknown
        sections:
          - kind: answer
            short: Eight hours.
        """,
}


class Run(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *arguments: str) -> Result: ...


class Spawn(Protocol):
    """Runs the command line as a process of its own."""

    def __call__(
        self, *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]: ...


class OnTerminal(Protocol):
    """Runs the command line at a terminal and returns what is written there."""

    def __call__(
        self,
        *arguments: str,
        prelude: str = "",
        columns: int = 80,
        code: int | None = None,
        env: dict[str, str] | None = None,
    ) -> str: ...


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, and go there."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def guide(desk: Path) -> Path:
    """Return a small guide in the folder ``guide`` of the current folder."""
    return write_guide(desk / "guide")


def write_guide(folder: Path) -> Path:
    """Write the small guide."""
    for name, text in SMALL_GUIDE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dedent(text), encoding="utf-8")
    return folder


@pytest.fixture
def run() -> Run:
    """Return a function that runs the command line in this process."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(program, arguments, prog_name="guidebuilder")

    return run


@pytest.fixture
def spawn(tmp_path: Path) -> Spawn:
    """Return a function that runs the command line as a process of its own."""

    def spawn(
        *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "guidebuilder", *arguments],
            cwd=cwd or tmp_path,
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",  # a poor console writes another encoding
            timeout=120,
        )

    return spawn


@pytest.fixture
def on_terminal(desk: Path) -> OnTerminal:
    """Return a function that runs the command line at a pseudo-terminal of a given width.

    Standard output goes elsewhere; lines of Python may come first, and a certain exit code
    may be expected.
    """
    if not IS_POSIX:
        pytest.skip("pseudo-terminals are POSIX's")
    import fcntl  # noqa: PLC0415 - Windows has none of these
    import pty  # noqa: PLC0415
    import struct  # noqa: PLC0415
    import termios  # noqa: PLC0415

    def on_terminal(
        *arguments: str,
        prelude: str = "",
        columns: int = 80,
        code: int | None = None,
        env: dict[str, str] | None = None,
    ) -> str:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        begin = "import sys\nsys.argv[0] = 'guidebuilder'\n"
        run = "\nfrom guidebuilder.__main__ import main\nmain()\n"
        usual = {name: os.environ[name] for name in os.environ if name not in COLOUR_VARIABLES}
        process = subprocess.Popen(
            [sys.executable, "-c", begin + prelude + run, *arguments],
            cwd=desk,
            env={**usual, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **(env or {})},
            stdout=subprocess.DEVNULL,
            stderr=slave,
        )
        os.close(slave)
        written = b""
        with suppress(OSError):  # how Linux says that the other side is closed
            while data := os.read(master, 65536):
                written += data
        os.close(master)
        ended = process.wait(timeout=60)
        assert code in {None, ended}
        return written.decode()

    return on_terminal
