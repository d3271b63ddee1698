"""Can the program work in this folder and speak on this console; which tools are there?"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from guidebuilder.doctor.finding import Finding, State
from guidebuilder.verify import separations, verapdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOM: Final = 100
"""Megabytes: a pack of a large guide with all its files, twice, as they are replaced whole."""

_SIGN: Final = "₹"
"""A sign that a guide is full of and old consoles lack."""


def surroundings(here: Path) -> Iterator[Finding]:
    """Yield what is found out about the folder *here* and about this computer."""
    yield _guide(here)
    yield _output(here)
    yield _space(here)
    yield _console()
    yield _command()
    yield from _tools()


def _guide(here: Path) -> Finding:
    if (here / "guide" / "guide.yaml").is_file():
        return Finding("guide", State.OK, "the folder `guide` is here")
    cure = "go to the folder that holds it, or make one: `guidebuilder init my-guide`"
    return Finding("guide", State.MISSING, "there is no folder `guide` here", cure)


def _output(here: Path) -> Finding:
    folder = here / "output" if (here / "output").is_dir() else here
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        cure = "work in a folder of your own, such as Documents, or use `--output`"
        return Finding("output folder", State.WRONG, f"cannot write there: {reason}", cure)
    return Finding("output folder", State.OK, "can be written")


def _space(here: Path) -> Finding:
    free = shutil.disk_usage(here).free // 1_000_000
    detail = f"{free:,} MB free"
    if free < _ROOM:
        return Finding("disk", State.WRONG, detail, "make room on the disk")
    return Finding("disk", State.OK, detail)


def _console() -> Finding:
    encoding = getattr(sys.stderr, "encoding", None) or "unknown"
    try:
        _SIGN.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        cure = "use Windows Terminal; booklets are not touched by this"
        detail = f"{encoding}: messages show some characters as numbers"
        return Finding("console", State.MISSING, detail, cure)
    return Finding("console", State.OK, encoding)


def _command() -> Finding:
    found = shutil.which("guidebuilder")
    if found is None:
        cure = "write `py -m guidebuilder` (Windows) or `python3 -m guidebuilder` in its place"
        return Finding("command", State.MISSING, "`guidebuilder` is not on the PATH", cure)
    return Finding("command", State.OK, found)


def _tools() -> Iterator[Finding]:
    yield _tool("Java", ("java",), "only veraPDF needs it")
    yield _tool(
        "veraPDF",
        ("verapdf",),
        f"`verify` uses it: put it on the PATH, or its path into {verapdf.VARIABLE}",
        verapdf.VARIABLE,
    )
    yield _tool(
        "Ghostscript",
        separations.PROGRAMS,
        f"`preflight` uses it: put it on the PATH, or its path into {separations.VARIABLE}",
        separations.VARIABLE,
    )
    try:
        webbrowser.get()
    except webbrowser.Error:
        yield Finding("web browser", State.MISSING, "none was found", "`preview` needs one")
    else:
        yield Finding("web browser", State.OK, "found")


def _tool(name: str, programs: tuple[str, ...], cure: str, variable: str | None = None) -> Finding:
    named = os.environ.get(variable) if variable else None
    if named:
        if Path(named).is_file() or shutil.which(named):
            return Finding(name, State.OK, named)
        return Finding(name, State.MISSING, f"{variable} names `{named}`, which is not there", cure)
    found = next(filter(None, map(shutil.which, programs)), None)
    if found is None:
        return Finding(name, State.MISSING, "not installed", cure)
    return Finding(name, State.OK, found)
