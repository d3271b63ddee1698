"""A PNG that is printed is there to its last pixel."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from guidebuilder.load.png import is_whole_png

MODES = ("1", "L", "LA", "P", "RGB", "RGBA")


def saved(kind: str, mode: str = "RGB", **options: object) -> bytes:
    file = BytesIO()
    Image.linear_gradient("L").resize((37, 23)).convert(mode).save(file, kind, **options)
    return file.getvalue()


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    written = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def header(width: int, height: int, bits: int, kind: int, interlacing: int = 0) -> bytes:
    return struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, interlacing)


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_png_is_known_to_be_whole(mode: str) -> None:
    assert is_whole_png(saved("PNG", mode))


def test_no_beginning_of_a_png_is_whole() -> None:
    data = saved("PNG")
    assert not any(is_whole_png(data[:end]) for end in range(len(data) - 4))


def test_a_changed_byte_does_not_fit_its_checksum() -> None:
    data = bytearray(saved("PNG"))
    data[len(data) // 2] ^= 1
    assert not is_whole_png(bytes(data))


def test_rows_are_counted_in_each_pass_of_an_interlaced_picture() -> None:
    # 5 × 5 grey pixels of 8 bits: columns and rows of each pass of Adam7.
    rows = [(1, 1), (1, 1), (2, 1), (1, 2), (3, 1), (2, 3), (5, 2)]
    raw = b"".join((b"\0" + b"\x55" * columns) * count for columns, count in rows)
    head = header(5, 5, 8, 0, interlacing=1)

    whole = png((b"IHDR", head), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    short = png((b"IHDR", head), (b"IDAT", zlib.compress(raw[:-1])), (b"IEND", b""))

    assert is_whole_png(whole)
    assert Image.open(BytesIO(whole)).convert("L").getextrema() == (0x55, 0x55)
    assert not is_whole_png(short)


@pytest.mark.parametrize(
    "chunks",
    [
        (),
        ((b"IHDR", header(1, 1, 8, 0)), (b"IEND", b"")),
        ((b"IHDR", header(1, 1, 8, 0)), (b"IDAT", b"no zlib"), (b"IEND", b"")),
        ((b"IHDR", header(1, 1, 8, 3)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")),
        ((b"IHDR", header(1, 1, 7, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")),
        ((b"IHDR", header(1, 1, 8, 5)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")),
        ((b"IHDR", b"short"), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")),
    ],
    ids=[
        "nothing",
        "no data",
        "junk",
        "no palette",
        "seven bits",
        "no such colours",
        "half a head",
    ],
)
def test_a_png_that_lies_is_not_whole(chunks: tuple[tuple[bytes, bytes], ...]) -> None:
    assert not is_whole_png(png(*chunks))


def test_data_that_fill_the_memory_are_not_unpacked_at_once() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000)
    assert is_whole_png(png((b"IHDR", header(4, 4, 8, 0)), (b"IDAT", bomb), (b"IEND", b"")))
