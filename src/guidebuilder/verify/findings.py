"""What a check found out about a file."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct


class Outcome(Enum):
    """How a check ended; what did not run has not passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_RUN = "not run"


class Finding(Struct, frozen=True):
    """One check of one file.

    Attributes:
        check: What was asked, as a claim: ``every font is embedded``.
        outcome: How it ended.
        detail: What was found where it failed, or why it did not run.
    """

    check: str
    outcome: Outcome
    detail: str = ""


def passed_unless(check: str, faults: list[str]) -> Finding:
    """Return a check that passed if no fault was found, and names the first few if some were."""
    if not faults:
        return Finding(check, Outcome.PASSED)
    more = len(faults) - SHOWN
    shown = "; ".join(faults[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
    return Finding(check, Outcome.FAILED, shown)


SHOWN = 3
"""Faults of one check that are named."""
