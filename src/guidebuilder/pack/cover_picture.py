"""The cover as a picture, for a web page or a message."""

from __future__ import annotations

from io import BytesIO
from typing import Final

WIDTH: Final = 800
"""Pixels across: sharp on a page 400 points wide, about 50 kB."""


def cover_picture(data: bytes) -> bytes:
    """Return the first page of a PDF as a PNG; the same page gives the same bytes."""
    import pypdfium2  # noqa: PLC0415 - start-up: only packs draw pixels

    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
    finally:
        document.close()
    written = BytesIO()
    # No more colours than a flat cover has: a fifth of the size, and nothing that one sees.
    picture.convert("RGB").quantize(256).save(written, "PNG", optimize=True)
    return written.getvalue()
