"""``guidebuilder list``: every name that a command takes, of the guide here and of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.aligned import in_columns
from guidebuilder.cli.reading import read
from guidebuilder.cli.report import answer, answered, say

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.model.guide import Guide
    from guidebuilder.model.region import Region

Rows: TypeAlias = "list[dict[str, str | bool | None]]"

PARTS = ("careers", "articles", "regions", "themes", "editions", "papers", "printers")

EXAMPLES = """\b
Examples:
  guidebuilder list
  guidebuilder list regions
  guidebuilder list careers --json
"""


@click.command("list", epilog=EXAMPLES)
@click.argument("part", type=click.Choice(PARTS), required=False, metavar="[PART]")
@options.guide
@options.answers
def list_names(*, part: str | None, folder: Path | None) -> None:
    """List the careers, articles, regions and themes of a guide.

    Also lists the editions, papers and printers that the program knows.  With PART, such as
    `careers` or `regions`, only that is listed.
    """
    guide = _guide(folder)
    parts: dict[str, Rows] = {} if guide is None else _of_guide(guide)
    parts |= _of_program(guide, parts.pop("themes", []))
    if part is not None:
        parts = {part: parts.get(part, [])}
    if answered(parts):
        return
    for heading, rows in parts.items():
        if part is None:
            answer(heading.capitalize())
        for line in in_columns([_cells(row) for row in rows]) if rows else ("  none",):
            answer(line)


def _guide(folder: Path | None) -> Guide | None:
    """Return the guide named or here; without one, what the program brings is listed still."""
    if folder is None and not folders.USUAL.exists() and folders.way_to_a_guide() is None:
        say("There is no folder `guide` here: only what the program brings is listed.")
        return None
    return read(folders.named_or_usual(folder))


def _of_guide(guide: Guide) -> dict[str, Rows]:
    from guidebuilder.model.region import kin  # noqa: PLC0415

    default = guide.settings.default_region.id
    family = kin(default, guide.regions)
    chapters = {each.id for each in guide.settings.chapters}
    pages: dict[str, Rows] = {"careers": [], "articles": []}
    for page in guide.pages.values():
        entry = page.title.entry_for(family) or page.title.entries[0]
        part, _, name = page.id.partition("/")
        chapter = page.id in chapters
        pages[part].append({"name": name, "title": entry.value.plain, "chapter": chapter})
    regions = [_region(each, is_default=each.id == default) for each in guide.regions.values()]
    theme = guide.settings.theme
    own: Rows = [] if theme is None else [{"name": theme.id, "used": True}]
    return {**pages, "regions": regions, "themes": own}


def _region(region: Region, *, is_default: bool) -> dict[str, str | bool | None]:
    return {
        "name": region.id,
        "title": region.name.plain,
        "default": is_default,
        "part_of": None if region.part_of is None else region.part_of.id,
        "like": None if region.like is None else region.like.id,
    }


def _of_program(guide: Guide | None, own: Rows) -> dict[str, Rows]:
    from guidebuilder.model.edition import Edition  # noqa: PLC0415
    from guidebuilder.press.printers import PRINTERS  # noqa: PLC0415
    from guidebuilder.style.page_master import PAPERS  # noqa: PLC0415
    from guidebuilder.style.read_theme import THEMES  # noqa: PLC0415

    used = own[0]["name"] if own else THEMES[0]
    themes: Rows = [{"name": each, "used": guide is not None and each == used} for each in THEMES]
    return {
        "themes": themes + [each for each in own if each["name"] not in THEMES],
        "editions": [{"name": each.value} for each in Edition],
        "papers": [{"name": each} for each in PAPERS],
        "printers": [{"name": each} for each in PRINTERS],
    }


def _cells(row: dict[str, str | bool | None]) -> tuple[str, ...]:
    """Return a row as it is printed: the name, the title, and what is to be said of it."""
    notes = (
        "the default" if row.get("default") else "",
        f"part of {row['part_of']}" if row.get("part_of") else "",
        f"like {row['like']}" if row.get("like") else "",
        "not a chapter" if row.get("chapter") is False else "",
        "used here" if row.get("used") else "",
    )
    return str(row["name"]), str(row.get("title", "")), ", ".join(filter(None, notes))
