"""Finds what travels with the program: the sample guide, the fonts, the error index.

In a checkout, and so in an editable install, they stand beside ``src``.  A wheel
carries them inside the package, where the build back end puts them.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The installed package."""


def guide_folder() -> Path:
    """Return the folder of the sample guide that is shipped."""
    return _folder("guide")


def fonts_folder() -> Path:
    """Return the folder of the fonts that are shipped."""
    return _folder("fonts")


def message_index_file() -> Path:
    """Return the page that explains every message, docs/messages.md."""
    return _folder("docs") / "messages.md"


def _folder(name: str) -> Path:
    packed = PACKAGE / "_data" / name
    if packed.is_dir():
        return packed
    checkout = PACKAGE.parent.parent
    beside = checkout / name
    # The project file proves that this is our checkout, not a folder of the same
    # name that happens to lie two levels above an incomplete installation.
    if beside.is_dir() and (checkout / "pyproject.toml").is_file():
        return beside
    raise FileNotFoundError(f"the folder `{name}` is missing from this installation: {packed}")
