"""The files of schools and fairs: one imprint as YAML, or a table of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load.files import GuideFolder
from guidebuilder.load.imprints import read_imprint, read_imprints, slug_of

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.model.imprint import NamedImprint


def one(folder: Path, text: str) -> tuple[NamedImprint | None, list[str]]:
    (folder / "school.yaml").write_text(text, encoding="utf-8")
    report = Report()
    found = read_imprint(GuideFolder(folder), "school.yaml", "school.yaml", report)
    return found, [str(each) for each in report.found]


def many(folder: Path, data: bytes) -> tuple[tuple[NamedImprint, ...], list[str]]:
    (folder / "schools.csv").write_bytes(data)
    report = Report()
    found = read_imprints(GuideFolder(folder), "schools.csv", "schools.csv", report)
    return found, [str(each) for each in report.found]


def test_a_name_is_kept_as_it_is_typed(tmp_path: Path) -> None:
    found, told = one(tmp_path, 'name: "St. *Mary\'s* <High> [School](x) & College"\n')

    assert told == []
    assert found is not None
    assert found.imprint.name == "St. *Mary's* <High> [School](x) & College"
    assert found.slug == "st-marys-high-school-x-college"


def test_every_field_is_read(tmp_path: Path) -> None:
    found, told = one(
        tmp_path,
        "name: Green Park\nshort_name: GP\ncounsellor: Asha Rao\nstand: B 14\n"
        "date: 2026-11-28\nonline: https://green.example/careers\n",
    )

    assert told == []
    assert found is not None
    imprint = found.imprint
    assert (imprint.short_name, imprint.counsellor, imprint.stand) == ("GP", "Asha Rao", "B 14")
    assert str(imprint.date) == "2026-11-28"
    assert imprint.online == "https://green.example/careers"


def test_a_warning_leaves_an_imprint_as_it_is(tmp_path: Path) -> None:
    found, told = one(tmp_path, "name: Green Park\nonline: http://green.example\n")

    assert [line.partition("\n")[0] for line in told] == [
        "school.yaml:2:9: warning: `http://green.example` is not encrypted"
    ]
    assert found is not None


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("name: A\nlogo: logo.png\n", "school.yaml:2:7", "is neither PNG nor JPEG"),
        ("name: A\nlogo: gone.png\n", "school.yaml:2:7", "there is no file"),
        ("name: A\nlogo: ../logo.png\n", "school.yaml:2:7", ""),
        ("stand: B 14\n", "school.yaml:1:1", "name"),
        ("name: A\ndate: soon\n", "school.yaml:2:7", ""),
        ("name: A\nonline: javascript:alert(1)\n", "school.yaml:2:9", ""),
        ("name: A\ncounselor: B\n", "school.yaml:2:1", "counselor"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    tmp_path: Path, text: str, place: str, words: str
) -> None:
    (tmp_path / "logo.png").write_text("no picture at all", encoding="utf-8")

    found, told = one(tmp_path, text)

    assert found is None
    assert len(told) == 1
    assert told[0].startswith(f"{place}: ")
    assert words in told[0]


@pytest.mark.parametrize("divider", [b",", b";", b"\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_table_may_be_of_any_spreadsheet(tmp_path: Path, divider: bytes, mark: bytes) -> None:
    rows = (b"name,stand,counsellor", b'"Green, Park; School",A 1,Rao', b"Hill School,,Sen")
    table = b"\r\n".join(rows[:1] + tuple(each.replace(b",", divider) for each in rows[2:]))
    table = table.replace(b"name,stand,counsellor", rows[0].replace(b",", divider))
    quoted = divider.join((b'"Green, Park; School"', b"A 1", b"Rao"))

    found, told = many(tmp_path, mark + table + b"\r\n" + quoted + b"\r\n")

    assert told == []
    assert [(each.imprint.name, each.imprint.stand) for each in found] == [
        ("Hill School", None),
        ("Green, Park; School", "A 1"),
    ]
    assert [each.slug for each in found] == ["hill-school", "green-park-school"]


def test_two_rows_of_one_name_are_refused(tmp_path: Path) -> None:
    _, told = many(tmp_path, b"name,stand\nHill School,A 1\nOther,A 2\nHill  school,A 3\n")

    assert len(told) == 1
    assert told[0].startswith("schools.csv:4:1: ")
    assert "line 2" in told[0]


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"name,counselor\nA,B\n", "schools.csv:1:6", "counselor"),
        (b"name,name\nA,B\n", "schools.csv:1:6", "two columns"),
        (b"name\nA,B\n", "schools.csv:2:1", "2 cells"),
        (b"name,date\nA,2026-11-28\nB,soon\n", "schools.csv:3:3", "soon"),
        (b"name,logo\nA,gone.png\n", "schools.csv:2:3", "gone.png"),
        (b"name,stand\n,B 14\n", "schools.csv:2:1", "name"),
        (b"name,stand\n", "schools.csv:1:1", "no rows"),
        (b'name\n"A\n', "schools.csv:2:1", "quote"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_row_and_column(
    tmp_path: Path, data: bytes, place: str, words: str
) -> None:
    _, told = many(tmp_path, data)

    assert len(told) == 1
    assert told[0].startswith(f"{place}: ")
    assert words in told[0]


def test_a_name_in_another_script_is_counted(tmp_path: Path) -> None:
    found, told = many(tmp_path, "name\nHill\nकेंद्रीय विद्यालय\n".encode())

    assert told == []
    assert [each.slug for each in found] == ["hill", "002"]


def test_a_long_name_makes_a_short_file_name() -> None:
    slug = slug_of("The " + "Very " * 20 + "Long School")

    assert len(slug) <= 40
    assert slug.endswith("very")
