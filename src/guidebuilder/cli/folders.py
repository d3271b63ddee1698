"""Where the guide is: the folder named, the folder ``guide`` here, or the sample."""

from __future__ import annotations

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
                "go to the folder that holds it, or name it with `--guide`",
            )
        raise ReadError(
            f"there is no folder `{folder.as_posix()}`", "look at the name after `--guide`"
        )
    if not folder.is_dir():
        raise ReadError(
            f"`{folder.as_posix()}` is a file; a guide is a folder",
            f"name the folder that holds `{SETTINGS}`",
        )
    if not (folder / SETTINGS).exists():
        raise ReadError(
            f"the folder `{folder.as_posix()}` is no guide: it has no file `{SETTINGS}`",
            f"name the folder that holds `{SETTINGS}`",
        )
    return folder


def named_usual_or_sample(named: Path | None) -> Path:
    """Return the folder of the guide to make something of: the sample's if none is here.

    Raises:
        ReadError: One is named, and is no guide.
    """
    if named is None and not USUAL.exists():
        say("There is no folder `guide` here: the sample guide of guidebuilder is used.")
        return guide_folder()
    return named_or_usual(named)
