from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder import resources

if TYPE_CHECKING:
    from pathlib import Path


def test_a_checkout_has_them_beside_the_sources() -> None:
    assert (resources.fonts_folder() / "README.md").is_file()
    assert resources.guide_folder().name == "guide"


def test_a_wheel_carries_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "guidebuilder"
    (package / "_data" / "fonts").mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)

    assert resources.fonts_folder() == package / "_data" / "fonts"


def test_a_strange_folder_above_a_broken_installation_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "site-packages" / "guidebuilder")

    with pytest.raises(FileNotFoundError, match="`fonts` is missing"):
        resources.fonts_folder()
