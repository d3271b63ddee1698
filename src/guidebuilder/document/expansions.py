"""What is heard in full where print is short: abbreviations, and figures with a dash.

A listener jumps from heading to heading, so an abbreviation is said in full where it
first stands under each heading, unless its full words are printed right beside it.  What
is printed stays as it is: only what is heard of it is added to its run.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from guidebuilder.document.blocks import (
    Cover,
    Heading,
    Opener,
    Part,
    RangeChart,
    RouteChart,
    Section,
)
from guidebuilder.document.contents import fields_to_look_into
from guidebuilder.document.glossary import GLOSSARY_PLACE
from guidebuilder.document.inlines import PageNumber, Run, Unverified
from guidebuilder.model.walk import items_of
from guidebuilder.regions.figures import NO_BREAK, RANGE_DASH, WORD_JOINER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guidebuilder.document.inlines import Inline, Inlines
    from guidebuilder.model.guide import Page, Term
    from guidebuilder.regions.regional_guide import RegionalGuide
    from guidebuilder.words.catalogue import Words

T = TypeVar("T")

_INLINES: Final = frozenset({Run, PageNumber, Unverified})

_HEADED: Final = frozenset({Cover, Heading, Opener, Part, Section})
"""Blocks that a listener can jump to."""

_TWINS: Final = frozenset({RangeChart, RouteChart})
"""Drawings of what a table says too: not every theme shows both."""

_AROUND: Final = " ,:;–—(“‘"
"""What may stand between an abbreviation and its full words."""

_NUMBER: Final = r"\d+(?:[.,]\d+)*[½¼¾]?"

_AMOUNT: Final = rf"[₹$€£]?{_NUMBER}"

_RANGE: Final = rf"(?<![\w{WORD_JOINER}]){_AMOUNT}{RANGE_DASH}{_AMOUNT}(?![\w{WORD_JOINER}])"
"""Two figures with a dash between them; three of them are no range (a number to call)."""

_AROUND_THE_CLOCK: Final = rf"(?<!\w)24{WORD_JOINER}?/{WORD_JOINER}?7(?!\w)"
"""``24/7``, which is no fraction."""

_CLAUSE_END: Final = re.compile(r"[,;:(]|[.!?](?=\s|$)|$| – ")
"""Where full words may be over: whichever of these comes first behind all their letters."""


def full_words(term: Term) -> str | None:
    """Return the words that an abbreviation of the glossary stands for; None for another term.

    An abbreviation has two capitals at least and explains itself with its full words
    first: they begin as it does, and have its letters in order (``VoC: Voice of
    customer.``).  ``10+2``, ``lakh`` and names are words explained, not shortened.
    """
    letters = "".join(each for each in term.term if each.isalpha())
    if sum(each.isupper() for each in letters) < 2:  # noqa: PLR2004
        return None
    text = term.expansion.value.plain
    ends = (found.start() for found in _CLAUSE_END.finditer(text))
    clauses = (text[:end].strip() for end in ends)
    full = next((each for each in clauses if _is_short_for(letters, each)), None)
    return _begun_small(full) if full else None


def _is_short_for(letters: str, full: str) -> bool:
    rest = iter(full.casefold())
    wanted = letters.casefold()
    return full[:1].casefold() == wanted[0] and all(each in rest for each in wanted)


def _begun_small(full: str) -> str:
    """Return full words as they stand within a sentence: names keep their capitals."""
    return full if any(each.isupper() for each in full[1:]) else full[:1].lower() + full[1:]


def abbreviations(guide: RegionalGuide) -> dict[str, str]:
    """Return the full words of each abbreviation that an edition explains.

    It does so in its glossary, and beside the name of a test, a body or a firm.
    """
    named = (pair for page in guide.pages for pair in _named(page))
    glossary = ((each.term, full_words(each)) for each in guide.glossary)
    return {**dict(named), **{term: full for term, full in glossary if full}}


def _named(page: Page) -> Iterator[tuple[str, str]]:
    for item in items_of(page.sections):
        short = getattr(item, "abbr", None)
        name = getattr(item, "name", None)
        if short is not None and name is not None:
            yield short.value.plain, name.value.plain


class Voice:
    """Says in full what the authors of an edition wrote short."""

    def __init__(self, full: Mapping[str, str], words: Words, lang: str | None) -> None:
        """Begin with nothing said.

        Args:
            full: Full words of each abbreviation.
            words: The catalogue of the authors' language.
            lang: That language, if it is not the document's.
        """
        self._full = full
        self._words = words
        self._lang = lang
        self._heard: set[str] = set()
        longest_first = sorted(map(re.escape, full), key=len, reverse=True)
        shorts = rf"(?<!\w)(?P<short>{'|'.join(longest_first)})(?P<plural>s|es)?(?!\w)"
        kinds = (*((shorts,) if full else ()), _RANGE, _AROUND_THE_CLOCK)
        self._pattern = re.compile("|".join(kinds))
        # Most texts have nothing short, and of mere characters that is seen at once.
        self._hint = re.compile("|".join((*longest_first, RANGE_DASH, "24")))

    def said(self, block: T) -> T:
        """Return a block, and all that is in it, with the words that are heard of it."""
        kind: type = type(block)
        names = fields_to_look_into(kind)
        if names is None:
            return block
        if kind in _HEADED:
            self._heard = set()
        if isinstance(block, Section) and block.place == GLOSSARY_PLACE:
            self._heard = set(self._full)
        before = set(self._heard) if kind in _TWINS else self._heard
        changed = {
            name: now
            for name in reversed(names)
            if (was := getattr(block, name)) and (now := self._within(was)) is not was
        }
        if before is not self._heard:
            self._heard = before
        return replace(block, **changed) if changed else block  # type: ignore[type-var]

    def _within(self, value: object) -> object:
        """Return what a field of a block holds, the very same where nothing is short."""
        if not isinstance(value, tuple):
            return self.said(value)
        if value and type(value[0]) in _INLINES:
            return self._inlines(value)
        now = tuple([self._within(each) for each in value])
        return value if all(map(operator.is_, now, value)) else now

    def _inlines(self, inlines: Inlines) -> Inlines:
        """Return a paragraph with what is heard of it."""
        texts = [each.text if isinstance(each, Run) else "" for each in inlines]
        if not any(map(self._hint.search, texts)):
            return inlines
        whole = "".join(texts).replace(NO_BREAK, " ").casefold()
        said: list[Inline] = []
        start = 0
        for each, text in zip(inlines, texts, strict=True):
            if isinstance(each, Run) and self._may_change(each):
                said += self._parts(each, whole, start)
            else:
                said.append(each)
            start += len(text)
        return inlines if all(map(operator.is_, said, inlines)) else tuple(said)

    def _may_change(self, run: Run) -> bool:
        # Several links in place of one would each be a stop for the keyboard.
        return run.spoken is None and run.link is None and run.lang == self._lang

    def _parts(self, run: Run, whole: str, start: int) -> Iterator[Run]:
        """Yield a run in parts: one for each short form, with what is heard of it."""
        end = 0
        for found in self._pattern.finditer(run.text):
            spoken = self._spoken(found, whole, start)
            if spoken is None:
                continue
            if found.start() > end:
                yield replace(run, text=run.text[end : found.start()])
            yield replace(run, text=found[0], spoken=spoken)
            end = found.end()
        if end == 0:
            yield run
        elif end < len(run.text):
            yield replace(run, text=run.text[end:])

    def _spoken(self, found: re.Match[str], whole: str, start: int) -> str | None:
        """Return what is heard of a short form; None where it is heard as it is printed."""
        short = found.groupdict().get("short")
        if short is None:
            low, dash, high = found[0].partition(RANGE_DASH)
            if dash:
                return self._words.say("spoken.bare-range", low=low, high=high)
            return self._words.say("spoken.around-the-clock")
        if short in self._heard:
            return None
        self._heard.add(short)
        full = self._full[short]
        before = whole[: start + found.start()].rstrip(_AROUND)
        after = whole[start + found.end() :].lstrip(_AROUND)
        beside = full.casefold()
        if before.endswith(beside) or after.startswith(beside):
            return None
        return full + (found["plural"] or "")
