"""P10: nothing in a guide is run: no YAML tags, no markup of reportlab, no Python that lies about.

Nor is what lies in the current folder, or in the home of whoever renders.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from tests.promises.conftest import COMMAND

from guidebuilder import __version__

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Spawn

LOADED = """if True:
    import atexit, sys
    atexit.register(lambda: print(*sys.modules, sep="\\n"))
"""

PLANTED = 'open({mark!r}, "a").write(__name__ + "\\n")\nraise SystemExit(99)\n'
"""Notes that it was run, and ends the process."""

BESIDE_PYTHON = Path(sys.executable).parent / ("guidebuilder" + sysconfig.get_config_var("EXE"))
"""The installed command."""


def modules(code: str) -> set[str]:
    """Return the modules, without those inside packages, that are loaded when a script ends."""
    ended = subprocess.run(
        [sys.executable, "-P", "-c", LOADED + code, "render", "--output", os.devnull],
        capture_output=True,
        check=False,
        text=True,
    )
    return {line for line in ended.stdout.splitlines() if line.isidentifier()}


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """Return what a render loads that Python has not loaded before it begins with ours."""
    found = modules(COMMAND) - modules("import runpy") - {"guidebuilder", "__main__"}
    assert {"click", "yaml", "reportlab", "pathlib"} <= found
    assert len(found) > 50
    return found


def plant(names: set[str], *folders: Path) -> Path:
    """Put a file for each name into each folder, and return the one that they note it in."""
    mark = folders[0].parent / "mark"
    for folder in folders:
        for name in names:
            (folder / f"{name}.py").write_text(PLANTED.format(mark=str(mark)), encoding="utf-8")
    return mark


HOOKS = {
    *("reportlab_settings", "reportlab_mods", "local_rl_settings", "local_rl_mods"),
    *("sitecustomize", "usercustomize", "conftest", "setup", "babel.cfg", "rl_config"),
}
"""What Python, reportlab and other tools run where they find it."""


@pytest.mark.parametrize("way", ["-m", "the installed command"])
@pytest.mark.parametrize("path", ["", os.pathsep, "guide"], ids=["", "a stray colon", "the guide"])
def test_p10_python_files_that_lie_about_are_never_run(
    guide: Path, loaded: set[str], way: str, path: str
) -> None:
    desk, home = guide.parent, guide.parent / "home"
    home.mkdir()
    # Whoever puts a folder into PYTHONPATH lets Python and pip's script look there before us.
    before = modules("import re") | {"sitecustomize", "usercustomize"}
    planted = (loaded | HOOKS) - (before if path == os.pathsep else set())
    mark = plant(planted, guide, desk, home)
    for name in ("reportlab_settings", "reportlab_mods", "pythonrc.py", "pdbrc"):
        (home / f".{name}").write_text(PLANTED.format(mark=str(mark)), encoding="utf-8")
    command = [sys.executable, "-m", "guidebuilder"] if way == "-m" else [BESIDE_PYTHON]
    if path == "guide":  # the guide is the current folder
        desk, command = guide, [*command, "render", "--guide", ".", "--output", "output"]
    else:
        command = [*command, "render"]

    ended = subprocess.run(
        command,
        cwd=desk,
        env={
            **{name: each for name, each in os.environ.items() if name != "PYTHONPATH"},
            **({"PYTHONPATH": path} if path == os.pathsep else {}),
            "HOME": str(home),
            "USERPROFILE": str(home),
        },
        capture_output=True,
        check=False,
        text=True,
    )

    assert not mark.exists(), mark.read_text(encoding="utf-8")
    assert ended.returncode == 0, ended.stderr
    assert (desk / "output" / "clerks-india.pdf").is_file()


@pytest.mark.usefixtures("guide")
def test_p10_a_folder_that_was_removed_is_no_place_to_find_code_in(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()

    ended = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD"; exec "$@"', "sh", BESIDE_PYTHON, "--version"],
        cwd=gone,
        capture_output=True,
        check=False,
        text=True,
    )

    assert ended.stdout == f"guidebuilder {__version__}\n", ended.stderr


TAGS = (
    "!!python/object/apply:os.system ['touch mark']",
    "!!python/object/apply:subprocess.check_call [[touch, mark]]",
    "!!python/name:os.system",
    "!!python/object/new:os.system ['touch mark']",
    "!!binary dG91Y2g=",
    "!local x",
)


@pytest.mark.parametrize("tag", TAGS)
def test_p10_a_tag_of_yaml_makes_nothing(run: Run, guide: Path, desk: Path, tag: str) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8")
    career.write_text(text.replace("title: Clerk", f"title: {tag}"), encoding="utf-8")

    result = run("check")

    assert result.exit_code == 1
    assert "guide/careers/clerk.yaml:1:8: error: a YAML tag" in result.stderr
    assert not (desk / "mark").exists()


MARKUP = (
    "<font color=\"[[[getattr(pow, Word('__globals__'))]]]\">x</font>",
    '<img src="file:///etc/passwd"/>',
    "<b>bold",
    "A & B < C",
    "{{ 7 * 7 }} ${7*7} %(x)s {0}",
    "\\\\input{/etc/passwd}",
)
"""What other programs would take for orders."""


@pytest.mark.parametrize("words", MARKUP)
def test_p10_markup_is_printed_as_it_stands_or_refused(
    spawn: Spawn, guide: Path, words: str
) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8")
    quoted = words.replace("'", "''")
    career.write_text(text.replace("A pen", f"'{quoted}'"), encoding="utf-8")

    ended = spawn("render")

    if ended.returncode:
        assert ended.returncode == 1
        assert "guide/careers/clerk.yaml:14:" in ended.stderr
    else:
        assert _text(guide.parent / "output" / "clerks-india.pdf").count(
            words.replace("\\\\", "\\")
        )


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
