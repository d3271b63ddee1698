"""What a finished file is for."""

from __future__ import annotations

from enum import StrEnum


class Target(StrEnum):
    """Where a booklet goes: it is read on a screen, or printed in an office or by a press."""

    SCREEN = "screen"
    OFFICE = "office"
    PRESS = "press"

    @property
    def is_paper(self) -> bool:
        """Whether one can write on it: only then is there room for names and notes."""
        return self is not Target.SCREEN
