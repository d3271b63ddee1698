"""A new guide: a folder with a small career guide in it that can be made at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.starter.names import file_name, title_of
from guidebuilder.starter.pages import career_file
from guidebuilder.starter.schemas import FOLDER, schema_files
from guidebuilder.starter.templates import as_text, filled

if TYPE_CHECKING:
    from collections.abc import Mapping

GUIDE: Final = "guide"
"""Folder of the guide itself, where commands look for it."""

_SAMPLE: Final = "Library assistant"
"""The career of a new guide for which none is named."""

_SAMPLE_TITLE: Final = "Working in a library"

_PUBLISHER: Final = "The makers of this guide"

_TO_DOUBLE_CLICK: Final = {
    "Check.cmd": ("check.cmd", "Looks for mistakes in the guide."),
    "Make booklet.cmd": ("make-booklet.cmd", "Makes the booklets and shows the first."),
    "Preview.cmd": ("preview.cmd", "Shows the booklet while you write."),
}


class Beginning(Struct, frozen=True, kw_only=True):
    """What a new guide is to be about.

    Attributes:
        career: What its first career is called; without it, a sample stands there.
        title: Of the booklet.
        publisher: Who brings it out.
        slug: What the first career's file is called, and the booklets.
        issue: Year and month of the issue, ``2026-11``.
    """

    career: str | None = None
    title: str | None = None
    publisher: str | None = None
    slug: str | None = None
    issue: str


def new_guide(beginning: Beginning) -> dict[str, bytes]:
    """Return the files of a new guide by their paths from its folder, written with ``/``.

    Raises:
        OrderError: A name is none.
    """
    if beginning.career is None:
        name, title, career = _SAMPLE, _SAMPLE_TITLE, filled("sample-career.yaml", {})
    else:
        name = title = title_of(beginning.career)
        career = career_file(name)
    slug = file_name(name, beginning.slug)
    title = title_of(beginning.title or title)
    publisher = title_of(beginning.publisher or _PUBLISHER)
    settings = filled(
        "guide.yaml",
        {
            "slug": slug,
            "title": as_text(title),
            "publisher": as_text(publisher),
            "issue": beginning.issue,
            "career": slug,
        },
    )
    texts = {
        f"{GUIDE}/sources.yaml": filled("sources.yaml", {}),
        f"{GUIDE}/glossary.yaml": filled("glossary.yaml", {}),
        f"{GUIDE}/regions/india.yaml": filled("region-india.yaml", {}),
        f"{GUIDE}/regions/international.yaml": filled("region-international.yaml", {}),
        f"{GUIDE}/careers/{slug}.yaml": career,
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {f"{GUIDE}/{FOLDER}/{name}": data for name, data in schema_files().items()}
    files |= _beside(title)
    # The file that makes the folder a guide comes last.
    return {**files, f"{GUIDE}/guide.yaml": settings.encode()}


def _beside(title: str) -> Mapping[str, bytes]:
    """Return the files beside the guide, their lines ended as Windows wants them."""
    readme = filled("README.txt", {"title": title, "underline": "=" * len(title)})
    files = {"README.txt": readme}
    for name, (steps, purpose) in _TO_DOUBLE_CLICK.items():
        gaps = {"purpose": purpose, "steps": filled(steps, {})}
        files[name] = filled("double-click.cmd", gaps)
    return {name: text.replace("\n", "\r\n").encode() for name, text in files.items()}
