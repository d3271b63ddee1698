"""A small guide with every kind of section, its documents, and a dump that a person can read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec import Struct

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import assemble
from guidebuilder.document.blocks import Document
from guidebuilder.document.inlines import PageNumber, Run, Unverified
from guidebuilder.load.guide import read_guide
from guidebuilder.model.target import Target
from guidebuilder.records import defaults_of
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide

Assemble = Callable[[str], Document]
Dump = Callable[[object], str]

UNPRINTED = frozenset({"span", "data"})
"""Fields that say nothing to a reader: where something was written, and a picture's bytes."""


@pytest.fixture(scope="session")
def agents() -> Guide:
    """Return the test guide: all kinds of section, three regions, invented facts."""
    report = Report()
    guide = read_guide(Path(__file__).parent / "guide", report)
    assert report.found == []
    assert guide is not None
    return guide


@pytest.fixture(scope="session")
def document(agents: Guide) -> Assemble:
    """Return what assembles the test guide's edition for a region."""

    @cache
    def assembled(region: str) -> Document:
        report = Report()
        found = assemble(resolve(agents, region), words("en"), Target.OFFICE, report)
        assert report.found == []
        return found

    return assembled


@pytest.fixture(scope="session")
def dump() -> Dump:
    """Return what writes a document, or a part of one, as text.

    A line for each block and each of its parts; fields that are empty or usual are left
    out.  ``~`` is a no-break space, joiners are not shown, ``**bold**``, ``*emphasis*``,
    ``[words](where)``, ``{p:place}`` is the number of a page, ``<?>`` the sign of the
    unverified, ``«…»`` what a screen reader says instead.
    """
    return lambda thing: "\n".join(_lines(thing, 0)) + "\n"


def _lines(thing: object, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(thing, Struct):
        yield f"{indent}{thing}"
        return
    short: list[str] = []
    long: list[tuple[str, Any]] = []
    usual = defaults_of(type(thing))
    for name in thing.__struct_fields__:
        value = getattr(thing, name)
        if name in UNPRINTED or value == usual.get(name) or value in {None, (), ""}:
            continue
        if isinstance(value, str | int | float | Enum | Path) or _is_plain(value):
            short.append(f"{name}={_plain(value)}")
        else:
            long.append((name, value))
    yield " ".join([f"{indent}{type(thing).__name__}", *short])
    for name, value in long:
        yield from _field(name, value, depth + 1)


def _field(name: str, value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401 - any field
    indent = "  " * depth
    if _is_text(value):
        yield f"{indent}{name}: {_inlines(value)}"
    elif isinstance(value, tuple):
        for each in value:
            if not isinstance(each, tuple):
                yield from _lines(each, depth)
            elif _is_text(each):
                yield f"{indent}{name}: {_inlines(each)}"
            else:
                parts = (_inlines(part) if _is_text(part) else str(part) for part in each)
                yield f"{indent}{name}: {' | '.join(parts)}"
    elif isinstance(value, Struct):
        first, *rest = _lines(value, depth)
        yield f"{indent}{name}: {first.strip()}"
        yield from rest
    else:
        yield f"{indent}{name}={value}"


def _is_text(value: object) -> bool:
    inlines = Run | PageNumber | Unverified
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(each, inlines) for each in value)
    )


def _is_plain(value: object) -> bool:
    """Whether a value is a tuple of strings or numbers, or of pairs of them."""
    return isinstance(value, tuple) and all(
        isinstance(each, str | float | int) or _is_plain(each) for each in value
    )


def _plain(value: object) -> str:
    match value:
        case Enum():
            return str(value.value)
        case tuple():
            return f"[{' '.join(_plain(each) for each in value)}]"
        case float():
            return f"{value:.4g}"
        case str():
            return f"“{_visible(value)}”"
        case _:
            return str(value)


def _inlines(inlines: tuple[Any, ...]) -> str:
    return "".join(_inline(each) for each in inlines)


def _inline(inline: Run | PageNumber | Unverified) -> str:
    if isinstance(inline, PageNumber):
        return f"{{p:{inline.place}}}"
    if isinstance(inline, Unverified):
        return f"<?>«{inline.spoken}»" if inline.spoken else "<?>"
    text = _visible(inline.text)
    if inline.emphasis:
        text = f"*{text}*"
    if inline.strong:
        text = f"**{text}**"
    if inline.link:
        text = f"[{text}]({inline.link})"
    return text if inline.spoken is None else f"{text}«{inline.spoken}»"


def _visible(text: str) -> str:
    return text.replace("\u00a0", "~").replace("\u2060", "")
