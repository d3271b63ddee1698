"""The pages for people say what is so: links lead somewhere, commands and examples work."""

from __future__ import annotations

import re
import shlex
from itertools import chain
from pathlib import Path

import pytest
from docs.make_reference import PAGE as REFERENCE
from docs.make_reference import reference
from docs.pictures.make_kinds import FOLDER, MANUAL, examples, kinds_of, make_guide, pictures
from PIL import Image, ImageChops, ImageStat

from guidebuilder.cli.main import program
from guidebuilder.diagnostics import Report
from guidebuilder.model.sections import KINDS
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "output").glob("*.md")]
)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def anchors(page: Path) -> set[str]:
    """Return the names of the headings of a page, as web viewers make them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        found = page.parent / path if path else page
        assert found.exists(), target
        assert not anchor or anchor in anchors(found), target


def test_every_decision_is_listed_under_its_own_title() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^\| \[(\d{4})\]\((.+?)\) \| (.+) \|$", _text(folder / "README.md"), re.MULTILINE
    )

    assert [file for _, file, _ in listed] == sorted(
        path.name for path in folder.glob("*.md") if path.name != "README.md"
    )
    for number, file, title in listed:
        assert _text(folder / file).startswith(f"# {number} {title}\n")
        for part in ("**Situation.**", "**Choice.**", "**Price.**"):
            assert part in _text(folder / file), file


def test_the_commands_of_the_readme_are_accepted() -> None:
    blocks = "".join(re.findall(r"```sh\n(.*?)```", _readme(), re.DOTALL))
    line = r"^(?:.*&& \.venv/bin/)?(guidebuilder .+?)(?: +#.*)?$"
    commands = re.findall(line, blocks, re.MULTILINE)

    assert len(commands) >= 5
    for command in commands:
        _, verb, *arguments = shlex.split(command)
        program.commands[verb].make_context(verb, arguments)


def test_the_readme_has_one_command_to_render_and_one_to_test() -> None:
    commands = re.findall(r"^python3 -m venv \.venv && .*$", _readme(), re.MULTILINE)

    assert [command.rpartition(" && ")[2] for command in commands] == [
        ".venv/bin/guidebuilder render --region india",
        ".venv/bin/python tests/all.py",
    ]


def test_writing_a_guide_shows_every_kind_and_its_examples_are_accepted(tmp_path: Path) -> None:
    kinds = [kind for example in examples() for kind in kinds_of(example)]
    assert sorted(kinds) == sorted(KINDS)

    report = Report()
    paginate(Order(guide=make_guide(tmp_path), regions=("all",)), report)
    assert [each for each in report.found if each.severity.value == "error"] == []


def test_beside_each_example_stands_how_it_is_printed() -> None:
    blocks = re.findall(
        r"```yaml\n(- kind: .*?)```\n((?:\n!\[.+\]\(pictures/kinds/.+\.png\)\n)*)",
        _text(MANUAL),
        re.DOTALL,
    )
    shown = [re.findall(r"kinds/(.+)\.png", pictures) for _, pictures in blocks]

    assert all(
        kinds_of(example)[0] in names for (example, _), names in zip(blocks, shown, strict=True)
    )
    assert sorted(chain.from_iterable(shown)) == sorted(KINDS)


def test_the_pictures_of_the_kinds_show_what_is_printed_now() -> None:
    again = "run `python docs/pictures/make_kinds.py`, and look at what it makes"
    made = pictures()

    assert sorted(made) == sorted(path.stem for path in FOLDER.glob("*.png")), again
    for kind, picture in made.items():
        shipped = Image.open(FOLDER / f"{kind}.png").convert("L")
        assert shipped.size == picture.size, f"{kind}: {again}"
        # Another version of the program that draws the page may soften an edge differently.
        difference = ImageChops.difference(shipped, picture.convert("L"))
        assert ImageStat.Stat(difference).mean[0] < 1, f"{kind}: {again}"


def test_the_reference_is_as_fresh_as_the_types() -> None:
    assert _text(REFERENCE) == reference(), "run `python docs/make_reference.py` and commit it"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _readme() -> str:
    return _text(ROOT / "README.md")
