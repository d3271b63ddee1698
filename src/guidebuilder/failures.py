"""What can keep a command from its work, apart from mistakes in a guide.

    Failure
     ├─ OrderError    what was ordered does not exist
     ├─ ReadError     what should be read is not there, or may not be read
     ├─ OutputError   what was made cannot be written
     └─ LimitError    the work is larger than the program takes on

A mistake in a guide is a diagnostic; anything else that goes wrong is our mistake.
"""

from __future__ import annotations


class Failure(Exception):  # noqa: N818 - "FailureError" would say it twice
    """The command ends here.

    Attributes:
        message: What is wrong, as a clause: no full stop, values in backquotes.
        hint: What to do about it, when there is a likely cure.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class OrderError(Failure):
    """What was ordered does not exist: a region, a career, a theme."""


class ReadError(Failure):
    """What should be read is not there, or may not be read."""


class OutputError(Failure):
    """What was made cannot be written; what stood in its place stands there still."""


class LimitError(Failure):
    """The work is larger than the program takes on."""
