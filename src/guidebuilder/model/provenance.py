"""Where a fact comes from, and whether anybody has checked it.

The fields stand here as written.  The `regions` stage inherits them: nearest
wins, item ← section ← page, field by field, and each map is asked for the region
*that gave the value*.  Within one level an entry of that region beats one for
everywhere, so a regional file's ``checked`` cancels a ``doubt`` of the base.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.values import PartialDate, RegionRef, SourceRef, Unknown


class Fact(Struct, frozen=True, kw_only=True):
    """What any section or item may say about itself; None means: not said here.

    Attributes:
        source: Where it comes from: one source or a list of them.
        as_of: The time that it speaks of; `unknown` is an answer.
        checked: The day on which someone compared it with its source.
        doubt: Why it stays unverified although its section was checked; for editors.
        withheld: Why it is not printed; the data stay; for editors.
        note: A line that travels with it in print.
        review_by: When someone should look at it again.
        expires: After this it is no longer printed.
        regions: Who sees it; empty means everyone.
    """

    source: Regional[tuple[SourceRef, ...]] | None = None
    as_of: Regional[PartialDate | Unknown] | None = None
    checked: Regional[PartialDate] | None = None
    doubt: Regional[Text] | None = None
    withheld: Regional[Text] | None = None
    note: Regional[Text] | None = None
    review_by: PartialDate | None = None
    expires: PartialDate | None = None
    regions: tuple[RegionRef, ...] = ()


NOTHING_SAID = Fact()
"""The fact of an item that says nothing about itself and inherits everything."""
