"""Ways into the job: routes made of steps."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, ClassVar

from guidebuilder.model.items import Item, Section

if TYPE_CHECKING:
    from guidebuilder.model.inlines import Text
    from guidebuilder.model.pay import MoneyRange
    from guidebuilder.model.regional import Regional
    from guidebuilder.model.values import Duration, RungRef, Unknown


class Stage(Enum):
    """A stage of education; each region has its own words for them (`Region.stages`)."""

    LOWER_SECONDARY = "lower-secondary"
    SCHOOL_LEAVING = "school-leaving"
    VOCATIONAL = "vocational"
    DIPLOMA = "diploma"
    DEGREE = "degree"
    POSTGRADUATE = "postgraduate"


class Optionality(Enum):
    """Whether a step may be left out, in the author's words; print shows the word."""

    REQUIRED = "no"
    OPTIONAL = "yes"
    PREFERRED = "preferred"
    IF_ASKED = "if asked"


class Step(Item, frozen=True, kw_only=True):
    """One step of a route.

    Attributes:
        text: What one does; left out, `stage` says it in the region's word.
        stage: The stage of education that it completes.
        takes: How long it lasts.  Without it the route's total begins "at least",
            except for a school stage and the last step.
        optional: Whether it may be left out.
        cost: What it costs, in the region's currency; in all, or for a time.
    """

    MAIN: ClassVar[str | None] = "text"

    text: Regional[Text] | None = None
    stage: Stage | None = None
    takes: Regional[Duration | Unknown] | None = None
    optional: Optionality = Optionality.REQUIRED
    cost: Regional[MoneyRange | Unknown] | None = None

    @property
    def may_be_skipped(self) -> bool:
        """Whether the route also works without this step."""
        return self.optional is not Optionality.REQUIRED


class Route(Item, frozen=True, kw_only=True):
    """A way into the job.

    Attributes:
        name: What it is called.
        leads_to: The rung on which it arrives.
        steps: In order; at least one.
    """

    name: Regional[Text]
    leads_to: RungRef | None = None
    steps: tuple[Step, ...]


class RoutesSection(Section, frozen=True, kw_only=True):
    """The ways into the job; total times are computed from the steps."""

    KIND: ClassVar[str] = "routes"

    routes: tuple[Route, ...]
