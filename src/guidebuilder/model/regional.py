"""A value that may differ by region, and how a region finds its own.

Almost every value that an author writes is a :class:`Regional`: either one plain
value, which holds everywhere, or a map by region.  The `regions` stage settles
each of them to the one entry that holds for its region; everything behind that
stage reads ``.value``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Span

T_co = TypeVar("T_co", covariant=True)

EVERYWHERE: Final = "everywhere"
"""Region of a plain value: it was written once, for all."""

ELSEWHERE: Final = "elsewhere"
"""Region of the entry for all regions that have no entry of their own."""

_ANYWHERE: Final = frozenset({ELSEWHERE, EVERYWHERE})


class Entry(Located, Generic[T_co], frozen=True):
    """One value and the region it was written for.

    Attributes:
        region: A region's id, ``everywhere`` or ``elsewhere``.  A plain value in
            a regional file carries that file's region.
        value: What holds there.
        span: Where the region is named; for a plain value, where the value stands.
    """

    region: str
    value: T_co
    span: Span


class Regional(Struct, Generic[T_co], frozen=True):
    """A value as written: one entry, or one for each region that has its own.

    Attributes:
        entries: In the order of the file, never empty, each region at most once.
            After the `regions` stage there is exactly one.
    """

    entries: tuple[Entry[T_co], ...]

    @property
    def only(self) -> Entry[T_co]:
        """The single entry of a settled value.

        Raises:
            ValueError: The value still differs by region; the `regions` stage
                has not seen it.
        """
        if len(self.entries) != 1:
            named = ", ".join(entry.region for entry in self.entries)
            raise ValueError(f"not settled for one region: {named}")
        return self.entries[0]

    @property
    def value(self) -> T_co:
        """The value of a settled value; raises like :attr:`only`."""
        return self.only.value

    def entry_for(self, kin: Sequence[str]) -> Entry[T_co] | None:
        """Return the entry that holds for a region, or None if there is none.

        Args:
            kin: The region, the whole it is part of, the whole of that, … as
                :func:`guidebuilder.model.region.kin` returns them.  Regions that
                it is only *like* have no place here: their facts are not its own.
        """
        if len(self.entries) == 1:  # nearly always
            (entry,) = self.entries
            return entry if entry.region in _ANYWHERE or entry.region in kin else None
        by_region = {entry.region: entry for entry in self.entries}
        for region in (*kin, ELSEWHERE, EVERYWHERE):
            if region in by_region:
                return by_region[region]
        return None
