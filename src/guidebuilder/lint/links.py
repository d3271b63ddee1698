"""Do links and addresses lead where their words say?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.lint.passages import plain, sections_of
from guidebuilder.load.codes import Code
from guidebuilder.model.inlines import Inline, Link, Plain, Text, plain_words
from guidebuilder.model.sections import Institute, InstitutesSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report
    from guidebuilder.lint.passages import Passage
    from guidebuilder.model.guide import Page

_SAYS_NOTHING: Final = frozenset(
    {
        "click",
        "click here",
        "go here",
        "here",
        "learn more",
        "link",
        "look here",
        "more",
        "read more",
        "see here",
        "this",
        "this link",
        "this page",
        "this site",
        "this website",
        "website",
    }
)
"""Words of a link that say nothing when they are read alone: WCAG 2.2, 2.4.9, failure F84."""

_HOME: Final = re.compile(r"https?://[^/?#]+/?", re.IGNORECASE)
"""An address without a path: the first page of a site."""


_FIRST_PAGE: Final = ("first page", "home page", "homepage", "front page", "main page")
"""What a site begins with, in the words of a guide."""


def look_at_addresses(page: Page, report: Report) -> None:
    """Warn of home pages beside named courses: of all of a section at once, or one by one."""
    for section in sections_of(page):
        if not isinstance(section, InstitutesSection) or _says_so(section):
            continue
        named = [each for each in section.items if each.url and _names_a_course(each)]
        bare = [each for each in named if each.url and _HOME.fullmatch(each.url.value)]
        hint = "link to the page of the course, or say in `intro:` that these are home pages"
        if len(bare) > 1 and len(bare) == len(named):
            message = f"all {len(bare)} addresses are home pages, though courses are named"
            report.warning(section.span, Code.BARE_ADDRESS, message, hint)
            continue
        for each in bare:
            if each.url is not None:
                message = f"`{each.url.value}` is a home page, though a course is named with it"
                report.warning(each.url.only.span, Code.BARE_ADDRESS, message, hint)


def look_at_links(passage: Passage, report: Report) -> None:
    """Warn of links that say `click here`: read aloud in a list of links, they say nothing."""
    for link in _links(passage.text):
        words = plain_words(link.children).strip().rstrip(".:!").casefold()
        if words in _SAYS_NOTHING:
            message = f"the link `{plain_words(link.children)}` does not say where it leads"
            hint = "link the words that name what is there: `[list of courses](https://…)`"
            report.warning(passage.text.span, Code.EMPTY_LINK_WORDS, message, hint)


def addresses_of(text: Text) -> Iterator[str]:
    """Yield the targets of a text's links that lie outside the guide."""
    return (link.target for link in _links(text) if link.is_external)


def _links(text: Text) -> Iterator[Link]:
    waiting: list[Inline] = [each for inlines in text.paragraphs for each in inlines][::-1]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Link):
            yield each
        if not isinstance(each, Plain):
            waiting += each.children[::-1]


def _says_so(section: InstitutesSection) -> bool:
    """Whether readers are told that an address is only where to begin."""
    told = (section.intro, section.closing, section.fact.note)
    texts = (entry.value for each in told if each is not None for entry in each.entries)
    return any(name in plain(text).lower() for text in texts for name in _FIRST_PAGE)


def _names_a_course(institute: Institute) -> bool:
    return institute.course is not None and isinstance(institute.course.value, Text)
