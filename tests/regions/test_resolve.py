"""Which value holds where, and who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.model.inlines import Text
from guidebuilder.model.items import Point
from guidebuilder.model.provenance import Fact
from guidebuilder.model.regional import ELSEWHERE, EVERYWHERE, Regional
from guidebuilder.model.sections import ComparisonSection, PointsSection, Row, Side, TableSection
from guidebuilder.model.values import PartialDate
from guidebuilder.regions.omissions import warn_of_omissions
from guidebuilder.regions.regional_guide import Omission
from guidebuilder.regions.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.regions.conftest import Builder

    from guidebuilder.model.guide import Guide
    from guidebuilder.model.region import Region


def texts_of(thing: object) -> Iterator[str]:
    """Yield every text of a settled thing; a value that is not settled is a mistake."""
    if isinstance(thing, Regional):
        yield from texts_of(thing.value)
    elif isinstance(thing, Text):
        yield thing.plain
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts_of(each)
    elif isinstance(thing, Struct) and not isinstance(thing, Fact):
        for name in thing.__struct_fields__:
            yield from texts_of(getattr(thing, name))


def printed(guide: Guide, region: str) -> list[str]:
    """Return the texts of the sections that a region prints."""
    edition = resolve(guide, region)
    return [text for page in edition.pages for text in texts_of(page.sections)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({EVERYWHERE: "all"}, "all"),
        ({"ca": "own", "us": "whole", ELSEWHERE: "rest"}, "own"),
        ({"us": "whole", ELSEWHERE: "rest"}, "whole"),
        ({"world": "model", ELSEWHERE: "rest"}, "rest"),
        ({"us": "whole", EVERYWHERE: "all"}, "whole"),
    ],
)
def test_own_value_then_the_wholes_then_elsewhere(
    build: Builder, values: dict[str, str], expected: str
) -> None:
    world = build.region("world")
    us = build.region("us", like="world")
    ca = build.region("ca", part_of="us")
    guide = build.guide(build.points(build.point(values)), regions=(world, us, ca))

    assert printed(guide, "ca") == [expected]


def test_a_region_that_is_only_alike_gives_no_facts(build: Builder) -> None:
    regions = (build.region("world"), build.region("us", like="world"))
    guide = build.guide(
        build.points(build.point({"world": "dollars"}), build.point("kept")), regions=regions
    )

    assert printed(guide, "us") == ["kept"]


def test_what_is_left_out_is_told_once_and_why(build: Builder) -> None:
    withheld = Fact(withheld=build.words("No proof."))
    section = build.points(
        build.point("kept"),
        build.point("other", Fact(regions=build.regions("there"))),
        build.point("hidden", withheld),
        build.point("old", Fact(expires=PartialDate(2026, 10))),
        build.point({"there": "no value"}),
    )
    guide = build.guide(section, regions=(build.region("here"), build.region("there")))

    edition = resolve(guide, "here")

    assert [each.why for each in edition.left_out] == [
        Omission.OTHER_REGIONS,
        Omission.WITHHELD,
        Omission.EXPIRED,
        Omission.NO_VALUE,
    ]


def test_nothing_expires_in_its_own_month(build: Builder) -> None:
    fact = Fact(expires=PartialDate(2026, 11))
    guide = build.guide(build.points(build.point("still", fact)))

    assert printed(guide, "here") == ["still"]


def test_a_section_without_items_goes_with_them(build: Builder) -> None:
    gone = build.points(build.point("hidden", Fact(withheld=build.words("No proof."))))
    guide = build.guide(gone, build.points(build.point("kept")))

    edition = resolve(guide, "here")

    assert [len(page.sections) for page in edition.pages] == [1]
    assert [each.why for each in edition.left_out] == [Omission.EMPTY]


def test_a_lead_in_without_its_points_goes(build: Builder) -> None:
    bare = Point(
        lead=build.words("Issues"),
        points=(build.point({"there": "call back"}),),
        span=build.place(),
    )
    guide = build.guide(
        build.points(bare, build.point("kept")),
        regions=(build.region("here"), build.region("there")),
    )

    assert printed(guide, "here") == ["kept"]


def test_a_side_without_lines_keeps_its_heading(build: Builder) -> None:
    hidden = build.point("hidden", Fact(withheld=build.words("No proof.")))
    sides = (
        Side(label=build.words("Good"), items=(build.point("kept"),), span=build.place()),
        Side(label=build.words("Hard"), items=(hidden,), span=build.place()),
    )
    guide = build.guide(ComparisonSection(sides=sides, span=build.place()))

    assert printed(guide, "here") == ["Good", "kept", "Hard"]


def test_a_row_with_a_cell_for_other_regions_goes_whole(build: Builder) -> None:
    rows = (
        Row(cells=(build.words("Banking"), build.words({"there": "5"})), span=build.place()),
        Row(cells=(build.words("Travel"), build.words("6")), span=build.place()),
    )
    table = TableSection(columns=(), rows=rows, span=build.place())
    guide = build.guide(table, regions=(build.region("here"), build.region("there")))

    assert printed(guide, "here") == ["Travel", "6"]


def test_a_page_of_which_nothing_is_left_is_warned_of(build: Builder) -> None:
    guide = build.guide(
        build.points(build.point({"there": "all"})),
        regions=(build.region("here"), build.region("there")),
    )
    report = Report()

    edition = resolve(guide, "here")
    warn_of_omissions(edition, report)

    assert edition.pages == ()
    assert [each.message for each in report.found] == [
        "the edition `here` prints nothing of this page: nothing of it is left"
    ]


def test_a_withheld_page_is_no_surprise(build: Builder) -> None:
    guide = build.guide(
        build.points(build.point("all")), fact=Fact(withheld=build.words("Not ready."))
    )
    report = Report()

    warn_of_omissions(resolve(guide, "here"), report)

    assert report.found == []


IDS = ("a", "b", "c", "d", "e", "f")


@st.composite
def forests(draw: st.DrawFn) -> dict[str, tuple[str, str] | None]:
    """Draw regions that may each be part of, or like, an earlier one."""
    forest: dict[str, tuple[str, str] | None] = {}
    for id_ in IDS:
        wholes = [*forest]
        kinship = st.tuples(st.sampled_from(["part_of", "like"]), st.sampled_from(wholes or [""]))
        forest[id_] = draw(st.none() | kinship) if wholes else None
    return forest


def family(region: str, forest: dict[str, tuple[str, str] | None]) -> list[str]:
    """Return a region and the wholes it is part of, without asking the program."""
    kinship = forest[region]
    if kinship is None or kinship[0] == "like":
        return [region]
    return [region, *family(kinship[1], forest)]


def as_region(build: Builder, id_: str, kinship: tuple[str, str] | None) -> Region:
    word, other = kinship or ("", "")
    return build.region(
        id_,
        part_of=other if word == "part_of" else None,
        like=other if word == "like" else None,
    )


values = st.dictionaries(
    st.sampled_from([*IDS, ELSEWHERE]), st.just(""), min_size=1, max_size=5
).map(lambda chosen: {region: f"for {region}" for region in chosen})

visible_in = st.lists(st.sampled_from(IDS), max_size=3, unique=True)


@given(
    forest=forests(),
    items=st.lists(st.tuples(values, visible_in, st.booleans()), min_size=1, max_size=5),
    section_sees=visible_in,
)
def test_no_value_crosses_regions_against_its_kinship(
    build: Builder,
    forest: dict[str, tuple[str, str] | None],
    items: list[tuple[dict[str, str], list[str], bool]],
    section_sees: list[str],
) -> None:
    points = [
        build.point(
            {region: f"{number} {words}" for region, words in written.items()},
            Fact(
                regions=build.regions(*sees),
                withheld=build.words("No proof.") if is_hidden else None,
            ),
        )
        for number, (written, sees, is_hidden) in enumerate(items)
    ]
    section = build.points(*points, fact=Fact(regions=build.regions(*section_sees)))
    guide = build.guide(
        section, regions=[as_region(build, id_, kinship) for id_, kinship in forest.items()]
    )

    for region in IDS:
        own = family(region, forest)
        sees_section = not section_sees or any(each in own for each in section_sees)
        expected = []
        for number, (written, sees, is_hidden) in enumerate(items):
            nearest = next((each for each in (*own, ELSEWHERE) if each in written), None)
            sees_item = not sees or any(each in own for each in sees)
            if sees_section and sees_item and nearest and not is_hidden:
                expected.append(f"{number} {written[nearest]}")

        assert printed(guide, region) == expected


def test_every_section_and_item_that_stays_is_traced(build: Builder) -> None:
    points = [build.point("one"), build.point("two")]
    section = build.points(*points)

    edition = resolve(build.guide(section), "here")

    assert all(edition.provenance_of(each) is not None for each in (section, *points))


def test_a_settled_value_has_one_entry_and_knows_its_region(build: Builder) -> None:
    edition = resolve(build.guide(build.points(build.point({"here": "a", "x": "b"}))), "here")
    (section,) = edition.pages[0].sections

    assert isinstance(section, PointsSection)
    assert section.items[0].text is not None
    assert section.items[0].text.only.region == "here"
