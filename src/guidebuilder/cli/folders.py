"""Where the guide is: the folder named, the folder ``guide`` here, or the sample."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from guidebuilder.cli.report import say
from guidebuilder.failures import ReadError
from guidebuilder.resources import guide_folder

USUAL = Path("guide")
"""Where a guide is looked for when none is named."""

SETTINGS = "guide.yaml"
"""The file that makes a folder a guide."""


def named_or_usual(named: Path | None) -> Path:
    """Return the folder of the guide to read.

    Raises:
        ReadError: There is no guide.
    """
    folder = named or USUAL
    if not folder.exists():
        if named is None:
            raise ReadError(
                f"there is no folder `{USUAL}` here",
                way_to_a_guide()
                or "go to the folder that holds it, or name it with `--guide`; "
                "`guidebuilder init my-guide` begins a new one",
            )
        raise ReadError(
            f"there is no folder `{folder.as_posix()}`", "look at the name that you have typed"
        )
    if not folder.is_dir():
        raise ReadError(
            f"`{folder.as_posix()}` is a file; a guide is a folder",
            "unpack it first, then name the folder that comes of it"
            if folder.suffix.lower() == ".zip"
            else f"name the folder that holds `{SETTINGS}`",
        )
    if not (folder / SETTINGS).exists():
        raise ReadError(
            f"the folder `{folder.as_posix()}` is no guide: it has no file `{SETTINGS}`",
            f"the guide lies in it: write `--guide {_typed((folder / USUAL).as_posix())}`"
            if _is_guide(folder / USUAL)
            else f"name the folder that holds `{SETTINGS}`",
        )
    return folder


def named_usual_or_sample(named: Path | None) -> Path:
    """Return the folder of the guide to make something of: the sample's if none is near.

    Raises:
        ReadError: One is named, and is no guide; or there is one near, which may be meant.
    """
    if named is None and not USUAL.exists() and way_to_a_guide() is None:
        say("There is no folder `guide` here: the sample guide of guidebuilder is used.")
        return guide_folder()
    return named_or_usual(named)


def way_to_a_guide() -> str | None:
    """Return how to go from here to the guide that is meant: around this folder, or in it."""
    try:
        here = Path.cwd()
    except OSError:  # it has been taken away
        return None
    for up, folder in enumerate((here, *here.parents)):
        if _is_guide(folder):  # here is inside it
            way = "/".join([".."] * (up + 1))
            name = "" if folder.name == USUAL.name else f" and name it: `--guide {folder.name}`"
            return f"you are inside a guide: go out of it with `cd {way}`{name}"
        if up and _is_guide(folder / USUAL):
            return f"there is one further up: go there with `cd {'/'.join(['..'] * up)}`"
    with suppress(OSError), os.scandir(here) as entries:
        for name in sorted(each.name for each in entries if each.is_dir()):
            if _is_guide(here / name / USUAL):
                return f"there is one in `{name}`: go there with `cd {_typed(name)}`"
            if _is_guide(here / name):
                return f"there is one called `{name}`: write `--guide {_typed(name)}`"
    return None


def is_inside_a_guide(folder: Path) -> bool:
    """Tell whether a folder, which need not be there yet, lies below the files of a guide."""
    return any(_is_guide(each) for each in folder.absolute().parents)


def _is_guide(folder: Path) -> bool:
    try:
        return (folder / SETTINGS).is_file()
    except OSError:  # nobody may look into it
        return False


def _typed(name: str) -> str:
    """Return the name of a folder as a command line takes it, on every system."""
    return f'"{name}"' if " " in name else name
