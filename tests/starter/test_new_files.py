"""New files come together or not at all, and over nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder import output
from guidebuilder.failures import OrderError, OutputError
from guidebuilder.starter.new_files import write_new

if TYPE_CHECKING:
    from pathlib import Path


def test_what_fails_leaves_neither_files_nor_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "_write_part", full)

    with pytest.raises(OutputError, match="the disk is full"):
        write_new({tmp_path / "a" / "b" / "c.yaml": b"1", tmp_path / "a" / "d.yaml": b"2"})

    assert not any(tmp_path.iterdir())


def test_a_folder_that_was_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "_write_part", full)
    (tmp_path / "empty").mkdir()

    with pytest.raises(OutputError):
        write_new({tmp_path / "empty" / "a.yaml": b"1"})

    assert (tmp_path / "empty").is_dir()


def test_a_link_to_nothing_is_in_the_way_as_well(tmp_path: Path) -> None:
    link = tmp_path / "a.yaml"
    link.symlink_to(tmp_path / "nowhere")

    with pytest.raises(OrderError, match="is there already"):
        write_new({link: b"1"})

    assert link.is_symlink()


def test_files_that_change_are_written_with_the_new_ones(tmp_path: Path) -> None:
    (tmp_path / "guide.yaml").write_bytes(b"before")

    made = write_new({tmp_path / "a.yaml": b"1"}, changed={tmp_path / "guide.yaml": b"after"})

    assert made == (tmp_path / "a.yaml",)
    assert (tmp_path / "guide.yaml").read_bytes() == b"after"
