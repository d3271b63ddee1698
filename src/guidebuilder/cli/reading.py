"""How commands that answer questions read a guide, and how they name places in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.cli.messages import path_of
from guidebuilder.cli.report import messages_about

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Guide


def read(folder: Path) -> Guide:
    """Return the guide in a folder, read and checked; its messages are printed.

    Raises:
        GuideError: The guide has mistakes.
        Failure: It cannot be read.
    """
    # `--help` must not wait for them.
    from guidebuilder.ordered import guide_ordered  # noqa: PLC0415
    from guidebuilder.orders import Order  # noqa: PLC0415

    with messages_about(folder) as report:
        return guide_ordered(Order(guide=folder), report)


def place_in(folder: Path, span: Span) -> str:
    """Return a place in a guide as a path from here, which editors open."""
    return f"{path_of(span, folder)}:{span.line}:{span.column}"
