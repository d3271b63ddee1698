"""Values with a small grammar of their own: time, score, date, yes or no, number, id, codes.

Each reader takes the text as typed and its place and returns a value, or raises
:class:`Refused` with the words for the author.  None of them guesses.  Money has
a module of its own.
"""

from __future__ import annotations

import calendar
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from guidebuilder.geometry import Pt, mm
from guidebuilder.load.codes import Code
from guidebuilder.load.respelled import TIME, date_hint, id_hint, link_hint, respelled
from guidebuilder.model.values import (
    Colour,
    Duration,
    PartialDate,
    Scale,
    Score,
    TimeUnit,
    Url,
    Verbatim,
)

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span

MOST_DIGITS: Final = 12
"""A number longer than this is a slip of the key; no price or count in a guide is."""

NUMBER: Final = r"\d+(?:\.\d+)?"
"""Digits without commas, perhaps with a decimal point."""

_RANGE: Final = re.compile(rf"(?P<low>{NUMBER})(?:–(?P<high>{NUMBER}))?")
_TIME: Final = re.compile(rf"{_RANGE.pattern} ?(?P<unit>hour|day|week|month|year)s?")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|\d{3}))?")
_VERSION: Final = re.compile(r"v?\d{1,8}(?:[.-]\w{1,8}){0,3}(?: \w{1,12}){0,2}")
_EXTERNAL: Final = re.compile(
    r"(?:https?://[^\s/?#]+\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)", re.IGNORECASE
)
_INCH: Final = 25.4

LINK_HINT: Final = "links begin with https://, http://, mailto: or tel:"
"""What to write in place of an address that may not be printed."""


class Refused(ValueError):  # noqa: N818 - a value is refused, nothing went wrong in the program
    """A value that its grammar does not accept.

    Attributes:
        code: The rule.
        message: What is wrong.
        hint: What to write, if that is plain.
    """

    def __init__(self, code: Code, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def with_plain_dashes(source: str) -> str:
    """Return a value with single spaces and every way to write a range as a bare en dash."""
    words = re.sub(r"\s+", " ", source).strip()
    return re.sub(r" ?[–—-] ?| to ", "–", words)


def read_number(source: str, _span: Span | None = None) -> Decimal:
    """Read ``4.26`` or ``-5``."""
    words = source.strip().replace("−", "-")
    if not re.fullmatch(rf"-?{NUMBER}", words):
        hint = "write digits without commas, for example 4.26 or -5"
        raise Refused(Code.NOT_NUMBER, f"`{source}` is not a number", hint)
    refuse_leading_zero(words.removeprefix("-"), source)
    if len(words) > MOST_DIGITS:
        raise Refused(Code.NOT_NUMBER, f"`{source}` has too many digits", "count them")
    return Decimal(words)


def read_format(source: str, _span: Span | None = None) -> int:
    """Read the version of the content model: a whole number."""
    if not re.fullmatch(r"[1-9]\d{0,3}", source.strip()):
        raise Refused(Code.FORMAT, f"`{source}` is not a format", "write `format: 1`")
    return int(source)


def read_yes_no(source: str, _span: Span | None = None) -> bool:
    """Read ``yes``, ``no``, ``true`` or ``false``, in any case."""
    meaning = {"yes": True, "true": True, "no": False, "false": False}.get(source.strip().lower())
    if meaning is None:
        raise Refused(Code.NOT_YES_NO, f"`{source}` is neither yes nor no", "write yes or no")
    return meaning


def read_date(source: str, _span: Span | None = None) -> PartialDate:
    """Read ``2026``, ``2026-05`` or ``2026-05-21``."""
    match = _DATE.fullmatch(source.strip())
    if match is None:
        hint = date_hint(source) or "write 2026, 2026-05 or 2026-05-21"
        raise Refused(Code.NOT_DATE, f"`{source}` is not a date", hint)
    year, month, day = (int(each) if each else None for each in match.groups())
    is_real = year and (month is None or 1 <= month <= 12)  # noqa: PLR2004 - months
    if year and month and day is not None and is_real:
        is_real = 1 <= day <= calendar.monthrange(year, month)[1]
    if not is_real or year is None:
        hint = "look for swapped or missing digits: year-month-day"
        raise Refused(Code.NOT_DATE, f"there is no date `{source}`", hint)
    return PartialDate(year, month, day)


def read_duration(source: str, span: Span) -> Duration:
    """Read ``3 years``, ``3–6 months``, ``1.5 years`` or ``40 hours``."""
    match = _time(source)
    if match is None:
        meant = respelled(source, TIME, _is_duration)
        hint = f"write {meant}" if meant else "write 3 years, 3–6 months or 1–2 years"
        raise Refused(Code.NOT_TIME, f"`{source}` is not a length of time", hint)
    low, high = read_ends(match, source)
    if high == 0:
        hint = "leave the line out, or write unknown"
        raise Refused(Code.ZERO, f"`{source}` is no time at all", hint)
    unit = TimeUnit(match["unit"])
    if low > high:
        word = unit.value + "s"
        raise Refused(
            Code.BACKWARDS,
            f"the range {low}–{high} {word} runs backwards",
            f"write {high}–{low} {word}",
        )
    return Duration(low, high, unit, span)


def _is_duration(words: str) -> bool:
    match = _time(words)
    return match is not None and Decimal(match["low"]) <= Decimal(match["high"] or match["low"])


def _time(source: str) -> re.Match[str] | None:
    return _TIME.fullmatch(with_plain_dashes(source).lower())


def read_scale(source: str, _span: Span | None = None) -> Scale:
    """Read ``1–5``."""
    match = _RANGE.fullmatch(with_plain_dashes(source))
    if match is None or match["high"] is None:
        hint = "write its two ends, for example 1–5"
        raise Refused(Code.NOT_SCORE, f"`{source}` is not a scale", hint)
    low, high = read_ends(match, source)
    if low >= high:
        message = f"the scale {low}–{high} runs backwards"
        raise Refused(Code.BACKWARDS, message, f"write {high}–{low}")
    return Scale(low, high)


def read_score(source: str, span: Span) -> Score:
    """Read ``5.5–6.5 on 0–9`` or ``60 on 0–100``."""
    words = with_plain_dashes(source)
    of, on, scale_words = words.partition(" on ")
    match = _RANGE.fullmatch(of)
    if match is None:
        hint = "write the score and its scale, for example 5.5–6.5 on 0–9"
        raise Refused(Code.NOT_SCORE, f"`{source}` is not a score", hint)
    if not on:
        hint = f"write the scale behind it, for example `{words} on 0–100`"
        raise Refused(Code.NOT_SCORE, f"the score `{source}` has no scale", hint)
    scale = read_scale(scale_words)
    low, high = read_ends(match, source)
    shown = f"{low}–{high}" if low != high else f"{low}"
    if low > high:
        message = f"the range {shown} runs backwards"
        raise Refused(Code.BACKWARDS, message, f"write {high}–{low}")
    if low < scale.low or high > scale.high:
        raise Refused(
            Code.OFF_SCALE,
            f"the score {shown} lies outside its scale {scale.low}–{scale.high}",
            "the scale may have changed; check the date",
        )
    return Score(low, high, scale, span)


def read_id(source: str, _span: Span | None = None) -> str:
    """Read an id: small letters, digits and hyphens."""
    words = source.strip()
    if not _ID.fullmatch(words) or len(words) > 100:  # noqa: PLR2004 - of file names, too
        hint = "write small letters a–z, digits and hyphens, for example team-leader"
        raise Refused(Code.NOT_ID, f"`{source}` cannot be an id", id_hint(words) or hint)
    return words


def read_page_path(source: str, _span: Span | None = None) -> str:
    """Read the name of a page: ``careers/bpo-executive``."""
    words = _with_strokes(source)
    folder, slash, slug = words.partition("/")
    if folder not in ("careers", "articles") or not slash or not _ID.fullmatch(slug):
        hint = _page_hint(words)
        raise Refused(Code.NOT_ID, f"`{source}` is not the name of a page", hint)
    return words


def _page_hint(words: str) -> str:
    folder, slash, name = words.removesuffix(".yaml").rpartition("/")
    if folder in ("careers", "articles") and slash and _ID.fullmatch(name):
        return f"write `{folder}/{name}`, without the ending of the file"
    if not slash and _ID.fullmatch(name):
        return f"write its folder, too: `careers/{name}` or `articles/{name}`"
    return "write its folder and file name without the ending: careers/bpo-executive"


def read_file_path(source: str, _span: Span | None = None) -> str:
    r"""Read the path of a file from the guide's folder; ``\`` stands for ``/``, as in Windows."""
    words = _with_strokes(source)
    parts = words.split("/")
    is_bad = any(each in ("", ".", "..") or each.startswith("~") for each in parts)
    if re.search(r"[\x00-\x1f]", words):
        hint = "inside double quotes a backslash begins an escape: write / in its place"
        raise Refused(Code.OUTSIDE, f"`{source}` does not name a file in the guide's folder", hint)
    if is_bad or ":" in words:
        hint = "write the path from the guide's folder, for example images/desk.jpg"
        if re.fullmatch(r"[\w.-]+(?:\\[\w.-]+)+", words) and "..\\" not in words:
            hint = f"write it with / in place of \\: {words.replace(chr(92), '/')}"
        elif re.match(r"[/~]|[A-Za-z]:", words):
            hint = "put a copy into the guide's folder, and write its path from there"
        raise Refused(Code.OUTSIDE, f"`{source}` does not name a file in the guide's folder", hint)
    return words


def read_theme_name(source: str, span: Span | None = None) -> str:
    """Read the name of a theme, or the path of a theme file: ``themes/our-school.yaml``."""
    words = _with_strokes(source)
    return read_file_path(source, span) if "/" in words or words.endswith(".yaml") else words


def _with_strokes(path: str) -> str:
    r"""Return a path as it is written everywhere but in Windows.

    No file of a guide can have a ``\`` in its name, as Windows has no such files.
    """
    return path.strip().replace("\\", "/")


def is_printable_link(target: str) -> bool:
    """Whether an address may stand in print: one of four schemes, nothing that runs."""
    return _EXTERNAL.fullmatch(target) is not None


def warn_of_open_link(target: str, span: Span, report: Report) -> None:
    """Warn of an address whose pages come to the reader unencrypted."""
    if target[:5].lower() == "http:":
        hint = "write https:// if the address works so, too: nearly all do"
        report.warning(span, Code.OPEN_LINK, f"`{target}` is not encrypted", hint)


def read_url(source: str, _span: Span | None = None) -> Url:
    """Read an address that may be printed."""
    words = source.strip()
    if not is_printable_link(words):
        message = f"`{source}` is not a link that may be printed"
        raise Refused(Code.LINK, message, link_hint(words) or LINK_HINT)
    return Url(words)


def read_short_links(source: str, _span: Span | None = None) -> Url:
    """Read the pattern of a publisher's own short addresses: ``https://example.org/{n}``."""
    words = source.strip()
    if words.count("{n}") != 1 or not is_printable_link(words.replace("{n}", "1000")):
        hint = "write https://, your address and {n} for the number: https://example.org/{n}"
        raise Refused(Code.LINK, f"`{source}` is no pattern for short addresses", hint)
    if not words.lower().startswith(("https://", "http://")):
        hint = "only addresses that begin with https:// can be redirected"
        raise Refused(Code.LINK, f"`{source}` is no pattern for short addresses", hint)
    return Url(words)


def read_verbatim(source: str, _span: Span | None = None) -> Verbatim:
    """Read words that print exactly as typed."""
    words = source.strip()
    if not words:
        hint = "write it, or take the line out"
        raise Refused(Code.EMPTY_TEXT, "this text is empty", hint)
    return Verbatim(words)


def read_version(source: str, _span: Span | None = None) -> Verbatim:
    """Read the version of a page: ``1.0``, ``v2``, ``2026-11`` or ``1.0 draft``."""
    words = source.strip()
    if not _VERSION.fullmatch(words):
        hint = "write digits and points, for example 1.0 or 2026-11"
        raise Refused(Code.NOT_NUMBER, f"`{source}` is not a version", hint)
    return Verbatim(words)


def read_language(source: str, _span: Span | None = None) -> Verbatim:
    """Read a language or locale: ``en``, ``hi``, ``en-IN``, ``zh-Hant``."""
    words = source.strip()
    if not _LANGUAGE.fullmatch(words):
        hint = "write a code such as en, hi or en-IN"
        raise Refused(Code.NOT_CODE, f"`{source}` is not the code of a language", hint)
    return Verbatim(words.replace("_", "-"))


def read_currency(source: str, _span: Span | None = None) -> Verbatim:
    """Read an ISO 4217 code: ``INR``."""
    words = source.strip()
    if not re.fullmatch(r"[A-Z]{3}", words):
        hint = "write its three capital letters, for example INR or USD"
        raise Refused(Code.NOT_CODE, f"`{source}` is not the code of a currency", hint)
    return Verbatim(words)


def read_length(source: str, _span: Span | None = None) -> Pt:
    """Read a length on paper, ``3 mm`` or ``0.125 in``, into points."""
    match = re.fullmatch(rf"({NUMBER}) ?(mm|in)", source.strip())
    if match is None:
        hint = "write 3 mm or 0.125 in"
        raise Refused(Code.NOT_LENGTH, f"`{source}` is not a length", hint)
    size = float(match[1]) * (_INCH if match[2] == "in" else 1)
    if size > 20:  # noqa: PLR2004 - no printer asks for two centimetres of bleed
        raise Refused(Code.NOT_LENGTH, f"`{source}` is too long for a bleed", "write 3 mm")
    return mm(size)


def read_colour(source: str, span: Span) -> Colour:
    """Read ``#2A2773``, or ``#2A2773 95/95/15/15`` with the build for the press in percent."""
    match = re.fullmatch(r"#([0-9a-fA-F]{6})(?:\s+(\d+)/(\d+)/(\d+)/(\d+))?", source.strip())
    percent = (
        [] if match is None or match[2] is None else [int(each) for each in match.groups()[1:]]
    )
    if match is None or any(each > 100 for each in percent):  # noqa: PLR2004 - percent
        hint = "write '#2A2773', or with percentages for the press '#2A2773 95/95/15/15'"
        raise Refused(Code.NOT_COLOUR, f"`{source}` is not a colour", hint)
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    if not percent:
        return Colour((red, green, blue), None, span)
    cyan, magenta, yellow, black = (each / 100 for each in percent)
    return Colour((red, green, blue), (cyan, magenta, yellow, black), span)


def read_ends(match: re.Match[str], source: str) -> tuple[Decimal, Decimal]:
    """Return the two ends of a matched range; both are the same where one number stands."""
    ends = (match["low"], match["high"] or match["low"])
    for each in ends:
        refuse_leading_zero(each, source)
        if len(each) > MOST_DIGITS:
            raise Refused(Code.NOT_NUMBER, f"`{source}` has too many digits", "count them")
    return Decimal(ends[0]), Decimal(ends[1])


def refuse_leading_zero(digits: str, source: str) -> None:
    """Refuse ``010``: it is a slip, or a code in the wrong place."""
    if re.match(r"0\d", digits):
        raise Refused(Code.LEADING_ZERO, f"`{source}` starts with a 0", "take the 0 away")
