"""A school's own font files: what may not be embedded, or cannot be set, is refused."""

from __future__ import annotations

import struct
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.files import GuideFolder
from guidebuilder.load.font_files import read_font
from guidebuilder.model import FileRef, OwnFont

if TYPE_CHECKING:
    from collections.abc import Callable

ROUND = (Path(__file__).parents[1] / "fonts" / "round.ttf").read_bytes()
HERE = Span("guide.yaml", 9, 13)


def told(tmp_path: Path, data: bytes) -> tuple[OwnFont | None, list[tuple[str, str | None]]]:
    (tmp_path / "own.ttf").write_bytes(data)
    report = Report()
    font = read_font(FileRef("own.ttf", HERE), GuideFolder(tmp_path), report)
    assert all(each.span == HERE and each.code == "GB810" for each in report.found)
    return font, [(each.message, each.hint) for each in report.found]


def entry(data: bytes, tag: bytes) -> int:
    """Return where the directory of a font names a table."""
    return data.index(tag, 12)


def with_rights(bits: int) -> bytes:
    (start,) = struct.unpack_from(">I", ROUND, entry(ROUND, b"OS/2") + 8)
    return ROUND[: start + 8] + struct.pack(">H", bits) + ROUND[start + 10 :]


def renamed(tag: bytes, other: bytes) -> bytes:
    at = entry(ROUND, tag)
    return ROUND[:at] + other + ROUND[at + 4 :]


def without_a() -> bytes:
    """Return the font with its first segment of characters beginning at `b`."""
    (start,) = struct.unpack_from(">I", ROUND, entry(ROUND, b"cmap") + 8)
    whole = ROUND.index(struct.pack(">H", 0x20), start + 24)
    return ROUND[:whole] + struct.pack(">H", ord("b")) + ROUND[whole + 2 :]


def test_a_sound_font_is_taken_with_its_metrics(tmp_path: Path) -> None:
    font, messages = told(tmp_path, ROUND)

    digest = sha256(ROUND).hexdigest()
    assert font == OwnFont("own.ttf", (tmp_path / "own.ttf").resolve(), 0.8, -0.2, digest)
    assert messages == []


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x0006])
def test_rights_that_allow_embedding_are_enough(tmp_path: Path, bits: int) -> None:
    font, messages = told(tmp_path, with_rights(bits))

    assert font is not None
    assert messages == []


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: b"OTTO" + ROUND[4:], "`own.ttf` is no TrueType font"),
        (lambda: b"\x89PNG", "`own.ttf` is no TrueType font"),
        (lambda: ROUND[:4], "`own.ttf` is damaged"),
        (lambda: ROUND[:600], "`own.ttf` is damaged"),
        (lambda: renamed(b"glyf", b"CFF "), "`own.ttf` has no table glyf"),
        (lambda: renamed(b"GPOS", b"fvar"), "`own.ttf` is a variable font"),
        (
            lambda: with_rights(0x0002),
            "`own.ttf` may not be embedded: its licence forbids it",
        ),
        (
            lambda: with_rights(0x0104),
            "`own.ttf` may not be embedded in part: its licence forbids it",
        ),
        (without_a, "`own.ttf` lacks letters or figures: 0 1 2 3 4"),
    ],
)
def test_what_cannot_be_used_is_refused(
    tmp_path: Path, make: Callable[[], bytes], message: str
) -> None:
    font, messages = told(tmp_path, make())

    assert font is None
    assert [each for each, _ in messages] == [message]
    assert messages[0][1] is not None
