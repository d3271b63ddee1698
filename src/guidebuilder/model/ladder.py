"""The ladder of posts, and the ways that leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from guidebuilder.model.items import Item, Section

if TYPE_CHECKING:
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.values import Duration, RungRef, Unknown


class Rung(Item, frozen=True, kw_only=True):
    """A post on the ladder or on a branch of it.

    Attributes:
        name: What the post is called.
        after: The time one usually spends below it.
        text: What one does there.
    """

    MAIN: ClassVar[str | None] = "name"

    name: Regional[Text]
    after: Regional[Duration | Unknown] | None = None
    text: Regional[Text] | None = None


class Branch(Item, frozen=True, kw_only=True):
    """Another way on.

    Attributes:
        from_: The rung that it leaves; left out where the source names none: it then
            stands beside the ladder.
        title: What it is called.
        needs: What one must have for it.
        any_of: Posts to choose from, on one level: a fan, not a climb.
        to: Posts one after the other: a further path.
        text: A line about it.
    """

    from_: RungRef | None = None
    title: Regional[Text] | None = None
    needs: Regional[Text] | None = None
    any_of: tuple[Rung, ...] = ()
    to: tuple[Rung, ...] = ()
    text: Regional[Text] | None = None


class LadderSection(Section, frozen=True, kw_only=True):
    """How one rises; a page has at most one in any region.

    Attributes:
        rungs: Lowest first.
        branches: Ways that leave it.
        start: Where the reader stands; left out, on the first rung.
    """

    KIND: ClassVar[str] = "ladder"

    rungs: tuple[Rung, ...]
    branches: tuple[Branch, ...] = ()
    start: RungRef | None = None

    @property
    def posts(self) -> tuple[Rung, ...]:
        """Every post that a `RungRef` can name: the rungs, then those of the branches."""
        branched = (post for branch in self.branches for post in (*branch.any_of, *branch.to))
        return (*self.rungs, *branched)
