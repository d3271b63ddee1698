"""P1: a file is replaced as a whole; what fails touches no earlier one."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import NEW, OLD, only_the_old_file

from guidebuilder import output, pipeline
from guidebuilder.diagnostics import Report
from guidebuilder.failures import OutputError
from guidebuilder.orders import Order
from guidebuilder.pdf.whole import must_be_whole
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run
    from tests.conftest import Printed


def test_p01_a_file_is_replaced(target: Path) -> None:
    assert output.write_files({target: NEW}) == {target: target}

    assert target.read_bytes() == NEW
    assert [*target.parent.iterdir()] == [target]


FAILURES = [
    (errno.ENOSPC, "the disk is full"),
    (errno.EROFS, "the disk may only be read"),
    (errno.EFBIG, "it would be larger than a file may be there"),
    (errno.EIO, "input/output error"),
]


@pytest.mark.parametrize(("number", "reason"), FAILURES)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_p01_a_failure_leaves_the_earlier_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], fail)

    with pytest.raises(OutputError) as caught:
        output.write_files({target: NEW})

    assert caught.value.message == f"cannot write `{target.as_posix()}`: {reason}"
    assert caught.value.hint
    assert only_the_old_file(target)


def test_p01_nothing_is_replaced_before_all_is_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync
    room = [1]

    def one_file_of_room(descriptor: int) -> None:
        if not room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        room.pop()
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", one_file_of_room)

    with pytest.raises(OutputError, match=r"b\.pdf`: the disk is full"):
        output.write_files({target: NEW, target.with_name("b.pdf"): NEW})

    assert only_the_old_file(target)


def test_p01_what_is_in_its_place_already_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.replace
    other = target.with_name("b.pdf")

    def refuse_the_second(part: Path, to: Path) -> Path:
        if to == other:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return whole(part, to)

    monkeypatch.setattr(Path, "replace", refuse_the_second)

    with pytest.raises(OutputError) as caught:
        output.write_files({target: NEW, other: NEW})

    assert caught.value.message == (
        f"cannot write `{other.as_posix()}`: input/output error; `{target.as_posix()}` is written"
    )
    assert [*target.parent.iterdir()] == [target]


def test_p01_an_interruption_leaves_no_temporary_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        output.write_files({target: NEW})

    assert only_the_old_file(target)


BREAKS: dict[str, Callable[[bytes], bytes]] = {
    "no beginning": lambda data: data[1:],
    "no end": lambda data: data[:-1],
    "cut short": lambda data: data[: len(data) // 2],
    "a byte too many": lambda data: data[:2000] + b" " + data[2000:],
    "a byte lost": lambda data: data[:2000] + data[2001:],
    "no root": lambda data: data.replace(b"/Root", b"/Boot"),
    "another root": lambda data: re.sub(rb"/Root \d+", b"/Root 2", data),
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("damage", BREAKS)
def test_p01_a_broken_file_is_seen_before_it_can_replace_one(
    run: Run, guide: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    earlier = guide.parent / "output" / "clerks-india.pdf"
    earlier.parent.mkdir()
    earlier.write_bytes(OLD)
    monkeypatch.setattr(
        pipeline, "write_pdf", lambda *given, **more: BREAKS[damage](write_pdf(*given, **more))
    )

    result = run("render")

    assert result.exit_code == 70
    assert "this is our mistake" in result.stderr
    assert only_the_old_file(earlier)


def test_p01_a_lost_page_is_seen(printed: Printed) -> None:
    pages = len(printed.book.pages)

    must_be_whole(printed.data, pages)
    with pytest.raises(ValueError, match=f"has {pages} pages, and {pages + 1} were laid out"):
        must_be_whole(printed.data, pages + 1)


def test_p01_the_pages_that_are_counted_are_those_laid_out(guide: Path) -> None:
    (booklet,) = render(Order(guide=guide), Report())

    must_be_whole(booklet.data, booklet.pages)
