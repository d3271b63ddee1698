"""The tutorial is followed word for word: commands are typed, files are changed, as it says."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from guidebuilder.cli.main import program

if TYPE_CHECKING:
    from collections.abc import Iterator

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"

BLOCK = re.compile(r"^```(\w+)(?: ([\w ]+))?\n(.*?)^```$", re.DOTALL | re.MULTILINE)

FILE = re.compile(r"`(guide/[\w/.-]+\.yaml)`")


@dataclass
class Reader:
    """Someone who follows the page in an empty folder, and what happened last."""

    folder: Path
    result: Result | None = None

    def types(self, line: str, *, refused: bool) -> None:
        words = shlex.split(line)
        if words[0] == "cd":
            self.folder /= words[1]
            os.chdir(self.folder)
            return
        assert words[0] == "guidebuilder"
        self.result = CliRunner().invoke(program, words[1:])
        assert self.result.exit_code == (1 if refused else 0), (line, self.result.output)
        warnings = re.findall(r"^.*: warning: .*$", self.result.output, re.MULTILINE)
        assert warnings == [], line

    def replaces(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def changes_lines(self, file: str, lines: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        for line in lines.splitlines():
            name = line.partition(":")[0]
            text, found = re.subn(rf"^{re.escape(name)}:.*$", line, text, flags=re.MULTILINE)
            assert found == 1, (file, line)
        path.write_text(text, encoding="utf-8")

    def adds(self, file: str, lines: str) -> None:
        path = self.folder / file
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{lines}", encoding="utf-8")


def steps(page: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield each block: its language and remark, its lines, the file spoken of, and ``becomes``."""
    end, file = 0, ""
    for block in BLOCK.finditer(page):
        between = page[end : block.start()]
        file = (FILE.findall(between) or [file])[-1]
        yield block[1], block[2] or "", block[3], file, between.strip() == "becomes"
        end = block.end()


@pytest.mark.slow
def test_a_newcomer_who_follows_the_tutorial_gets_booklets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    reader, old = Reader(tmp_path), ""
    blocks = list(steps(TUTORIAL.read_text(encoding="utf-8")))
    for place, (language, remark, lines, file, becomes) in enumerate(blocks):
        follows = blocks[place + 1 : place + 2]
        match language, remark:
            case "sh", "" | "refused":
                for line in lines.splitlines():
                    reader.types(line, refused=remark == "refused")
            case "yaml", "at the end":
                reader.adds(file, lines)
            case "yaml", "" if becomes:
                reader.replaces(file, old, lines)
            case "yaml", "" if not (follows and follows[0][4]):
                reader.changes_lines(file, lines)
            case "text", "" if reader.result is not None:
                for line in lines.splitlines():
                    assert line in reader.result.output
        old = lines

    made = sorted(path.name for path in (reader.folder / "output").glob("*.pdf"))
    assert made == [
        "library-assistant-india-booklet.pdf",
        "library-assistant-india.pdf",
        "library-assistant-international.pdf",
        "library-assistant-kerala.pdf",
        "library-assistant-uk.pdf",
    ]
