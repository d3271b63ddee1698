"""Lists from a spreadsheet say what the same lists in YAML say, whatever wrote the file."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load import read_guide
from guidebuilder.load.read_before import ReadBefore
from guidebuilder.load.shapes import section_shape

SOUND = Path(__file__).parents[1] / "bad_guides" / "_sound"
PAGE = "careers/bpo-executive.yaml"
SAME = Path(__file__).parent / "same_tables"
KINDS = sorted(each.name for each in SAME.iterdir())
LISTS = {"pay": "bands", "routes": "routes", "comparison": "sides", "ladder": "rungs"}


def pages_of(folder: Path, files: dict[str, str | bytes]) -> tuple[Any, list[str]]:
    """Return the pages of each region of a guide, and what is said of it."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SOUND, folder)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    report = Report()
    guide = read_guide(folder, report)
    editions = (
        None if guide is None else {name: dict(each) for name, each in guide.editions.items()}
    )
    return editions, [str(each) for each in report.sorted if each.severity.value == "error"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_says_what_yaml_says(tmp_path: Path, kind: str) -> None:
    written, given, table = (
        (SAME / kind / name).read_text("utf-8") for name in ("written.yaml", "from.yaml", "x.csv")
    )
    expected, told = pages_of(tmp_path / "written", {PAGE: written})
    assert told == []

    found, told = pages_of(tmp_path / "given", {PAGE: given, "tables/x.csv": table})

    assert told == []
    assert found == expected


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"table"}))
def test_a_file_may_stand_under_the_name_of_the_list(tmp_path: Path, kind: str) -> None:
    given, table = ((SAME / kind / name).read_text("utf-8") for name in ("from.yaml", "x.csv"))
    of_section, _ = pages_of(tmp_path / "section", {PAGE: given, "tables/x.csv": table})
    named = given.replace("    from: ", f"    {LISTS.get(kind, 'items')}:\n      from: ")

    of_list, told = pages_of(tmp_path / "list", {PAGE: named, "tables/x.csv": table})

    assert told == []
    assert of_list == of_section is not None


def test_every_kind_with_a_list_has_an_example() -> None:
    records = section_shape().records.items()
    assert {kind for kind, record in records if record.list_key is not None} == {*KINDS}


# Regional files

BASE = """\
title: BPO executive
sections:
  - kind: institutes
    id: places
    %s
  - kind: group
    id: more
    title: More
    sections:
      - {kind: points, id: duties, items: [You answer calls.]}
      - {kind: table, id: fields, columns: [Field], rows: [[Health]]}
"""
OF_FILE = BASE % "from: tables/x.csv"
WRITTEN = BASE % "items: [{name: NIIT, place: Delhi}, {name: Aptech, fee: {india: 500}}]"
ROWS = "name,place,fee india\nNIIT,Delhi,\nAptech,,500\n"

CHANGES = {
    "an item of a table": (
        "change: {places: {items: {change: {niit: {place: Goa}}, remove: [aptech]}}}",
        "change: {places: {items: {change: {niit: {place: Goa}}, remove: [aptech]}}}",
        "",
    ),
    "items that are added": (
        "change: {places: {items: {add: [{name: Jetking, fee: 700}]}}}",
        "change: {places: {items: {add: {from: tables/y.csv}}}}",
        "name,fee\nJetking,700\n",
    ),
    "the list of a section named by its kind": (
        "change: {institutes: {items: [Jetking, {name: Frankfinn, regions: [india]}]}}",
        "change: {institutes: {from: tables/y.csv}}",
        "name,regions\nJetking,\nFrankfinn,india\n",
    ),
    "the list of a section in a group": (
        "change: {duties: {items: [{text: Look, lead: First}, Then listen]}}",
        "change: {duties: {from: 'tables\\y.csv'}}",
        "lead,text\nFirst,Look\n,Then listen\n",
    ),
    "a table": (
        "change: {fields: {columns: [Field, Rooms], rows: [[Farms, 5]]}}",
        "change: {fields: {from: tables/y.csv}}",
        "Field;Rooms\nFarms;5\n",
    ),
    "a section that is added": (
        "add: [{kind: employers, after: places, items: [Genpact]}]",
        "add: [{kind: employers, after: places, from: tables/y.csv}]",
        "name\nGenpact\n",
    ),
}
"""What a regional file does, written out and with a table, and that table."""


@pytest.mark.parametrize("case", CHANGES)
def test_regional_files_change_tables_and_use_them(tmp_path: Path, case: str) -> None:
    written, given, table = CHANGES[case]
    regional = PAGE.replace(".yaml", ".india.yaml")
    expected, told = pages_of(tmp_path / "written", {PAGE: WRITTEN, regional: written})
    assert told == []

    files: dict[str, str | bytes] = {PAGE: OF_FILE, regional: given, "tables/x.csv": ROWS}
    found, told = pages_of(tmp_path / "given", {**files, "tables/y.csv": table})

    assert told == []
    assert found == expected


def test_a_part_of_a_region_changes_the_table_of_its_whole(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        PAGE: OF_FILE,
        "tables/x.csv": ROWS,
        PAGE.replace(".yaml", ".us.yaml"): "add: [{kind: people, from: tables/y.csv}]",
        PAGE.replace(".yaml", ".us-ca.yaml"): "change: {people: {from: tables/z.csv}}",
        "tables/y.csv": "name\nRaman Roy\n",
        "tables/z.csv": "name\nAsha Rao\n",
    }

    found, told = pages_of(tmp_path / "guide", files)

    assert told == []
    names = {
        region: [
            person.name.value.source
            for section in pages["careers/bpo-executive"].sections
            if section.KIND == "people"
            for person in section.items
        ]
        for region, pages in found.items()
    }
    assert (names["us"], names["us-ca"], names["india"]) == (["Raman Roy"], ["Asha Rao"], [])


def test_a_branch_still_comes_from_a_rung(tmp_path: Path) -> None:
    ladder = """\
title: BPO executive
sections:
  - kind: ladder
    rungs: [{id: junior, name: Junior}]
    branches: %s
"""
    expected, told = pages_of(
        tmp_path / "written", {PAGE: ladder % "[{from: junior, title: Aside, any_of: [A, B]}]"}
    )
    assert told == []

    files: dict[str, str | bytes] = {
        PAGE: ladder % "{from: tables/x.csv}",
        "tables/x.csv": "From,title,any of\njunior,Aside,A; B\n",
    }

    assert pages_of(tmp_path / "given", files) == (expected, [])


# What spreadsheets write


@pytest.mark.parametrize("name", ["tables/x.csv", "tables/x.CSV", "tables/x.tsv", "tables/x.txt"])
def test_unicode_text_of_excel_is_read(tmp_path: Path, name: str) -> None:
    table = "Name\tPlace\r\nÉcole\tनई दिल्ली\r\n".encode("utf-16")
    given = (SAME / "institutes" / "from.yaml").read_text("utf-8").replace("tables/x.csv", name)

    found, told = pages_of(tmp_path / "guide", {PAGE: given, name: table})

    assert told == []
    (item,) = found["india"]["careers/bpo-executive"].sections[0].items
    assert (item.name.value.source, item.place.value.source) == ("École", "नई दिल्ली")


def test_a_table_that_has_changed_is_read_again(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        PAGE: OF_FILE,
        PAGE.replace(".yaml", ".india.yaml"): "change: {duties: {from: tables/y.csv}}",
        "tables/x.csv": ROWS,
        "tables/y.csv": "text\nListen\n",
    }
    pages_of(tmp_path, files)
    before = ReadBefore()
    read_guide(tmp_path, Report(), before)

    for name, table in (("y", "text\nLook\n"), ("x", "name\nJetking\n")):
        (tmp_path / "tables" / f"{name}.csv").write_text(table, "utf-8")
        assert read_guide(tmp_path, Report(), before) == read_guide(tmp_path, Report())
