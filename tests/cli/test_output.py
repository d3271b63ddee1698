"""What the system refuses is told in plain words; what it lacks is done without."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from guidebuilder import output, system
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_not_synced_where_it_cannot_be_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("Windows cannot open a folder")

    monkeypatch.setattr(system, "IS_POSIX", False)
    monkeypatch.setattr(os, "open", fail)

    system.sync_folder(tmp_path)


def test_a_folder_that_cannot_be_synced_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if os.path.isdir(f"/dev/fd/{descriptor}"):  # noqa: PTH112 - a descriptor, not a path
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        whole(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    target = tmp_path / "booklet.pdf"
    output.write_files({target: b"new"})

    assert target.read_bytes() == b"new"


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
