"""From the files of a guide to a checked :class:`~guidebuilder.model.Guide`.

The stage is one call, :func:`read_guide`.
"""

from guidebuilder.load.files import CannotRead
from guidebuilder.load.guide import FORMAT, read_guide

__all__ = ["FORMAT", "CannotRead", "read_guide"]
