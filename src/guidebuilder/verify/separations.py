"""What each plate of a press prints of a page, by Ghostscript, where it is installed.

Ghostscript's device ``tiffsep`` writes a picture for each plate.  Pages are printed a few at a
time into a folder that is thrown away, and each is looked at by itself: memory and disk
hold no more than one share, however long the file is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from PIL import Image, ImageChops, ImageMath

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.verify.plane import Box

VARIABLE: Final = "GUIDEBUILDER_GHOSTSCRIPT"
"""Environment variable with the path of Ghostscript's program."""

PROGRAMS: Final = ("gs", "gswin64c", "gswin32c")
"""What Ghostscript is called, on Windows by the last two."""

RESOLUTION: Final = 100.0
"""Pixels to the inch: a quarter of a millimetre each, finer than any knife or limit needs."""

COARSEST: Final = 10.0
"""Pixels to the inch below which nothing can be told of a page."""

MOST_PIXELS: Final = 8_000_000
"""Of a page; a larger one is printed more coarsely.  A3 with its marks has two million."""

SHARE: Final = 8
"""Pages that are printed at once."""

PATIENCE: Final = 300.0
"""Seconds that a share may take; a page meant to exhaust a reader takes for ever."""

FULL: Final = 255
"""A full tone."""


class NoPlatesError(Exception):
    """There are no plates to look at; the message says why."""


class Plates(Struct, frozen=True):
    """What is printed of a page.

    Attributes:
        number: Of the page, from 1.
        resolution: Pixels to the inch.
        inks: A picture for each plate that prints anything, 255 for a full tone.
        total: Their sum, 255 for a full tone of one ink.
    """

    number: int
    resolution: float
    inks: dict[str, Image.Image]
    total: Image.Image


def separated(path: Path, sheets: Sequence[Box]) -> Iterator[Plates]:
    """Yield the plates of each page of a file.

    Args:
        path: The file.
        sheets: All that is shown of each page, as it is turned.

    Raises:
        NoPlatesError: Ghostscript is missing, fails, or takes too long.
    """
    command = _command()
    resolution = _resolution(sheets)
    for first in range(1, len(sheets) + 1, SHARE):
        last = min(first + SHARE - 1, len(sheets))
        with TemporaryDirectory(prefix="guidebuilder-") as name:
            folder = Path(name)
            _print(command, path, folder, (first, last), resolution)
            for number in range(first, last + 1):
                yield _read(folder, number - first + 1, number, resolution)


def _command() -> str:
    named = os.environ.get(VARIABLE)
    found = named or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not found:
        raise NoPlatesError(
            f"Ghostscript is not installed; put `gs` on the PATH or its path into {VARIABLE}"
        )
    return found


def _resolution(sheets: Sequence[Box]) -> float:
    """Return how finely pages can be printed so that none has too many pixels."""
    inches = max((each.width * each.height for each in sheets), default=1.0) / 72**2
    resolution = min(RESOLUTION, sqrt(MOST_PIXELS / inches))
    if resolution < COARSEST:
        raise NoPlatesError("a page is too large to be printed")
    return resolution


def _print(
    command: str, path: Path, folder: Path, share: tuple[int, int], resolution: float
) -> None:
    first, last = share
    order = [
        command,
        *("-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-dNOPROMPT", "-sDEVICE=tiffsep"),
        *(f"-r{resolution:.4f}", f"-dFirstPage={first}", f"-dLastPage={last}"),
        *(f"-sOutputFile={folder}/%d.tif", "-f", str(path.resolve())),
    ]
    try:
        # No shell, and the program is the one that the user named or installed.
        done = subprocess.run(order, capture_output=True, check=False, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise NoPlatesError(f"Ghostscript is not done with page {first} in time") from None
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise NoPlatesError(f"Ghostscript does not start: {reason}") from problem
    if done.returncode != 0:
        raise NoPlatesError(f"Ghostscript cannot print pages {first} to {last}")


def _read(folder: Path, position: int, number: int, resolution: float) -> Plates:
    inks = {}
    total = None
    for file in sorted(folder.glob(f"{position}(*).tif")):
        with Image.open(file) as image:
            plate = ImageChops.invert(image.convert("L"))
        if total is None:
            total = Image.new("I", plate.size)
        if plate.getbbox() is not None:
            inks[file.stem.partition("(")[2].removesuffix(")")] = plate
            total = ImageMath.lambda_eval(_sum, total=total, plate=plate)
    if total is None:
        raise NoPlatesError(f"Ghostscript printed nothing of page {number}")
    return Plates(number, resolution, inks, total)


def _sum(planes: Any) -> Any:  # noqa: ANN401 - the operands of Pillow are of no public type
    return planes["total"] + planes["plate"]
