"""What a render may take of the machine."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MOST = 120
"""Mebibytes at the peak: what a small computer at a school has to spare."""


def test_a_render_stays_small_without_looking_for_garbage(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="only POSIX tells the peak of memory")
    script = f"""if True:
        import atexit, gc, resource, sys
        from guidebuilder.cli.main import main

        def tell():
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(gc.isenabled(), peak, file=sys.stderr)

        atexit.register(tell)
        sys.argv = ["guidebuilder", "render", "--output", {str(tmp_path)!r}]
        main()
    """
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    looks_for_garbage, peak = ended.stderr.splitlines()[-1].split()

    assert looks_for_garbage == "False"
    # Kibibytes everywhere but on macOS, which counts bytes.
    assert int(peak) / (1024**2 if sys.platform == "darwin" else 1024) < MOST
