"""An answer about a fact, in lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.cli.columns import cut, wrapped
from guidebuilder.cli.reading import place_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guidebuilder.diagnostics import Span
    from guidebuilder.facts.answers import Answer
    from guidebuilder.facts.editions import Said
    from guidebuilder.facts.origins import Inherited, Origin
    from guidebuilder.facts.reasons import Reason

_LABEL: Final = 11
"""Columns of the words before a colon, with their indent and what follows."""

_STATUS: Final = {
    "verified": "verified: somebody has compared it with its source",
    "unverified": "not verified: print marks it so",
}


def in_lines(answer: Answer, folder: Path, columns: int) -> Iterator[str]:
    """Yield an answer as lines.

    Args:
        answer: The answer.
        folder: Of the guide.
        columns: How many there are to write in.
    """
    is_everywhere = answer.address.startswith(("regions/", "sources"))
    yield answer.address if is_everywhere else f"{answer.address}, in `{answer.region}`"
    if answer.absence is not None:
        yield from _labelled("not printed", answer.absence.why, columns)
        if answer.absence.place is not None:
            yield from _labelled("", place_in(folder, answer.absence.place), columns)
    is_one = len(answer.reasons) == 1 and not answer.contents
    for reason in answer.reasons:
        yield ""
        yield from _reason(reason, folder, columns, is_one=is_one)
    if answer.origin is not None:
        yield ""
        yield from _origin(answer.origin, folder, columns)
    if answer.page is not None:
        what = "section" if answer.origin is not None else "chapter"
        yield from _labelled("printed", f"its {what} begins on page {answer.page}", columns)
    if answer.contents:
        yield ""
        yield "  In it:"
        for each in answer.contents:
            words = each.words if each.why_not is None else f"(not printed: {each.why_not})"
            yield f"    {each.address}"
            if words:
                yield f"        {cut(words, columns - 8)}"


def in_rows(answers: tuple[Answer, ...], folder: Path, columns: int) -> Iterator[str]:
    """Yield what each region's edition prints at one address, a region after the other."""
    names = max((len(each.region) for each in answers), default=0) + 2
    yield answers[0].address
    for answer in answers:
        if answer.absence is not None:
            lead = f"    {answer.region:{names}}"
            yield from wrapped(f"not printed: {answer.absence.why}", columns, lead)
    printed = [each for each in answers if each.absence is None]
    for field in dict.fromkeys(each.field for answer in printed for each in answer.reasons):
        yield ""
        yield f"  {field}"
        for answer in printed:
            lead = f"    {answer.region:{names}}"
            for reason in answer.reasons:
                if reason.field == field:
                    yield from _row(reason, lead, folder, columns)


def _row(reason: Reason, lead: str, folder: Path, columns: int) -> Iterator[str]:
    if reason.said is None:
        yield from wrapped(f"– {'; '.join(reason.why)}", columns, lead)
    else:
        yield from wrapped(reason.said.words, columns, lead)
        yield f"{' ' * len(lead)}{place_in(folder, reason.said.place)}"


def _reason(reason: Reason, folder: Path, columns: int, *, is_one: bool) -> Iterator[str]:
    said = reason.said
    lead = "  " if is_one else f"  {reason.field}: "
    words = "– (no value)" if said is None else said.words
    yield from wrapped(words, columns, lead, "      ")
    if said is not None:
        yield from _labelled("at", place_in(folder, said.place), columns)
    yield from _labelled("because", "; ".join(reason.why), columns)
    if reason.instead is not None:
        yield from _labelled("in place of", _with_place(reason.instead, folder), columns)
    for each in reason.others:
        yield from _labelled("others", f"{each.region}: {_with_place(each, folder)}", columns)


def _with_place(said: Said, folder: Path) -> str:
    return f"{said.words} ({place_in(folder, said.place)})"


def _origin(origin: Origin, folder: Path, columns: int) -> Iterator[str]:
    words = _STATUS.get(origin.status.value)
    if words is not None:
        yield from _labelled("status", words, columns)
    said: tuple[tuple[str, Inherited | None], ...] = (
        ("checked", origin.checked),
        ("doubt", origin.doubt),
        ("source", origin.source),
        ("as of", origin.as_of),
        ("note", origin.note),
    )
    for name, each in said:
        if each is not None:
            yield from _labelled(name, f"{each.words} {_by(each.by, each.place, folder)}", columns)


def _by(who: str, place: Span, folder: Path) -> str:
    said = "its own" if who == "itself" else f"said by {who}"
    return f"({said}, {place_in(folder, place)})"


def _labelled(name: str, words: str, columns: int) -> list[str]:
    lead = f"    {name:{_LABEL}} " if len(name) < _LABEL else f"    {name} "
    return wrapped(words, columns, lead, " " * (_LABEL + 5))
