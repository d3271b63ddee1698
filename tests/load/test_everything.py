"""A guide of every kind with every field is read whole, and read right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load import read_guide
from guidebuilder.load.shapes import (
    FieldShape,
    ListShape,
    RecordShape,
    RegionalShape,
    Shape,
    UnknownShape,
    record_shape,
)
from guidebuilder.model import (
    KINDS,
    AmountUnit,
    Entry,
    Fact,
    Guide,
    Measure,
    MoneyRange,
    Page,
    Pay,
    PaySection,
    Region,
    Section,
    Settings,
    Source,
    Spread,
    SpreadFigure,
    Unknown,
)
from guidebuilder.model.walk import walk

EVERYTHING = Path(__file__).parents[1] / "guides" / "everything"


@pytest.fixture(scope="module")
def guide() -> Guide:
    report = Report()
    found = read_guide(EVERYTHING, report)
    assert [str(each) for each in report.sorted] == []
    assert found is not None
    return found


@pytest.fixture(scope="module")
def parts(guide: Guide) -> list[object]:
    things = (
        guide.settings,
        tuple(guide.regions.values()),
        tuple(guide.sources.values()),
        guide.glossary,
        *(tuple(edition.values()) for edition in guide.editions.values()),
    )
    return list(walk(things))


def test_every_kind_is_there(parts: list[object]) -> None:
    assert {type(each) for each in parts if isinstance(each, Section)} == set(KINDS.values())


@pytest.mark.parametrize(
    "cls",
    [*KINDS.values(), Page, Region, Settings, Source],
    ids=lambda cls: str(cls.__name__),
)
def test_every_field_is_written_somewhere(cls: type[object], parts: list[object]) -> None:
    for record in _records(record_shape(cls)):
        for field in record.fields.values():
            if (record.type, field.key) == (Region, "part_of"):
                continue  # needs a third region: test_kinship.py
            owner = Fact if field.belongs_to_fact else _definer(record.type, field.name)
            values = [getattr(each, field.name) for each in parts if isinstance(each, owner)]
            assert any(value not in (None, (), "", False) for value in values), (
                f"{owner.__name__}.{field.key} is never written"
            )


def test_every_figure_of_a_spread_is_written_somewhere(parts: list[object]) -> None:
    assert {each.measure for each in parts if isinstance(each, SpreadFigure)} == set(Measure)


def test_a_page_without_regional_files_is_the_same_object(guide: Guide) -> None:
    clerk = guide.pages["careers/counter-clerk"]
    assert guide.editions["north"]["careers/counter-clerk"] is clerk
    assert guide.editions["south"]["careers/counter-clerk"] is clerk
    assert [page.id for page in guide.pages_for("south")] == [
        "careers/sample-keeper",
        "careers/counter-clerk",
        "articles/keeping-samples",
    ]


def test_pay_keeps_exact_amounts_and_their_writing(guide: Guide) -> None:
    bands = _pay(guide.pages["careers/sample-keeper"]).bands

    lakh = _entry(bands[1].pay.entries, "north")
    assert isinstance(lakh, Pay)
    (figure,) = lakh.figures
    assert isinstance(figure, MoneyRange)
    assert (figure.low, figure.high) != (None, None)
    assert figure.low is not None
    assert figure.low.value == Decimal(250000)
    assert str(figure.low.value) == "250000"
    assert figure.low.digits == "2.5"
    assert figure.low.unit is AmountUnit.LAKH


def test_a_regional_file_joins_pay_and_provenance(guide: Guide) -> None:
    base = _pay(guide.pages["careers/sample-keeper"])
    south = _pay(guide.editions["south"]["careers/sample-keeper"])

    assert [band.id for band in base.bands] == [
        "trainee-junior",
        "senior",
        "top",
        "keeper-abroad",
        "helper",
    ]
    assert [band.id for band in south.bands] == [
        "trainee-junior",
        "senior",
        "cold",
        "top",
        "keeper-abroad",
        "helper",
    ]
    top = south.bands[3]
    assert [entry.region for entry in top.pay.entries] == ["north", "south"]
    spread = _entry(top.pay.entries, "south")
    assert isinstance(spread, Pay)
    assert isinstance(spread.figures[0], Spread)
    assert top.fact.source is not None
    assert [entry.region for entry in top.fact.source.entries] == ["south"]
    cold = south.bands[2]
    assert cold.fact.source is not None
    assert cold.fact.source.only.value[0].id == "example-survey"
    assert cold.pay.only.region == "south"
    assert south.bands[0].fact.source is None, "what the file does not write keeps its own source"


def test_a_regional_file_changes_adds_and_removes(guide: Guide) -> None:
    base = guide.pages["careers/sample-keeper"].sections
    south = guide.editions["south"]["careers/sample-keeper"].sections
    ids = [section.id for section in south]

    assert "fields-from-a-spreadsheet" in [section.id for section in base]
    assert "fields-from-a-spreadsheet" not in ids
    assert ids.index("hired") == ids.index("ways-in") + 1
    skills = next(section for section in south if section.id == "skills-you-need")
    assert skills.title is not None
    assert skills.title.only.region == "south"
    assert skills.title.value.plain == "Skills you need in the South"
    assert skills.span.file == "careers/sample-keeper.yaml"
    assert skills.title.value.span.file == "careers/sample-keeper.south.yaml"


def test_a_table_file_becomes_items_with_their_places(guide: Guide) -> None:
    page = guide.pages["careers/sample-keeper"]
    (section,) = (each for each in page.sections if each.id == "where-you-can-study")
    second = section.items[1]  # type: ignore[union-attr]

    assert second.name.value.plain == "Example College, New Campus"  # type: ignore[union-attr]
    assert [each.id for each in second.fact.regions] == ["north"]
    assert (second.span.file, second.span.line) == ("tables/institutes.csv", 3)


def test_cells_print_as_typed_unless_their_column_counts(guide: Guide) -> None:
    page = guide.pages["careers/sample-keeper"]
    plain = next(each for each in page.sections if each.id == "fields-from-a-spreadsheet")
    typed = next(each for each in page.sections if each.id == "fields-of-work")

    rooms = [row.cells[2].value.plain for row in plain.rows]  # type: ignore[union-attr]
    assert rooms == ["NO", "12:30", "010"]
    numbers = [row.cells[1].entries[0].value for row in typed.rows]  # type: ignore[union-attr]
    assert numbers == [Decimal(5), Decimal("-5.5"), Decimal(3), Decimal(1)]
    assert isinstance(typed.rows[1].cells[2].value, Unknown)  # type: ignore[union-attr]


def test_settings_of_a_like_region_hold_and_its_facts_do_not(guide: Guide) -> None:
    south = guide.profile("south")

    assert south.kin == ("south",)
    assert south.paper.value == "half-letter"
    assert [str(word.plain) for word in south.stages.values()][1] == "high school diploma"
    assert [str(line.phone) for line in south.helplines] == ["1-800-555-0100"]
    assert south.legal == ()


def test_the_picture_is_read_with_its_size(guide: Guide) -> None:
    image = guide.images["images/desk.png"]
    assert (image.media_type, image.width, image.height) == ("image/png", 48, 32)


def test_names_for_links_lead_to_ids(guide: Guide) -> None:
    anchors = guide.pages["careers/sample-keeper"].anchors
    assert anchors["pay"] == "what-you-can-earn"
    assert anchors["what"] == "what"
    assert "points" not in anchors, "there are two, one of them in a group"


def _records(record: RecordShape) -> list[RecordShape]:
    found = [record]
    for field in record.fields.values():
        inner = _inner(field)
        found += [each for shape in inner for each in _records(shape)]
    return found


def _definer(cls: type[object], field: str) -> type[object]:
    """Return the class that a field comes from: the fields of all sections are asked for once."""
    return next(each for each in reversed(cls.__mro__) if field in vars(each).get("__slots__", ()))


def _inner(field: FieldShape) -> list[RecordShape]:
    shape: Shape = field.shape
    while isinstance(shape, ListShape | RegionalShape | UnknownShape):
        shape = shape.of
    return [shape] if isinstance(shape, RecordShape) else []


def _pay(page: Page) -> PaySection:
    return next(each for each in page.sections if isinstance(each, PaySection))


def _entry(entries: tuple[Entry[Pay | Unknown], ...], region: str) -> Pay | Unknown:
    return next(entry.value for entry in entries if entry.region == region)
