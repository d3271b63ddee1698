"""What is published is whole: it renders where there is no repository, and is built from itself."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from guidebuilder import __version__
from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.resources import guide_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent


def build(kind: str, source: Path, into: Path) -> Path:
    """Build a wheel or an sdist with the declared back end, fetching nothing."""
    subprocess.run(
        [sys.executable, "-m", "build", f"--{kind}", "--no-isolation", "--outdir", into, source],
        check=True,
        capture_output=True,
    )
    [built] = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the installed wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"),
            *("--disable-pip-version-check", "--target", folder, wheel),
        ],
        check=True,
    )
    return folder


def in_a_bare_folder(installed: Path, folder: Path, *command: str) -> str:
    """Run Python in *folder* with the installed wheel before everything else."""
    ended = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_renders_in_a_folder_without_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    where = in_a_bare_folder(
        installed, tmp_path, "-c", "import guidebuilder; print(guidebuilder.__file__)"
    )
    assert Path(where.strip()).is_relative_to(installed)

    out = in_a_bare_folder(installed, tmp_path, "-m", "guidebuilder", "render", "--region", "india")
    assert out == "output/bpo-careers-india.pdf\n"

    [expected] = render(Order(guide=guide_folder(), regions=("india",)), Report())
    assert (tmp_path / "output" / "bpo-careers-india.pdf").read_bytes() == expected.data


def test_the_wheel_explains_messages_without_the_repository(
    installed: Path, tmp_path: Path
) -> None:
    command = "from guidebuilder.cli.explain_rule import explain_rule; explain_rule('GB201')"

    explained = in_a_bare_folder(installed, tmp_path, "-c", command)

    assert explained.startswith("GB201 · A field that is not known here\nerror\n")


def test_the_wheel_carries_the_guide_and_the_fonts_with_their_licences(wheel: Path) -> None:
    names = names_in(wheel)

    for folder in ("guide", "fonts"):
        here = {
            f"guidebuilder/_data/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
        }
        assert here <= names
    families = [path for path in (ROOT / "fonts").iterdir() if path.is_dir()]
    assert families
    for family in families:
        assert f"guidebuilder/_data/fonts/{family.name}/OFL.txt" in names
    assert "guidebuilder/py.typed" in names


def test_the_wheel_carries_every_file_of_the_package_and_no_test(wheel: Path) -> None:
    package = ROOT / "src" / "guidebuilder"
    here = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    names = names_in(wheel)

    assert here <= names
    assert {name.split("/")[0] for name in names} == {
        "guidebuilder",
        f"guidebuilder-{__version__}.dist-info",
    }


def test_a_wheel_built_from_the_sdist_is_the_same(wheel: Path, tmp_path: Path) -> None:
    sdist = build("sdist", ROOT, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    [source] = (tmp_path / "unpacked").iterdir()

    again = build("wheel", source, tmp_path / "again")

    assert names_in(again) == names_in(wheel)
    assert (source / "tests" / "all.py").is_file()


def test_the_command_is_installed(installed: Path) -> None:
    [points] = installed.glob("*.dist-info/entry_points.txt")

    assert "guidebuilder = guidebuilder.__main__:main" in points.read_text(encoding="utf-8")
