"""What an author probably meant by a value that cannot be read.

People write ``Rs. 15,000/- pm``, ``3-4 yrs`` and ``22/11/2026``.  Such a value is refused, as it
could be read in two ways or is no form that the pages teach; but the message shows it as it
should be written.  Everything offered here is read by the value's own grammar before it is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from guidebuilder.load.ids import slug

if TYPE_CHECKING:
    from collections.abc import Callable

_Spellings: TypeAlias = tuple[tuple[str, str], ...]

# Most guides have no such value: these patterns are compiled when one has, not before.

MONEY: Final[_Spellings] = (
    (r"^(?:rs\.?|inr|rupees) ?(?=\d)", ""),
    (r"/-", ""),
    (r"\bl\.?p\.?a\.?$", "lakh per year"),
    (r"\b(?:lacs?|lakhs|l)\b", "lakh"),
    (r"\b(?:crs?|crores)\b\.?", "crore"),
    (r"\bmn\b", "million"),
    (r" ?(?:/ ?|\bper |\bp\.?)(?:month|mth|mo|m)\b\.?$| monthly$| a month$", " per month"),
    (r" ?(?:/ ?|\bper |\bp\.?)(?:year|yr|annum|a)\b\.?$| yearly$| annually$", " per year"),
    (r" ?(?:/ ?|\bper |\bp\.?)(?:hour|hr|h)\b\.?$| hourly$| an hour$", " per hour"),
    (r" ?(?:/ ?|\bper |\bp\.?)(?:day|d)\b\.?$| daily$", " per day"),
    (r"^between (.*) and ", r"\1–"),
    (r"^(?:upto|max\.?|maximum) ?(?=\d)", "up to "),
    (r"^(?:approx\.?|approximately|around|circa|ca\.|~) ?(?=\d)", "about "),
    (r"^(?:from|at least|min\.?|minimum) ?(\d[\d,]*)$", r"\1+"),
)
"""How advertisements write pay, and how it is written here."""

TIME: Final[_Spellings] = (
    (r"\bhalf an? year\b", "6 months"),
    (r"\b(?:one|1) and a half\b", "1.5"),
    (r"\b(?:an?|one)\b", "1"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\bfour\b", "4"),
    (r"\bfive\b", "5"),
    (r"\bsix\b", "6"),
    (r"(?<=[\d ])(?:yrs?|y)\b\.?", " years"),
    (r"(?<=[\d ])(?:mths?|mnths?|mos?)\b\.?", " months"),
    (r"(?<=[\d ])wks?\b\.?", " weeks"),
    (r"(?<=[\d ])(?:hrs?|h)\b\.?", " hours"),
    (r" ?\b(year|month|week|day|hour)s?(?= ?(?:–|-|to) ?\d.*\1)", ""),
)
"""How people write lengths of time."""

_SPACES: Final = r"\s+"

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

_DAY_FIRST: Final = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_MONTH_FIRST: Final = r"(\d{1,2})[/.-](\d{4})"
_IN_WORDS: Final = (
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?P<later>\d{1,2})(?:st|nd|rd|th)?,?)?,? (?P<year>\d{4})"
)

_DOMAIN: Final = r"[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,})(?:[/?#]\S*)?"
_MAIL: Final = r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+"
_PHONE: Final = r"\+?\d[\d ()-]{5,}"

_FILES: Final = frozenset({"csv", "doc", "docx", "htm", "html", "jpg", "pdf", "php", "png", "yaml"})
"""What stands behind the last point of a file's name, and of no site's."""

_MONTHS_OF_A_YEAR: Final = 12


def respelled(source: str, spellings: _Spellings, can_be_read: Callable[[str], bool]) -> str | None:
    """Return a value in the spelling of the pages, if that is one that can be read.

    Args:
        source: As typed.
        spellings: What is written otherwise: :data:`MONEY` or :data:`TIME`.
        can_be_read: Whether a text is a value.
    """
    words = source
    for pattern, better in spellings:
        words = re.sub(_SPACES, " ", re.sub(pattern, better, words, flags=re.IGNORECASE)).strip()
    return words if words != source.strip() and can_be_read(words) else None


def date_hint(source: str) -> str | None:
    """Return the hint for a date with its year behind; None for anything else."""
    words = re.sub(_SPACES, " ", source.strip())
    if (match := re.fullmatch(_MONTH_FIRST, words)) and int(match[1]) <= _MONTHS_OF_A_YEAR:
        return f"write {match[2]}-{int(match[1]):02}"
    if match := re.fullmatch(_DAY_FIRST, words):
        one, other, year = int(match[1]), int(match[2]), match[3]
        found = dict.fromkeys(
            f"{year}-{month:02}-{day:02}"
            for day, month in ((one, other), (other, one))
            if month <= _MONTHS_OF_A_YEAR
        )
        return f"write {' or '.join(found)}: the year first" if found else None
    if match := re.fullmatch(_IN_WORDS, words, re.IGNORECASE):
        name = match["month"].lower()[:3]
        day = match["day"] or match["later"]
        if name in _MONTHS:
            behind = f"-{int(day):02}" if day else ""
            return f"write {match['year']}-{_MONTHS.index(name) + 1:02}{behind}"
    return None


def link_hint(source: str) -> str | None:
    """Return the hint for an address without its beginning; None for anything else."""
    words = source.strip()
    if re.fullmatch(_MAIL, words):
        return f"write mailto:{words}"
    domain = re.fullmatch(_DOMAIN, words, re.IGNORECASE)
    if domain is not None and domain["top"].lower() not in _FILES:
        return f"write https://{words}"
    if re.fullmatch(_PHONE, words):
        return f"write tel:{re.sub(r'[ ()]', '', words)}"
    return None


def id_hint(source: str) -> str | None:
    """Return the hint for words that stand where an id belongs, if they make one."""
    made = slug(source)
    return f"write `{made}`: small letters a–z, digits and hyphens" if made else None


def file_hint(name: str) -> str | None:
    """Return the hint for a file's name with capitals, spaces or the like in it."""
    stem, _, ending = name.rpartition(".")
    parts = [slug(part) for part in stem.split(".")]
    return f"rename it {'.'.join((*parts, ending))}" if parts and all(parts) else None
