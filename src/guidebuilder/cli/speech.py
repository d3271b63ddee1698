"""How a command speaks: in which format, in which colours, how much.

What is asked for on the command line is kept with click's context, so that whatever is
said during a command is said in its manner.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Final

import click
from msgspec import Struct, field

from guidebuilder.cli.account import Account
from guidebuilder.cli.console import Colour

_KEY: Final = "guidebuilder.speech"


class Format(StrEnum):
    """For whom messages are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class Loudness(Enum):
    """How much is said besides results and errors."""

    QUIET = "quiet"
    USUAL = "usual"
    VERBOSE = "verbose"


class Speech(Struct):
    """How the command that runs now speaks, and what it has told so far.

    Attributes:
        format: For whom messages are written.
        colour: Whether they have colours.
        loudness: How much is said.
        account: What a machine will be told when the command ends.
    """

    format: Format = Format.TEXT
    colour: Colour = Colour.AUTO
    loudness: Loudness = Loudness.USUAL
    account: Account = field(default_factory=Account)


def speech() -> Speech:
    """Return how the command that runs now speaks; outside of commands, in the usual manner."""
    context = click.get_current_context(silent=True)
    if context is None:
        return Speech()
    kept = context.meta.setdefault(_KEY, Speech())
    assert isinstance(kept, Speech)  # noqa: S101 - nobody else knows the key
    return kept
