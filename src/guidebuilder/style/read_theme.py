"""From theme files to one :class:`ThemeFile`: a theme, and what it extends, put together.

The files of a chain are laid over one another as nodes, the nearest on top, and read
once: so every message points to the line that it is about, in whichever file that is.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Span
from guidebuilder.load.codes import Code
from guidebuilder.load.decode import decode_record
from guidebuilder.load.files import GuideFolder
from guidebuilder.load.respelled import file_hint
from guidebuilder.load.suggest import meant
from guidebuilder.load.yaml_nodes import BrokenNode, MapNode, TextNode, read_nodes
from guidebuilder.model.edition import Edition
from guidebuilder.resources import PACKAGE
from guidebuilder.style.theme_file import ThemeFile
from guidebuilder.style.theme_rules import check_theme
from guidebuilder.style.themes import NamedTheme, fonts_of

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.load.yaml_nodes import Node
    from guidebuilder.model import Settings

THEMES: Final = ("line", "almanac")
"""Names of the shipped themes, the default first."""

ENDING: Final = ".yaml"
"""What tells a theme file from the name of a shipped theme."""

_FOLDER: Final = PACKAGE / "style" / "themes"

_EDITIONS: Final = PACKAGE / "style" / "editions"


class Place(Struct, frozen=True):
    """Where a theme file lies.

    Attributes:
        files: The folder that it, and what it extends, is read from.
        name: Its path in that folder, with ``/``.
        before: What stands before that path in messages.
    """

    files: GuideFolder
    name: str
    before: str = ""

    @classmethod
    def shipped(cls, name: str) -> Place:
        """Return the place of a shipped theme."""
        return cls(GuideFolder(_FOLDER), name + ENDING, f"{_FOLDER.as_posix()}/")

    @classmethod
    def at(cls, path: Path) -> Place:
        """Return the place of a file anywhere, that messages call by its whole path.

        Raises:
            CannotRead: Its folder is missing or locked.
        """
        folder = path.absolute().parent
        return cls(GuideFolder(folder), path.name, f"{folder.as_posix().rstrip('/')}/")

    @property
    def shown(self) -> str:
        """Its name in messages."""
        return self.before + self.name

    def beside(self, name: str) -> Place:
        """Return the place of another file in the same folder."""
        return replace(self, name=(PurePosixPath(self.name).parent / name).as_posix())


@cache
def read_theme(name: str) -> NamedTheme:
    """Read a shipped theme, one of :data:`THEMES`; the tests have checked it."""
    report = Report()
    theme = _read(Place.shipped(name), name, report)
    if theme is None or report.found:
        raise ValueError(f"the shipped theme {name} is broken: {report.found}")
    return theme


def read_theme_file(place: Place, report: Report) -> NamedTheme | None:
    """Read and check a theme file.

    Args:
        place: Where it lies.
        report: Told of every mistake in it and in the files that it extends.

    Returns:
        The theme, or None after a message.

    Raises:
        CannotRead: The system does not let us.
    """
    before = report.errors
    name = PurePosixPath(place.name).stem
    top = Span(place.shown, 1, 1)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        hint = "use small letters a–z, digits and hyphens: our-school.yaml"
        hint = file_hint(PurePosixPath(place.name).name) or hint
        report.error(top, Code.THEME_NAME, "this theme file's name cannot be read", hint)
    elif name in THEMES:
        message = f"`{name}` is the name of a theme that the program brings"
        report.error(top, Code.THEME_NAME, message, "give this file another name")
    theme = _read(place, name, report)
    if theme is not None and report.errors == before:
        check_theme(theme.file, report)
    return theme if report.errors == before else None


def read_theme_of(guide: Settings, files: GuideFolder, report: Report) -> NamedTheme | None:
    """Read the theme that guide.yaml names, or else the usual one.

    Args:
        guide: What guide.yaml says.
        files: The guide's folder.
        report: Told of every mistake.

    Raises:
        CannotRead: The system does not let us.
    """
    if guide.theme is None:
        return read_theme(THEMES[0])
    name, span = guide.theme.id, guide.theme.span
    if name in THEMES:
        return read_theme(name)
    if not name.endswith(ENDING):
        no_theme(name, span, report)
    elif not files.has(name):
        hint = "look for a slip in its name; small and capital letters differ"
        report.error(span, Code.NO_THEME, f"there is no file `{name}`", hint)
    else:
        return read_theme_file(Place(files, name), report)
    return None


def in_edition(theme: NamedTheme, edition: Edition) -> NamedTheme:
    """Return a theme on the pages and in the sizes of an edition; colours and families stay.

    Args:
        theme: As it was read, for a booklet.
        edition: Its pages, sizes and components come from a file beside the themes, which
            the tests have checked.
    """
    if edition is Edition.BOOKLET:
        return theme
    report = Report()
    name = edition + ENDING
    text = GuideFolder(_EDITIONS).read_text(name, report)
    upper = None if text is None else read_nodes(text, name, report)
    if upper is None or report.found:
        raise ValueError(f"the shipped edition {edition} is broken: {report.found}")
    found = _decoded(_over(upper, theme.node), theme.name, report)
    if found is None:
        raise ValueError(f"the edition {edition} does not fit {theme.name}: {report.found}")
    return found


def _read(place: Place, name: str, report: Report) -> NamedTheme | None:
    node = _laid_over(place, (), report)
    return None if node is None else _decoded(node, name, report)


def _decoded(node: Node, name: str, report: Report) -> NamedTheme | None:
    file = decode_record(ThemeFile, node, report)
    return None if file is None else NamedTheme(name, file, fonts_of(file.fonts), node)


def _laid_over(place: Place, above: tuple[str, ...], report: Report) -> Node | None:
    """Return the nodes of a file, laid over those of what it extends; *above* it were read."""
    text = place.files.read_text(place.name, report, shown=place.shown)
    node = None if text is None else read_nodes(text, place.shown, report)
    extends = node.get("extends") if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or not isinstance(extends, TextNode):
        return node  # what is wrong is told where the field is read
    below = _extended(extends, place, report)
    if below is None:
        return None
    chain = (*above, place.shown)
    if below.shown in chain:
        names = (PurePosixPath(each).name for each in (*chain[chain.index(below.shown) :],))
        message = f"this theme extends itself in the end: {' → '.join((*names, extends.value))}"
        report.error(extends.span, Code.THEME_CIRCLE, message, "let one of them extend `line`")
        return None
    ground = _laid_over(below, chain, report)
    if ground is None or isinstance(ground, BrokenNode):
        return None
    return _over(node, ground)


def _extended(extends: TextNode, place: Place, report: Report) -> Place | None:
    """Return the place of what a file extends, or None after a message."""
    name = extends.value.strip()
    if name in THEMES:
        return Place.shipped(name)
    if name.endswith(ENDING) and "/" not in name and "\\" not in name:
        beside = place.beside(name)
        if beside.files.has(beside.name):
            return beside
        message = f"there is no file `{name}` beside this one"
        report.error(extends.span, Code.NO_THEME, message, "look for a slip in its name")
        return None
    no_theme(extends.value, extends.span, report)
    return None


def no_theme(name: str, span: Span, report: Report) -> None:
    """Report a name that no shipped theme has."""
    known = f"write {' or '.join(THEMES)}, or the name of a file that ends in {ENDING}"
    hint = meant(name, THEMES) or known
    report.error(span, Code.NO_THEME, f"there is no theme `{name}`", hint)


def _over(upper: Node, lower: Node) -> Node:
    """Return a node laid over another: maps by their names, everything else whole."""
    if not isinstance(upper, MapNode) or not isinstance(lower, MapNode):
        return upper
    below = {name.value: (name, value) for name, value in lower.pairs}
    if upper.get("palette") is not None:
        # One palette for all is meant for all, also for those that had their own.
        below.pop("palettes", None)
    if upper.get("deep") is not None or upper.get("bright") is not None:
        # The others follow from these two: those of another deep and bright would clash.
        for follower in ("tint", "mid", "mid_light"):
            below.pop(follower, None)
    for name, value in upper.pairs:
        _, under = below.get(name.value, (name, value))
        below[name.value] = (name, _over(value, under))
    return MapNode(tuple(below.values()), upper.span, upper.home)
