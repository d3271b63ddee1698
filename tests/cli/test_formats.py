"""`--format json` and `--format github`: the same messages, for programs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from tests.cli.test_docs import anchors

from guidebuilder import __version__
from guidebuilder.cli.account import VERSION, ToldFailure, ToldMessage
from guidebuilder.cli.exits import ExitCode
from guidebuilder.cli.github import failure_command, message_command
from guidebuilder.load.codes import Code
from guidebuilder.message_index import address_of
from guidebuilder.verify.findings import Outcome

if TYPE_CHECKING:
    from click.testing import Result
    from tests.cli.conftest import Run, Spawn

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "command-output.schema.json").read_text("utf-8"))


def document(result: Result) -> dict[str, Any]:
    """Return the document that a command printed, which is all that it printed."""
    told = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(told)
    assert told["exit_code"] == result.exit_code
    assert isinstance(told, dict)
    return told


@pytest.fixture
def spoilt(guide: Path) -> Path:
    """Return a guide with two mistakes and a doubtful mark."""
    path = guide / "careers" / "clerk.yaml"
    text = path.read_text(encoding="utf-8").replace("summary:", "sumary:")
    path.write_text(text.replace("kind: points", "kind: pionts"), encoding="utf-8")
    path = guide / "articles" / "hours.yaml"
    path.write_text(path.read_text("utf-8").replace("Eight hours", 'Eight ho"urs'), "utf-8")
    return guide


def test_the_schema_is_a_schema_and_knows_our_words() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["properties"]["version"]["const"] == VERSION
    assert SCHEMA["properties"]["exit_code"]["enum"] == list(ExitCode)
    outcomes = SCHEMA["$defs"]["finding"]["properties"]["outcome"]["enum"]
    assert outcomes == [each.value for each in Outcome]


@pytest.mark.usefixtures("spoilt")
def test_a_refused_guide_is_told_with_every_place(run: Run) -> None:
    told = document(run("check", "--format", "json"))

    assert told["version"] == 1
    assert told["guidebuilder"] == __version__
    assert told["command"] == "check"
    assert told["exit_code"] == 1
    assert told["totals"] == {"errors": 2, "warnings": 1}
    assert told["files"] == told["findings"] == []
    assert told["failure"] is None
    assert told["messages"][1] == {
        "path": "guide/careers/clerk.yaml",
        "line": 2,
        "column": 1,
        "end_column": 7,
        "severity": "error",
        "code": "GB201",
        "message": "`sumary` is not known here",
        "hint": "did you mean `summary`?",
        "page": None,
        "docs": "docs/messages.md#gb201--a-field-that-is-not-known-here",
    }


def test_every_rule_is_explained_where_the_document_says() -> None:
    headings = anchors(ROOT / "docs" / "messages.md")

    addresses = {address_of(str(code)) for code in Code}
    assert len(addresses) == len(Code)
    assert {str(each).removeprefix("docs/messages.md#") for each in addresses} <= headings


@pytest.mark.usefixtures("spoilt")
def test_all_formats_tell_the_same(run: Run) -> None:
    text = run("check").stderr
    told = document(run("check", "--format", "json"))["messages"]
    github = run("check", "--format", "github").stdout

    assert [(f"{each['path']}", each["line"], each["column"]) for each in told] == [
        (path, int(line), int(column))
        for path, line, column in re.findall(r"^(guide/\S+?):(\d+):(\d+): ", text, re.MULTILINE)
    ]
    assert re.findall(r"^::(\w+) .*,title=(GB\d{3})::", github, re.MULTILINE) == [
        (each["severity"], each["code"]) for each in told
    ]


@pytest.mark.usefixtures("spoilt")
@pytest.mark.parametrize("name", ["json", "github"])
def test_a_machine_format_leaves_no_message_on_standard_error(run: Run, name: str) -> None:
    said = run("check", "--format", name).stderr

    assert said == "2 errors, 1 warning: the guide is refused, nothing was written\n"


@pytest.mark.usefixtures("guide")
def test_a_render_tells_its_files_in_the_document(run: Run, desk: Path) -> None:
    told = document(run("render", "--format", "json", "--region", "all"))

    assert told["totals"] == {"errors": 0, "warnings": 0}
    names = ["output/clerks-abroad.pdf", "output/clerks-india.pdf"]
    assert sorted(each["path"] for each in told["files"]) == names
    for each in told["files"]:
        assert each["bytes"] == (desk / each["path"]).stat().st_size
        assert each["region"] in each["path"]
        assert each["pages"] > 1


@pytest.mark.slow
@pytest.mark.usefixtures("guide")
def test_a_pack_tells_its_folder(run: Run, desk: Path) -> None:
    (told,) = document(run("pack", "--format", "json"))["files"]

    folder = desk / told["path"]
    assert told["path"] == "output/clerks-india-pack"
    assert told["region"] == "india"
    assert told["bytes"] == sum(each.stat().st_size for each in folder.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], ExitCode.CANNOT_READ),
        (["check", "--guide", "guide", "--region", "indai"], ExitCode.USAGE),
        (["render", "--guide", "guide", "--output", "a-file"], ExitCode.CANNOT_WRITE),
    ],
)
def test_a_failure_ends_in_a_whole_document(
    run: Run, guide: Path, arguments: list[str], code: int
) -> None:
    (guide.parent / "a-file").write_text("", encoding="utf-8")
    if "--guide" not in arguments:
        guide.rename(guide.with_name("elsewhere"))

    result = run(*arguments, "--format", "json")
    told = document(result)

    assert told["exit_code"] == code
    assert f"error: {told['failure']['message']}\n" in result.stderr
    assert f"hint: {told['failure']['hint']}\n" in result.stderr


def test_a_limit_that_is_hit_ends_in_a_whole_document(run: Run, guide: Path) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8")
    career.write_text(text.replace("A pen", "a" * 100_004), encoding="utf-8")

    told = document(run("check", "--format", "json"))

    assert told["exit_code"] == ExitCode.LIMIT
    assert [each["code"] for each in told["messages"]] == ["GB121"]


@pytest.mark.usefixtures("guide")
def test_our_own_mistake_ends_in_a_whole_document(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guidebuilder.pipeline.paginate", lambda *_: 1 / 0)

    told = document(run("check", "--format", "json"))

    assert told["exit_code"] == ExitCode.OUR_MISTAKE
    assert "ZeroDivisionError" in told["failure"]["message"]


@pytest.mark.usefixtures("guide")
def test_help_is_no_document(run: Run) -> None:
    assert run("check", "--format", "json", "--help").stdout.startswith("Usage: ")


@pytest.mark.usefixtures("guide")
def test_what_is_found_out_about_a_file_is_told(run: Run) -> None:
    path = run("render").stdout.strip()

    told = document(run("preflight", path, "--format", "json"))

    assert told["exit_code"] == 1
    assert {each["path"] for each in told["findings"]} == {path}
    assert "failed" in {each["outcome"] for each in told["findings"]}  # it has no bleed


def test_a_document_comes_whole_through_a_poor_console(spawn: Spawn, guide: Path) -> None:
    (guide / "careers" / "clerk.yaml").write_text("titel: ₹ 😀\n'é₹😀': 1\n", encoding="utf-8")

    ended = spawn("check", "--format", "json", env={"PYTHONIOENCODING": "cp1252"})

    told = json.loads(ended.stdout)
    assert ended.stdout.isascii()
    assert "`é₹😀` is not known here" in [each["message"] for each in told["messages"]]


def test_nothing_that_an_author_wrote_can_give_github_a_command_or_a_property() -> None:
    told = ToldMessage(
        path="a, b: c%.yaml",
        line=3,
        column=5,
        end_column=9,
        severity="warning",
        code="GB307",
        message="50 % of\n::error::this, and: that",
        hint="write\rless",
        page=4,
        docs=None,
    )

    assert message_command(told) == (
        "::warning file=a%2C b%3A c%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=GB307"
        "::50 %25 of%0A::error::this, and: that, page 4%0Ahint: write%0Dless"
    )


def test_a_message_about_the_whole_guide_has_no_line_for_github() -> None:
    told = ToldMessage(
        path="guide",
        line=None,
        column=None,
        end_column=None,
        severity="error",
        code="GB003",
        message="something",
        hint=None,
        page=None,
        docs=None,
    )

    assert message_command(told) == "::error file=guide,title=GB003::something"
    assert failure_command(ToldFailure("it: %", None)) == "::error title=guidebuilder::it: %25"


def test_a_failure_is_told_to_github_too(run: Run, desk: Path) -> None:
    assert not (desk / "guide").exists()

    result = run("check", "--format", "github")

    assert result.exit_code == ExitCode.CANNOT_READ
    assert result.stdout.startswith("::error title=guidebuilder::there is no folder `guide` here")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.usefixtures("spoilt")
@pytest.mark.parametrize("name", ["json", "github"])
def test_a_full_disk_ends_in_plain_words(desk: Path, name: str) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "guidebuilder", "check", "--format", name],
            cwd=desk,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )

    assert ended.returncode == ExitCode.CANNOT_WRITE
    assert ended.stderr.splitlines()[-1] == "error: cannot print: no space left on device"
