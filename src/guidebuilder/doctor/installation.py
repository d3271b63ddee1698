"""Is the program itself whole: its Python, its libraries, its fonts, and what they make?"""

from __future__ import annotations

import hashlib
import platform
import re
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING, Final

from guidebuilder import __version__
from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.doctor.finding import Finding, State
from guidebuilder.failures import Failure
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.resources import fonts_folder, guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAM: Final = "guidebuilder"

_MODULES: Final = {"pillow": "PIL", "pyyaml": "yaml"}
"""Libraries whose modules are called otherwise."""

_REQUIREMENT: Final = re.compile(r"[A-Za-z0-9._-]+")

_FONT: Final = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.MULTILINE)
"""A row of the table in the fonts' README: a file and its SHA-256."""

_AGAIN: Final = "install guidebuilder again"


def installation() -> Iterator[Finding]:
    """Yield what is found out about the installed program."""
    yield Finding(PROGRAM, State.OK, __version__)
    python = f"{platform.python_version()}, {sys.executable}"
    yield Finding("Python", State.OK, f"{python} ({platform.system()} {platform.machine()})")
    yield from (_library(name) for name in _required())
    yield fonts()
    yield test_render()


def _required() -> list[str]:
    """Return the libraries that our own package asks for, the optional ones left out."""
    try:
        lines = requires(PROGRAM) or []
    except PackageNotFoundError:  # run from a folder, without having been installed
        return []
    found = (_REQUIREMENT.match(line) for line in lines if "extra ==" not in line)
    return [each[0].lower() for each in found if each]


def _library(name: str) -> Finding:
    try:
        import_module(_MODULES.get(name, name))
        return Finding(name, State.OK, version(name))
    except Exception as problem:  # noqa: BLE001 - whatever a broken library raises is its fault
        reason = f"{type(problem).__name__}: {problem}"
        return Finding(name, State.WRONG, reason, _AGAIN)


def fonts(folder: Path | None = None) -> Finding:
    """Compare every shipped font with the checksum in the README beside it."""
    try:
        folder = folder or fonts_folder()
        listed = dict(_FONT.findall((folder / "README.md").read_text(encoding="utf-8")))
        spoilt = [name for name, digest in listed.items() if _sha256(folder / name) != digest]
    except OSError as problem:
        return Finding("fonts", State.WRONG, f"{problem}", _AGAIN)
    if spoilt or not listed:
        return Finding(
            "fonts", State.WRONG, f"not whole: {', '.join(spoilt) or 'README.md'}", _AGAIN
        )
    return Finding("fonts", State.OK, f"all {len(listed)} files are whole")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def test_render() -> Finding:
    """Make a booklet of the sample guide in memory."""
    name = "test render"
    try:
        [booklet] = render(Order(guide=guide_folder()), Report())
    except (Failure, GuideError, OSError) as problem:
        return Finding(name, State.WRONG, f"the sample guide cannot be made: {problem}", _AGAIN)
    except Exception as mistake:  # noqa: BLE001 - that is what one asks a doctor about
        reason = f"{type(mistake).__name__}: {mistake}"
        cure = "install guidebuilder again; if that does not help, report it with this line"
        return Finding(name, State.WRONG, reason, cure)
    size = len(booklet.data) // 1000
    return Finding(name, State.OK, f"the sample guide, {booklet.pages} pages, {size} kB, in memory")
