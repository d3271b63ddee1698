"""P4: what the system refuses is told in one line that names the path, with exit code 4.

The faults are real ones of the system, at a chosen point, and meet an administrator, too.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.promises.conftest import NEW, OLD, only_the_old_file, posix

from guidebuilder import output, system
from guidebuilder.failures import OutputError

if TYPE_CHECKING:
    from tests.cli.conftest import Run
    from tests.promises.conftest import Meddle

EARLIER = "output/clerks-india.pdf"

FULL_DISK = """if True:
    import io, pathlib

    def opened(path, mode="r", *rest, whole=pathlib.Path.open, **more):
        file = whole(path, mode, *rest, **more)
        if not path.name.endswith(".part"):
            return file
        file.close()
        return io.open("/dev/full", "wb")

    pathlib.Path.open = opened
"""
"""The unfinished file lies on a device that is always full."""

LIMITED = """if True:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
"""
"""The system lets no file grow beyond a few thousand bytes."""

FORBIDDEN = """if True:
    import os
    from guidebuilder import pipeline

    def rendered(*given, whole=pipeline.render):
        booklets = whole(*given)
        if os.geteuid() == 0:
            os.seteuid(65534)  # an administrator may write everywhere: this user may not
        return booklets

    pipeline.render = rendered
"""
"""The folder of the output may be read, not written."""

FAULTS = {
    "a full disk": (FULL_DISK, "the disk is full"),
    "a limit": (LIMITED, "it would be larger than a file may be there"),
    "a folder that may not be written": (FORBIDDEN, "you may not write there"),
}


@posix
@pytest.mark.parametrize("fault", FAULTS)
def test_p04_a_fault_is_one_line_and_the_earlier_booklet_is_as_it_was(
    meddle: Meddle, guide: Path, fault: str
) -> None:
    desk, (prelude, reason) = guide.parent, FAULTS[fault]
    earlier = desk / EARLIER
    earlier.parent.mkdir()
    earlier.write_bytes(OLD)
    desk.chmod(0o755)
    if fault.startswith("a folder"):
        earlier.parent.chmod(0o555)

    ended = meddle(prelude, "render")

    earlier.parent.chmod(0o755)
    assert ended.returncode == 4
    assert ended.stdout == ""
    error, hint = ended.stderr.splitlines()
    assert error == f"error: cannot write `{EARLIER}`: {reason}"
    assert hint.startswith("    hint: ")
    assert only_the_old_file(earlier)


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="only Linux has a /sys")
@pytest.mark.usefixtures("guide")
def test_p04_a_place_where_nobody_can_write_is_named(run: Run) -> None:
    # Neither on a disk nor writable for anybody, an administrator among them.
    result = run("render", "--output", "/sys/kernel")

    assert result.exit_code == 4
    error, _ = result.stderr.splitlines()
    assert error.startswith("error: cannot write `/sys/kernel/clerks-india.pdf`: ")


@pytest.mark.usefixtures("guide")
def test_p04_a_folder_in_the_place_of_the_booklet_is_named(run: Run, desk: Path) -> None:
    (desk / EARLIER).mkdir(parents=True)

    result = run("render", "--region", "all")

    assert result.exit_code == 4
    assert f"error: cannot write `{EARLIER}`: a folder has that name\n" in result.stderr
    assert [*(desk / "output").iterdir()] == [desk / EARLIER], "nor is the other region written"


@pytest.mark.usefixtures("guide")
def test_p04_a_file_in_the_place_of_the_output_folder_is_named(run: Run, desk: Path) -> None:
    (desk / "output").write_bytes(OLD)

    result = run("render")

    assert result.exit_code == 4
    assert "error: `output` is a file, not a folder\n    hint: " in result.stderr
    assert (desk / "output").read_bytes() == OLD


@posix
@pytest.mark.parametrize("where", ["/dev/full", "a closed pipe", "nowhere"])
def test_p04_a_lost_standard_output_loses_no_booklet(guide: Path, where: str) -> None:
    command = [sys.executable, "-m", "guidebuilder", "render"]
    if where == "nowhere":
        command = ["sh", "-c", '"$@" >&-', "sh", *command]
        target: int | None = None
    elif where == "/dev/full":
        target = os.open(where, os.O_WRONLY)
    else:
        reader, target = os.pipe()
        os.close(reader)
    try:
        ended = subprocess.run(
            command,
            cwd=guide.parent,
            # Buffered, as it usually is: then Python itself tries once more at its end.
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=target,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    finally:
        if target is not None:
            os.close(target)

    assert (guide.parent / EARLIER).read_bytes().startswith(b"%PDF-")
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    if where == "nowhere":
        assert ended.returncode == 0  # nobody wanted to read
    else:
        assert ended.returncode == 4
        assert "is written, but its name cannot be printed" in ended.stderr


@posix
def test_p04_help_into_a_full_disk_ends_in_plain_words(tmp_path: Path) -> None:
    for command in (["--help"], ["render", "--help"]):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            ended = subprocess.run(
                [sys.executable, "-m", "guidebuilder", *command],
                cwd=tmp_path,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                text=True,
            )
        assert ended.returncode == 4
        assert ended.stderr == "error: cannot print: no space left on device\n"


@pytest.fixture
def viewed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return names to which files can be added that a viewer shows: they cannot be replaced.

    So it is on Windows, which is played: there renaming also refuses any name that is taken.
    """
    replace, rename = Path.replace, Path.rename
    shown: set[str] = set()

    def refuse_the_shown(part: Path, to: Path) -> Path:
        if to.name in shown:
            raise PermissionError(errno.EACCES, "Access is denied", str(to))
        return replace(part, to)

    def refuse_what_is_there(part: Path, to: Path) -> Path:
        if to.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(to))
        return rename(part, to)

    monkeypatch.setattr(system, "IS_POSIX", False)
    monkeypatch.setattr(Path, "replace", refuse_the_shown)
    monkeypatch.setattr(Path, "rename", refuse_what_is_there)
    return shown


def test_p04_beside_a_file_that_a_viewer_shows_the_new_one_is_kept(
    viewed: set[str], target: Path
) -> None:
    viewed.add(target.name)
    beside = target.with_name("booklet-2.pdf")

    assert output.write_files({target: NEW}) == {target: beside}

    assert sorted(target.parent.iterdir()) == [beside, target]
    assert (target.read_bytes(), beside.read_bytes()) == (OLD, NEW)


def test_p04_a_number_that_is_taken_is_passed_over(viewed: set[str], target: Path) -> None:
    viewed.add(target.name)
    for number in (2, 3):
        target.with_name(f"booklet-{number}.pdf").write_bytes(OLD)

    output.write_files({target: NEW})

    found = {path.name: path.read_bytes() for path in target.parent.iterdir()}
    assert found.pop("booklet-4.pdf") == NEW
    assert set(found.values()) == {OLD}


@pytest.mark.usefixtures("guide")
def test_p04_the_path_that_is_written_is_printed_and_the_message_says_to_close_the_viewer(
    run: Run, desk: Path, viewed: set[str]
) -> None:
    viewed.add("clerks-india.pdf")
    (desk / "output").mkdir()
    (desk / EARLIER).write_bytes(OLD)

    result = run("render", "--region", "all")

    assert result.exit_code == 4
    assert result.stdout.splitlines() == ["output/clerks-abroad.pdf", "output/clerks-india-2.pdf"]
    assert all((desk / path).read_bytes()[:5] == b"%PDF-" for path in result.stdout.splitlines())
    assert (desk / EARLIER).read_bytes() == OLD
    error, hint = result.stderr.splitlines()[-2:]
    assert error == (
        "error: `output/clerks-india.pdf` is open in another program and could not be replaced: "
        "the new file is `output/clerks-india-2.pdf`"
    )
    assert hint == (
        "    hint: close it there (a viewer shows it, perhaps) and give the command again"
    )


def test_p04_an_open_file_is_no_reason_elsewhere(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(system, "IS_POSIX", True)
    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(OutputError, match="you may not write there"):
        output.write_files({target: NEW})
    assert only_the_old_file(target)


@posix
def test_p04_a_free_name_is_never_a_taken_one(target: Path) -> None:
    new = target.with_name("new")
    new.write_bytes(NEW)

    with pytest.raises(FileExistsError):
        system.rename_to_free(new, target)
    assert (target.read_bytes(), new.read_bytes()) == (OLD, NEW)

    system.rename_to_free(new, target.with_name("free"))
    assert sorted(path.name for path in target.parent.iterdir()) == ["booklet.pdf", "free"]
