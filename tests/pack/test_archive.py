"""A pack as a zip file: any program opens it, and its bytes depend on the files alone."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from guidebuilder.pack.archive import archived
from guidebuilder.pack.make import Pack
from guidebuilder.pack.packed import PackedFile

if TYPE_CHECKING:
    import pytest

PACK = Pack(
    "india",
    "clerks-india-pack",
    (PackedFile(name="b.pdf", data=b"%PDF b"), PackedFile(name="a.txt", data=b"a")),
)


def test_it_holds_one_folder_with_the_files_in_their_order() -> None:
    with ZipFile(BytesIO(archived(PACK))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["clerks-india-pack/b.pdf", "clerks-india-pack/a.txt"]
        assert archive.read("clerks-india-pack/b.pdf") == b"%PDF b"
        assert {each.external_attr >> 16 for each in archive.infolist()} == {0o100644}


def test_neither_clock_nor_system_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first = archived(PACK)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("sys.platform", "win32")

    assert archived(PACK) == first
    with ZipFile(BytesIO(first)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {each.create_system for each in archive.infolist()} == {3}
