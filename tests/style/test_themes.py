"""The shipped themes, and how a theme file becomes a theme."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins

from guidebuilder.diagnostics import Report
from guidebuilder.geometry import mm
from guidebuilder.load.schema import partial_schema
from guidebuilder.model import Domain
from guidebuilder.resources import fonts_folder
from guidebuilder.style.companions import LABEL_COMPANIONS, TEXT_COMPANIONS
from guidebuilder.style.families import FAMILIES, FamilyName
from guidebuilder.style.ink import MOST_INK, process_build
from guidebuilder.style.page_master import PAPERS, SCREENS, WALLS
from guidebuilder.style.read_theme import THEMES, Place, read_theme, read_theme_file
from guidebuilder.style.theme import Styles
from guidebuilder.style.theme_file import PaperName, StyleName, ThemeFile
from guidebuilder.style.theme_rules import check_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.style.theme import Theme
    from guidebuilder.style.themes import NamedTheme

ROOT = Path(__file__).parents[2]
PLAIN = ROOT / "benchmarks" / "plain.yaml"
FILES = [*sorted((ROOT / "src/guidebuilder/style/themes").iterdir()), PLAIN]


def read(path: Path) -> NamedTheme:
    """Return a theme that has no mistakes."""
    report = Report()
    theme = read_theme_file(Place.at(path), report)
    assert theme is not None, report.sorted
    return theme


def written(theme: Theme) -> str:
    """Return every value of a theme, a thing a line."""
    grid, manners = to_builtins(theme.grid), to_builtins(theme.manners)
    palette = to_builtins(theme.palette)
    inks = [
        (name, ink)
        for name, value in palette.items()
        for ink in (value if isinstance(value, tuple | list) else [value])
    ]
    lines = [
        f"fonts: {theme.fonts.text.name}, {theme.fonts.label.name}",
        *(f"grid {name}: {value}" for name, value in grid.items()),
        *(f"air {name}: {value}" for name, value in to_builtins(theme.spacing).items()),
        *(f"manner {name}: {value}" for name, value in manners.items()),
        *(f"{name}: {printed(ink)}" for name, ink in inks),
    ]
    for name in get_args(StyleName):
        style = getattr(theme.styles, name)
        char = style.char
        lines.append(
            f"{name}: {char.family} {char.weight}{' italic' * char.italic} "
            f"{char.size}/{style.leading} drop {style.drop} tracking {char.tracking} "
            f"{char.ink.name} {style.alignment}{' hyphens' * style.hyphenate} "
            f"{' '.join(char.features)}".rstrip()
        )
    return "\n".join(lines) + "\n"


def printed(ink: dict[str, Any]) -> str:
    screen = "".join(f"{round(255 * each):02X}" for each in ink["rgb"])
    return f"{ink['name']} #{screen} {'/'.join(f'{100 * each:.1f}' for each in ink['cmyk'])}"


@pytest.mark.parametrize("name", THEMES)
def test_a_shipped_theme_is_as_it_was(name: str, check_golden: Callable[[str, str], None]) -> None:
    check_golden(f"theme-{name}", written(read_theme(name).in_domain(1)))


@pytest.mark.parametrize("name", THEMES)
def test_a_shipped_theme_keeps_the_rules_for_all(name: str) -> None:
    report = Report()

    check_theme(read_theme(name).file, report)

    assert report.sorted == ()


def test_the_shipped_themes_differ_in_structure() -> None:
    line, almanac = (to_builtins(read_theme(name).in_domain(1).manners) for name in THEMES)

    assert [key for key in line if line[key] == almanac[key]] == []


def test_almanac_has_one_colour_for_all_fields_of_work() -> None:
    almanac = read_theme("almanac")

    assert len({almanac.in_domain(number).palette for number in range(1, 11)}) == 1


def test_the_bare_theme_is_set_as_its_peers() -> None:
    plain = read(PLAIN).in_domain(1)
    master, text = plain.master("a5"), plain.styles.text

    assert (text.char.size, text.leading, text.alignment) == (10, 14, "justified")
    assert master.text_start == 0
    assert master.text_width == pytest.approx(317.5, abs=0.1)
    margins = (master.margins.top, master.margins.inside, master.margins.outside)
    assert margins == pytest.approx([mm(18)] * 3)
    styles = plain.styles
    for head in (styles.opener_title, styles.question_title, styles.section, styles.group):
        assert head.leading % master.line == 0


def test_what_is_not_said_stands_as_in_the_files_below(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(
        "extends: almanac\nstyles:\n  lead: {size: 12 pt}\n  text: {hyphens: no}\n"
    )
    (tmp_path / "ours.yaml").write_text("extends: base.yaml\nstyles:\n  text: {ink: deep}\n")

    ours, almanac = read(tmp_path / "ours.yaml").in_domain(3), read_theme("almanac").in_domain(3)

    assert ours.name == "ours"
    assert ours.styles.text.char.ink == ours.palette.deep
    assert not ours.styles.text.hyphenate
    assert ours.styles.lead.char.size == 12
    assert ours.styles.lead.leading == almanac.styles.lead.leading
    assert ours.manners == almanac.manners


def test_one_palette_is_for_all_but_those_that_have_their_own(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text(
        "extends: line\n"
        "palette: {deep: '#7A1F12', bright: '#FFFFFF'}\n"
        "palettes:\n  health: {deep: '#04434F', bright: '#6FE0CE'}\n"
    )
    ours, line = read(path), read_theme("line")

    deeps = [ours.in_domain(number).palette.deep.rgb for number in range(1, 11)]

    assert deeps.count(deeps[0]) == 9
    assert deeps[1] == line.in_domain(3).palette.deep.rgb


def test_colours_that_follow_from_deep_follow_from_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("extends: almanac\npalette: {deep: '#0B3A70'}\n")

    palette = read(path).in_domain(1).palette

    assert {palette.bright.rgb, palette.tint.rgb} == {(1.0, 1.0, 1.0)}
    assert palette.mid.rgb == pytest.approx([1 - 0.62 * (1 - each) for each in palette.deep.rgb])


def test_letters_without_a_drop_stand_in_the_middle_of_their_line(tmp_path: Path) -> None:
    whole = yaml.safe_load((ROOT / "src/guidebuilder/style/themes/line.yaml").read_text("utf-8"))
    del whole["styles"]["text"]["drop"]
    del whole["styles"]["lead_in"]["drop"]
    path = tmp_path / "ours.yaml"
    path.write_text(yaml.safe_dump(whole))

    styles = read(path).in_domain(1).styles

    # (13 - (1.036 + 0.335) * 10) / 2 + 10.36, and for Anek the same by its own metrics.
    assert styles.text.drop == pytest.approx(10.005)
    assert styles.lead_in.drop == pytest.approx(10.0)


@pytest.mark.parametrize(
    "family",
    [*FAMILIES.values(), *TEXT_COMPANIONS, *LABEL_COMPANIONS],
    ids=lambda family: str(family.name),
)
def test_ascent_and_descent_are_those_of_the_files(family: Any) -> None:  # noqa: ANN401
    for file in family.files:
        data = (fonts_folder() / file.path).read_bytes()
        tables = {
            data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
            for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
        }
        (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
        ascent, descent = struct.unpack_from(">hh", data, tables[b"hhea"] + 4)
        assert (ascent / units, descent / units) == (family.ascent, family.descent), file.path


def test_a_theme_file_can_say_all_that_a_theme_has() -> None:
    assert get_args(StyleName) == Styles.__struct_fields__
    assert get_args(PaperName) == (*PAPERS, *SCREENS, *WALLS)
    assert get_args(FamilyName) == tuple(FAMILIES)
    assert {domain for domain, _ in read_theme("line").file.palettes} == set(Domain)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_a_computed_build_can_be_printed(levels: tuple[int, int, int]) -> None:
    red, green, blue = (each / 255 for each in levels)

    build = process_build((red, green, blue))

    assert sum(build) <= MOST_INK + 1e-9
    assert all(0 <= each <= 1 for each in build)
    if red == green == blue:
        assert build[:3] == (0, 0, 0)


SCHEMA = jsonschema.Draft7Validator(partial_schema(ThemeFile, "A theme"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_schema_accepts_a_theme(path: Path) -> None:
    SCHEMA.validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize(
    "theme",
    [
        {"extend": "line"},
        {"styles": {"sections": {"size": "10 pt"}}},
        {"styles": {"text": {"sise": "10 pt"}}},
        {"manners": {"ladder": "stairs"}},
        {"fonts": {"text": "Times"}},
        {"palettes": {"busines": {"deep": "#000000"}}},
        {"grid": {"margins": {"a7": {"inside": "1 mm"}}}},
    ],
)
def test_the_schema_refuses_a_slip(theme: dict[str, object]) -> None:
    assert not SCHEMA.is_valid(theme)


EXAMPLES = re.findall(
    r"```yaml\n((?:#.*\n)?extends: .*?)```", (ROOT / "docs/themes.md").read_text("utf-8"), re.DOTALL
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_of_the_documentation_are_themes(example: str, tmp_path: Path) -> None:
    path = tmp_path / "our-school.yaml"
    path.write_text(example, encoding="utf-8")

    assert read(path).name == "our-school"


def test_the_documentation_names_every_key() -> None:
    page = (ROOT / "docs/themes.md").read_text("utf-8")
    schema = partial_schema(ThemeFile, "A theme")

    def keys(part: Any) -> set[str]:  # noqa: ANN401 - any part of a schema
        if isinstance(part, list):
            return {key for each in part for key in keys(each)}
        if not isinstance(part, dict):
            return set()
        own = set(part.get("properties", {})) | set(part.get("enum", ()))
        own |= set(part.get("propertyNames", {}).get("enum", ()))
        return own | {key for each in part.values() for key in keys(each)}

    named = set(re.findall(r"`([\w -]+)`|^### (\w+)$", page, re.MULTILINE))
    assert sorted(keys(schema) - {word for pair in named for word in pair}) == []
    assert len(EXAMPLES) == 1
