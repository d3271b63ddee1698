"""P8: a render reads nothing outside the guide, links included, but what the program is made of."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.load.conftest import guide_with
from tests.promises.conftest import posix

import guidebuilder
from guidebuilder.resources import fonts_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run
    from tests.promises.conftest import Meddle

__all__ = ["guide_with"]

WATCHED = """if True:
    import os, sys

    opened = set()
    def note(event, arguments):
        if event == "open" and isinstance(arguments[0], (str, bytes)):
            opened.add(os.fsdecode(arguments[0]))
        elif event in ("os.listdir", "os.scandir"):
            opened.add(os.fsdecode(arguments[0]))
    sys.addaudithook(note)

    import atexit
    atexit.register(lambda: print(*sorted(opened), sep="\\n", file=sys.stderr))
"""
"""Prints every path that was opened or listed, when the process ends."""

ITS_OWN = (
    Path(sys.prefix),
    Path(sys.base_prefix),
    *map(Path, filter(None, sys.path)),
    Path(guidebuilder.__file__).parent,
    fonts_folder(),
)
"""Where Python, the libraries and the program lie, with the fonts and the theme that it brings."""


@pytest.mark.usefixtures("desk")
def test_p08_a_render_opens_the_guide_the_output_and_what_the_program_is_made_of(
    meddle: Meddle, guide: Path
) -> None:
    ended = meddle(WATCHED, "render")

    assert ended.returncode == 0, ended.stderr
    lines = [line for line in ended.stderr.splitlines() if "/" in line or line == "guide"]
    opened = {(guide.parent / line).resolve() for line in lines}
    assert guide / "careers" / "clerk.yaml" in opened, "the hook does see what is opened"
    allowed = [*ITS_OWN, guide, guide.parent / "output"]
    strange = {
        each
        for each in opened
        if not any(each.is_relative_to(folder.resolve()) for folder in allowed)
    }
    assert strange == set()


CANARY = "top-secret"
CAREER, SETTINGS, TABLE = "careers/bpo-executive.yaml", "guide.yaml", "tables/x.csv"
PAGE = "title: BPO executive\nsections:\n"
PICTURE = PAGE + "  - {kind: picture, file: %s, alt: A desk}\n"
ROWS = PAGE + "  - {kind: institutes, from: %s}\n"

NAMED = {
    "a picture above": (CAREER, PICTURE % "../secret.png"),
    "a picture from the root": (CAREER, PICTURE % "$OUTSIDE.png"),
    "a picture by its address": (CAREER, PICTURE % "'file://$OUTSIDE.png'"),
    "a table above": (CAREER, ROWS % "../secret.csv"),
    "a table around the corner": (CAREER, ROWS % "tables/../../secret.csv"),
    "a theme above": (SETTINGS, "$SETTINGS\ntheme: ../secret.yaml\n"),
    "a logo above": (SETTINGS, "$SETTINGS\nbrand: {logo: ../secret.png}\n"),
}
"""Files outside that a guide names."""


@pytest.mark.parametrize("case", NAMED)
def test_p08_a_name_that_leads_out_is_refused_with_its_place(
    run: Run, guide_with: Callable[..., Path], tmp_path: Path, case: str
) -> None:
    sound = (guide_with() / SETTINGS).read_text(encoding="utf-8")
    for ending in ("png", "csv", "yaml"):
        (tmp_path / f"secret.{ending}").write_text(CANARY, encoding="utf-8")
    name, text = NAMED[case]
    text = text.replace("$OUTSIDE", str(tmp_path / "secret")).replace("$SETTINGS", sound)
    folder = guide_with({name: text})

    result = run("check", "--guide", str(folder))

    assert result.exit_code == 1
    assert "does not name a file in the guide's folder" in result.stderr
    assert f"{folder.as_posix()}/{name}:" in result.stderr
    assert CANARY not in result.stderr


LINKED = {
    "the settings": SETTINGS,
    "a career": CAREER,
    "the glossary": "glossary.yaml",
    "a region": "regions/us.yaml",
    "a table": TABLE,
    "a picture": "images/x.png",
}
"""Files of a guide that are links out of it, or lie in a folder that is one."""


@posix
@pytest.mark.parametrize(
    ("case", "is_folder"),
    [(case, is_folder) for case in LINKED for is_folder in {False, "/" in LINKED[case]}],
)
def test_p08_a_link_that_leads_out_is_not_followed(
    run: Run, guide_with: Callable[..., Path], tmp_path: Path, case: str, *, is_folder: bool
) -> None:
    use = {TABLE: ROWS % TABLE, "images/x.png": PICTURE % "images/x.png"}.get(LINKED[case])
    folder = guide_with({CAREER: use} if use else {})
    path = folder / LINKED[case]
    outside = tmp_path / "outside"
    path.parent.mkdir(exist_ok=True)
    if is_folder:
        path.parent.rename(outside)
        path.parent.symlink_to(outside)
        path = outside / path.name
    else:
        path.unlink(missing_ok=True)
        path.symlink_to(outside)
        path = outside
    path.write_text(f"{CANARY}: 1\n", encoding="utf-8")

    result = run("check", "--guide", str(folder))

    assert result.exit_code == 1
    assert "lies outside the guide's folder" in result.stderr
    assert CANARY not in result.stderr
