"""What is only for paper is left out of files for the screen, and nothing speaks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.document.assemble import NOTES_PLACE, assemble
from guidebuilder.document.blocks import Checklist, Document, Section, WritingLines
from guidebuilder.document.contents import things_in, words_in
from guidebuilder.document.inlines import PageNumber, Run
from guidebuilder.model.target import Target
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.model.guide import Guide


@pytest.fixture
def booklet(agents: Guide) -> Callable[[Target], Document]:
    """Return an edition for some use."""

    def assembled(target: Target) -> Document:
        return assemble(resolve(agents, "india"), words("en"), target, Report())

    return assembled


PAPER = [target for target in Target if target is not Target.SCREEN]


def test_a_screen_is_no_paper() -> None:
    assert [target for target in Target if target.is_paper] == PAPER


@pytest.mark.parametrize("target", PAPER)
def test_paper_has_room_to_write(booklet: Callable[[Target], Document], target: Target) -> None:
    document = booklet(target)
    found = list(things_in(document))

    assert any(isinstance(each, WritingLines) for each in found)
    assert any(isinstance(each, Checklist) and each.foot for each in found)
    assert document.cover.fields


def test_a_screen_has_no_room_to_write(booklet: Callable[[Target], Document]) -> None:
    document = booklet(Target.SCREEN)
    found = list(things_in(document))

    assert not any(isinstance(each, WritingLines) for each in found)
    assert not any(isinstance(each, Checklist) and each.foot for each in found)
    assert document.cover.fields == ()


def test_nothing_on_a_screen_speaks_of_what_is_not_there(
    booklet: Callable[[Target], Document],
) -> None:
    document = booklet(Target.SCREEN)
    places = {each.place for each in things_in(document) if isinstance(each, Section)}
    targets = {each.place for each in things_in(document) if isinstance(each, PageNumber)}
    links = {
        each.link[1:]
        for each in things_in(document)
        if isinstance(each, Run) and each.link and each.link.startswith("#")
    }
    titles = {words("en").say(key) for key in ("section.notes", "notes.more", "steps.person")}

    assert NOTES_PLACE not in places | targets | links
    assert titles.isdisjoint(words_in(document))


def test_all_else_is_the_same_for_all_uses(booklet: Callable[[Target], Document]) -> None:
    def sections(target: Target) -> list[str]:
        found = things_in(booklet(target))
        return [each.place for each in found if isinstance(each, Section)]

    paper = sections(Target.OFFICE)

    assert sections(Target.PRESS) == paper
    assert sections(Target.SCREEN) == [each for each in paper if each != NOTES_PLACE]
