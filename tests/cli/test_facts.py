"""The commands that answer questions about facts, as one types them."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.facts.conftest import editions

from guidebuilder.cli import diff, diff_regions, explain, main
from guidebuilder.cli.compared import in_lines
from guidebuilder.facts.compare import differences

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run, Spawn

ROOT = Path(__file__).parent.parent.parent

QUESTIONS = (
    "explain #pay/team-leader",
    "explain careers/bpo-executive#pay --region international",
    "explain #pay/trainee.pay --region all",
    "explain #people/mitch-lowe --region all",
    "explain #people/mitch-lowe --region international",
    "explain institutes/niit.url --region international",
    "explain institutes-abroad --region india",
    "explain regions/india#currency",
    "explain glossary#KPI",
    "explain guide#title",
)
"""What the golden of the shipped guide asks."""


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to where the shipped guide is."""
    monkeypatch.chdir(ROOT)
    return ROOT / "guide"


@pytest.fixture
def issues(desk: Path) -> tuple[Path, Path]:
    """Return two issues of the shipped guide, in the current folder."""
    for name in ("old", "new"):
        shutil.copytree(ROOT / "guide", desk / name)
    replace(desk / "old" / "guide.yaml", "issue: 2026-11", "issue: 2026-05")
    career = desk / "old" / "careers" / "bpo-executive.yaml"
    replace(career, "6,00,000–10,00,000", "5,00,000–9,00,000")
    replace(career, "70–90 on 0–120", "60–80 on 0–120")
    replace(career, "takes: 1–2 years", "takes: 2 years")
    replace(career, "      - name: Tech Mahindra BPO\n", "")
    replace(career, "What you will do", "What you do")
    replace(desk / "old" / "tables" / "institutes-india.csv", "www.niit.com", "www.niit.example")
    return Path("old"), Path("new")


def replace(path: Path, old: str, new: str) -> None:
    """Put a text in the place of another, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.usefixtures("shipped")
def test_the_shipped_guide_explains_itself(
    run: Run, check_golden: Callable[[str, str], None]
) -> None:
    told = []
    for question in QUESTIONS:
        result = run(*question.split())
        assert result.exit_code == 0, result.stderr
        assert max(map(len, result.stdout.splitlines())) <= 100
        told.append(f"$ guidebuilder {question}\n{result.stdout}")
    check_golden("facts/explain", "\n".join(told))


@pytest.mark.usefixtures("shipped")
def test_the_shipped_guide_tells_its_regions_apart(
    run: Run, check_golden: Callable[[str, str], None]
) -> None:
    result = run("diff-regions", "india", "international")

    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 100
    check_golden("facts/diff-regions", result.stdout)


def test_two_issues_are_told_apart(
    run: Run, issues: tuple[Path, Path], check_golden: Callable[[str, str], None]
) -> None:
    result = run("diff", *map(str, issues))

    assert result.exit_code == 0
    assert result.stderr == "old → new: 6 changes\n"
    check_golden("facts/diff", result.stdout)


def test_the_page_on_what_is_new_is_written_and_not_overwritten(
    run: Run, issues: tuple[Path, Path], check_golden: Callable[[str, str], None]
) -> None:
    first = run("diff", *map(str, issues), "--write-box")
    again = run("diff", *map(str, issues), "--write-box")
    forced = run("diff", *map(str, issues), "--write-box", "--force")

    assert first.exit_code == forced.exit_code == 0
    assert first.stdout == forced.stdout == "new/articles/what-is-new.yaml\n"
    assert "add `- articles/what-is-new` to the chapters in `new/guide.yaml`" in first.stderr
    assert again.exit_code == 2
    assert "perhaps with words of yours" in again.stderr
    page = Path("new/articles/what-is-new.yaml").read_text(encoding="utf-8")
    check_golden("facts/what-is-new", page)


def test_a_program_can_ask_whether_anything_has_changed(
    run: Run, issues: tuple[Path, Path]
) -> None:
    old, new = map(str, issues)

    assert run("diff", old, new).exit_code == 0
    assert run("diff", old, new, "--exit-code").exit_code == 1
    assert run("diff", new, new, "--exit-code").exit_code == 0


def test_all_of_it_can_be_had_as_json(run: Run, issues: tuple[Path, Path]) -> None:
    old, new = map(str, issues)
    guide = ("--guide", new)

    (answer,) = json.loads(run("explain", "#pay/trainee.pay", "--json", *guide).stdout)["answer"]
    listed = json.loads(run("explain", "--list", "--json", *guide).stdout)["answer"]
    apart = json.loads(run("diff-regions", "india", "international", "--json", *guide).stdout)[
        "answer"
    ]
    changed = json.loads(run("diff", old, new, "--json").stdout)["answer"]

    assert answer["reasons"][0]["said"]["words"] == "₹1,50,000–2,50,000 a year"
    assert answer["reasons"][0]["said"]["place"]["file"] == "careers/bpo-executive.yaml"
    assert {"address": "regions/india#currency", "words": "INR", "why_not": None} in listed
    assert {each["kind"] for each in apart} >= {"pay", "routes", "tests", "regions"}
    assert changed[0]["address"] == "careers/bpo-executive#pay/team-leader.pay"
    assert changed[0]["regions"] == ["india"]


@pytest.mark.usefixtures("shipped")
def test_kinds_of_section_can_be_chosen(run: Run) -> None:
    pay = run("diff-regions", "india", "international", "--only", "pay")
    wrong = run("diff-regions", "india", "international", "--only", "pai")

    assert "₹1,50,000–2,50,000 a year" in pay.stdout
    assert "Raman Roy" not in pay.stdout
    assert wrong.exit_code == 2
    assert "did you mean `pay`?" in wrong.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["explain"], "say what to explain"),
        (["explain", "#pay", "--list"], "`--list` lists everything"),
        (["explain", "#pai"], "did you mean `careers/bpo-executive#pay`?"),
        (["explain", "#pay", "--region", "indai"], "did you mean `india`?"),
        (["diff-regions", "india", "india"], "name two regions"),
        (["diff-regions", "india", "norway"], "there is no region `norway`"),
        (["diff", "guide", "guide", "--region", "norway"], "there is no region `norway`"),
        (["diff", "nowhere", "guide"], "there is no folder `nowhere`"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_what_cannot_be_answered_is_refused_with_the_cure(
    run: Run, command: list[str], words: str
) -> None:
    result = run(*command)

    assert result.exit_code in (2, 3)
    assert words in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("address", ["careers/clerks#pay", "careers/bpo-executive#pay", "#", ""])
def test_an_address_of_another_guide_is_refused_with_the_pages_of_this(
    run: Run, address: str
) -> None:
    told = run("explain", address)

    assert told.exit_code == 2
    assert told.stderr.startswith(f"error: there is nothing called `{address}` here\n    hint: ")


@pytest.mark.usefixtures("shipped")
def test_quotes_that_a_shell_leaves_are_no_part_of_an_address(run: Run) -> None:
    assert run("explain", "'#pay'").stdout == run("explain", "#pay").stdout != ""


def test_in_a_wide_window_two_regions_stand_side_by_side(
    shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    both = editions(shipped)
    found = differences(both["india"].guide, both["india"], both["international"])

    wide = list(in_lines(found, ("india", "international"), Path("guide"), 120))
    narrow = list(in_lines(found, ("india", "international"), Path("guide"), 60))

    assert any("₹1,50,000–2,50,000 a year" in each and "US$20,000" in each for each in wide)
    assert not any("₹1,50,000–2,50,000 a year" in each and "US$20,000" in each for each in narrow)
    assert max(map(len, wide)) <= 120


@pytest.mark.usefixtures("guide")
def test_a_console_that_cannot_show_a_sign_prints_its_number(spawn: Spawn) -> None:
    ended = spawn("explain", "regions/india#sign", env={"PYTHONIOENCODING": "ascii"})

    assert ended.returncode == 0, ended.stderr
    assert "\\u20b9" in ended.stdout


def test_a_refused_guide_is_not_explained(run: Run, guide: Path) -> None:
    (guide / "careers" / "clerk.yaml").write_text("titel: Clerk\n", encoding="utf-8")

    result = run("explain", "clerk")

    assert result.exit_code == 1
    assert "did you mean `title`?" in result.stderr


@pytest.mark.parametrize("text", [explain.EXAMPLES, diff.EXAMPLES, diff_regions.EXAMPLES])
def test_every_example_is_accepted(text: str) -> None:
    commands = re.findall(r"^  (guidebuilder .+?)(?:  .*)?$", text, re.MULTILINE)

    assert len(commands) >= 2
    for command in commands:
        _, name, *arguments = shlex.split(command)
        main.program.commands[name].make_context(name, arguments)


def test_the_page_about_facts_shows_what_is_printed(run: Run, shipped: Path) -> None:
    text = (shipped.parent / "docs" / "facts.md").read_text(encoding="utf-8")
    shown = re.findall(r"```sh\n(guidebuilder .+)\n```(?:\n\n```text\n([^`]*)```)?", text)
    answers = dict(shown)
    assert len(answers) == 4

    for command, answer in answers.items():
        _, name, *arguments = shlex.split(command)
        main.program.commands[name].make_context(name, list(arguments))
        if answer and name != "diff":
            result = run(name, *arguments)
            assert set(answer.splitlines()) <= set(result.stdout.splitlines()), command
