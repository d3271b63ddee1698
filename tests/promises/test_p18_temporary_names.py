"""P18: temporary names cannot be guessed, links are not followed, the file mode is the user's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.promises.conftest import NEW, OLD, posix

from guidebuilder import output
from guidebuilder.failures import OutputError


def test_p18_the_name_of_the_temporary_file_cannot_be_guessed(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def note(part: Path, to: Path) -> Path:
        names.append(part.name)
        part.unlink()
        return to

    monkeypatch.setattr(Path, "replace", note)
    for _ in range(3):
        output.write_files({target: NEW})

    assert len(set(names)) == 3
    assert all(len(name) > 30 for name in names)


def test_p18_what_stands_under_that_name_all_the_same_is_neither_followed_nor_removed(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_sweep", lambda _: None)  # it is made after the sweeping
    monkeypatch.setattr("os.urandom", bytes)
    victim, planted = tmp_path / "victim", tmp_path / f".guidebuilder-{os.getpid()}-{'0' * 16}.part"
    victim.write_bytes(OLD)
    planted.symlink_to(victim)

    with pytest.raises(OutputError, match="file exists"):
        output.write_files({target: NEW})

    assert planted.is_symlink()
    assert victim.read_bytes() == target.read_bytes() == OLD


def test_p18_a_planted_link_is_replaced_and_not_followed(target: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(OLD)
    target.unlink()
    target.symlink_to(victim)

    output.write_files({target: NEW})

    assert victim.read_bytes() == OLD
    assert target.read_bytes() == NEW
    assert not target.is_symlink()


def test_p18_a_planted_link_in_the_place_of_litter_is_swept_and_what_it_leads_to_stays(
    target: Path, tmp_path: Path
) -> None:
    victim, planted = tmp_path / "victim", tmp_path / f".guidebuilder-{os.getpid()}-{'0' * 16}.part"
    victim.write_bytes(OLD)
    planted.symlink_to(victim)

    output.write_files({target: NEW})

    assert victim.read_bytes() == OLD
    assert sorted(tmp_path.iterdir()) == [target, victim]


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_p18_the_file_mode_is_the_users_own(target: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        output.write_files({target: NEW})
    finally:
        os.umask(before)

    assert target.stat().st_mode & 0o777 == 0o666 & ~mask
