"""What layout is tested with: a setter on A5 and short ways to write blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.blocks import Wording
from guidebuilder.document.inlines import Inlines, Run
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.setting import Setter
from guidebuilder.layout.structure import StructureTree
from guidebuilder.style.read_theme import read_theme
from guidebuilder.text.fonts import FontBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.galley import Strip

HERE = Span("careers/sample.yaml", 1, 1)


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook.shipped()


@pytest.fixture
def make_setter(fonts: FontBook) -> Callable[..., Setter]:
    """Return a maker of setters for a paper, in the usual theme or another."""

    def make(paper: str, name: str = "line") -> Setter:
        theme = read_theme(name).in_domain(1)
        return Setter(
            fonts=fonts,
            theme=theme,
            master=theme.master(paper),
            tree=StructureTree(),
            language="en-GB",
            wording=Wording(
                contents="Contents",
                continued="continued",
                edition="Test edition",
                running_title="A test",
                page="page",
                more_notes="More notes",
            ),
            page_of={},
            report=Report(),
        )

    return make


@pytest.fixture
def setter(make_setter: Callable[..., Setter]) -> Setter:
    return make_setter("a5")


@pytest.fixture
def book(make_setter: Callable[..., Setter]) -> Setter:
    """Return the setter of the theme Almanac."""
    return make_setter("a5", "almanac")


@pytest.fixture
def say() -> Callable[[str], Inlines]:
    """Return plain words as inlines with a place."""

    def inlines(text: str) -> Inlines:
        return (Run(text, HERE),)

    return inlines


@pytest.fixture
def words_of() -> Callable[[Iterable[Strip]], str]:
    """Return the printed words of strips, in order of drawing."""

    def words(strips: Iterable[Strip]) -> str:
        runs = [item.run for strip in strips for item in strip.items if isinstance(item, DrawnRun)]
        return " ".join(" ".join(run.text.split()) for run in runs)

    return words
