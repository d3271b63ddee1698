"""Which files nobody hears: those that only a printer reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from guidebuilder.verify.opening import opened

if TYPE_CHECKING:
    from pathlib import Path

PRESS = "it is for a print shop, which `guidebuilder preflight` asks for"
SHEETS = "its sheets are to be folded, and pages on them do not follow each other"


def printed_only(path: Path) -> str | None:
    """Return why a file need not be tagged, or ``None`` if it is meant to be read.

    Raises:
        ReadError: It cannot be read, or is no PDF.
    """
    with opened(path) as pdf:
        intents = pdf.Root.get("/OutputIntents", pikepdf.Array())
        if any(each.get("/S") == "/GTS_PDFX" for each in intents):
            return PRESS
        wishes = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        is_imposed = wishes.get("/PrintScaling") == "/None" and "/StructTreeRoot" not in pdf.Root
        return SHEETS if is_imposed else None
