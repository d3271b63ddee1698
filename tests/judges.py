"""Fetches the outside judges that tests ask, into a cache outside the tree.

``python tests/judges.py`` brings veraPDF, the judge of PDF/UA and PDF/A, by Maven, and the
YAML language server that editors such as VS Code use, by npm; each of one version.  Only
the standard library is used, so that it runs before anything of ours is installed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

VERAPDF = "1.28.2"
ARTIFACT = f"org.verapdf.apps:greenfield-apps:{VERAPDF}"
"""veraPDF's own command line with all that it needs, in one archive."""

SHA256 = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6"
"""What the archive of that version is; another one is refused."""

COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
"""The step of Maven that brings one archive into a folder."""

LANGUAGE_SERVER = "1.25.0"
AS_OF = "2026-11-20"
"""What the server itself needs is taken as it was on this day: the same for everybody."""


def cache() -> Path:
    """Return the folder for what is fetched, outside the tree."""
    named = os.environ.get("GUIDEBUILDER_CACHE")
    usual = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path(usual or Path.home() / ".cache") / "guidebuilder"


def archive() -> Path:
    """Return where veraPDF is, or will be once it is fetched."""
    return cache() / f"greenfield-apps-{VERAPDF}.jar"


def fetch_verapdf() -> Path:
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
        sys.exit(f"{path.name} is not the archive of version {VERAPDF}; it was removed")
    return path


def server() -> Path:
    """Return where the server is, or will be once it is fetched."""
    package = (
        cache() / f"yaml-language-server-{LANGUAGE_SERVER}" / "node_modules/yaml-language-server"
    )
    return package / "bin/yaml-language-server"


def fetch_server() -> Path:
    """Fetch the server unless it is there, and return its program.

    Raises:
        SystemExit: npm is missing or fails.
    """
    path = server()
    if path.exists():
        return path
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("cannot fetch the YAML language server: npm is not installed")
    folder = path.parents[3]
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    package = f"yaml-language-server@{LANGUAGE_SERVER}"
    order = [npm, "install", *quiet, "--prefix", str(folder), "--before", AS_OF, package]
    if subprocess.run(order, check=False).returncode or not path.exists():
        sys.exit(f"cannot fetch {package}: npm failed")
    return path


if __name__ == "__main__":
    print(fetch_verapdf().as_posix())
    print(fetch_server().as_posix())
