"""What is shown of a guide: its pages, what stands on them, and what is wrong with it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from guidebuilder import pipeline
from guidebuilder.model.edition import Edition
from guidebuilder.preview.choice import Choice
from guidebuilder.preview.source import lines_around
from guidebuilder.preview.workshop import Workshop
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.preview.matter import Piece
    from guidebuilder.preview.workshop import Shown


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    shutil.copytree(guide_folder(), folder)
    return folder


@pytest.fixture
def mistakes() -> list[Exception]:
    return []


@pytest.fixture
def workshop(guide: Path, mistakes: list[Exception]) -> Workshop:
    return Workshop(guide, mistakes.append)


def edit(guide: Path, old: str, new: str, name: str = "careers/bpo-executive.yaml") -> None:
    path = guide / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def pieces(workshop: Workshop, shown: Shown) -> list[Piece]:
    assert shown.book
    words = workshop.words(shown.book.stamp)
    assert words
    return [piece for page in words for piece in page]


@pytest.mark.parametrize("edition", [each.value for each in Edition])
@pytest.mark.parametrize("theme", ["", "almanac"])
def test_each_edition_is_shown_whole(workshop: Workshop, edition: str, theme: str) -> None:
    shown = workshop.show(Choice(edition=edition, theme=theme))

    assert shown.trouble is None
    assert shown.book
    assert shown.book.pages
    found = pieces(workshop, shown)
    assert found
    width, height = shown.book.pages[0].width, shown.book.pages[0].height
    for piece in found:
        left, top, across, down = piece.box
        assert -5 <= left < left + across <= width + 5, piece
        assert -5 <= top < top + down <= height + 5, piece


@pytest.mark.parametrize("region", ["india", "international"])
def test_nearly_every_piece_knows_its_line(workshop: Workshop, guide: Path, region: str) -> None:
    found = pieces(workshop, workshop.show(Choice(region)))

    lost = [piece.words for piece in found if not piece.line]
    assert lost == ["Contents"]  # the one heading that nobody wrote
    for piece in found:
        if piece.line:
            assert len((guide / piece.file).read_text(encoding="utf-8").split("\n")) >= piece.line


def test_a_paragraph_leads_to_the_line_that_it_was_written_in(
    workshop: Workshop, guide: Path
) -> None:
    found = pieces(workshop, workshop.show(Choice("india")))

    for words in ("Avaya and Cisco handle calls.", "Tools you will meet"):
        (piece,) = [each for each in found if each.words == words]
        lines = lines_around(guide, piece.file, piece.line)
        assert lines
        assert words in lines.lines[piece.line - lines.first]


def test_a_cell_of_a_table_leads_to_its_row_in_the_spreadsheet(
    workshop: Workshop, guide: Path
) -> None:
    name = (guide / "tables/institutes-india.csv").read_text(encoding="utf-8").split("\n")[2]
    first = name.split(",")[0].strip('"')
    found = [
        each
        for each in pieces(workshop, workshop.show(Choice("india")))
        if each.file == "tables/institutes-india.csv" and first in each.words
    ]

    assert found
    assert found[0].line == 3


def test_equal_words_on_other_lines_after_an_edit_lead_to_their_new_lines(
    workshop: Workshop, guide: Path
) -> None:
    before = pieces(workshop, workshop.show(Choice("india")))
    name = "careers/bpo-executive.yaml"
    path = guide / name
    path.write_text("# one line more\n" + path.read_text(encoding="utf-8"), encoding="utf-8")

    after = pieces(workshop, workshop.show(Choice("india")))

    assert [each.words for each in after] == [each.words for each in before]
    moved = [(old.line, new.line) for old, new in zip(before, after, strict=True)]
    same = [old.file != name for old in before]
    assert all(
        new == old if is_same or not old else new == old + 1
        for (old, new), is_same in zip(moved, same, strict=True)
    )


def test_pages_are_asked_for_again_only_where_they_look_otherwise(
    workshop: Workshop, guide: Path
) -> None:
    def pictures() -> list[tuple[str, bytes | None]]:
        book = workshop.show(Choice("india")).book
        assert book
        return [
            (page.since, workshop.picture(page.since, number, 300))
            for number, page in enumerate(book.pages, 1)
        ]

    first = pictures()
    assert pictures() == first
    edit(guide, "Avaya and Cisco handle calls.", "Avaya and Cisco carry calls.")
    second = pictures()

    assert all(picture for _, picture in second)
    others = [
        number
        for number, (old, new) in enumerate(zip(first, second, strict=True), 1)
        if old[0] != new[0]
    ]
    assert others == [9]
    assert [number for number in range(1, 37) if first[number - 1][1] != second[number - 1][1]] == [
        9
    ]
    assert workshop.picture(first[8][0], 9, 300) is None  # it looks otherwise by now


def test_what_a_screen_reader_hears_is_there_in_its_order(workshop: Workshop) -> None:
    words = [each.words for each in pieces(workshop, workshop.show(Choice("india")))]

    assert any("not verified" in each for each in words)
    assert words.index("Tools you will meet") < words.index("Avaya and Cisco handle calls.")
    assert not any("\u00ad" in each or "  " in each for each in words)


def test_a_broken_guide_keeps_its_last_good_pages_and_recovers(
    workshop: Workshop, guide: Path
) -> None:
    good = workshop.show(Choice()).book
    edit(guide, "kind: points", "kind: pionts")
    broken = workshop.show(Choice())

    assert good
    assert broken.book == good
    assert workshop.picture(good.pages[0].since, 1, 100)
    assert broken.trouble
    assert [each.code for each in broken.messages if each.severity == "error"]
    assert "pionts" in broken.messages[0].said

    edit(guide, "kind: pionts", "kind: points")
    mended = workshop.show(Choice())
    assert mended.trouble is None
    assert mended.messages == ()
    assert mended.book


def test_a_guide_that_is_gone_keeps_its_last_good_pages(workshop: Workshop, guide: Path) -> None:
    good = workshop.show(Choice()).book
    shutil.move(guide, guide.with_name("away"))
    gone = workshop.show(Choice())
    shutil.move(guide.with_name("away"), guide)

    assert gone.book == good
    assert gone.trouble
    assert "no such folder" in gone.trouble.said
    assert workshop.show(Choice()).trouble is None


def test_a_region_that_is_not_there_is_told_and_others_offered(workshop: Workshop) -> None:
    shown = workshop.show(Choice("mars"))

    assert shown.trouble
    assert "`mars`" in shown.trouble.said
    assert shown.regions == {"india": "India", "international": "International"}


def test_a_mistake_of_ours_is_survived_and_owned_up_to(
    workshop: Workshop, mistakes: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nothing")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "paginate", fail)
        shown = workshop.show(Choice())

    assert shown.trouble
    assert "ZeroDivisionError" in shown.trouble.said
    assert [type(each) for each in mistakes] == [ZeroDivisionError]
    assert workshop.show(Choice()).trouble is None


def test_a_page_in_the_browser_chooses_among_what_there_is() -> None:
    first = Choice(theme="/home/ann/mine.yaml")

    assert first.asked({}) == first
    assert first.asked({"theme": "/etc/shadow.yaml"}) == first
    assert first.asked({"theme": "almanac"}).theme == "almanac"
    assert first.asked({"theme": ""}).theme == ""
    assert first.asked({"edition": "scroll"}).edition == "booklet"
    assert first.asked({"edition": "poster", "region": "uk"}).edition == "poster"
