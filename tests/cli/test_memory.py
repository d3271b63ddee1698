"""What a render may take of the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MOST = 120
"""Mebibytes at the peak: what a small computer at a school has to spare."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the peak so")
def test_a_render_stays_small_without_looking_for_garbage(tmp_path: Path) -> None:
    # Not `resource`: its peak includes that of the process which started this one.
    script = f"""if True:
        import atexit, gc, sys
        from guidebuilder.cli.main import main

        def tell():
            lines = open("/proc/self/status").read().splitlines()
            peak = next(line for line in lines if line.startswith("VmHWM"))
            print(gc.isenabled(), gc.get_freeze_count() > 0, peak.split()[1], file=sys.stderr)

        atexit.register(tell)
        sys.argv = ["guidebuilder", "render", "--output", {str(tmp_path)!r}]
        main()
    """
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8"
    )
    looks_for_garbage, leaves_it_at_the_end, kibibytes = ended.stderr.splitlines()[-1].split()

    assert looks_for_garbage == "False"
    assert leaves_it_at_the_end == "True"
    assert int(kibibytes) / 1024 < MOST
