"""What the script of a booklet changes in a theme."""

from __future__ import annotations

import pytest
from msgspec.structs import asdict

from guidebuilder.style.read_theme import THEMES, read_theme
from guidebuilder.style.scripts import CLOSEST, LATIN, in_script, script_of_language

INDIAN = ("hi", "mr", "ne", "bn", "as", "ta")


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "Latn"),
        ("hi", "Deva"),
        ("mr-IN", "Deva"),
        ("ne", "Deva"),
        ("bn", "Beng"),
        ("as", "Beng"),
        ("ta", "Taml"),
        ("ar", "Arab"),
        ("ur-PK", "Arab"),
        ("hi-Latn", "Latn"),
        ("pa-Arab-PK", "Arab"),
        ("sr-Cyrl", "Latn"),  # set as Latin is
        ("qps", "Latn"),
    ],
)
def test_the_script_follows_from_the_language(tag: str, code: str) -> None:
    assert script_of_language(tag).code == code


def test_a_latin_booklet_is_the_theme_itself() -> None:
    theme = read_theme("line").in_domain(1)

    assert in_script(theme, LATIN) is theme


@pytest.mark.parametrize("tag", INDIAN)
def test_scripts_of_india_stand_on_a_grid_of_15_points(tag: str) -> None:
    theme = in_script(read_theme("line").in_domain(1), script_of_language(tag))
    master, styles = theme.master("a5"), theme.styles

    assert (master.line, master.lines) == (15, 33)
    assert styles.text.char.size == (10.5 if tag in {"bn", "as"} else 10)
    assert styles.text.leading == 15
    assert (styles.lead.char.size, styles.lead.leading) == (13.5, 22.5)
    assert (styles.table.char.size, styles.table.leading) == (9, 12)


def test_naskh_stands_on_a_grid_of_16_and_a_quarter() -> None:
    theme = in_script(read_theme("line").in_domain(1), script_of_language("ar"))

    assert theme.master("a5").line == 16.25
    assert (theme.styles.text.char.size, theme.styles.text.leading) == (11, 16.25)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("tag", ["hi", "bn", "ta", "ar"])
def test_no_type_is_too_close_tracked_slanted_or_divided(name: str, tag: str) -> None:
    theme = in_script(read_theme(name).in_domain(1), script_of_language(tag))

    for role, style in asdict(theme.styles).items():
        if role != "text":  # 11 on 16.25, and 10 on 15: farther apart anyhow
            assert style.leading >= CLOSEST * style.char.size - 0.01, role
        assert style.char.tracking == 0, role
        assert not style.char.italic, role
        assert not style.hyphenate, role


@pytest.mark.parametrize("name", THEMES)
def test_the_first_baseline_keeps_its_place_on_the_page(name: str) -> None:
    latin = read_theme(name).in_domain(1)
    hindi = in_script(latin, script_of_language("hi"))

    first, other = (
        theme.master("a5").margins.top + theme.styles.text.drop for theme in (latin, hindi)
    )
    assert other == pytest.approx(first)


@pytest.mark.parametrize("role", ["text", "lead_in", "group", "lead"])
def test_baselines_of_roles_that_shared_a_line_still_do(role: str) -> None:
    latin = read_theme("line").in_domain(1).styles
    hindi = in_script(read_theme("line").in_domain(1), script_of_language("hi")).styles

    assert getattr(latin, role).drop == latin.text.drop
    assert getattr(hindi, role).drop == hindi.text.drop
