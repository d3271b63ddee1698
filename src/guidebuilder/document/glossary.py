"""The glossary of an edition: only the words that it really uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.document.blocks import Definition, Definitions, Section
from guidebuilder.document.contents import words_in
from guidebuilder.document.phrases import in_words, printed
from guidebuilder.model.guide import Term

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.diagnostics import Report
    from guidebuilder.document.blocks import Document
    from guidebuilder.document.desk import Desk

GLOSSARY_PLACE = "glossary"
"""Place of the glossary."""

UNUSED_TERM: Final = "GB613"
"""Code of the warning about a term that no edition explains, because none uses it."""


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


def warn_of_unused_terms(
    terms: Iterable[Term], editions: Iterable[Document], report: Report
) -> None:
    """Warn of terms that nobody will read: most are misspelt.

    Args:
        terms: The glossary of a guide.
        editions: All of the guide's editions; in one alone a term may well be missing.
        report: Told of each.
    """
    explained = {
        item.span
        for edition in editions
        for chapter in edition.chapters
        for part in chapter.parts
        for section in part.sections
        if section.place == GLOSSARY_PLACE
        for block in section.blocks
        if isinstance(block, Definitions)
        for item in block.items
    }
    for term in terms:
        if term.span not in explained:
            message = f"no edition uses the term `{term.term}`"
            hint = "look for a slip in it; small and capital letters differ"
            report.warning(term.span, UNUSED_TERM, message, hint)


def used_terms(terms: Iterable[Term], text: str) -> list[Term]:
    """Return the terms that a text uses, and those that their explanations use, in order."""
    unused, used = list(terms), list[Term]()
    reading = text
    while reading:
        lower = reading.lower()
        found = [
            each
            for each in unused
            # A term with a capital is an abbreviation or a name and is written so everywhere:
            # ``IT`` is not ``it``.
            if _is_in(each.term, lower if each.term == each.term.lower() else reading)
        ]
        words = {each.term for each in found}
        unused = [each for each in unused if each.term not in words]
        used += found
        reading = "\n".join(each.expansion.value.plain for each in found)
    return sorted(used, key=_order)


def _is_in(term: str, text: str) -> bool:
    """Whether a text has a term as a whole word, also in the plural."""
    at = text.find(term)
    while at >= 0:
        after = at + len(term)
        ends = [after + len(ending) for ending in _PLURALS if text.startswith(ending, after)]
        is_begun = not _is_letter(text[at - 1 : at])
        if is_begun and any(not _is_letter(text[end : end + 1]) for end in ends):
            return True
        at = text.find(term, at + 1)
    return False


_PLURALS = ("", "s", "es")


def _is_letter(character: str) -> bool:
    """Whether a character, if there is one, would make a word longer."""
    return character.isalnum() or character == "_"


def _order(term: Term) -> tuple[bool, str]:
    # Letters first, as in a dictionary; “10+2” stands at the end, where figures are looked for.
    return (not term.term[:1].isalpha(), term.term.casefold())
