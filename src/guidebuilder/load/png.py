"""Is all of a PNG there?  A reader of the booklet would see a grey box, and no message.

PDF takes the rows of most PNGs as they are, and Pillow fills up what is missing in silence.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNATURE_LENGTH: Final = 8
_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 3, 4, 6
_SAMPLES: Final = {_GREY: 1, _RGB: 3, _PALETTE: 1, _GREY_ALPHA: 2, _RGB_ALPHA: 4}
"""Numbers in a pixel, by colour type (PNG 1.2, section 2.3)."""

_BITS: Final = {
    _GREY: {1, 2, 4, 8, 16},
    _RGB: {8, 16},
    _PALETTE: {1, 2, 4, 8},
    _GREY_ALPHA: {8, 16},
    _RGB_ALPHA: {8, 16},
}
"""Bits of a number that each colour type may have."""

_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""Adam7: first column and row, and the steps between them, of each pass (PNG 1.2, 2.6)."""

_PIECE: Final = 1 << 20
"""Bytes unpacked at a time: a small file may hold more than the memory does."""


def is_whole_png(data: bytes) -> bool:
    """Whether a PNG can be read to its last pixel."""
    chunks = list(_chunks(data))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or len(chunks[0][1]) != 13:  # noqa: PLR2004 - bytes of a header
        return False
    width, height, bits, kind, packing, filters, interlacing = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    if bits not in _BITS.get(kind, ()) or packing or filters or interlacing > 1:
        return False
    if kind == _PALETTE and not any(name == b"PLTE" and content for name, content in chunks):
        return False
    passes = _PASSES if interlacing else ((0, 0, 1, 1),)
    expected = 0
    for left, top, across, down in passes:
        columns = len(range(left, width, across))
        rows = len(range(top, height, down)) if columns else 0
        expected += rows * (1 + (columns * bits * _SAMPLES[kind] + 7) // 8)
    packed = b"".join(content for name, content in chunks if name == b"IDAT")
    return _unpacks_to(packed, expected)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks up to the first that is cut off or does not fit its checksum."""
    at = _SIGNATURE_LENGTH
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + length]
        at += length + 12
        if at > len(data):
            return
        (checksum,) = struct.unpack_from(">I", data, at - 4)
        if zlib.crc32(content, zlib.crc32(name)) != checksum:
            return
        yield name, content
        if name == b"IEND":
            return


def _unpacks_to(packed: bytes, expected: int) -> bool:
    """Whether packed data hold as many bytes as are wanted; more do no harm."""
    unpacker = zlib.decompressobj()
    found = 0
    try:
        while found < expected:
            piece = unpacker.decompress(packed, _PIECE)
            if not piece:
                return False
            found += len(piece)
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return True
