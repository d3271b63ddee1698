"""Is anything left of a form that was never filled in?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.links import addresses_of
from guidebuilder.load.codes import Code
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.lint.passages import Passage
    from guidebuilder.model.guide import Page
    from guidebuilder.model.regional import Regional
    from guidebuilder.regions.regional_guide import RegionalGuide

_ANYWHERE: Final = re.compile(
    r"\b(?:TODO|TBD|TBC|TBA|FIXME)\b|\b[Xx]{3,}\b|\b[Ll]orem [Ii]psum\b|\?{3,}|_{3,}"
)
"""Marks of what is still to be written; `todo` in small letters is a word of Spanish."""

_WHOLE: Final = re.compile(
    r"[?–—.…_-]+|n\.?/?a\.?|to be (?:confirmed|announced|decided|added)|coming soon"
    r"|(?:your|my) (?:\w+ )?(?:school|name|text|title|logo|organi[sz]ation|publisher|career)"
    r"(?: name)?(?: here)?|(?:text|name|title) here|\[[^\]]*\]|<[^>]*>",
    re.IGNORECASE,
)
"""What is a placeholder if it is all that a text says; ``ask at your school`` is advice."""

_SAMPLE_ADDRESS: Final = re.compile(
    r"(?:https?://|mailto:[^@]*@)(?:[\w-]+\.)*(?:example(?:\.(?:org|com|net))?|invalid|test)"
    r"(?:[:/?#]|$)",
    re.IGNORECASE,
)
"""Names that no one can own: RFC 2606, sections 2 and 3."""

_SAMPLE_NUMBER: Final = re.compile(r"(\d)\1{6,}|0?1234567(?:890?)?|9876543210")
"""Seven figures or more that are all the same, or go up or down one by one."""


def find_placeholders(passage: Passage, report: Report) -> None:
    """Warn of words that wait for others, and of links to addresses that nobody has."""
    words = passage.words.strip()
    found = _WHOLE.fullmatch(words) or _ANYWHERE.search(words)
    if found:
        _tell(found[0], passage.text.span, report)
    for target in addresses_of(passage.text) if "(" in passage.text.source else ():
        if _SAMPLE_ADDRESS.match(target):
            _tell_of_address(target, passage.text.span, report)


def look_for_samples(edition: RegionalGuide, report: Report) -> None:
    """Warn of addresses and numbers to call that stand for others."""
    settings, region = edition.settings, edition.region
    for address in (settings.online, settings.short_links):
        if address is not None and _SAMPLE_ADDRESS.match(address):
            _tell_of_address(address, settings.span, report)
    for line in region.helplines:
        digits = re.sub(r"\D", "", line.phone)
        if _SAMPLE_NUMBER.fullmatch(digits):
            _tell(line.phone, line.span, report)


def find_sample_addresses(page: Page, report: Report) -> None:
    """Warn of items whose address is one for examples."""
    for item in items_of(page.sections):
        url: Regional[str] | None = getattr(item, "url", None)
        if url is not None and _SAMPLE_ADDRESS.match(url.value):
            _tell_of_address(url.value, url.only.span, report)


def _tell(shown: str, span: Span, report: Report) -> None:
    message = f"`{shown}` waits for something else"
    hint = "write what belongs here; if nobody knows it, write `unknown` or leave it out"
    report.warning(span, Code.PLACEHOLDER, message, hint)


def _tell_of_address(address: str, span: Span, report: Report) -> None:
    message = f"`{address}` is an address for examples: nobody has it"
    report.warning(span, Code.PLACEHOLDER, message, "write the real one, or leave it out")
