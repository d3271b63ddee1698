"""Which lines of the author's files are shown below messages, and which are nobody's business."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.author_lines import AuthorLines
from guidebuilder.diagnostics import Span
from guidebuilder.load.files import TEXT_LIMIT
from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NAME = "careers/clerk.yaml"


def line(folder: Path, number: int, column: int = 2, name: str = NAME) -> str | None:
    return AuthorLines(folder).at(Span(name, number, column))


@pytest.mark.parametrize(
    "data",
    [
        b"one\ntwo\nthree",
        b"one\r\ntwo\r\nthree",
        b"one\rtwo\rthree",
        b"\xef\xbb\xbfone\ntwo\nthree",
        "one\ntwo\nthree".encode("utf-16"),
        b"\xfe\xff" + "one\ntwo\nthree".encode("utf-16-be"),
    ],
    ids=["lf", "crlf", "cr", "bom", "utf-16-le", "utf-16-be"],
)
def test_lines_are_counted_as_editors_count_them(guide: Path, data: bytes) -> None:
    (guide / NAME).write_bytes(data)

    assert [line(guide, number) for number in range(5)] == [None, "one", "two", "three", None]


def test_what_is_no_utf_8_is_shown_as_far_as_it_is(guide: Path) -> None:
    (guide / NAME).write_bytes("title: Bürokraft".encode("cp1252"))

    assert line(guide, 1) == "title: B\N{REPLACEMENT CHARACTER}rokraft"


def test_the_line_of_a_file_that_is_no_utf_8_is_shown_below_its_message(
    run: Run, guide: Path
) -> None:
    (guide / NAME).write_bytes("title: Bürokraft\n".encode("cp1252"))

    lines = run("check").stderr.splitlines()

    assert lines[0].startswith(
        "guide/careers/clerk.yaml:1:9: error: this file is not saved as UTF-8"
    )
    assert lines[1:3] == ["   1 │ title: B\N{REPLACEMENT CHARACTER}rokraft", "     │         ^"]


def test_a_comment_at_the_top_is_not_what_a_message_about_a_file_is_about(guide: Path) -> None:
    (guide / NAME).write_text("# yaml-language-server: …\ntitle: Clerk\n", encoding="utf-8")

    assert line(guide, 1, 1) is None
    assert line(guide, 1, 5) is not None
    assert line(guide, 2, 1) == "title: Clerk"


def test_a_file_that_vanished_or_is_none_has_no_lines(guide: Path) -> None:
    (guide / "careers" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (guide / "careers" / "long.yaml").write_bytes(b"a\n" * TEXT_LIMIT)

    assert line(guide, 1, name="careers/gone.yaml") is None
    assert line(guide, 1, name="careers/a.png") is None
    assert line(guide, 1, name="careers/long.yaml") is None
    assert line(guide, 1, name="careers") is None
    assert line(guide, 0, 0, name="") is None
    assert line(guide.with_name("elsewhere"), 1) is None


@pytest.mark.parametrize("name", ["../secret.yaml", "careers/link.yaml"])
def test_what_lies_outside_the_guide_is_not_shown(guide: Path, name: str) -> None:
    secret = guide.parent / "secret.yaml"
    secret.write_text("a secret\n", encoding="utf-8")
    try:
        (guide / "careers" / "link.yaml").symlink_to(secret)
    except OSError:
        pytest.skip("needs links")

    assert line(guide, 1, name=name) is None


@pytest.mark.skipif(not IS_POSIX, reason="pipes with names are POSIX's")
def test_a_pipe_does_not_stop_the_command(guide: Path) -> None:
    os.mkfifo(guide / "careers" / "pipe.yaml")

    assert line(guide, 1, name="careers/pipe.yaml") is None


def test_a_file_that_is_named_by_its_whole_path_is_shown(run: Run, desk: Path, guide: Path) -> None:
    assert guide.is_dir()
    path = desk / "ours" / "theme.yaml"
    path.parent.mkdir()
    path.write_text("extends: line\nstyles: {text: {size: 6 pt}}\n", encoding="utf-8")

    said = run("check", "--theme", "ours/theme.yaml").stderr

    assert "\n   2 │ styles: {text: {size: 6 pt}}\n" in said
