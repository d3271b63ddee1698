"""What the program does at the moment, told to whoever waits for it.

A stage tells what it begins, how many things it will make and when one of them is made.
Who listens (a terminal, a log, nobody) is no matter of the stages.
"""

from __future__ import annotations


class Progress:
    """Nobody listens: the base of those who do, and what a stage gets by itself."""

    def expect(self, things: int) -> None:
        """Hear that *things* will be made from now on, each about as long in the making."""

    def begin(self, work: str) -> None:
        """Hear what is done now: a few words, with the name of what is made."""

    def finish(self) -> None:
        """Hear that one of the things expected is made."""


SILENT = Progress()
"""For those who ask for something and want to hear nothing on the way."""
