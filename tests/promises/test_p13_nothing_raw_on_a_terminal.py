"""P13: nothing that somebody else wrote or named reaches the terminal raw."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

EVIL = "\x1b[31m\x07\x9b2J\u202e\u2066\ufeff"
"""Colours the terminal, rings, clears the screen (C1), turns the direction, hides."""

ESCAPED = "".join(f"\\u{ord(each):04x}" for each in EVIL)
"""The same, as YAML spells it in double quotes."""


def raw(text: str) -> set[str]:
    """Return the characters of a text that move the cursor or the direction."""
    return {
        f"U+{ord(each):04X}"
        for each in text
        if each != "\n" and unicodedata.category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }


CAREER, SETTINGS, INDIA = "careers/clerk.yaml", "guide.yaml", "regions/india.yaml"
WRITTEN = {
    "a title, raw": (CAREER, "title: Clerk", f"title: Clerk {EVIL}"),
    "a title, spelt": (CAREER, "title: Clerk", f'title: "Clerk {ESCAPED}"'),
    "a name of a field": (CAREER, "summary:", f'"{ESCAPED}":'),
    "a kind": (CAREER, "kind: prose", f'kind: "{ESCAPED}"'),
    "a word of a choice": (CAREER, "domain: business", f'domain: "{ESCAPED}"'),
    "a source": (CAREER, "source: page", f'source: "{ESCAPED}"'),
    "a region": (CAREER, "elsewhere:", f'"{ESCAPED}":'),
    "an address": (CAREER, "A pen", f'"[a](javascript:{ESCAPED})"'),
    "a file": (SETTINGS, "careers/clerk,", f'"careers/{ESCAPED}",'),
    "a date": (SETTINGS, "2026-11", f'"{ESCAPED}"'),
    "a theme": (SETTINGS, "language: en", f'language: en\ntheme: "{ESCAPED}"'),
    "a sum": (INDIA, "12,34,567", f'"{ESCAPED}"'),
    "broken YAML": (CAREER, "title: Clerk", f'title: "{EVIL}: {EVIL}" "'),
    "an alias": (CAREER, "title: Clerk", f"title: *{EVIL[-3:]}"),
    "a tag": (CAREER, "title: Clerk", "title: !%1B%5B31m%E2%80%AE Clerk"),
}
"""Where something evil stands: the file, and what it is written in place of."""


@pytest.mark.parametrize("case", WRITTEN)
def test_p13_what_is_written_in_a_guide(run: Run, guide: Path, case: str) -> None:
    name, old, new = WRITTEN[case]
    text = (guide / name).read_text(encoding="utf-8")
    assert old in text
    (guide / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    result = run("check")

    assert result.exit_code == 1
    assert name in result.stderr
    assert raw(result.output) == set()


@pytest.mark.parametrize("place", ["careers", "regions", "tables", "."])
def test_p13_what_a_file_is_called(run: Run, guide: Path, place: str) -> None:
    (guide / place).mkdir(exist_ok=True)
    try:
        (guide / place / f"{EVIL}.yaml").write_text("{", encoding="utf-8")
    except OSError:
        pytest.skip("the file system has no such names")
    guide.rename(guide.with_name(f"guide{EVIL}"))

    result = run("check", "--guide", f"guide{EVIL}")

    assert raw(result.output) == set()
    assert "<U+001B>[31m" in result.output


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "--region", EVIL],
        ["render", "--career", EVIL],
        ["render", "--theme", EVIL],
        ["render", "--theme", f"{EVIL}.yaml"],
        ["render", "--paper", EVIL],
        ["render", "--guide", EVIL],
        ["render", "--output", f"guide/guide.yaml/{EVIL}"],
        ["render", EVIL],  # `render *`, in a folder with such a file
        ["render", f"--{EVIL}"],
        [f"--{EVIL}"],
        [EVIL],
        ["verify", EVIL],
    ],
    ids=lambda arguments: arguments[0].replace(EVIL, "x"),
)
def test_p13_what_is_given_on_the_command_line(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code in {2, 3, 4}
    assert raw(result.output) == set()


@pytest.mark.usefixtures("guide")
def test_p13_the_path_of_a_finished_file(run: Run) -> None:
    result = run("render", "--output", f"out{EVIL}")

    assert result.exit_code == 0
    assert raw(result.output) == set()
    assert result.stdout.startswith("out<U+001B>[31m")


@pytest.mark.usefixtures("guide")
def test_p13_a_variable_of_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EVIL.replace("\udc9b", ""))

    result = run("render")

    assert result.exit_code == 2
    assert raw(result.output) == set()
