"""The small guide and the command line, and scripts that meddle with a render from inside."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.cli.conftest import desk, guide, run, spawn

from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["desk", "guide", "run", "spawn"]

posix = pytest.mark.skipif(not IS_POSIX, reason="signals, devices and limits are POSIX's")

OLD, NEW = b"the earlier file", b"the new file, a little longer"

COMMAND = """
import sys
sys.argv[0] = "guidebuilder"
from guidebuilder.__main__ import main
main()
"""
"""The command line, as its installed script begins it."""


class Meddle(Protocol):
    """Runs the command line in a process of its own that a few lines have prepared."""

    def __call__(
        self, prelude: str, *arguments: str | Path, **environment: str
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture
def meddle(tmp_path: Path) -> Meddle:
    """Return a function that runs lines of Python and then the command line.

    So a real fault is put at a chosen point, where a race would meet it only sometimes.
    """

    def meddle(
        prelude: str, *arguments: str | Path, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-c", prelude + COMMAND, *arguments],
            cwd=tmp_path,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=120,
        )

    return meddle


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the path of an earlier file, alone in its folder."""
    target = tmp_path / "booklet.pdf"
    target.write_bytes(OLD)
    return target


def only_the_old_file(target: Path) -> bool:
    """Tell whether nothing has happened to the earlier file, nor in its folder."""
    return [*target.parent.iterdir()] == [target] and target.read_bytes() == OLD
