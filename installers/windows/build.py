"""Makes the archive for Windows: ``python -m installers.windows.build``.

Wheels are asked for by pip for a Windows that need not be there.  pip reads the conditions of
requirements (``colorama; platform_system == "Windows"``) as of the system that it runs on, so
what only Windows needs is found here, and asked for until nothing is missing.
"""

from __future__ import annotations

import email
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from guidebuilder import __version__
from guidebuilder.pack.archive import FIRST_DAY, READABLE, UNIX

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HERE: Final = Path(__file__).parent

ROOT: Final = HERE.parent.parent

PYTHON: Final = "3.13"
"""The version that is installed: wheels for it exist of all libraries."""

PLATFORM: Final = "win_amd64"

WINDOWS: Final = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
    "extra": "",
}
"""What conditions of requirements may ask about, as it is on the computers of our readers."""

TEXTS: Final = (
    "Install guidebuilder.cmd",
    "New career guide.cmd",
    "README.txt",
    "Uninstall guidebuilder.cmd",
)

INSTALLER: Final = "uv"


def main() -> None:
    """Make the archive in ``dist/`` and print its path."""
    with tempfile.TemporaryDirectory() as scratch:
        wheels, tool = Path(scratch, "wheels"), Path(scratch, "tool")
        _run("build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT))
        _download(wheels, *map(str, wheels.glob("*.whl")))
        while lacking := missing(wheels):
            _download(wheels, *map(str, lacking))
        _download(tool, INSTALLER)
        [installer] = tool.glob("*.whl")
        data = archive(wheels, installer)
    target = ROOT / "dist" / f"guidebuilder-{__version__}-windows.zip"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(data)
    print(target)


def missing(wheels: Path) -> tuple[Requirement, ...]:
    """Return what the wheels of a folder need on Windows and the folder has not."""
    there = {canonicalize_name(path.name.split("-")[0]) for path in wheels.glob("*.whl")}
    needed = (each for path in sorted(wheels.glob("*.whl")) for each in _needs(path))
    lacking = {each.name: each for each in needed if canonicalize_name(each.name) not in there}
    return tuple(lacking.values())


def archive(wheels: Path, installer: Path) -> bytes:
    """Return the archive: a folder with the wheels, what installs them, and what is read first.

    Args:
        wheels: Folder of all wheels for Windows.
        installer: The wheel of uv for Windows, whose program is taken out of it.
    """
    top = f"guidebuilder-{__version__}-windows"
    files = {**_texts(), **_installer(installer)}
    files |= {f"wheels/{path.name}": path.read_bytes() for path in sorted(wheels.glob("*.whl"))}
    with tempfile.TemporaryFile() as written:
        with ZipFile(written, "w", ZIP_DEFLATED) as zipped:
            for name, data in files.items():
                entry = ZipInfo(f"{top}/{name}", FIRST_DAY)
                entry.create_system = UNIX
                entry.external_attr = READABLE << 16
                entry.compress_type = ZIP_DEFLATED
                zipped.writestr(entry, data)
        written.seek(0)
        return written.read()


def _texts() -> Mapping[str, bytes]:
    """Return the files to double-click and to read; ``cmd.exe`` finds no labels without CRLF."""
    texts = {name: (HERE / name).read_text(encoding="utf-8") for name in TEXTS}
    filled = {
        name: text.replace("«version»", __version__).replace("«python»", PYTHON)
        for name, text in texts.items()
    }
    return {name: text.replace("\n", "\r\n").encode() for name, text in filled.items()}


def _installer(wheel: Path) -> Mapping[str, bytes]:
    """Return uv's program and its licences, out of its wheel."""
    with ZipFile(wheel) as zipped:
        names = zipped.namelist()
        [program] = (name for name in names if name.endswith(f"/scripts/{INSTALLER}.exe"))
        licences = [name for name in names if ".dist-info/licenses/LICENSE" in name]
        files = {f"{INSTALLER}.exe": zipped.read(program)}
        for name in licences:
            files[f"licences/{INSTALLER}-{Path(name).name}.txt"] = zipped.read(name)
    return files


def _needs(wheel: Path) -> Iterator[Requirement]:
    with ZipFile(wheel) as zipped:
        [name] = (each for each in zipped.namelist() if each.endswith(".dist-info/METADATA"))
        metadata = email.message_from_bytes(zipped.read(name))
    for line in metadata.get_all("Requires-Dist", []):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(dict(WINDOWS)):
            yield Requirement(f"{requirement.name}{requirement.specifier}")


def _download(folder: Path, *wanted: str) -> None:
    target = ("--platform", PLATFORM, "--python-version", PYTHON, "--only-binary", ":all:")
    _run("pip", "download", "--quiet", "--dest", str(folder), *target, *wanted)


def _run(*module: str) -> None:
    # stdout is for the path of the archive.
    subprocess.run([sys.executable, "-m", *module], check=True, stdout=sys.stderr)


if __name__ == "__main__":
    main()
