"""Table files of every spreadsheet: dividers, quotes, line ends, blank rows; and their places."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report
from guidebuilder.load.csv_cells import cells_of, column_name
from guidebuilder.load.letters import UNPRINTABLE, letters_of
from guidebuilder.load.sheets import DIVIDERS, read_sheet

WORDS = st.text(
    st.one_of(st.sampled_from(",;\t\"\n '=ab"), st.characters(exclude_categories=["Cs", "Cc"]))
).filter(lambda text: UNPRINTABLE.isdisjoint(text) and "\ufeff" not in text)

TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1, max_size=5)
)

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def written(rows: list[list[str]], divider: str) -> str:
    """Return a table as a spreadsheet writes it."""
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=divider, lineterminator="\n").writerows(rows)
    return file.getvalue()


def collapsed(words: str) -> str:
    return " ".join(words.replace("\u2028", " ").replace("\u2029", " ").split())


@given(TABLES, st.sampled_from(sorted(DIVIDERS)), ENDS, ENCODINGS, st.sampled_from(["", "sep="]))
def test_what_was_written_is_read(
    rows: list[list[str]], divider: str, end: str, encoding: str, told: str
) -> None:
    head = [f"{divider}name {number}" for number in range(len(rows[0]))]
    text = written([head, *rows], divider)
    text = f"{told}{divider}\n{text}" if told else text
    report = Report()

    letters = letters_of(text.replace("\n", end).encode(encoding), "x.csv", report)
    assert letters is not None
    sheet = read_sheet(letters, "x.csv", report)

    cells = [[collapsed(cell) for cell in row] for row in rows]
    filled = [row for row in cells if any(row)]
    assert sheet is not None or not filled
    if sheet is not None:
        assert [each.words for each in sheet.head] == [collapsed(each) for each in head]
        assert [[cell.words for cell in row] for row in sheet.rows] == filled


@given(TABLES, st.sampled_from(sorted(DIVIDERS)))
def test_every_letter_of_a_cell_has_its_place(rows: list[list[str]], divider: str) -> None:
    text = written(rows, divider)
    lines = text.split("\n")

    cells = [cell for row in cells_of(text, "x.csv", Report(), divider) or [] for cell in row]

    for cell in cells:
        for at, letter in enumerate(cell.source):
            span = cell.place(at)
            if letter == "\n":
                assert len(lines[span.line - 1]) == span.column - 1
            else:
                assert lines[span.line - 1][span.column - 1] == letter


@given(TABLES, st.sampled_from(sorted(DIVIDERS)))
def test_the_divider_is_found_or_asked_for_but_never_mistaken(
    rows: list[list[str]], divider: str
) -> None:
    report = Report()
    head = [f"{number}{words}" for number, words in enumerate(rows[0], start=1)]

    sheet = read_sheet(written([head, *rows], divider), "x.csv", report)

    if sheet is not None:
        assert [each.words for each in sheet.head] == [collapsed(each) for each in head]


def test_known_names_tell_the_divider() -> None:
    report = Report()
    known = {"name", "as of", "place"}.__contains__

    sheet = read_sheet("name;place\nA, B;C, D\n", "x.csv", report, known)
    assert sheet is not None
    assert [cell.words for cell in sheet.rows[0]] == ["A, B", "C, D"]

    sheet = read_sheet("name;as of;place, or town\nA;B;C\n", "x.csv", report, known)
    assert sheet is not None
    assert len(sheet.head) == 3
    assert report.found == []


def test_columns_and_cells_of_nothing_are_left_out() -> None:
    report = Report()
    text = "\n;;;\nname;;place;;\n;;;;\nNIIT;;Delhi;;;;\nAptech\n"

    sheet = read_sheet(text, "x.csv", report)

    assert sheet is not None
    assert [cell.words for cell in sheet.head] == ["name", "place"]
    assert [[cell.words for cell in row] for row in sheet.rows] == [["NIIT", "Delhi"], ["Aptech"]]
    assert [f"{cell.span} {cell.span.cell}" for cell in sheet.rows[0]] == [
        "x.csv:5:1 cell A5",
        "x.csv:5:7 cell C5",
    ]
    assert report.found == []


def test_cells_are_counted_as_the_spreadsheet_counts_them() -> None:
    text = 'sep=;\nname;"fee\nin rupees"\n"A\nB";5\n\nC;6\n'

    sheet = read_sheet(text, "x.csv", Report())

    assert sheet is not None
    places = [(cell.span.line, cell.span.cell) for row in sheet.rows for cell in row]
    assert places == [(4, "cell A2"), (5, "cell B2"), (7, "cell A4"), (7, "cell B4")]


@pytest.mark.parametrize(
    ("index", "name"),
    [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")],
)
def test_columns_have_the_letters_of_a_spreadsheet(index: int, name: str) -> None:
    assert column_name(index) == name
