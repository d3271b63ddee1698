"""Named places, bookmarks and page labels: how one finds the way in a file."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.pdf.plain import plain
from guidebuilder.pdf.syntax import byte_string, number, text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Bookmark
    from guidebuilder.pdf.objects import Objects, Written

OPEN_DEPTH = 1
"""Depth of the deepest bookmarks that a viewer shows at first: parts and their sections."""

DECIMAL_LABELS = "<</Nums[0<</S/D>>]>>"
"""Page labels 1, 2, 3 …, as the folios are printed."""


def destination(place: str) -> str:
    """Return the name of a place as links and bookmarks write it."""
    return byte_string(place.encode())


class Places:
    """The named places of a file."""

    def __init__(self) -> None:
        """Begin with none."""
        self._places: dict[str, tuple[int, Pt]] = {}
        self._expected: dict[str, None] = {}

    def add(self, place: str, page: int, top: Pt) -> None:
        """Name a place.

        Args:
            place: Its name, given once.
            page: Number of its page, from 0.
            top: What a viewer shows at the upper edge, in points from the foot of the page.
        """
        if place in self._places:
            raise ValueError(f"place named twice: {place}")
        self._places[place] = (page, top)

    def expect(self, place: str) -> None:
        """Say that something leads to a place, which may be named before or after."""
        self._expected.setdefault(place)

    def write(self, objects: Objects, pages: Sequence[str]) -> Written | None:
        """Add the name tree of destinations to a file, if it has any.

        Raises:
            ValueError: Something leads to a place that was never named.
        """
        missing = [place for place in self._expected if place not in self._places]
        if missing:
            raise ValueError(f"links to places that are not there: {', '.join(missing)}")
        if not self._places:
            return None
        # Readers search the names by halving: they stand in the order of their bytes.
        leaves = "".join(
            f"{destination(place)}[{pages[page]}/XYZ 0 {number(top)} null]"
            for place, (page, top) in sorted(self._places.items())
        )
        return objects.add(f"<</Dests<</Names[{leaves}]>>>>")


class _Entry(Struct):
    """An entry of the outline with those beneath it."""

    bookmark: Bookmark
    written: Written
    children: list[_Entry] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Whether a viewer shows the children at first."""
        return self.bookmark.depth < OPEN_DEPTH

    @property
    def visible(self) -> int:
        """How many entries beneath this one are seen when it is open."""
        return sum(1 + (child.visible if child.is_open else 0) for child in self.children)


def write_outline(objects: Objects, bookmarks: Sequence[Bookmark]) -> Written | None:
    """Add the outline to a file, if there are bookmarks."""
    if not bookmarks:
        return None
    root = objects.add()
    tops: list[_Entry] = []
    above: list[_Entry] = []
    for bookmark in bookmarks:
        # A depth that skips a level hangs under what there is.
        while above and above[-1].bookmark.depth >= bookmark.depth:
            above.pop()
        entry = _Entry(bookmark, objects.add())
        (above[-1].children if above else tops).append(entry)
        above.append(entry)
    _write_entries(tops, root)
    seen = sum(1 + (entry.visible if entry.is_open else 0) for entry in tops)
    root.content = f"<</Type/Outlines{_ends(tops)}/Count {seen}>>"
    return root


def _write_entries(entries: Sequence[_Entry], parent: Written) -> None:
    for entry in entries:
        bookmark = entry.bookmark
        title, place = text_string(plain(bookmark.title)), destination(bookmark.anchor)
        entry.written.content = f"<</Title{title}/Parent {parent}/Dest{place}"
        if entry.children:
            count = entry.visible if entry.is_open else -entry.visible
            entry.written.content += f"{_ends(entry.children)}/Count {count}"
            _write_entries(entry.children, entry.written)
    for elder, younger in pairwise(entries):
        elder.written.content += f"/Next {younger.written}"
        younger.written.content += f"/Prev {elder.written}"
    for entry in entries:
        entry.written.content += ">>"


def _ends(entries: Sequence[_Entry]) -> str:
    return f"/First {entries[0].written}/Last {entries[-1].written}"
