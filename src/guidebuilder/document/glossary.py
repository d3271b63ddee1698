"""The glossary of an edition: only the words that it really uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guidebuilder.document.blocks import Definition, Definitions, Section
from guidebuilder.document.contents import words_in
from guidebuilder.document.phrases import in_words, printed
from guidebuilder.model.guide import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.document.desk import Desk

GLOSSARY_PLACE = "glossary"
"""Place of the glossary."""


def glossary(desk: Desk, printed_so_far: Iterable[object]) -> Section | None:
    """Return the glossary of the terms that some blocks use, or None if they use none."""
    terms = used_terms(desk.edition.guide.glossary, "\n".join(words_in(tuple(printed_so_far))))
    if not terms:
        return None
    title = desk.say("section.glossary", terms[0].span)
    return Section(
        place=GLOSSARY_PLACE,
        title=title,
        short_title=in_words(title),
        blocks=(
            Definitions(
                items=tuple(
                    Definition(
                        term=printed(each.term, each.span),
                        text=desk.paragraphs(each.expansion),
                        span=each.span,
                    )
                    for each in terms
                ),
                span=terms[0].span,
            ),
        ),
        span=terms[0].span,
    )


def used_terms(terms: Iterable[Term], text: str) -> list[Term]:
    """Return the terms that a text uses, and those that their explanations use, in order."""
    unused, used = list(terms), list[Term]()
    reading = text
    while reading:
        found = [each for each in unused if _pattern(each.term).search(reading)]
        words = {each.term for each in found}
        unused = [each for each in unused if each.term not in words]
        used += found
        reading = "\n".join(each.expansion.value.plain for each in found)
    return sorted(used, key=_order)


def _pattern(term: str) -> re.Pattern[str]:
    """Return a pattern for a term as a whole word, also in the plural.

    A term with a capital is an abbreviation or a name and is written so everywhere:
    ``IT`` is not ``it``.
    """
    flags = re.IGNORECASE if term == term.lower() else re.NOFLAG
    return re.compile(rf"(?<!\w){re.escape(term)}(?:s|es)?(?!\w)", flags)


def _order(term: Term) -> tuple[bool, str]:
    # Letters first, as in a dictionary; “10+2” stands at the end, where figures are looked for.
    return (not term.term[:1].isalpha(), term.term.casefold())
