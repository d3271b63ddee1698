"""``python -m guidebuilder``: the same as the command ``guidebuilder``."""

from __future__ import annotations

import sys
from pathlib import Path

# With -m Python looks for every module in the current folder first.  A file there that
# happens to be called yaml.py, or was put there to be run, must not become part of us.
sys.path[:] = [entry for entry in sys.path if entry and Path(entry) != Path.cwd()]

from guidebuilder.cli.main import main  # noqa: E402 - only after the path is clean

main()
