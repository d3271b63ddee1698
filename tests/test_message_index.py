"""docs/messages.md: every message is explained, and every example draws what it says.

`--update-goldens` writes the messages that the examples draw now into the page.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.whole_guides import told_of

from guidebuilder.diagnostics import Severity
from guidebuilder.load.codes import Code
from guidebuilder.message_index import Entry, Shown, explained
from guidebuilder.resources import message_index_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guidebuilder.diagnostics import Diagnostic

ROOT = Path(__file__).parent.parent
SOUND = Path(__file__).parent / "bad_guides" / "_sound"

PAGE = "careers/bpo-executive.yaml"

WITHOUT_EXAMPLE = {
    "GB001": "a folder cannot be shown in lines",
    "GB004": "too large to be shown",
    "GB005": "the page itself is UTF-8",
    "GB008": "a picture cannot be shown in lines",
    "GB121": "too long to be shown",
    "GB246": "a workbook cannot be shown in lines",
    "GB612": "the rules before it refuse nearly every such guide",
    "GB653": "told only if `check` is asked for it",
    "GB654": "told only if `check` is asked for it",
    "GB703": "depends on the words of the program, not of the guide",
    "GB712": "pages long",
    "GB713": "pages long",
    "GB714": "depends on the widths of many words",
    "GB715": "pages long",
    "GB716": "only of a poster",
    "GB717": "needs a picture",
    "GB718": "needs an imprint with many long lines",
    "GB904": "depends on the theme, not the guide",
    "GB905": "depends on the theme, not the guide",
    "GB906": "about a finished file",
    "GB941": "about a finished file",
}

NOT_MENDED_IN_LINES = {"GB002", "GB003", "GB007", "GB216", "GB810"}
"""What is mended by another file, or by another name of one."""

REST = "- {kind: prose, text: What every region reads.}\n"
"""Another section of the same page: few pages are for one region only."""

INDEX = explained()
EXAMPLES = [each for each in INDEX.values() if each.broken]


def codes_of_the_program() -> set[str]:
    sources = (ROOT / "src" / "guidebuilder").rglob("*.py")
    return {
        code
        for path in sources
        for code in re.findall(r'"(GB\d{3})"', path.read_text(encoding="utf-8"))
    }


def test_every_code_has_an_entry_and_no_other_has() -> None:
    assert list(INDEX) == sorted(codes_of_the_program())


def test_an_entry_is_called_as_its_rule() -> None:
    assert {each: INDEX[each].title for each in Code} == {each: each.sentence for each in Code}


@pytest.mark.parametrize("entry", INDEX.values(), ids=lambda entry: entry.code)
def test_an_entry_says_how_grave_it_is_and_what_to_do(entry: Entry) -> None:
    assert entry.severities
    assert len(entry.words.split()) > 5
    assert bool(entry.broken) == (entry.code not in WITHOUT_EXAMPLE)
    assert bool(entry.mended) == (bool(entry.broken) and entry.code not in NOT_MENDED_IN_LINES)


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry.code)
def test_an_example_draws_its_message(
    entry: Entry, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    told = messages(entry.broken, tmp_path)

    # An example may break two rules that go together; the page shows the one that it is about.
    drawn = [each for each in told if each.code == entry.code]
    said = "\n".join(_said(each) for each in drawn)
    if request.config.getoption("--update-goldens"):
        write(entry, said)
        pytest.skip("rewrote the page: read the diff before committing it")
    assert said == entry.message
    assert {each.severity for each in drawn} <= entry.severities


@pytest.mark.parametrize(
    "entry", [each for each in EXAMPLES if each.mended], ids=lambda entry: entry.code
)
def test_a_mended_example_draws_none(entry: Entry, tmp_path: Path) -> None:
    assert [str(each) for each in messages(entry.mended, tmp_path, REST)] == []


def test_warnings_are_those_that_the_program_tells_as_warnings() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "src" / "guidebuilder").rglob("*.py")
    )
    told = re.findall(r"\.warning\([^()]*(?:\([^()]*\)[^()]*)*?Code\.([A-Z_]+)", sources)
    warned = {str(Code[each]) for each in told}

    assert warned
    assert {each for each in warned if Severity.WARNING not in INDEX[each].severities} == set()


def messages(files: Iterable[Shown], folder: Path, rest: str = "") -> tuple[Diagnostic, ...]:
    """Return what a whole check says of the sound guide with these lines in it."""
    guide = folder / "guide"
    shutil.copytree(SOUND, guide)
    for shown in files:
        path = guide / (shown.file or PAGE)
        if path.parent.name == "themes":
            put(guide / "guide.yaml", f"theme: themes/{path.name}\n")
        path.parent.mkdir(exist_ok=True)
        if shown.file is None:
            path.write_text(
                f"title: BPO executive\nsections:\n{shown.lines}{rest}", encoding="utf-8"
            )
        elif shown.file == "guide.yaml":
            put(path, shown.lines)
        else:
            path.write_text(shown.lines, encoding="utf-8")
    return told_of(guide)


def put(path: Path, lines: str) -> None:
    """Put lines into a file in place of those fields that they name."""
    named = re.match(r"\w+:", lines)
    assert named is not None
    kept = re.sub(
        rf"^{named[0]}.*\n(?:[ -].*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    path.write_text(kept + lines, encoding="utf-8")


def write(entry: Entry, message: str) -> None:
    """Write the message of an example into the page."""
    path = message_index_file()
    before, heading, behind = path.read_text(encoding="utf-8").partition(f"\n## {entry.code} ")
    behind = re.sub(
        r"```text\n.*?```", lambda _: f"```text\n{message}\n```", behind, count=1, flags=re.DOTALL
    )
    path.write_text(before + heading + behind, encoding="utf-8", newline="\n")


def _said(told: Diagnostic) -> str:
    cure = "" if told.hint is None else f"\n    hint: {told.hint}"
    return f"{told.severity.value}: {told.message}{cure}"
