"""What every section and every item of a page carries.

Three conventions hold for all model classes:

* A field is named as authors write it; one that would be a Python keyword ends in
  ``_`` (``from_``, ``for_``).
* ``None`` means that the author left it out; a known gap is an ``Unknown``.
* ``MAIN`` names the field that a plain line stands for: ``- Genpact`` is
  ``- name: Genpact``.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from guidebuilder.diagnostics import Span
from guidebuilder.model.provenance import NOTHING_SAID, Fact
from guidebuilder.records import Located

if TYPE_CHECKING:
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional

NOWHERE = Span("", 0, 0)
"""The span of a thing that no author wrote; for tests and for computed items."""


class Part(Enum):
    """The questions that a reader asks, in the order of the printed page."""

    JOB = "job"
    WAY_IN = "way-in"
    STUDY = "study"
    PAY = "pay"
    LADDER = "ladder"
    FOR_ME = "for-me"
    QUESTION = "question"
    NOW = "now"
    SOURCES = "sources"


class Priority(Enum):
    """What a handout or a poster keeps."""

    ESSENTIAL = "essential"
    NORMAL = "normal"
    EXTRA = "extra"


class Item(Located, frozen=True, kw_only=True):
    """A thing in a list.

    Attributes:
        id: Its name for references; made from its title, name, label or text where
            the author wrote none.  Written ids are unique on their page; two made
            ones may be equal as long as nothing refers to them.
        fact: Its own provenance and regions.
        span: Where it begins.
    """

    MAIN: ClassVar[str | None] = None

    id: str = ""
    fact: Fact = NOTHING_SAID
    span: Span = NOWHERE


class Section(Item, frozen=True, kw_only=True):
    """A section of a page; each subclass is one kind.

    Attributes:
        title: Its heading; without one it runs on under the section before it, or
            prints the program's own words for its kind.
        part: The reader's question that it answers; left out, the usual one of its kind.
        intro: The line before its list.
        closing: The line after its list.
        priority: How much it matters where pages are few; left out, the usual one of its kind.
    """

    KIND: ClassVar[str]

    title: Regional[Text] | None = None
    part: Part | None = None
    intro: Regional[Text] | None = None
    closing: Regional[Text] | None = None
    priority: Priority | None = None


class Bullet(Item, frozen=True, kw_only=True):
    """A line of a list, perhaps with a lead-in.

    ``- Easy entry: Most posts are open.`` has both.

    Attributes:
        lead: The words set bold before the text; only in a `points` section.
        text: The line itself; left out only where points stand instead.
    """

    MAIN: ClassVar[str | None] = "text"

    lead: Regional[Text] | None = None
    text: Regional[Text] | None = None


class Point(Bullet, frozen=True, kw_only=True):
    """A line of a `points` section.

    Attributes:
        points: The lines under its lead-in; one level, no more.
    """

    points: tuple[Bullet, ...] = ()
