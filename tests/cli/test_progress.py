"""Progress: one line for who waits at a terminal, gone at the end; nothing for anybody else."""

from __future__ import annotations

import io
import re
from threading import RLock
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.console import Console
from guidebuilder.cli.progress import Waiting, _Line
from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pack.make import PackOrder, make_packs
from guidebuilder.pipeline import paginate, render
from guidebuilder.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import OnTerminal, Run

AT_ONCE = """
import guidebuilder.cli.progress as progress
progress._PATIENCE, progress._REDRAWN = 0, 0.001
"""
"""Draws from the first moment on, and often: a small guide is done before a second is over."""

NEVER = AT_ONCE.replace("= 0, 0.001", "= 1000, 1000")

INTERRUPTED = """
import os, signal, time
from guidebuilder import pipeline
def interrupted(order, report, progress):
    progress.begin("setting the pages of clerks.pdf")
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(60)
pipeline.paginate = interrupted
"""


class Heard(Progress):
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def expect(self, things: int) -> None:
        self.told.append(f"expect {things}")

    def begin(self, work: str) -> None:
        self.told.append(work)

    def finish(self) -> None:
        self.told.append("finish")


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def on_screen(written: str) -> list[str]:
    r"""Return the lines that a terminal shows in the end: what follows a ``\r`` covers the line."""
    lines = []
    for line in re.sub(r"\r+\n", "\n", written).split("\n"):
        shown = ""
        for text in line.split("\r"):
            shown = text + shown[len(text) :]
        lines.append(shown.rstrip())
    return lines


def test_a_render_tells_what_it_does_region_by_region(guide: Path) -> None:
    heard = Heard()

    render(Order(guide=guide, regions=("all",)), Report(), heard)

    assert heard.told == [
        "reading the guide",
        "putting together what each region prints",
        "expect 2",
        "setting the pages of clerks-abroad.pdf",
        "writing clerks-abroad.pdf",
        "finish",
        "setting the pages of clerks-india.pdf",
        "writing clerks-india.pdf",
        "finish",
    ]


def test_a_check_writes_nothing(guide: Path) -> None:
    heard = Heard()

    paginate(Order(guide=guide), Report(), heard)

    assert not [each for each in heard.told if "writing" in each]
    assert heard.told.count("finish") == 1


@pytest.mark.slow
def test_a_pack_is_counted_to_its_last_file(guide: Path) -> None:
    heard = Heard()

    make_packs(PackOrder(guide=guide, limit=10**6), Report(), heard)

    expected = max(n for n, each in enumerate(heard.told) if each.startswith("expect"))
    assert heard.told[expected] == f"expect {heard.told[expected:].count('finish')}"
    assert "india handout Clerk" in heard.told


def test_the_line_counts_names_and_says_how_long_it_will_take() -> None:
    clock = Clock()
    waiting, console = Waiting(clock), Console(columns=80)
    assert waiting.line(console) == ""

    waiting.begin("reading the guide")
    assert waiting.line(console) == "reading the guide"

    clock.now = 5
    waiting.expect(6)
    waiting.begin("setting the pages of a.pdf")
    assert waiting.line(console) == "1 of 6: setting the pages of a.pdf"

    clock.now = 9
    waiting.finish()
    waiting.begin("setting the pages of b.pdf")
    assert waiting.line(console) == "2 of 6: setting the pages of b.pdf, about 20 s left"

    clock.now = 12
    assert waiting.line(console).endswith(", about 17 s left")
    clock.now = 100  # this one takes longer than the first
    assert waiting.line(console).endswith(", about 16 s left")

    clock.now = 205
    waiting.finish()
    assert waiting.line(console) == "3 of 6: setting the pages of b.pdf, about 7 min left"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_the_line_fits_the_terminal_whatever_a_file_is_called(encoding: str) -> None:
    waiting, console = Waiting(Clock()), Console(encoding=encoding, columns=40)
    waiting.expect(12)
    waiting.begin("setting the pages of 职业指南\x1b[2J-क्लर्क" + "x" * 50)
    waiting.finish()

    line = waiting.line(console)

    assert len(line) <= 39
    assert line.startswith("2 of 12: setting")
    assert line.endswith(", about 1 s left")
    assert "\x1b" not in line
    line.encode(encoding)


def test_a_shorter_line_covers_a_longer_one_and_nothing_is_left_in_the_end() -> None:
    stream = io.StringIO()
    line = _Line(stream, RLock())

    line.show("a long line")
    line.show("short")
    assert on_screen(stream.getvalue()) == ["short"]

    line.end()
    assert on_screen(stream.getvalue()) == [""]
    assert stream.getvalue().endswith("\r")


@pytest.mark.usefixtures("guide")
def test_a_terminal_shows_it_and_it_is_gone_in_the_end(on_terminal: OnTerminal) -> None:
    written = on_terminal("check", prelude=AT_ONCE)

    assert "\rsetting the pages of" in written or ": setting the pages of" in written
    assert on_screen(written) == ["guide: 2 regions checked, no warnings", ""]


@pytest.mark.usefixtures("guide")
def test_nothing_is_shown_of_what_takes_less_than_a_second(on_terminal: OnTerminal) -> None:
    assert on_terminal("check", prelude=NEVER).split() == (
        ["guide:", "2", "regions", "checked,", "no", "warnings"]
    )


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(("arguments", "env"), [(["-q"], {}), ([], {"TERM": "dumb"})], ids=str)
def test_nothing_is_shown_to_whom_it_would_disturb(
    on_terminal: OnTerminal, arguments: list[str], env: dict[str, str]
) -> None:
    assert "\r" not in on_terminal("check", *arguments, prelude=AT_ONCE, env=env).replace(
        "\r\n", ""
    )


@pytest.mark.usefixtures("guide")
def test_nothing_is_shown_in_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guidebuilder.cli.progress._PATIENCE", 0)

    assert run("check").stderr == "guide: 2 regions checked, no warnings\n"


@pytest.mark.usefixtures("guide")
def test_an_interruption_takes_the_line_away(on_terminal: OnTerminal) -> None:
    written = on_terminal("check", prelude=AT_ONCE + INTERRUPTED, code=130)

    assert "setting the pages of clerks.pdf" in written
    assert on_screen(written) == [""]
