"""The command: what it prints, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.preview.test_gate import preview

from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_ctrl_c_is_its_proper_end() -> None:
    with preview() as (process, address):
        assert address.startswith("http://127.0.0.1:")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)

    assert process.returncode == 0
    assert said.count("\n") == 1  # where to look, and nothing else


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM")
def test_sigterm_ends_it_as_it_ends_all() -> None:
    with preview() as (process, _):
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)

    assert process.returncode == 143


def test_each_preview_has_a_secret_of_its_own() -> None:
    with preview() as (_, one), preview() as (_, other):
        assert one.rsplit("/", 2)[1] != other.rsplit("/", 2)[1]


def refused(*options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guidebuilder", "preview", "--no-open", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_a_port_that_is_taken_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = refused("--port", str(taken.getsockname()[1]))

    assert told.returncode == 2
    assert "another program may be there" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_folder_without_a_guide_is_told(tmp_path: Path) -> None:
    told = refused("--guide", str(tmp_path))

    assert told.returncode == 3
    assert "is no guide" in told.stderr


@pytest.mark.parametrize(
    ("option", "name", "told"),
    [
        ("--region", "indai", "there is no region `indai`\n    hint: did you mean `india`?"),
        ("--career", "nurse", "there is no career `nurse`\n    hint: there is only bpo-executive"),
    ],
)
def test_what_the_guide_has_not_is_refused_before_a_page_opens(
    option: str, name: str, told: str
) -> None:
    ended = refused("--guide", str(guide_folder()), option, name)

    assert ended.returncode == 2
    assert told in ended.stderr
    assert ended.stdout == ""
