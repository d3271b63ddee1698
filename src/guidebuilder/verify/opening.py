"""Opening a file that should be a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf

from guidebuilder.failures import ReadError

if TYPE_CHECKING:
    from pathlib import Path


def opened(path: Path) -> pikepdf.Pdf:
    """Open a file with a library that had no part in writing it.

    Raises:
        ReadError: It cannot be read, or is no PDF.
    """
    try:
        return pikepdf.open(path)
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise ReadError(f"cannot read `{path.as_posix()}`: {reason}") from problem
    except pikepdf.PasswordError as problem:
        raise ReadError(f"`{path.as_posix()}` is locked with a password") from problem
    except (pikepdf.PdfError, RuntimeError) as problem:  # the second where the tree of pages lies
        raise ReadError(f"`{path.as_posix()}` is no PDF that can be read") from problem
