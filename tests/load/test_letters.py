"""Bytes to letters: what can be read with certainty is read, all else is refused with a cure."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidebuilder.diagnostics import Report
from guidebuilder.load.letters import UNPRINTABLE, letters_of

PLAIN = "title: Café – ₹ 5 lakh\nनमस्ते: 😀\n"

IN_NOTEPAD = "open it in Notepad, choose File, Save as, and at Encoding: UTF-8"
IN_EXCEL = (
    "open it in Excel, choose File, Save As, and the type “CSV UTF-8 (Comma delimited)”; "
    "LibreOffice asks for the encoding: Unicode (UTF-8)"
)

CERTAIN = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with its mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16, little end first": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
}


def told(data: bytes, name: str = "a.yaml") -> tuple[str | None, list[str]]:
    report = Report()
    return letters_of(data, name, report), [str(each) for each in report.sorted]


LETTERS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\u2028\u2029\ufeff\x00âàÃÂ")
).map(lambda text: "".join(each for each in text if each not in UNPRINTABLE))


@given(st.sampled_from(sorted(CERTAIN)), st.sampled_from(["\n", "\r\n", "\r"]), LETTERS)
def test_whatever_is_certain_is_read_letter_for_letter(form: str, end: str, text: str) -> None:
    text = "a" + text  # the mark of UTF-32 begins as that of UTF-16 and two letters of 0 do

    assert told(CERTAIN[form](text.replace("\n", end))) == (text, [])


@given(st.sampled_from(["cp1252", "cp1251", "mac-roman"]), st.text("é–’ßя", min_size=1))
def test_an_older_encoding_is_never_guessed(encoding: str, words: str) -> None:
    data = f"title: {words} x".encode(encoding, "ignore")

    text, messages = told(data)

    assert text is None or text.isascii() or data == text.encode()
    assert text is not None or "this file is not saved as UTF-8" in messages[0]


@pytest.mark.parametrize(
    ("name", "data", "message", "hint"),
    [
        (
            "a.yaml",
            "title: x\r\nname: Café".encode("cp1252"),
            (
                "a.yaml:2:10: error: this file is not saved as UTF-8: "
                "here is a byte 0xe9, perhaps meant as `é`"
            ),
            IN_NOTEPAD,
        ),
        (
            "tables/a.csv",
            "name\nBasic £5 – more".encode("cp1252"),
            (
                "tables/a.csv:2:7: error: this file is not saved as UTF-8: "
                "here is a byte 0xa3, perhaps meant as `£`"
            ),
            IN_EXCEL,
        ),
        (
            "a.yaml",
            b"a: \x81",
            "a.yaml:1:4: error: this file is not saved as UTF-8: here is a byte 0x81",
            IN_NOTEPAD,
        ),
        (
            "a.yaml",
            PLAIN.encode("utf-16-le"),
            "a.yaml:1:1: error: this file is UTF-16 without the mark that says so",
            IN_NOTEPAD,
        ),
        (
            "a.yaml",
            PLAIN.encode("utf-32"),
            "a.yaml:1:1: error: this file is UTF-32, not UTF-8",
            IN_NOTEPAD,
        ),
        (
            "a.CSV",
            PLAIN.encode("utf-16")[:-1],
            (
                "a.CSV:1:1: error: this file is broken: "
                "it is UTF-16 and ends or breaks inside a letter"
            ),
            IN_EXCEL,
        ),
        (
            "tables/a.csv",
            b"PK\x03\x04rest",
            (
                "tables/a.csv:1:1: error: this is a workbook: "
                "another ending does not make a CSV file of it"
            ),
            IN_EXCEL,
        ),
        (
            "a.yaml",
            b"\xd0\xcf\x11\xe0rest",
            (
                "a.yaml:1:1: error: this is no text file, "
                "but one of Excel, Word or a program like them"
            ),
            IN_NOTEPAD,
        ),
    ],
)
def test_what_is_not_certain_is_refused_with_the_cure(
    name: str, data: bytes, message: str, hint: str
) -> None:
    assert told(data, name) == (None, [f"{message}\n    hint: {hint}"])


@pytest.mark.parametrize("meant", ["’", "–", "₹", "é", "£", "ñ"])
def test_letters_that_were_opened_in_a_wrong_encoding_are_told(meant: str) -> None:
    garbled = meant.encode().decode("cp1252")

    text, messages = told(f"first\nA {garbled} b\n".encode(), "tables/a.csv")

    assert text == f"first\nA {garbled} b\n"
    assert messages == [
        (
            f"tables/a.csv:2:3: warning: `{garbled}` is what is left of a letter opened in a wrong "
            f"encoding; perhaps `{meant}` was meant\n"
            "    hint: type it again, and look at the whole file: there may be more; in Excel open "
            "such files with Data, From Text/CSV, 65001: Unicode (UTF-8)"
        )
    ]


def test_honest_letters_are_not_taken_for_garbled_ones() -> None:
    honest = "“AMANHÃ” «ROMÂ» CAFÉ’S É… à la carte â Ångström नमस्ते Ã\u00a0"

    assert told(honest.encode()) == (honest, [])
