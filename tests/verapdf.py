"""Fetches veraPDF, the outside judge of PDF/UA and PDF/A, into a cache outside the tree.

Maven brings it: ``python tests/verapdf.py`` needs ``mvn`` once, and Java whenever the
judge is asked.  Only the standard library is used, so that it runs before anything of
ours is installed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = "1.28.2"
ARTIFACT = f"org.verapdf.apps:greenfield-apps:{VERSION}"
"""veraPDF's own command line with all that it needs, in one archive."""

SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
"""What the archive of that version is; another one is refused."""

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
"""The step of Maven that brings one archive into a folder."""

MAIN = "org.verapdf.apps.GreenfieldCliWrapper"


def cache() -> Path:
    """Return the folder for what is fetched, outside the tree."""
    named = os.environ.get("GUIDEBUILDER_CACHE")
    usual = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path(usual or Path.home() / ".cache") / "guidebuilder"


def archive() -> Path:
    """Return where veraPDF is, or will be once it is fetched."""
    return cache() / f"greenfield-apps-{VERSION}.jar"


def fetch() -> Path:
    """Fetch veraPDF unless it is there, and return its archive.

    Raises:
        SystemExit: Maven is missing or fails, or what came is not what was asked for.
    """
    path = archive()
    if not path.exists():
        maven = shutil.which("mvn")
        if maven is None:
            sys.exit(f"cannot fetch {ARTIFACT}: Maven (mvn) is not installed")
        order = [maven, "-q", "-B", COPY, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={cache()}"]
        if subprocess.run(order, check=False).returncode:
            sys.exit(f"cannot fetch {ARTIFACT}: Maven failed")
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        path.unlink()
        sys.exit(f"{path.name} is not the archive of version {VERSION}; it was removed")
    return path


def verdicts(java: str, files: Iterable[Path], flavour: str) -> dict[str, str]:
    """Ask veraPDF about files.

    Args:
        java: The program that runs it.
        files: The PDF files.
        flavour: The standard, as veraPDF names it: ``ua1``, ``2a``.

    Returns:
        For each file's name ``PASS``, or all that veraPDF says of it.
    """
    options = ["--flavour", flavour, "--format", "text", "-v"]
    order = [java, "-cp", str(archive()), MAIN, *options, *map(str, files)]
    told = subprocess.run(order, capture_output=True, check=False, encoding="utf-8").stdout
    found: dict[str, str] = {}
    for said in re.split(r"^(?=(?:PASS|FAIL|ERROR)\b)", told, flags=re.MULTILINE):
        first = said.split("\n", 1)[0]
        for path in files:
            if str(path) in first:
                found[path.name] = "PASS" if said.startswith("PASS") else said
    return found


if __name__ == "__main__":
    print(fetch().as_posix())
