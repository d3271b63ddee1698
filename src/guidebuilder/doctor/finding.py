"""What is told of one thing that the program needs or could use."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class State(StrEnum):
    """How it stands with a thing."""

    OK = "ok"
    MISSING = "missing"
    """Not there, and the program makes booklets without it."""
    WRONG = "wrong"
    """The program cannot do its work."""


class Finding(Struct, frozen=True):
    """One line of what a doctor says.

    Attributes:
        name: What was looked at.
        state: How it stands with it.
        detail: Its version or place, or what is wrong.
        cure: What to do about it.
    """

    name: str
    state: State
    detail: str
    cure: str | None = None
