"""Is a region's spelling kept?  Regions say which is theirs: `spelling: british`.

The list is short on purpose: words that schools and jobs need, and that one of the two
spellings never writes so.  ``-ize`` is not among them, for good British books have it too,
nor *program*, *practice* and *license*, which both write for one thing or another.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.lint.passages import Passage, Use
from guidebuilder.lint.sentences import words_of
from guidebuilder.load.codes import Code
from guidebuilder.model.region import Spelling

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guidebuilder.diagnostics import Report
    from guidebuilder.model.guide import Guide

_PAIRS: Final = """
behaviour behavior, catalogue catalog, cancelled canceled, centre center, centres centers,
cheque check, colour color, colours colors,
colourful colorful, counselling counseling, counsellor counselor,
counsellors counselors, defence defense, enrol enroll, enrolment enrollment, favour favor,
favourite favorite, fibre fiber, fulfil fulfill, grey gray, honour honor, jewellery jewelry,
labelled labeled, labelling labeling, labour labor, litre liter, maths math, metre meter,
modelling modeling, neighbour neighbor, neighbours neighbors, orthopaedic orthopedic,
paediatric pediatric, plough plow, rigour rigor, skilful skillful, theatre theater,
traveller traveler, travelling traveling, tyre tire, anaesthesia anesthesia,
organise organize~, recognise recognize~, specialise specialize~, organisation organization~,
analyse analyze, catalyse catalyze, ageing aging, aluminium aluminum, judgement judgment~
"""
"""British and American; ``~`` marks an American form that is good British, too."""

_AMBIGUOUS: Final = frozenset({"check", "tire", "meter"})
"""Forms that are other words of the other spelling: a British reader may tire, and check."""


class Spellings(Struct, frozen=True):
    """Which spelling holds for a text.

    Attributes:
        shared: That of all regions of the guide; None if they differ.  Then a text for
            all of them can only be wrong for some, and is left alone.
        own: That of each region by its id, with the region's name.
    """

    shared: Spelling | None
    own: Mapping[str, tuple[Spelling | None, str]]

    @staticmethod
    def of(guide: Guide) -> Spellings:
        """Ask all regions of a guide, also those that are not ordered."""
        own = {
            region: (guide.profile(region).spelling, its.name.plain)
            for region, its in guide.regions.items()
        }
        found = {spelling for spelling, _ in own.values()}
        return Spellings(found.pop() if len(found) == 1 else None, own)

    def look_at(self, passage: Passage, report: Report) -> None:
        """Warn of words that the region of a text spells otherwise."""
        spelling, name = self.own.get(passage.region, (self.shared, ""))
        if spelling is None or passage.use is Use.PROPER_NAME:
            return
        cures = _cures(spelling)
        for at, word in enumerate(words_of(passage.words)):
            if word.lower() not in cures or (at and word[0].isupper()):
                continue  # a capital within a sentence begins a name: Contact Center Association
            other = Spelling.AMERICAN if spelling is Spelling.BRITISH else Spelling.BRITISH
            message = (
                f"`{word}` is {other.value.capitalize()} spelling,"
                f" and {f'{name} writes' if name else 'all regions write'}"
                f" {spelling.value.capitalize()}"
            )
            hint = f"write `{cures[word.lower()]}`; a name stays as its owner spells it"
            report.warning(passage.text.span, Code.SPELLING, message, hint)


@cache
def _cures(spelling: Spelling) -> dict[str, str]:
    """Return the forms of the other spelling, each with what to write in its place."""
    cures: dict[str, str] = {}
    for pair in _PAIRS.split(","):
        british, american = pair.split()
        if spelling is Spelling.AMERICAN:
            cures[british] = american.rstrip("~")
        elif not american.endswith("~") and american not in _AMBIGUOUS:
            cures[american] = british
    return cures
