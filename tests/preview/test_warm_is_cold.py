"""A process that has made a hundred booklets makes the next as a fresh one would."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.preview.cold import outcome

from guidebuilder.load.read_before import ReadBefore
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent

EDITS = 8
"""After each other, in one process."""


def _files(folder: Path, chance: random.Random) -> Path:
    found = sorted((*folder.rglob("*.yaml"), *folder.rglob("*.csv")))
    # Pages are edited more often than settings.
    return chance.choice([*found, *folder.glob("careers/*.yaml"), *folder.glob("articles/*")])


def another_word(text: str, chance: random.Random) -> str:
    words = [at for at, letter in enumerate(text) if letter == " " and text[at + 1 :][:1].isalpha()]
    at = chance.choice(words) if words else 0
    return f"{text[: at + 1]}quite {text[at + 1 :]}"


def a_line_on_top(text: str, _: random.Random) -> str:
    return f"# changed\n{text}"


def a_line_twice(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def a_line_less(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def two_lines_changed_over(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(max(1, len(lines) - 1))
    lines[at : at + 2] = lines[at : at + 2][::-1]
    return "\n".join(lines)


def an_allowance(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(len(lines)), "# allow GB603: the board publishes no pay")
    return "\n".join(lines)


def a_word_too_long_for_its_line(text: str, chance: random.Random) -> str:
    return another_word(text, chance).replace("quite ", f"{'w' * 90} ")


KINDS: tuple[Callable[[str, random.Random], str], ...] = (
    another_word,
    another_word,
    a_line_on_top,
    a_line_twice,
    a_line_less,
    two_lines_changed_over,
    an_allowance,
    a_word_too_long_for_its_line,
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_any_edits_leave_what_a_fresh_render_makes(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - it chooses edits
    folder, before = tmp_path / "guide", ReadBefore()
    shutil.copytree(guide_folder(), folder)
    states: list[tuple[str, str]] = []
    warm: list[list[str]] = []
    undone: tuple[Path, str] | None = None

    for number in range(EDITS):
        if undone is not None and chance.random() < 0.5:
            path, text = undone
            undone = None
        else:
            path = _files(folder, chance)
            text = path.read_text(encoding="utf-8")
            undone = path, text
            text = chance.choice(KINDS)(text, chance)
        path.write_text(text, encoding="utf-8")
        region = chance.choice(("india", "international"))
        warm.append(outcome(folder, region, before))
        state = tmp_path / str(number)
        shutil.copytree(folder, state)
        states.append((str(state), region))

    cold = subprocess.run(
        [sys.executable, "-m", "tests.preview.cold", json.dumps(states)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert warm == [json.loads(line) for line in cold.stdout.splitlines()]
    assert len({first for first, *_ in warm}) > 1  # the edits did something


def test_a_mistake_is_told_again_for_as_long_as_it_is_there(tmp_path: Path) -> None:
    folder, before = tmp_path / "guide", ReadBefore()
    shutil.copytree(guide_folder(), folder)
    regional = folder / "careers" / "bpo-executive.international.yaml"
    regional.write_text(
        regional.read_text(encoding="utf-8") + "\nnonsense: yes\n", encoding="utf-8"
    )

    told = [outcome(folder, "international", before) for _ in range(3)]

    assert "nonsense" in told[0][0]
    assert told[0] == told[1] == told[2]


def test_a_table_is_read_again_when_only_it_has_changed(tmp_path: Path) -> None:
    folder, before = tmp_path / "guide", ReadBefore()
    shutil.copytree(guide_folder(), folder)
    first = outcome(folder, "india", before)
    table = folder / "tables" / "institutes-india.csv"
    lines = table.read_text(encoding="utf-8").split("\n")
    table.write_text("\n".join(lines[:-2]) + "\n", encoding="utf-8")

    second = outcome(folder, "india", before)

    assert second != first
    assert second == outcome(folder, "india")
