"""`check` and `render` say the same about every guide, and so does each format."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.load.conftest import guide_with
from tests.load.test_bad_guides import CASES, TOLD, _files

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result
    from tests.cli.conftest import Run

__all__ = ["guide_with"]

GUIDES = sorted((Path(__file__).parents[1] / "guides").iterdir())

SHOWN = (
    "a-link-to-no-section",
    "a-mark-inside-a-word",
    "a-no-break-space-after-a-colon",
    "a-quote-that-ends-early",
    "a-region-in-trouble",
    "a-table-with-bad-cells",
    "an-empty-file",
    "comma-inside-braces",
    "empty-value",
    "several-at-once",
    "tab",
    "unsafe-link",
)
"""Wrong guides whose messages are kept as they are shown."""


def told(result: Result) -> tuple[int, list[dict[str, Any]]]:
    """Return how a command ended, and its messages."""
    document = json.loads(result.stdout)
    assert document["failure"] is None
    return result.exit_code, document["messages"]


def bad_guide(case: Path, guide_with: Callable[..., Path]) -> Path:
    return guide_with({name: text for name, text in _files(case) if name != TOLD})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_check_and_render_agree_about_a_bad_guide(
    run: Run, guide_with: Callable[..., Path], desk: Path, case: Path
) -> None:
    folder = bad_guide(case, guide_with).relative_to(desk).as_posix()
    arguments = ["--guide", folder, "--region", "all", "--format", "json"]

    checked, rendered = told(run("check", *arguments)), told(run("render", *arguments))

    assert checked == rendered
    assert checked[1]


@pytest.mark.slow
@pytest.mark.parametrize("folder", GUIDES, ids=lambda folder: folder.name)
def test_check_and_render_agree_about_a_sound_guide(run: Run, desk: Path, folder: Path) -> None:
    assert desk.is_dir()
    arguments = ["--guide", folder.as_posix(), "--region", "all", "--format", "json"]

    checked, rendered = told(run("check", *arguments)), told(run("render", *arguments))

    assert checked == rendered
    assert checked[0] == 0


def test_messages_are_shown_with_the_authors_lines(
    run: Run,
    guide_with: Callable[..., Path],
    desk: Path,
    tmp_path_factory: pytest.TempPathFactory,
    check_golden: Callable[[str, str], None],
) -> None:
    shown = []
    cases = {case.stem: case for case in CASES}
    for name in SHOWN:
        folder = bad_guide(cases[name], guide_with)
        said = run("check", "--guide", folder.relative_to(desk).as_posix()).stderr
        shown.append(f"## {name}\n{said}")
        folder.rename(tmp_path_factory.mktemp("done") / "guide")

    check_golden("messages", "\n".join(shown))
