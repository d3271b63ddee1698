"""How thick office paper is: what makes the middle pages of a folded booklet creep out."""

from __future__ import annotations

from guidebuilder.geometry import mm

CALIPERS = {80: mm(0.11), 90: mm(0.12), 100: mm(0.13)}
"""Thickness of uncoated office paper by its weight in grams per square metre, the usual one
first (tables of paper merchants)."""

USUAL_WEIGHT = 80
"""Weight of the paper that lies in office printers, in grams per square metre."""
