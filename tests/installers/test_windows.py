"""The archive for Windows holds what its files to double-click ask for."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from installers.windows import build
from installers.windows.build import TEXTS, archive, missing

from guidebuilder import __version__
from guidebuilder.starter.beginning import Beginning, new_guide

TOP = f"guidebuilder-{__version__}-windows"


def wheel(folder: Path, name: str, *needs: str) -> Path:
    """Write something that has of a wheel what is read of it."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {each}" for each in needs)]
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr(f"{name}-1.0.dist-info/METADATA", "\n".join(lines) + "\n\n")
    return path


def uv(folder: Path) -> Path:
    """Write something that has of uv's wheel what is taken out of it."""
    path = folder / "uv-1.0-py3-none-win_amd64.whl"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("uv-1.0.data/scripts/uv.exe", b"MZ")
        zipped.writestr("uv-1.0.data/scripts/uvx.exe", b"MZ")
        zipped.writestr("uv-1.0.dist-info/licenses/LICENSE-MIT", b"free")
    return path


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """Return what lies in an archive of two wheels."""
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    wheel(wheels, "guidebuilder")
    wheel(wheels, "click")
    installer = uv(tmp_path)
    data = archive(wheels, installer)
    assert data == archive(wheels, installer)
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name.removeprefix(f"{TOP}/"): zipped.read(name) for name in zipped.namelist()}


def test_the_archive_holds_the_wheels_and_what_installs_them(files: dict[str, bytes]) -> None:
    assert set(files) == {
        *TEXTS,
        "uv.exe",
        "licences/uv-LICENSE-MIT.txt",
        "wheels/click-1.0-py3-none-any.whl",
        "wheels/guidebuilder-1.0-py3-none-any.whl",
    }


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_as_windows_reads_them(files: dict[str, bytes], name: str) -> None:
    data = files[name]

    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n") > 5
    assert set(re.findall(rb"goto (\w+)", data)) <= set(
        re.findall(rb"^:(\w+)\r$", data, re.MULTILINE)
    )


def test_the_installer_asks_for_what_lies_beside_it(files: dict[str, bytes]) -> None:
    text = files["Install guidebuilder.cmd"].decode()

    assert f"guidebuilder=={__version__}" in text
    asked = set(re.findall(r'%FROM%([\w .]+)"', text))
    assert asked == {"wheels", "uv.exe", "New career guide.cmd", "Uninstall guidebuilder.cmd"}
    assert asked - {"wheels"} <= set(files)


def test_both_kinds_of_files_look_for_the_program_where_it_is_put(files: dict[str, bytes]) -> None:
    place = rb"%LOCALAPPDATA%\guidebuilder\bin\guidebuilder.exe"
    assert place in files["New career guide.cmd"]
    assert place in new_guide(Beginning(issue="2026-11"))["Check.cmd"]
    install = files["Install guidebuilder.cmd"]
    assert rb'PLACE=%LOCALAPPDATA%\guidebuilder"' in install
    assert rb'UV_TOOL_BIN_DIR=%PLACE%\bin"' in install


def test_what_only_windows_needs_is_missed_until_it_is_there(tmp_path: Path) -> None:
    wheel(tmp_path, "guidebuilder", "click>=8.1", "pytest>=8 ; extra == 'dev'")
    wheel(
        tmp_path,
        "click",
        'colorama>=0.4; platform_system == "Windows"',
        'readline; sys_platform == "linux"',
        'tomli; python_version < "3.11"',
    )
    assert [str(each) for each in missing(tmp_path)] == ["colorama>=0.4"]

    wheel(tmp_path, "colorama")
    assert missing(tmp_path) == ()


def test_libraries_are_asked_for_until_nothing_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def run(*module: str) -> None:
        folder = Path(module[module.index("--dest" if "pip" in module else "--outdir") + 1])
        folder.mkdir(exist_ok=True)
        if "build" in module:
            wheel(folder, "guidebuilder", "click>=8.1")
            return
        assert module[module.index("--platform") + 1] == "win_amd64"
        asked.append(module[-1].rpartition("/")[2])
        if module[-1] == "uv":
            uv(folder)
        elif module[-1].startswith("colorama"):
            wheel(folder, "colorama")
        else:
            wheel(folder, "click", 'colorama; sys_platform == "win32"')

    monkeypatch.setattr(build, "_run", run)
    monkeypatch.setattr(build, "ROOT", tmp_path)

    build.main()

    assert asked == ["guidebuilder-1.0-py3-none-any.whl", "colorama", "uv"]
    made = tmp_path / "dist" / f"{TOP}.zip"
    assert capsys.readouterr().out == f"{made}\n"
    with zipfile.ZipFile(made) as zipped:
        assert f"{TOP}/wheels/colorama-1.0-py3-none-any.whl" in zipped.namelist()
