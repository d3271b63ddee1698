"""P6: the same guide gives the same bytes, wherever, whenever and as whoever it is rendered.

That is: with the same installed versions.  Dates come from the guide's issue date;
SOURCE_DATE_EPOCH, if it is set, stands in its place.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pikepdf
import pytest

from guidebuilder.cli.dates import LAST
from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pipeline import render
from guidebuilder.resources import guide_folder
from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@dataclass(frozen=True)
class Environment:
    """What may differ between two people who render the same guide.

    Attributes:
        variables: Of the environment, in place of those that are there.
        without: Variables that are taken away.
        flags: Given to Python.
        umask: Which rights new files do not get.
        is_copied: Whether the guide lies in another folder, copied file by file.
        is_elsewhere: Whether the command is given in another folder.
    """

    variables: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    umask: int = -1
    is_copied: bool = False
    is_elsewhere: bool = False


ENVIRONMENTS = {
    "India's time": Environment({"TZ": "Asia/Kolkata"}),
    "Samoa's time": Environment({"TZ": "Pacific/Apia"}),
    "no locale": Environment({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "Turkish": Environment({"LC_ALL": "tr_TR.UTF-8"}),
    "Hindi": Environment({"LANG": "hi_IN.UTF-8", "LC_ALL": "hi_IN.UTF-8"}),
    "a hash seed": Environment({"PYTHONHASHSEED": "1"}),
    "another hash seed": Environment({"PYTHONHASHSEED": "2"}),
    "no home": Environment(without=("HOME", "USERPROFILE")),
    "a home with settings": Environment({"HOME": "{home}", "USERPROFILE": "{home}"}),
    "variables of reportlab": Environment({"RL_pageCompression": "0", "RL_invariant": "0"}),
    "a narrow terminal": Environment({"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"}),
    "another user": Environment({"USER": "zz", "LOGNAME": "zz", "HOSTNAME": "zz"}),
    "another temporary folder": Environment({"TMPDIR": "{home}", "TEMP": "{home}"}),
    "a careful umask": Environment(umask=0o077),
    "a careless umask": Environment(umask=0o000),
    "another current folder": Environment(is_elsewhere=True),
    "a copy of the guide": Environment(is_copied=True),
    "an optimised Python": Environment(flags=("-OO",)),
}
"""The eighteen that are promised."""


@pytest.fixture(scope="module")
def expected() -> bytes:
    """Return the sample guide's booklet for India, as this process makes it."""
    [booklet] = render(Order(guide=guide_folder(), regions=("india",)), Report())
    return booklet.data


def copied(guide: Path, into: Path) -> Path:
    """Copy a guide in another order and with other times, and let editors leave their junk."""
    for path in sorted(guide.rglob("*"), reverse=True):
        if path.is_file():
            copy = into / path.relative_to(guide)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1e9, 1e9))
    (into / ".DS_Store").write_bytes(b"\0")
    (into / "careers" / ".bpo-executive.yaml.swp").write_bytes(b"\0{")
    return into


@pytest.mark.slow
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_p06_the_same_guide_gives_the_same_bytes(
    tmp_path: Path, expected: bytes, name: str
) -> None:
    environment = ENVIRONMENTS[name]
    if environment.umask != Environment.umask and not IS_POSIX:
        pytest.skip("file modes are POSIX's")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".reportlab_settings").write_text("pageCompression=0\ninvariant=0\n")
    guide = guide_folder()
    if environment.is_copied:
        guide = copied(guide, tmp_path / "guide-é copy")
    variables = {key: each.format(home=home) for key, each in environment.variables.items()}
    kept = {key: each for key, each in os.environ.items() if key not in environment.without}

    ended = subprocess.run(
        [
            *(sys.executable, *environment.flags, "-m", "guidebuilder", "render"),
            *("--region", "india", "--guide", guide, "--output", tmp_path / "output"),
        ],
        cwd=home if environment.is_elsewhere else tmp_path,
        env={**kept, **variables},
        umask=environment.umask,
        capture_output=True,
        check=False,
        text=True,
        errors="replace",
    )

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "output" / "bpo-careers-india.pdf").read_bytes() == expected


def test_p06_a_second_render_in_the_same_process_gives_the_same_bytes(expected: bytes) -> None:
    order = Order(guide=guide_folder(), regions=("international", "india"))

    _, again = render(order, Report())

    assert again.data == expected


def dates(path: Path) -> set[str]:
    """Return the dates in a file, in the form of XMP, wherever they stand."""
    with pikepdf.open(path) as pdf:
        info = {str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate")}
        with pdf.open_metadata() as xmp:
            told = {str(xmp[f"xmp:{each}Date"]) for each in ("Create", "Modify", "Metadata")}
    assert {f"D:{each.translate(str.maketrans('', '', '-:T'))}" for each in told} == info
    return told


@pytest.mark.usefixtures("guide")
def test_p06_without_the_variable_a_file_bears_the_date_of_the_issue(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for absent in (None, ""):
        if absent is None:
            monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        else:
            monkeypatch.setenv("SOURCE_DATE_EPOCH", absent)
        assert run("render").exit_code == 0
        assert dates(desk / "output" / "clerks-india.pdf") == {"2026-11-01T00:00:00Z"}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("epoch", "date"),
    [
        ("0", "1970-01-01T00:00:00Z"),
        ("1700000000", "2023-11-14T22:13:20Z"),
        (str(LAST), "9999-12-31T23:59:59Z"),
    ],
)
def test_p06_source_date_epoch_stands_in_its_place(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, date: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    monkeypatch.setenv("TZ", "Asia/Kolkata")

    assert run("render").exit_code == 0
    assert dates(desk / "output" / "clerks-india.pdf") == {date}


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("epoch", ["today", "-1", "1e9", " 1", "1.5", "٣", str(LAST + 1), "9" * 99])
def test_p06_what_is_no_date_is_a_mistake_of_usage(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    result = run("render")

    assert result.exit_code == 2
    assert f"error: `SOURCE_DATE_EPOCH` is `{epoch}`, which is no date\n    hint: " in result.stderr
    assert not (desk / "output").exists()
