"""Colour profiles: what the numbers of an ink mean.  Their origin is told in ``profiles.md``."""

from __future__ import annotations

import zlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from guidebuilder.pdf.objects import COMPRESSION

if TYPE_CHECKING:
    from guidebuilder.pdf.objects import Objects, Written

SCREEN_PROFILE = Path(__file__).with_name("srgb.icc")
"""What red, green and blue mean: sRGB."""

PRESS_PROFILE = Path(__file__).with_name("coated-fogra39.icc")
"""What cyan, magenta, yellow and black mean: offset on coated paper."""

PRESS_CONDITION = "FOGRA39"
"""Name of that printing condition in the registry of the ICC."""


def write_screen_profile(objects: Objects) -> Written:
    """Add the profile of a screen to a file."""
    return objects.add("/N 3/Filter/FlateDecode", _compressed(SCREEN_PROFILE))


def write_press_profile(objects: Objects) -> Written:
    """Add the profile of the press to a file."""
    return objects.add("/N 4/Filter/FlateDecode", _compressed(PRESS_PROFILE))


@lru_cache(maxsize=2)
def _compressed(profile: Path) -> bytes:
    """Return a profile as it goes into every file."""
    return zlib.compress(profile.read_bytes(), COMPRESSION)
