"""Families for scripts that a theme's own families do not have.

Whatever the theme, Hindi, Tamil, Bengali or Arabic words find letters in them: a serif
for running text, and for Indian scripts the Anek of the script for labels, of the same
weights and colour on the page as the Latin one (docs/look.md).
"""

from __future__ import annotations

from typing import Final

from guidebuilder.style.families import Family, FontFile

_ANEK_WEIGHTS: Final = {
    400: "400Regular",
    500: "500Medium",
    600: "600SemiBold",
    700: "700Bold",
    800: "800ExtraBold",
}


def _anek(name: str, script: str, ascent: float, descent: float) -> Family:
    files = tuple(
        FontFile(f"anek-{name.lower()}/Anek{name}_{file}.ttf", weight)
        for weight, file in _ANEK_WEIGHTS.items()
    )
    return Family(f"Anek {name}", (script,), files, ascent, descent)


def _noto(name: str, script: str, ascent: float, descent: float) -> Family:
    folder, file = f"noto-{name.lower().replace(' ', '-')}", f"Noto{name.replace(' ', '')}"
    files = (
        FontFile(f"{folder}/{file}-Regular.ttf", 400),
        FontFile(f"{folder}/{file}-Bold.ttf", 700),
    )
    return Family(f"Noto {name}", (script,), files, ascent, descent)


LABEL_COMPANIONS: Final = (
    _anek("Devanagari", "Deva", 1.013, -0.6925),
    _anek("Tamil", "Taml", 0.9815, -0.4265),
    _anek("Bangla", "Beng", 1.25, -0.616),
)
"""For headings, labels, tables and diagrams."""

TEXT_COMPANIONS: Final = (
    _noto("Serif Devanagari", "Deva", 0.93, -0.625),
    _noto("Serif Tamil", "Taml", 1.069, -0.492),
    _noto("Serif Bengali", "Beng", 1.092, -0.502),
    _noto("Naskh Arabic", "Arab", 1.069, -0.634),
)
"""For running text; Arabic has one family for both."""
