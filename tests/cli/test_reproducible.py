"""The same guide gives the same bytes, wherever, whenever and as whoever it is rendered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.pipeline import Order, render
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENTS = {
    "turkish": {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    "bare": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2", "TZ": "Pacific/Apia"},
    "optimised": {"PYTHONOPTIMIZE": "2", "PYTHONHASHSEED": "3", "TZ": "Asia/Kolkata"},
    "settings": {"RL_pageCompression": "0", "RL_invariant": "0"},
    "epoch": {"COLUMNS": "20", "TERM": "dumb", "USER": "someone", "LANG": "hi_IN.UTF-8"},
}


@pytest.fixture(scope="module")
def expected() -> bytes:
    [booklet] = render(Order(guide=guide_folder(), regions=("india",)), Report())
    return booklet.data


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_same_guide_gives_the_same_bytes(tmp_path: Path, expected: bytes, name: str) -> None:
    guide = tmp_path / "guide-é copy"
    shutil.copytree(guide_folder(), guide)
    (guide / ".DS_Store").write_bytes(b"\0")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".reportlab_settings").write_text("pageCompression=0\ninvariant=0\n")

    ended = subprocess.run(
        [sys.executable, "-m", "guidebuilder", "render", "--region", "india", "--guide", guide],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(home), **ENVIRONMENTS[name]},
        capture_output=True,
        check=False,
        text=True,
    )

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "output" / "bpo-careers-india.pdf").read_bytes() == expected


def test_a_second_render_in_the_same_process_gives_the_same_bytes(expected: bytes) -> None:
    order = Order(guide=guide_folder(), regions=("international", "india"))

    _, again = render(order, Report())

    assert again.data == expected
