"""`check --max-age` and `--today`: what a render does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

IN_2031 = f"{(61 * 365 + 30) * 86_400}"


@pytest.fixture
def employers(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = guide / "careers" / "clerk.yaml"
    more = "  - {kind: employers, title: Firms, items: [One], review_by: 2030}\n"
    page.write_text(page.read_text("utf-8") + more, "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", IN_2031)


@pytest.mark.usefixtures("employers")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ((), []),
        (("--max-age", "2y"), []),
        (("--max-age", "10m"), ["`page` of 2025: more than 10 months before the issue (2026-11)"]),
        (
            ("--max-age", "24 months", "--today"),
            [
                "reviewed by 2030 (today is 2031-01-16)",
                "`page` of 2025: more than 2 years before today (2031-01-16)",
            ],
        ),
    ],
)
def test_only_what_is_asked_is_told(run: Run, asked: tuple[str, ...], told: list[str]) -> None:
    result = run("check", "--region", "india", *asked)

    warnings = [each for each in result.stderr.splitlines() if ": warning: " in each]
    assert result.exit_code == 0
    assert len(warnings) == len(told)
    assert all(part in line for part, line in zip(told, warnings, strict=True))


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("asked", ["a while", "18", "0m", "-1y", "3w", "9999y"])
def test_what_is_no_length_of_time_is_refused_with_an_example(run: Run, asked: str) -> None:
    result = run("check", f"--max-age={asked}")

    assert result.exit_code == 2
    assert "write 18m for 18 months, or 2y for 2 years" in " ".join(result.output.split())
