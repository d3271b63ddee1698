"""Run every check of the project: ``python tests/all.py [arguments for pytest]``.

The one list of what must hold before a change lands; the README, the Makefile and the
machine that tests submissions all run this file.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy", "--no-error-summary"),
    # As many at once as the machine has processors.
    ("pytest", "-n", "auto", *sys.argv[1:]),
)


def main() -> int:
    """Run all checks, also after one has failed, and return how many did."""
    failed = []
    for check in CHECKS:
        print("+", *check, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", *check], cwd=Path(__file__).parent.parent, check=False
        )
        if done.returncode:
            failed.append(" ".join(check[:2]))
    if failed:
        print("failed:", ", ".join(failed), flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
