"""How commands write into the folder of a guide, where nobody can choose another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.cli.report import print_path
from guidebuilder.failures import OutputError
from guidebuilder.output import make_folder, must_be_in_place, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_into_guide(files: Mapping[Path, bytes]) -> None:
    """Write files of a guide, over those that are there, and print their paths.

    Raises:
        OutputError: The system refuses.
    """
    try:
        for folder in dict.fromkeys(path.parent for path in files):
            make_folder(folder)
        places = write_files(files)
    except OutputError as failure:
        raise OutputError(failure.message, "look whether you may write there") from failure
    for place in places.values():
        print_path(place)
    must_be_in_place(places)
