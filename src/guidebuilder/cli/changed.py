"""The changes between two issues, in lines for a person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from guidebuilder.cli.columns import cut, wrapped
from guidebuilder.cli.reading import place_in
from guidebuilder.facts.weights import Weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guidebuilder.facts.changes import Change
    from guidebuilder.facts.editions import Said

_HEADINGS: Final = {
    Weight.PAY: "Pay",
    Weight.TESTS: "Tests",
    Weight.ROUTES: "Ways in",
    Weight.STUDY: "Places to study",
    Weight.LADDER: "Posts and time between them",
    Weight.FIGURES: "Other figures",
    Weight.NAMES: "Names and addresses",
    Weight.PAGES: "Chapters and sections",
    Weight.WORDS: "Words",
    Weight.PROVENANCE: "Sources and dates",
    Weight.SETTINGS: "Settings, sources and glossary",
}


def in_lines(found: Sequence[Change], folders: tuple[Path, Path], columns: int) -> Iterator[str]:
    """Yield changes as lines, those that matter most first.

    Args:
        found: The changes, sorted.
        folders: Of the old and of the new issue.
        columns: How many there are to write in.
    """
    for weight, of_weight in groupby(found, key=lambda each: each.weight):
        yield _HEADINGS[weight]
        for each in of_weight:
            yield f"  {cut(_subject(each), columns - 2)}"
            yield from _said("-", each.before, folders[0], columns)
            yield from _said("+", each.after, folders[1], columns)
        yield ""


def _subject(change: Change) -> str:
    what = f"{change.around} → {change.name}" if change.around else change.name
    if change.field is not None:
        what += f": {change.field}"
    else:
        what += f", {change.sort.value}"
    if change.regions:
        what += f" ({', '.join(change.regions)})"
    where = change.heading if change.heading not in ("", change.name) else change.chapter
    return what if where == change.name else f"{what}, in “{where}”"


def _said(sign: str, said: Said | None, folder: Path, columns: int) -> Iterator[str]:
    if said is not None:
        yield from wrapped(said.words, columns, f"    {sign} ")
        yield f"      {place_in(folder, said.place)}"
