"""Every way of saving is seen, and nothing else."""

from __future__ import annotations

import asyncio
import os
import shutil
from typing import TYPE_CHECKING, Self

import pytest

from guidebuilder.preview.watch import changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE = 20.0
"""Seconds after which a change counts as overlooked, on the slowest of machines."""

REST = 1.2
"""Seconds in which nothing may be told where nothing has changed."""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    (folder / "careers").mkdir(parents=True)
    (folder / "guide.yaml").write_text("format: 1\n", encoding="utf-8")
    (folder / "careers" / "nurse.yaml").write_text("title: Nurse\n", encoding="utf-8")
    return folder


def write(folder: Path) -> None:
    (folder / "careers" / "nurse.yaml").write_text("title: Midwife\n", encoding="utf-8")


def rename(folder: Path) -> None:
    """Save as most editors do: beside the file, and then over it."""
    fresh = folder / "careers" / ".nurse.yaml.swp"
    fresh.write_text("title: Midwife\n", encoding="utf-8")
    os.replace(fresh, folder / "careers" / "nurse.yaml")  # noqa: PTH105 - as they do


def remove(folder: Path) -> None:
    (folder / "careers" / "nurse.yaml").unlink()


def add_many(folder: Path) -> None:
    for number in range(200):
        (folder / "careers" / f"nurse-{number}.yaml").write_text("title: N\n", encoding="utf-8")


def add_a_folder(folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "articles" / "new.yaml").write_text("title: New\n", encoding="utf-8")


def replace(folder: Path) -> None:
    """Do what a version control system or an unpacked archive does."""
    shutil.move(folder, folder.with_name("old"))
    shutil.copytree(folder.with_name("old"), folder)
    write(folder)


class Ear:
    """Hears what is told of a folder.

    Attributes:
        heard: Whether the folder was there, each time that a change was told.
    """

    def __init__(self, folder: Path, also: tuple[Path, ...] = (), *, polling: bool = False) -> None:
        self._folder = folder
        self._changes = changes(folder, also, polling=polling)
        self.heard: list[bool] = []

    async def __aenter__(self) -> Self:
        self._listening = asyncio.create_task(self._listen())
        await self.hears(lambda: bool(self.heard))  # the first tells that the watch stands
        await asyncio.sleep(0.1)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.cancel()

    async def _listen(self) -> None:
        async for _ in self._changes:
            self.heard.append(await asyncio.to_thread(self._folder.is_dir))

    async def hears(self, wanted: Callable[[], bool], patience: float = PATIENCE) -> bool:
        """Wait until something is so, and return whether it came to be."""
        for _ in range(round(patience / 0.02)):
            if wanted():
                return True
            await asyncio.sleep(0.02)
        return False

    async def hears_more(self, act: Callable[[], object], patience: float = PATIENCE) -> bool:
        """Do something, and return whether it was told."""
        before = len(self.heard)
        act()
        return await self.hears(lambda: len(self.heard) > before, patience)


@pytest.mark.parametrize("polling", [False, True], ids=["told", "polling"])
@pytest.mark.parametrize("save", [write, rename, remove, add_many, add_a_folder, replace])
def test_a_save_is_seen(guide: Path, save: Callable[[Path], None], polling: bool) -> None:  # noqa: FBT001 - a parameter of the test
    async def go() -> bool:
        async with Ear(guide, polling=polling) as ear:
            return await ear.hears_more(lambda: save(guide))

    assert asyncio.run(go())


def test_what_editors_leave_behind_is_not(guide: Path) -> None:
    def litter() -> None:
        for name in (".nurse.yaml.swp", "nurse.yaml~", "#nurse.yaml#", "nurse.pdf", "nurse.tmp"):
            (guide / "careers" / name).write_text("…", encoding="utf-8")

    async def go() -> bool:
        async with Ear(guide) as ear:
            return await ear.hears_more(litter, REST)

    assert not asyncio.run(go())


def test_a_folder_that_vanished_is_seen_when_it_is_back(guide: Path) -> None:
    aside = guide.with_name("aside")

    async def go() -> list[bool]:
        async with Ear(guide) as ear:
            shutil.move(guide, aside)
            gone = await ear.hears(lambda: not ear.heard[-1])
            shutil.move(aside, guide)
            back = await ear.hears(lambda: ear.heard[-1])
            await asyncio.sleep(REST)  # the new watch stands
            return [gone, back, await ear.hears_more(lambda: write(guide))]

    assert asyncio.run(go()) == [True, True, True]


def test_a_theme_file_elsewhere_is_seen(guide: Path, tmp_path: Path) -> None:
    theme = tmp_path / "mine.yaml"
    theme.write_text("extends: line\n", encoding="utf-8")

    async def go() -> bool:
        async with Ear(guide, (theme,)) as ear:
            return await ear.hears_more(lambda: theme.write_text("extends: almanac\n", "utf-8"))

    assert asyncio.run(go())


@pytest.mark.parametrize("polling", [False, True], ids=["told", "polling"])
def test_a_second_save_within_the_same_second_is_seen(guide: Path, polling: bool) -> None:  # noqa: FBT001 - a parameter of the test
    page = guide / "careers" / "nurse.yaml"

    def save(words: str, part: int) -> None:
        page.write_text(f"title: {words}\n", encoding="utf-8")
        os.utime(page, ns=(0, 1_790_000_000_000_000_000 + part))

    async def go() -> list[bool]:
        async with Ear(guide, polling=polling) as ear:
            return [
                await ear.hears_more(lambda: save("Nurse", 1_000_000)),
                await ear.hears_more(lambda: save("Baker", 2_000_000)),
            ]

    assert asyncio.run(go()) == [True, True]
