"""Pictures that lie: about their size, their kind, or whether they are whole."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from PIL import Image
from tests.torture.drafts import Draft, Expect, Mutant, NotHere

from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CAREER = "careers/bpo-executive.yaml"


def honest_picture(draft: Draft) -> Mutant:
    name, data = draft.random.choice(
        (
            ("desk.png", _made("PNG")),
            ("desk.jpg", _made("JPEG")),
            ("desk.jpg", _made("PNG")),
            ("desk.png", _made("JPEG")),
        )
    )
    return _shown(draft, name, data, Expect.PRINTED)


def picture_in_another_mode(draft: Draft) -> Mutant:
    mode, kind = draft.random.choice(
        (
            ("1", "PNG"),
            ("L", "PNG"),
            ("LA", "PNG"),
            ("P", "PNG"),
            ("RGBA", "PNG"),
            ("I;16", "PNG"),
            ("CMYK", "JPEG"),
            ("L", "JPEG"),
        )
    )
    return _shown(draft, "desk.png", _made(kind, mode), Expect.PRINTED)


def enormous_picture(draft: Draft) -> Mutant:
    size = draft.random.choice(
        ((60_000, 60_000), (2**31 - 1, 1), (2**32 - 1, 2**32 - 1), (100_001, 1_000))
    )
    return _shown(draft, "bomb.png", _png(*size, b"\0" * 100), Expect.TOLD)


def picture_that_lies_about_its_size(draft: Draft) -> Mutant:
    """A header of a page, and one line of data; or a line, and the data of a page."""
    if draft.random.random() < 0.5:
        return _shown(draft, "short.png", _png(800, 800, b"\0" * 801), Expect.TOLD)
    return _shown(draft, "long.png", _png(8, 8, b"\0" * 50_000_000), Expect.EITHER)


def picture_of_no_size(draft: Draft) -> Mutant:
    size = draft.random.choice(((0, 0), (0, 8), (8, 0)))
    return _shown(draft, "none.png", _png(*size, b"\0" * 9), Expect.TOLD)


def thin_picture(draft: Draft) -> Mutant:
    size = draft.random.choice(((1, 1), (1, 5_000), (5_000, 1)))
    image = Image.new("RGB", size, "white")
    return _shown(draft, "thin.png", _saved(image, "PNG"), Expect.EITHER)


def damaged_picture(draft: Draft) -> Mutant:
    kind = draft.random.choice(("PNG", "JPEG"))
    data = bytearray(_made(kind))
    for _ in range(draft.random.choice((1, 20, 200))):
        data[draft.random.randrange(24, len(data) - 12)] = draft.random.randrange(256)
    return _shown(draft, "damaged.png", bytes(data), Expect.EITHER)


def truncated_picture(draft: Draft) -> Mutant:
    data = _made(draft.random.choice(("PNG", "JPEG")))
    return _shown(
        draft, "half.png", data[: draft.random.randrange(4, len(data) - 20)], Expect.EITHER
    )


def picture_without_data(draft: Draft) -> Mutant:
    head = struct.pack(">IIBBBBB", 300, 300, 8, draft.random.choice((2, 3, 6)), 0, 0, 0)
    chunks = draft.random.choice(
        (
            {b"IHDR": head, b"IEND": b""},
            {b"IHDR": head, b"IDAT": b"junk", b"IEND": b""},
            {b"IHDR": head, b"IDAT": zlib.compress(b""), b"IEND": b""},
        )
    )
    return _shown(draft, "empty.png", _chunks(chunks), Expect.TOLD)


def wrong_kind_of_picture(draft: Draft) -> Mutant:
    gif = _saved(Image.new("P", (300, 300)), "GIF")
    data = draft.random.choice(
        (
            gif,
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"%PDF-1.7\n",
            b"",
            b"GIF89a",
            b"\xff\xd8\xff",
            SIGNATURE,
            b"not a picture",
            b"\0" * 100,
        )
    )
    return _shown(draft, "desk.png", data, Expect.TOLD)


def picture_from_elsewhere(draft: Draft) -> Mutant:
    path = draft.random.choice(
        (
            "../secret.png",
            f"{draft.outside}/secret.png",
            "images/../../secret.png",
            "/dev/zero",
            "images",
            "images/none.png",
            "x\\secret.png",
            "file:///x.png",
            "https://127.0.0.1:9/x.png",
        )
    )
    return _shown(draft, "desk.png", _made("PNG"), Expect.TOLD, path)


def picture_behind_a_link(draft: Draft) -> Mutant:
    if not IS_POSIX:
        raise NotHere
    mutant = _shown(draft, "desk.png", b"", Expect.TOLD)
    (draft.folder / "images/desk.png").unlink()
    target = draft.random.choice((str(draft.outside / "secret.png"), "/dev/zero", "desk.png"))
    (draft.folder / "images/desk.png").symlink_to(target)
    return mutant


def _shown(draft: Draft, name: str, data: bytes, expect: Expect, path: str | None = None) -> Mutant:
    """Put a picture at the head of a career."""
    draft.write(f"images/{name}", data)
    head, begin, rest = draft.text(CAREER).partition("sections:\n")
    file = path or f"images/{name}"
    lines = ("- kind: picture", "  id: a-desk", f"  file: {file}", "  alt: A desk.")
    shown = "".join(f"  {each}\n" for each in lines)
    draft.write(CAREER, f"{head}{begin}{shown}{rest}")
    return Mutant(expect=expect, file=CAREER, line=head.count("\n") + 4)


def _made(kind: str, mode: str = "RGB") -> bytes:
    image = Image.linear_gradient("L").resize((900, 600))
    return _saved(image.convert(mode) if mode != "I;16" else Image.new("I;16", (900, 600), 9), kind)


def _saved(image: Image.Image, kind: str) -> bytes:
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def _png(width: int, height: int, raw: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return _chunks({b"IHDR": head, b"IDAT": zlib.compress(raw), b"IEND": b""})


def _chunks(chunks: Mapping[bytes, bytes]) -> bytes:
    written = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    ]
    return SIGNATURE + b"".join(written)
