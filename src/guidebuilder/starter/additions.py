"""Pages and regions that are added to a guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.failures import OrderError
from guidebuilder.load.files import GuideFolder
from guidebuilder.orders import must_be
from guidebuilder.starter.chapters import SETTINGS, with_chapter
from guidebuilder.starter.names import file_name, region_name, title_of
from guidebuilder.starter.new_files import write_new
from guidebuilder.starter.pages import article_file, career_file, like_file, part_file

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.starter.territories import Territory

_ENDING = ".yaml"


def add_career(folder: Path, name: str, slug: str | None) -> tuple[Path, ...]:
    """Write the file of a new career, and make it a chapter.

    Args:
        folder: Of the guide.
        name: What the career is called.
        slug: Name of its file, if the author chooses one.

    Returns:
        The files that were written or changed.

    Raises:
        OrderError: The name is none, or something is in the way; nothing was written.
        OutputError: The system refuses.
    """
    title = title_of(name)
    return _add_page(folder, f"careers/{file_name(title, slug)}", career_file(title))


def add_article(folder: Path, name: str, slug: str | None, career: str | None) -> tuple[Path, ...]:
    """Write the file of a new article, and make it a chapter.

    Args:
        folder: Of the guide.
        name: Its title.
        slug: Name of its file, if the author chooses one.
        career: The career that it belongs to.

    Raises:
        OrderError: A name is none, or something is in the way; nothing was written.
        OutputError: The system refuses.
    """
    title = title_of(name)
    if career is not None:
        must_be("career", career, names_in(folder, "careers"))
    return _add_page(folder, f"articles/{file_name(title, slug)}", article_file(title, career))


def add_region(
    folder: Path, name: str, slug: str | None, *, part_of: str | None, like: str | None
) -> tuple[tuple[Path, ...], Territory | None]:
    """Write the file of a new region.

    Args:
        folder: Of the guide.
        name: What it is called, or the code of a country.
        slug: Name of its file, if the author chooses one.
        part_of: The region that it is a part of.
        like: The region whose settings hold where it has none.

    Returns:
        The file, and the country that it was taken for, if it was.

    Raises:
        OrderError: A name is none, or something is in the way; nothing was written.
        OutputError: The system refuses.
    """
    if part_of is not None and like is not None:
        message = "a region is part of another or like it, not both"
        raise OrderError(message, "leave `--part-of` or `--like` out")
    title = title_of(name)
    file = region_name(title, slug)
    known = names_in(folder, "regions")
    for each in filter(None, (part_of, like)):
        must_be("region", each, known)
    path = folder / "regions" / f"{file}{_ENDING}"
    if part_of is not None:
        text = part_file(_in_capitals(title), part_of)
        return write_new({path: text.encode()}), None

    from guidebuilder.starter.territories import territory_named  # noqa: PLC0415 - babel is slow

    territory = territory_named(title)
    printed = _in_capitals(title) if territory is None else territory.name
    text = like_file(printed, like, territory)
    return write_new({path: text.encode()}), territory


def names_in(folder: Path, part: str) -> tuple[str, ...]:
    """Return the names that the files of one folder of a guide have in it, regional files apart."""
    names = GuideFolder(folder).names(part, _ENDING)
    stems = (each.removeprefix(f"{part}/").removesuffix(_ENDING) for each in names)
    return tuple(each for each in stems if "." not in each)


def _add_page(folder: Path, page: str, text: str) -> tuple[Path, ...]:
    settings = folder / SETTINGS
    try:
        # Not read_text: it would change the line ends, which stay as they are.
        before = settings.read_bytes().decode()
    except UnicodeDecodeError:
        message = f"`{SETTINGS}` is not UTF-8, so no chapter can be put in"
        raise OrderError(message, "save it again as UTF-8") from None
    after = with_chapter(before, page)
    new = {folder / f"{page}{_ENDING}": text.encode()}
    return (*write_new(new, changed={settings: after.encode()}), settings)


def _in_capitals(title: str) -> str:
    """Return a name with a capital, where its author typed it as that of a file: ``kerala``."""
    is_file_name = title.isascii() and title == title.lower()
    return (
        " ".join(each.capitalize() for each in title.replace("-", " ").split())
        if is_file_name
        else title
    )
