"""What the tests of reading share: a sound little guide to put one bad file into."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND = Path(__file__).parents[1] / "bad_guides" / "_sound"


@pytest.fixture
def guide_with(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of guides: the sound one, with some files replaced or added."""

    def make(files: dict[str, str | bytes] | None = None, **named: str) -> Path:
        folder = tmp_path / "guide"
        shutil.copytree(SOUND, folder, dirs_exist_ok=True)
        for name, content in {**(files or {}), **named}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            path.write_bytes(data)
        return folder

    return make
