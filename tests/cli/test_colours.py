"""Colours: on a terminal alone, unless somebody asks otherwise, and never from a guide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from guidebuilder.cli.console import Colour, Console, Style, colours_wanted

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import OnTerminal, Run

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def spoilt(guide: Path) -> Path:
    """Return a guide with a mistake, in a line that would colour a terminal."""
    path = guide / "careers" / "clerk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary:", "sumary: \x1b[35m[red]"), encoding="utf-8")
    return guide


@pytest.mark.parametrize(
    ("choice", "environment", "on_a_terminal", "piped"),
    [
        ("auto", {}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_the_option_goes_before_the_environment_and_that_before_the_terminal(
    choice: str, environment: dict[str, str], *, on_a_terminal: bool, piped: bool
) -> None:
    colour = Colour(choice)

    assert colours_wanted(colour, environment, is_terminal=True) is on_a_terminal
    assert colours_wanted(colour, environment, is_terminal=False) is piped


@pytest.mark.usefixtures("spoilt")
def test_what_is_piped_has_no_colours_unless_they_are_asked_for(run: Run) -> None:
    plain = run("check").stderr
    coloured = run("check", "--color", "always").stderr

    assert "\x1b" not in plain
    assert ANSI.sub("", coloured) == plain
    assert "\x1b[1;31merror:\x1b[0m" in coloured


@pytest.mark.usefixtures("spoilt")
def test_nothing_in_a_guide_colours_anything(run: Run) -> None:
    coloured = run("check", "--color", "always").stderr

    assert "<U+001B>[35m[red]" in coloured
    assert set(ANSI.findall(coloured)) <= {
        "\x1b[0m",
        *(f"\x1b[{each.value}m" for each in Style if each.value),
    }


def test_carets_have_the_colour_of_their_message(run: Run, guide: Path) -> None:
    path = guide / "articles" / "hours.yaml"
    path.write_text(path.read_text("utf-8").replace("Eight hours", 'Eight ho"urs'), "utf-8")

    coloured = run("check", "--color", "always").stderr

    assert f"\x1b[{Style.WARNING.value}m^^^^^^^\x1b[0m" in coloured
    assert f"\x1b[{Style.ERROR.value}m" not in coloured


def test_a_part_is_made_printable_before_it_is_coloured() -> None:
    line = ((Style.ERROR, "a\x1b[0mb"), (Style.PLAIN, "\u202e"))

    assert Console(has_colours=True).dressed(line) == "\x1b[1;31ma<U+001B>[0mb\x1b[0m<U+202E>"


@pytest.mark.usefixtures("spoilt")
def test_a_terminal_shows_colours(on_terminal: OnTerminal) -> None:
    assert "\x1b[1;31merror:\x1b[0m" in on_terminal("check")


@pytest.mark.usefixtures("spoilt")
@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["--color", "never"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
    ],
    ids=str,
)
def test_a_terminal_shows_none_if_nobody_wants_them(
    on_terminal: OnTerminal, arguments: list[str], env: dict[str, str]
) -> None:
    assert "\x1b" not in on_terminal("check", *arguments, env=env)


@pytest.mark.usefixtures("spoilt")
def test_an_excerpt_is_as_wide_as_the_terminal(on_terminal: OnTerminal, guide: Path) -> None:
    path = guide / "careers" / "clerk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[red]", "[red]" * 50), encoding="utf-8")

    lines = ANSI.sub("", on_terminal("check", columns=50)).splitlines()

    line = next(each for each in lines if "│ sumary" in each)
    assert 48 <= len(line) <= 50
    assert line.endswith("…")
