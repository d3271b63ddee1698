"""A school's own fonts: may the file be embedded, can it be, and can one write with it?

Only what these questions need is read of a file; HarfBuzz opens it later.  Offsets and
bits are those of the OpenType specification 1.9.
"""

from __future__ import annotations

import struct
from hashlib import sha256
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.model import OwnFont

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Report
    from guidebuilder.load.files import GuideFolder
    from guidebuilder.model import FileRef

FONT_LIMIT: Final = 8 * 1024 * 1024
"""Bytes of a font file; one for the scripts of Europe has half a million."""

_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
_NEEDED: Final = ("glyf", "head", "hhea", "cmap", "OS/2", "post", "hmtx", "maxp", "loca")

_RESTRICTED, _NO_SUBSET, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200
"""Bits of fsType, with which a foundry forbids what a PDF of ours does with its font."""

_LETTERS: Final = frozenset(map(ord, ascii_letters + digits))
"""What a font must have; any other character is taken from the shipped fonts."""


class _Unfit(Exception):  # noqa: N818 - a file is unfit, nothing went wrong in the program
    """A font file that cannot be used: why, and what to do."""


def read_font(reference: FileRef, folder: GuideFolder, report: Report) -> OwnFont | None:
    """Read and check a font file of the guide, or report why it cannot be used."""
    data = folder.read_bytes(reference.id, FONT_LIMIT, report, reference.span)
    if data is None:
        return None
    try:
        ascent, descent = _checked(data)
    except _Unfit as unfit:
        message, hint = unfit.args
        report.error(reference.span, Code.FONT_FILE, f"`{reference.id}` {message}", hint)
        return None
    except (struct.error, IndexError):
        message = f"`{reference.id}` is damaged"
        report.error(reference.span, Code.FONT_FILE, message, "take it from its source again")
        return None
    digest = sha256(data).hexdigest()
    return OwnFont(reference.id, folder.real_path(reference.id), ascent, descent, digest)


def _checked(data: bytes) -> tuple[float, float]:
    """Return ascent and descent of a font that can be used, in em."""
    if data[:4] not in _TRUETYPE:
        raise _Unfit("is no TrueType font", "take the .ttf file of the font")
    tables = _tables(data)
    if "fvar" in tables:
        raise _Unfit("is a variable font", "take one file for each weight (static fonts)")
    lacking = [name for name in _NEEDED if name not in tables]
    if lacking:
        raise _Unfit(f"has no table {lacking[0]}", "take the .ttf file of the font")
    (rights,) = struct.unpack_from(">H", tables["OS/2"], 8)
    if rights & _RESTRICTED and not rights & 0x000C:
        raise _Unfit(
            "may not be embedded: its licence forbids it", "ask its maker, or take another"
        )
    if rights & (_NO_SUBSET | _BITMAP_ONLY):
        message = "may not be embedded in part: its licence forbids it"
        raise _Unfit(message, "ask its maker, or take another")
    missing = _LETTERS - _characters(tables["cmap"])
    if missing:
        signs = " ".join(map(chr, sorted(missing)[:5]))
        raise _Unfit(f"lacks letters or figures: {signs}", "take a font for Latin script")
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    if not 16 <= units <= 16384:  # noqa: PLR2004 - the range of the specification
        raise struct.error
    return ascent / units, descent / units


def _tables(data: bytes) -> Mapping[str, bytes]:
    """Return the tables of a font by name; one that runs over the end is damaged."""
    (count,) = struct.unpack_from(">H", data, 4)
    found: dict[str, bytes] = {}
    for number in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if start + length > len(data):
            raise struct.error
        found[tag.decode("latin-1").strip()] = data[start : start + length]
    return found


def _characters(cmap: bytes) -> frozenset[int]:
    """Return the code points below U+0080 that a font has a glyph for."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: set[int] = set()
    for number in range(count):
        platform, _, start = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        (form,) = struct.unpack_from(">H", cmap, start)
        if platform not in (0, 3):
            continue
        if form == 4:  # noqa: PLR2004 - segments of two bytes
            found.update(_segments(cmap, start))
        elif form == 12:  # noqa: PLR2004 - groups of four bytes
            (groups,) = struct.unpack_from(">I", cmap, start + 12)
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", cmap, start + 16 + 12 * group)
                found.update(range(first, min(last, 0x7F) + 1))
    return frozenset(found)


def _segments(cmap: bytes, start: int) -> set[int]:
    """Return the code points below U+0080 of a subtable of form 4."""
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    starts = struct.unpack_from(f">{count}H", cmap, start + 16 + twice)
    found: set[int] = set()
    for first, last in zip(starts, ends, strict=True):
        found.update(range(first, min(last, 0x7F) + 1))
    return found
