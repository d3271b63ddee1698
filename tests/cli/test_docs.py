"""The pages for people say what is so: links lead somewhere, commands and examples work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from textwrap import indent

import pytest
from docs.make_reference import PAGE as REFERENCE
from docs.make_reference import reference

from guidebuilder.cli.main import program
from guidebuilder.diagnostics import Report
from guidebuilder.model.sections import KINDS
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate
from guidebuilder.resources import guide_folder

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
    examples = re.findall(
        r"```yaml\n(- kind: .*?)```", _text(ROOT / "docs/writing-a-guide.md"), re.DOTALL
    )
    kinds = re.findall(r"^- kind: (\S+)", "".join(examples), re.MULTILINE)
    assert sorted(kinds) == sorted(KINDS)

    page = "title: BPO executive\nsource: topteen-bpo-executive\nas_of: unknown\nsections:\n"
    files = {path: path.read_bytes() for path in guide_folder().rglob("*") if path.is_file()}
    for path, data in files.items():
        copy = tmp_path / path.relative_to(guide_folder())
        copy.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name not in ("careers", "articles"):
            copy.write_bytes(data)
    (tmp_path / "careers" / "bpo-executive.yaml").write_text(
        page + indent("".join(examples), "  "), encoding="utf-8"
    )
    settings = tmp_path / "guide.yaml"
    settings.write_text(_text(settings).replace("  - articles/process-executive\n", ""))
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "desk.png").write_bytes(_PIXEL)

    report = Report()
    paginate(Order(guide=tmp_path, regions=("all",)), report)
    assert [each for each in report.found if each.severity.value == "error"] == []


def test_the_reference_is_as_fresh_as_the_types() -> None:
    assert _text(REFERENCE) == reference(), "run `python docs/make_reference.py` and commit it"


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _readme() -> str:
    return _text(ROOT / "README.md")


_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c"
    "49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
"""A PNG of one white pixel."""
