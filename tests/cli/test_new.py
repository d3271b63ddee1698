"""One more career, article or region: what is written, and what stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def begun(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a new guide, with the current folder around it."""
    run("init", "g")
    monkeypatch.chdir(desk / "g")
    return desk / "g" / "guide"


def settings(guide: Path) -> str:
    return (guide / "guide.yaml").read_bytes().decode()


def test_a_day_of_a_newcomer(begun: Path, run: Run) -> None:
    for command in (
        ("new", "career", "Data entry operator"),
        ("new", "career", "नर्स", "--slug", "nurse"),
        ("new", "article", "Do I need a degree?", "--career", "data-entry-operator"),
        ("new", "article", "Choosing a college"),
        ("new", "region", "kerala", "--part-of", "india"),
        ("new", "region", "uk", "--like", "international"),
        ("new", "region", "Nepal"),
        ("new", "region", "somewhere"),
    ):
        done = run(*command)
        assert done.exit_code == 0, done.stderr
        checked = run("check")
        assert (checked.exit_code, checked.stderr.count("warning:")) == (0, 0), checked.stderr
    assert done.stdout == "guide/regions/somewhere.yaml\n"
    assert settings(begun).count("\n  - ") == 6  # five chapters and a notice
    assert run("render", "--region", "all", "--career", "data-entry-operator").exit_code == 0


def test_only_the_chapters_change_in_the_settings(begun: Path, run: Run) -> None:
    before = settings(begun)

    done = run("new", "career", "Bank clerk")

    assert done.stdout == "guide/careers/bank-clerk.yaml\nguide/guide.yaml\n"
    line = "  - careers/library-assistant\n"
    assert settings(begun) == before.replace(line, line + "  - careers/bank-clerk\n")


def test_what_is_there_is_never_written_over(begun: Path, run: Run) -> None:
    run("new", "career", "Bank clerk")
    mine = begun / "careers" / "bank-clerk.yaml"
    mine.write_text("mine", encoding="utf-8")
    before = settings(begun)

    refused = run("new", "career", "Bank clerk")

    assert refused.exit_code == 2
    assert "`guide/careers/bank-clerk.yaml` is there already" in refused.stderr
    assert mine.read_text(encoding="utf-8") == "mine"
    assert settings(begun) == before


def test_no_career_is_written_that_cannot_become_a_chapter(begun: Path, run: Run) -> None:
    (begun / "guide.yaml").write_text("title: 'open\n", encoding="utf-8")

    refused = run("new", "career", "Bank clerk")

    assert refused.exit_code == 2
    assert "`guide.yaml` has a mistake" in refused.stderr
    assert not (begun / "careers" / "bank-clerk.yaml").exists()


def test_a_country_brings_what_is_known_of_it_and_says_so(begun: Path, run: Run) -> None:
    done = run("new", "region", "uk", "--like", "international")

    text = (begun / "regions" / "uk.yaml").read_text(encoding="utf-8")
    assert "`uk` is taken for United Kingdom" in done.stderr
    assert "# To be checked" in text
    for line in ("name: United Kingdom", "like: international", "sign: £", "paper: A5"):
        assert f"\n{line}\n" in text
    assert "\ncurrency: GBP " in text


def test_a_part_is_never_taken_for_a_country(begun: Path, run: Run) -> None:
    run("new", "region", "tn", "--part-of", "india")  # Tamil Nadu, not Tunisia

    text = (begun / "regions" / "tn.yaml").read_text(encoding="utf-8")
    assert "name: Tn\npart_of: india\n" in text
    assert "currency" not in text


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("region", "x", "--like", "indai"), "did you mean `india`?"),
        (("region", "x", "--like", "india", "--part-of", "india"), "not both"),
        (("region", "elsewhere"), "has a meaning of its own"),
        (("region", "p25"), "has a meaning of its own"),
        (("region", "aux"), "Windows cannot have a file `aux`"),
        (("article", "Why?", "--career", "library-asistant"), "did you mean `library-assistant`?"),
        (("career", "नर्स"), "give one with `--slug`"),
        (("career", "Nurse", "--slug", "A Nurse"), "cannot be the name of a file"),
    ],
)
def test_what_cannot_be_is_refused_with_the_cure(
    begun: Path, run: Run, command: tuple[str, ...], told: str
) -> None:
    before = sorted(begun.rglob("*"))

    refused = run("new", *command)

    assert refused.exit_code == 2
    assert told in refused.stderr
    assert sorted(begun.rglob("*")) == before


def test_without_a_guide_the_cure_is_told(desk: Path, run: Run) -> None:
    refused = run("new", "career", "Nurse")

    assert refused.exit_code == 3
    assert not any(desk.iterdir())
