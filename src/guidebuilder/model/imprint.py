"""The school or fair that hands a booklet out, as its own file gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span
    from guidebuilder.model.guide import Image
    from guidebuilder.model.values import FileRef, PartialDate, Url, Verbatim


class Imprint(Located, frozen=True, kw_only=True):
    """A school or a fair: what is printed of it on covers, sheets and feet of pages.

    Attributes:
        name: Who it is, printed as it is typed.
        short_name: A shorter name for the foot of each page.
        logo: A PNG or JPEG picture; it stands on white.
        counsellor: Whom to ask there.
        stand: Where it is found: a stand, a hall, a room.
        date: When: of the fair, or of the handing out.
        online: Where the code leads, instead of the guide's online edition.
    """

    name: Verbatim
    short_name: Verbatim | None = None
    logo: FileRef | None = None
    counsellor: Verbatim | None = None
    stand: Verbatim | None = None
    date: PartialDate | None = None
    online: Url | None = None
    span: Span


class NamedImprint(Struct, frozen=True):
    """An imprint with its picture, and what its files are called by.

    Attributes:
        slug: Small letters, digits and hyphens.
        imprint: What its file says.
        logo: The picture, read and checked.
    """

    slug: str
    imprint: Imprint
    logo: Image | None = None
