"""What the model itself promises: settled values, parts, kinship, grouping."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from guidebuilder import model
from guidebuilder.diagnostics import Span
from guidebuilder.model import (
    KINDS,
    NOWHERE,
    CalloutSection,
    Entry,
    Grouping,
    GroupSection,
    Helpline,
    LegalLine,
    NextStepsSection,
    Part,
    PaySection,
    PeopleSection,
    Plain,
    Priority,
    ProseSection,
    Region,
    Regional,
    RegionRef,
    Section,
    TableSection,
    Text,
    Tone,
    Verbatim,
    kin,
    parts_of,
    priority_of,
    profile_of,
)


def text(words: str) -> Text:
    return Text(words, ((Plain(words),),), NOWHERE)


def everywhere(words: str) -> Regional[Text]:
    return Regional((Entry("everywhere", text(words), NOWHERE),))


def by_region(**values: str) -> Regional[str]:
    return Regional(
        tuple(Entry(name.replace("_", "-"), value, NOWHERE) for name, value in values.items())
    )


PROSE = ProseSection(text=everywhere("x"))


def test_a_value_is_settled_when_it_has_one_entry() -> None:
    assert by_region(us="a").value == "a"
    with pytest.raises(ValueError, match="not settled for one region: us, india"):
        _ = by_region(us="a", india="b").value
    with pytest.raises(ValueError, match="not settled"):
        _ = by_region().only


@pytest.mark.parametrize(
    ("family", "value"),
    [
        (("us-ca", "us"), "California"),
        (("us-tx", "us"), "the whole"),
        (("uk",), "others"),
    ],
)
def test_a_region_finds_its_own_entry_then_its_wholes_then_elsewhere(
    family: tuple[str, ...], value: str
) -> None:
    found = by_region(us_ca="California", us="the whole", elsewhere="others").entry_for(family)
    assert found is not None
    assert found.value == value


def test_a_region_without_any_entry_finds_nothing() -> None:
    assert by_region(us="a").entry_for(("uk",)) is None


@given(st.integers(0, 10**12), st.sampled_from(Grouping))
def test_grouping_only_adds_commas(number: int, grouping: Grouping) -> None:
    grouped = grouping.group(str(number))
    assert grouped.replace(",", "") == str(number)
    sizes = [len(each) for each in grouped.split(",")]
    assert len(sizes) == 1 or sizes[-1] == 3
    inner = 2 if grouping is Grouping.INDIAN else 3
    assert all(size == inner for size in sizes[1:-1])


def test_the_examples_of_grouping_are_grouped_so() -> None:
    assert [each.group("1234567") for each in Grouping] == [each.value for each in Grouping]


def test_each_section_belongs_to_a_part() -> None:
    table = TableSection(columns=(), rows=())
    callout = CalloutSection(text=everywhere("x"))
    steps = NextStepsSection(items=())
    group = GroupSection(sections=(table, steps))
    own = ProseSection(text=everywhere("x"), part=Part.FOR_ME)

    assert parts_of((table, callout)) == (Part.JOB, Part.JOB)
    assert parts_of((steps, callout, PROSE)) == (Part.NOW, Part.NOW, Part.JOB)
    assert parts_of((group, own)) == (Part.NOW, Part.FOR_ME)


def test_a_handout_keeps_what_is_essential() -> None:
    conclusion = CalloutSection(text=everywhere("x"), tone=Tone.CONCLUSION)
    tip = CalloutSection(text=everywhere("x"), tone=Tone.TIP)
    kept = ProseSection(text=everywhere("x"), priority=Priority.ESSENTIAL)

    assert priority_of(PaySection(bands=())) is Priority.ESSENTIAL
    assert priority_of(conclusion) is Priority.ESSENTIAL
    assert priority_of(kept) is Priority.ESSENTIAL
    assert priority_of(tip) is Priority.NORMAL
    group = GroupSection(sections=(tip, PaySection(bands=())))
    assert priority_of(group) is Priority.ESSENTIAL
    assert priority_of(replace(group, priority=Priority.EXTRA)) is Priority.EXTRA
    assert priority_of(PeopleSection(items=())) is Priority.EXTRA


def region(name: str, **settings: object) -> Region:
    return Region(id=name, name=text(name), **settings)  # type: ignore[arg-type]


REGIONS = {
    each.id: each
    for each in (
        region(
            "world",
            currency=Verbatim("USD"),
            sign=Verbatim("US$"),
            legal=(LegalLine(text=text("w")),),
        ),
        region(
            "us",
            like=RegionRef("world", NOWHERE),
            sign=Verbatim("$"),
            legal=(LegalLine(text=text("u")),),
        ),
        region(
            "us-ca",
            part_of=RegionRef("us", NOWHERE),
            legal=(LegalLine(text=text("c")),),
            helplines=(Helpline(name=text("h"), phone=Verbatim("1"), for_=Verbatim("careers")),),
        ),
        region("eu", like=RegionRef("world", NOWHERE), currency=Verbatim("EUR")),
        region("loop", part_of=RegionRef("pool", NOWHERE)),
        region("pool", part_of=RegionRef("loop", NOWHERE)),
    )
}


def test_facts_follow_part_of_and_settings_follow_both() -> None:
    california = profile_of("us-ca", REGIONS)

    assert california.kin == ("us-ca", "us")
    assert california.currency == "USD"
    assert [line.text.plain for line in california.legal] == ["u", "c"]
    assert [line.name.plain for line in california.helplines] == ["h"]
    assert profile_of("us", REGIONS).helplines == ()


def test_a_sign_never_comes_from_another_currency() -> None:
    assert profile_of("eu", REGIONS).sign == "EUR"
    assert profile_of("us", REGIONS).sign == "$"


def test_a_circle_ends() -> None:
    assert kin("loop", REGIONS) == ("loop", "pool")


def test_a_region_that_does_not_exist_has_no_kin() -> None:
    assert kin("nowhere", REGIONS) == ()


def test_there_are_twenty_two_kinds_and_each_is_named() -> None:
    assert len(KINDS) == 22
    assert {kind: cls.KIND for kind, cls in KINDS.items()} == {kind: kind for kind in KINDS}
    assert all(issubclass(cls, Section) for cls in KINDS.values())


def test_model_classes_are_frozen_and_places_do_not_count_in_comparisons() -> None:
    here = ProseSection(text=everywhere("x"), span=Span("a.yaml", 1, 1))
    assert PROSE == here  # noqa: SIM300 - neither of them is the expected one
    for name in model.__all__:
        cls = getattr(model, name)
        if isinstance(cls, type) and issubclass(cls, Struct):
            assert cls.__struct_config__.frozen, name
