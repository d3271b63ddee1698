"""Each file in tests/bad_guides is a mistake that carries the messages it must draw.

The messages stand at its end, where they do not shift the lines, as comments:
``# error: 4:5 what is wrong`` and below it ``# hint: what to do``.  The file stands for
careers/bpo-executive.yaml unless its first line names another: ``# file: guide.yaml``.
A folder is a guide of several such files; what a table must draw stands in ``told.txt``
beside it, for a comment would be a row.  Every case is put into the sound guide of
``_sound`` and must draw exactly its messages: none less, none more, none elsewhere.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from guidebuilder.diagnostics import Report
from guidebuilder.load import read_guide, yaml_nodes

if TYPE_CHECKING:
    from collections.abc import Callable

BAD_GUIDES = Path(__file__).parents[1] / "bad_guides"
CASES = sorted(
    each for each in BAD_GUIDES.iterdir() if each.suffix == ".yaml" or not each.name.startswith("_")
)

TOLD = "told.txt"
FILE = re.compile(r"# file: (\S+)\n")
PROMISE = re.compile(r"# (error|warning): (\d+):(\d+) (.*)(?:\n# hint: (.*))?")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_guide_draws_exactly_its_messages(
    case: Path, guide_with: Callable[..., Path]
) -> None:
    files = dict(_files(case))

    promised = sorted(each for name, text in files.items() for each in _promises(name, text))

    told = _messages(guide_with({name: files[name] for name in files if name != TOLD}))

    assert "\n".join(told) == "\n".join(promised)
    assert promised, "a bad guide promises a message"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_messages_are_the_same_without_libyaml(
    case: Path, guide_with: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = guide_with({name: text for name, text in _files(case) if name != TOLD})
    fast = _messages(folder)

    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)

    assert _messages(folder) == fast


def test_the_sound_guide_draws_none(guide_with: Callable[..., Path]) -> None:
    assert _messages(guide_with()) == []


def _files(case: Path) -> list[tuple[str, str]]:
    if case.is_dir():
        paths = sorted(path for path in case.rglob("*") if path.is_file())
        return [(path.relative_to(case).as_posix(), path.read_text("utf-8")) for path in paths]
    text = case.read_text("utf-8")
    named = FILE.match(text)
    return [(named[1] if named else "careers/bpo-executive.yaml", text)]


def _promises(name: str, text: str) -> list[str]:
    found = []
    named = FILE.match(text)
    name = named[1] if named else name
    for kind, line, column, message, hint in PROMISE.findall(text):
        cure = f"\n    hint: {hint}" if hint else ""
        found.append(f"{name}:{int(line):3}:{int(column):2}: {kind}: {message}{cure}")
    return found


def _messages(folder: Path) -> list[str]:
    report = Report()
    read_guide(folder, report)
    return sorted(
        f"{each.span.file}:{each.span.line:3}:{each.span.column:2}: {each.severity.value}: "
        f"{each.message}" + (f"\n    hint: {each.hint}" if each.hint else "")
        for each in report.found
    )
