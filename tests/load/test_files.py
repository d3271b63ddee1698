"""The one way in: UTF-8 in any dress, nothing from outside, nothing that is no plain file."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load import CannotRead, read_guide
from guidebuilder.load.files import TEXT_LIMIT, GuideFolder

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = "careers/bpo-executive.yaml"
GOOD = "title: BPO executive\nsections:\n  - {kind: prose, text: You answer calls.}\n"

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def messages(folder: Path) -> list[str]:
    report = Report()
    read_guide(folder, report)
    return [f"{each.span}: {each.message}" for each in report.sorted]


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        GOOD.replace("calls", "calls\u2028and mails").encode(),
    ],
    ids=["byte order mark", "CRLF", "CR", "line separator"],
)
def test_the_dress_of_a_text_file_does_not_matter(
    guide_with: Callable[..., Path], data: bytes
) -> None:
    assert messages(guide_with({PAGE: data})) == []


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", GOOD.replace("\n", "\r\n").encode()])
def test_places_do_not_move(guide_with: Callable[..., Path], data: bytes) -> None:
    bad = GOOD.replace("kind: prose, text", "kind: prose, txet")
    data = b"\xef\xbb\xbf" + bad.encode() if len(data) < 4 else bad.replace("\n", "\r\n").encode()
    assert messages(guide_with({PAGE: data})) == [f"{PAGE}:3:19: `txet` is not known here"]


def test_control_characters_have_a_place_and_hide_nothing(guide_with: Callable[..., Path]) -> None:
    bad = GOOD.replace("You", "Y\x1bou").replace("title", "titel")
    assert messages(guide_with({PAGE: bad})) == [
        f"{PAGE}:1:1: `titel` is not known here",
        f"{PAGE}:3:26: a control character (U+001B) stands here",
    ]


def test_a_file_may_be_too_large(guide_with: Callable[..., Path]) -> None:
    told = messages(guide_with({PAGE: GOOD + "#" * TEXT_LIMIT}))
    assert told == [f"{PAGE}:1:1: `{PAGE}` is larger than 4 MB"]


def test_a_folder_in_place_of_a_file(guide_with: Callable[..., Path]) -> None:
    folder = guide_with()
    (folder / PAGE).unlink()
    (folder / PAGE).mkdir()
    assert f"{PAGE}:1:1: `{PAGE}` is a folder, not a file" in messages(folder)


@needs_links
def test_a_link_out_of_the_guide_is_not_followed(
    guide_with: Callable[..., Path], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(GOOD, "utf-8")
    folder = guide_with()
    (folder / PAGE).unlink()
    (folder / PAGE).symlink_to(secret)
    assert f"{PAGE}:1:1: `{PAGE}` lies outside the guide's folder" in messages(folder)


@needs_links
def test_a_link_inside_the_guide_and_a_linked_guide_are_followed(
    guide_with: Callable[..., Path], tmp_path: Path
) -> None:
    folder = guide_with()
    (folder / PAGE).rename(folder / "original.txt")
    (folder / PAGE).symlink_to(folder / "original.txt")
    (tmp_path / "linked").symlink_to(folder)
    assert messages(tmp_path / "linked") == []


@needs_links
def test_a_link_to_itself(guide_with: Callable[..., Path]) -> None:
    folder = guide_with()
    (folder / PAGE).unlink()
    (folder / PAGE).symlink_to("bpo-executive.yaml")
    assert f"{PAGE}:1:1: `{PAGE}` is a link that leads back to itself" in messages(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_not_waited_for(guide_with: Callable[..., Path]) -> None:
    folder = guide_with()
    (folder / PAGE).unlink()
    os.mkfifo(folder / PAGE)
    assert f"{PAGE}:1:1: `{PAGE}` is not a plain file" in messages(folder)


def test_a_name_never_reaches_the_terminal_raw(guide_with: Callable[..., Path]) -> None:
    folder = guide_with()
    try:
        (folder / "careers" / "\x1b[31m\u202eevil.yaml").write_text("{", "utf-8")
    except OSError:
        pytest.skip("the file system has no such names")
    (told,) = messages(folder)
    assert told == "careers/<U+001B>[31m<U+202E>evil.yaml:1:1: this file's name cannot be read"


def test_hidden_and_other_files_are_passed_over(guide_with: Callable[..., Path]) -> None:
    folder = guide_with(
        {"careers/.DS_Store": b"\0", "careers/notes.txt": "x", "careers/.x.yaml": ""}
    )
    assert messages(folder) == []


def test_a_yml_file_is_not_overlooked_in_silence(guide_with: Callable[..., Path]) -> None:
    told = messages(guide_with({"careers/clerk.yml": GOOD}))
    assert told == ["careers/clerk.yml:1:1: this file is not read: its name ends in .yml"]


def test_no_folder_no_guide_and_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    for folder in (tmp_path / "missing", tmp_path, tmp_path / "file"):
        with pytest.raises(CannotRead):
            read_guide(folder, Report())


def test_a_locked_file_cannot_be_read(
    guide_with: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = guide_with()
    usual = os.open

    def locked(path: Path, flags: int) -> int:
        # Played, since an administrator may read everything.
        if Path(path).name == Path(PAGE).name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return usual(path, flags)

    monkeypatch.setattr(os, "open", locked)
    with pytest.raises(CannotRead, match="permission"):
        read_guide(folder, Report())


def test_names_are_sorted_whatever_the_file_system_says(guide_with: Callable[..., Path]) -> None:
    folder = guide_with({"careers/b.yaml": GOOD, "careers/a.yaml": GOOD})
    assert GuideFolder(folder).names("careers", ".yaml") == (
        "careers/a.yaml",
        "careers/b.yaml",
        PAGE,
    )


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_excel_holds_open(
    guide_with: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder = guide_with({"tables/x.csv": "name\nNIIT\n"})
    fault = PermissionError(errno.EACCES, "Permission denied")
    monkeypatch.setattr(fault, "winerror", number, raising=False)

    def refuse(*_: object) -> int:
        raise fault

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(CannotRead) as caught:
        GuideFolder(folder).read_text("tables/x.csv", Report())

    assert caught.value.reason == "another program has it open"
    assert caught.value.hint == (
        "close it there, then try again: Excel keeps others away from the file that it shows"
    )
