"""A file reaches the disk whole or not at all, and what stood there before survives a failure."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from guidebuilder import output, system
from guidebuilder.failures import OutputError

OLD, NEW = b"the earlier file", b"the new file, a little longer"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "booklet.pdf"
    target.write_bytes(OLD)
    return target


def only_the_old_file(target: Path) -> bool:
    return [*target.parent.iterdir()] == [target] and target.read_bytes() == OLD


def test_a_file_is_replaced(target: Path) -> None:
    output.write_file(target, NEW)

    assert target.read_bytes() == NEW
    assert [*target.parent.iterdir()] == [target]


def test_a_reader_never_sees_half_a_file(target: Path) -> None:
    old, new = b"a" * 500_000, b"b" * 600_000
    target.write_bytes(old)
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(target.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for data in (new, old) * 20:
            output.write_file(target, data)
    finally:
        stop.set()
        reader.join()

    assert seen <= {old, new}


FAILURES = [
    (errno.ENOSPC, "the disk is full"),
    (errno.EROFS, "the disk may only be read"),
    (errno.EFBIG, "it would be larger than a file may be there"),
    (errno.EIO, "input/output error"),
]


@pytest.mark.parametrize(("number", "reason"), FAILURES)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_earlier_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, reason: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[step], fail)

    with pytest.raises(OutputError) as caught:
        output.write_file(target, NEW)

    assert caught.value.message == f"cannot write `{target.as_posix()}`: {reason}"
    assert caught.value.hint
    assert only_the_old_file(target)


def test_an_interruption_leaves_no_temporary_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        output.write_file(target, NEW)

    assert only_the_old_file(target)


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    target = tmp_path / "booklet.pdf"
    target.mkdir()

    with pytest.raises(OutputError, match=r"booklet\.pdf`: a folder has that name"):
        output.write_file(target, NEW)

    assert [*tmp_path.iterdir()] == [target]


def test_a_planted_link_is_replaced_and_not_followed(target: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(OLD)
    target.unlink()
    target.symlink_to(victim)

    output.write_file(target, NEW)

    assert victim.read_bytes() == OLD
    assert target.read_bytes() == NEW
    assert not target.is_symlink()


def test_the_name_of_the_temporary_file_cannot_be_guessed(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def note(part: Path, _: Path) -> None:
        names.append(part.name)
        part.unlink()

    monkeypatch.setattr(Path, "replace", note)
    for _ in range(3):
        output.write_file(target, NEW)

    assert len(set(names)) == 3
    assert all(len(name) > 30 for name in names)


def test_what_stands_under_that_name_all_the_same_is_neither_followed_nor_removed(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.urandom", bytes)
    victim, planted = tmp_path / "victim", tmp_path / f".guidebuilder-{os.getpid()}-{'0' * 16}.part"
    victim.write_bytes(OLD)
    planted.symlink_to(victim)

    with pytest.raises(OutputError, match="file exists"):
        output.write_file(target, NEW)

    assert planted.is_symlink()
    assert victim.read_bytes() == target.read_bytes() == OLD


@pytest.mark.skipif(not system.IS_POSIX, reason="file modes are POSIX's")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_the_file_mode_is_the_users_own(target: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        output.write_file(target, NEW)
    finally:
        os.umask(before)

    assert target.stat().st_mode & 0o777 == 0o666 & ~mask


def test_what_a_killed_render_left_is_swept_and_nothing_else(target: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        check=True,
        capture_output=True,
        text=True,
    )
    folder = target.parent
    left = folder / f".guidebuilder-{int(ended.stdout)}-0123456789abcdef.part"
    running = folder / f".guidebuilder-{os.getppid()}-0123456789abcdef.part"
    strange = folder / ".guidebuilder-notes.part"
    for path in (left, running, strange):
        path.touch()

    output.write_file(target, NEW)

    assert {*folder.iterdir()} == {target, running, strange}


def test_no_process_is_asked_after_where_asking_would_end_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end(*_: int) -> None:
        pytest.fail("on Windows os.kill ends the process that it is asked about")

    monkeypatch.setattr(system, "IS_POSIX", False)
    monkeypatch.setattr(os, "kill", end)

    assert system.process_runs(1)


def test_a_folder_is_not_synced_where_it_cannot_be_opened(
    monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("Windows cannot open a folder")

    monkeypatch.setattr(system, "IS_POSIX", False)
    monkeypatch.setattr(os, "open", fail)

    system.sync_folder(target.parent)


def test_a_folder_that_cannot_be_synced_is_no_failure(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if os.path.isdir(f"/dev/fd/{descriptor}"):  # noqa: PTH112 - a descriptor, not a path
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    output.write_file(target, NEW)

    assert target.read_bytes() == NEW


def test_missing_folders_are_made(tmp_path: Path) -> None:
    output.make_folder(tmp_path / "a" / "b")
    output.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "output").touch()

    with pytest.raises(OutputError, match=r"output` is a file, not a folder"):
        output.make_folder(tmp_path / "output")
    with pytest.raises(OutputError, match=r"output/a`: a part of the path is a file"):
        output.make_folder(tmp_path / "output" / "a")
