"""A pack as one file: a zip archive whose bytes depend on the files in it alone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from guidebuilder.pack.make import Pack

ENDING: Final = ".zip"

FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name, for every file: the clock is never asked."""

UNIX: Final = 3
"""The system that wrote the archive, in the numbers of the format; the same on every system."""

READABLE: Final = 0o100644
"""A plain file that all may read and its owner may change."""


def archived(pack: Pack) -> bytes:
    """Return a zip archive with a folder of the pack's name and its files in it.

    They are not compressed: PDF and PNG are already, and what a zip would save of the rest
    depends on the machine's zlib.
    """
    written = BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        for each in pack.files:
            entry = ZipInfo(f"{pack.name}/{each.name}", FIRST_DAY)
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            archive.writestr(entry, each.data)
    return written.getvalue()
