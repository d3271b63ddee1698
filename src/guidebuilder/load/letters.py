r"""From the bytes of a text file to its letters, never by a guess.

UTF-8 and, where the mark at its beginning says so, UTF-16 can be read with certainty: a
byte of any other encoding is nearly always wrong in them.  Windows' older encodings
cannot: every byte is some letter in each of them, so they are refused, with the cure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Span
from guidebuilder.load.codes import Code

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report

_TURNERS: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that turn the direction of a line: the program finds itself what reads which way."""

UNPRINTABLE: Final = frozenset(
    {*map(chr, (*range(0x20), *range(0x7F, 0xA0), 0xFFFC, 0xFFFE, 0xFFFF)), *_TURNERS}
    - {"\n", "\t"}
)
"""Characters that no page can show; U+FFFC is what a pasted picture leaves behind."""

SHEET_ENDINGS: Final = (".csv", ".tsv", ".txt")
"""Endings of table files; Excel's “Unicode Text” ends in the last."""

_SAVE_SHEET: Final = (
    "open it in Excel, choose File, Save As, and the type “CSV UTF-8 (Comma delimited)”; "
    "LibreOffice asks for the encoding: Unicode (UTF-8)"
)
_SAVE_TEXT: Final = "open it in Notepad, choose File, Save as, and at Encoding: UTF-8"

_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of Excel, LibreOffice, Numbers and Word begin: new ones zipped, old ones not."""

_FAR_MARKS: Final = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
"""Marks of UTF-32, of which the first begins as that of UTF-16 does."""

_NEAR_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
"""Marks of UTF-16, which Notepad calls “Unicode” and Excel writes as “Unicode Text”."""

_LOOKED_AT: Final = 200
"""Bytes that are enough to see that every other one is 0."""

_GARBLED: Final = re.compile("â[€\u201a].|à[¤¥].|Ã[¡-ª¬-º¼-¿]|Â[¡-ª¬-º¼-¿]")
"""What ``’``, ``₹``, ``अ``, ``é`` and ``£`` become when UTF-8 is opened as Windows-1252.

A capital letter before a closing quote, ``“AMANHÃ”``, is none of them.
"""


def letters_of(data: bytes, name: str, report: Report) -> str | None:
    r"""Read the text that bytes stand for.

    Args:
        data: The whole file.
        name: What messages call it; table files have other cures than YAML.
        report: Told of every byte or letter that cannot be right.

    Returns:
        The text with ``\n`` at each line's end, or None after a message.
    """
    top, cure = Span(name, 1, 1), _cure(name)
    if data.startswith(_WORKBOOKS):
        message = "this is no text file, but one of Excel, Word or a program like them"
        if name.lower().endswith(SHEET_ENDINGS):
            message = "this is a workbook: another ending does not make a CSV file of it"
        report.error(top, Code.WORKBOOK, message, cure)
        return None
    if data.startswith(_FAR_MARKS):
        report.error(top, Code.ENCODING, "this file is UTF-32, not UTF-8", cure)
        return None
    if data.startswith(_NEAR_MARKS):
        text = _wide(data, top, report, cure)
    elif _is_wide_without_mark(data):
        message = "this file is UTF-16 without the mark that says so"
        report.error(top, Code.ENCODING, message, cure)
        return None
    else:
        text = _narrow(data, name, report, cure)
    return None if text is None else _checked(text, name, report)


def control(character: str) -> tuple[str, str]:
    """Return message and hint about a character that cannot be printed."""
    return (
        f"a control character (U+{ord(character):04X}) stands here",
        "take it out: it cannot be seen and cannot be printed",
    )


def _cure(name: str) -> str:
    return _SAVE_SHEET if name.lower().endswith(SHEET_ENDINGS) else _SAVE_TEXT


def _is_wide_without_mark(data: bytes) -> bool:
    """Whether half of the bytes are 0, as those of English in UTF-16 are."""
    begin = data[:_LOOKED_AT]
    return len(begin) > 1 and begin.count(0) * 3 > len(begin) and begin.strip(b"\0") != b""


def _wide(data: bytes, top: Span, report: Report, cure: str) -> str | None:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        message = "this file is broken: it is UTF-16 and ends or breaks inside a letter"
        report.error(top, Code.ENCODING, message, cure)
        return None


def _narrow(data: bytes, name: str, report: Report, cure: str) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = with_line_ends(data[: fault.start].decode("utf-8-sig")).split("\n")
        span = Span(name, len(before), len(before[-1]) + 1)
        byte = data[fault.start : fault.start + 1]
        letter = byte.decode("cp1252", "ignore")
        perhaps = f", perhaps meant as `{letter}`" if letter.isprintable() and letter else ""
        message = f"this file is not saved as UTF-8: here is a byte {byte[0]:#04x}{perhaps}"
        report.error(span, Code.ENCODING, message, cure)
        return None


def with_line_ends(text: str) -> str:
    r"""Return a text with ``\n`` at the end of each line, as editors count them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    # YAML takes these for line ends, editors do not: the places would not agree.
    return text.replace("\u2028", " ").replace("\u2029", " ").replace("\x85", " ")


def _checked(text: str, file: str, report: Report) -> str:
    """Put line ends right, refuse what no page can show, and tell letters that are garbled."""
    text = with_line_ends(text)
    if text.isascii() and UNPRINTABLE.isdisjoint(text):
        return text
    has_unprintable = not UNPRINTABLE.isdisjoint(text)
    for number, line in enumerate(text.split("\n"), start=1):
        if has_unprintable:
            _tell_control(line, file, number, report)
        if not line.isascii():
            _tell_garbled(line, file, number, report)
    if not has_unprintable:
        return text
    # Go on without them, so that the author hears of the other mistakes, too.
    return "".join(" " if each in UNPRINTABLE else each for each in text)


def _tell_control(line: str, file: str, number: int, report: Report) -> None:
    for column, character in enumerate(line, start=1):
        if character in UNPRINTABLE:
            report.error(Span(file, number, column), Code.CONTROL_CHARACTER, *control(character))
            return  # one message for a line: a damaged file has hundreds


def _tell_garbled(line: str, file: str, number: int, report: Report) -> None:
    found = _GARBLED.search(line)
    if found is None:
        return
    try:
        meant = found[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        meant = ""
    instead = f"; perhaps `{meant}` was meant" if meant else ""
    message = f"`{found[0]}` is what is left of a letter opened in a wrong encoding{instead}"
    hint = "type it again, and look at the whole file: there may be more"
    if file.lower().endswith(SHEET_ENDINGS):
        hint += "; in Excel open such files with Data, From Text/CSV, 65001: Unicode (UTF-8)"
    report.warning(Span(file, number, found.start() + 1), Code.GARBLED, message, hint)
