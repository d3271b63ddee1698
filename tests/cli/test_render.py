"""``guidebuilder render``: what is written, what is said, and how it ends."""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder import pipeline
from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order

if TYPE_CHECKING:
    from tests.cli.conftest import Run

OLD = b"the earlier booklet"


def pdfs(folder: Path) -> list[str]:
    """Return the names of everything in *folder*, each file a whole PDF."""
    for path in folder.iterdir():
        data = path.read_bytes()
        assert data.startswith(b"%PDF-"), path
        assert data.rstrip().endswith(b"%%EOF"), path
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("guide")
def test_the_default_region_goes_into_the_folder_output(run: Run, desk: Path) -> None:
    result = run("render")

    assert result.exit_code == 0, result.stderr
    assert result.stdout == "output/clerks-india.pdf\n"
    assert pdfs(desk / "output") == ["clerks-india.pdf"]


@pytest.mark.usefixtures("guide")
def test_the_summary_goes_to_standard_error(run: Run) -> None:
    result = run("render", "--region", "all")

    *_, first, second, summary = result.stderr.splitlines()
    assert re.fullmatch(r"abroad: \d+ pages, \d+ kB", first)
    assert re.fullmatch(r"india: \d+ pages, \d+ kB", second)
    assert re.fullmatch(r"2 booklets in \d+\.\d s, (no warnings|\d+ warnings?)", summary)


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--region", "india"], ["clerks-india.pdf"]),
        (["--region", "india", "--region", "india"], ["clerks-india.pdf"]),
        (
            ["--region", "abroad", "--region", "india"],
            ["clerks-abroad.pdf", "clerks-india.pdf"],
        ),
        (["--region", "all"], ["clerks-abroad.pdf", "clerks-india.pdf"]),
        (["--career", "clerk"], ["clerks-clerk-india.pdf"]),
        (["--paper", "a5", "--theme", "line"], ["clerks-india.pdf"]),
        (["--paper", "Letter"], ["clerks-india-letter.pdf"]),
        (["--career", "clerk", "--paper", "half-letter"], ["clerks-clerk-india-half-letter.pdf"]),
    ],
)
def test_a_name_says_what_was_asked_for(
    run: Run, desk: Path, arguments: list[str], names: list[str]
) -> None:
    result = run("render", *arguments)

    assert result.exit_code == 0, result.stderr
    assert sorted(result.stdout.splitlines()) == [f"output/{name}" for name in names]
    assert pdfs(desk / "output") == names


@pytest.mark.usefixtures("guide")
def test_the_folder_may_be_named_and_is_made(run: Run, desk: Path) -> None:
    result = run("render", "--output", "a/b")

    assert result.stdout == "a/b/clerks-india.pdf\n"
    assert pdfs(desk / "a" / "b") == ["clerks-india.pdf"]


def test_a_guide_may_be_named(run: Run, guide: Path, desk: Path) -> None:
    guide.rename(desk / "other guide")

    result = run("render", "--guide", "other guide")

    assert result.exit_code == 0, result.stderr
    assert "sample" not in result.stderr


def test_one_career_is_rendered_without_what_belongs_to_others(guide: Path) -> None:
    article = guide / "articles" / "hours.yaml"
    title = "How long is a day?"
    assert title not in _bookmarks(guide)

    article.write_text("career: careers/clerk\n" + article.read_text(encoding="utf-8"))
    assert title in _bookmarks(guide)


def _bookmarks(guide: Path) -> set[str]:
    [edition] = pipeline.paginate(Order(guide=guide, career="clerk"), Report())
    return {each.title for each in edition.book.outline}


@pytest.mark.usefixtures("desk")
def test_without_a_guide_the_sample_is_used_and_that_is_said_first(run: Run) -> None:
    result = run("render", "--region", "india")

    assert result.exit_code == 0, result.stderr
    assert result.stdout == "output/bpo-careers-india.pdf\n"
    assert result.stderr.splitlines()[0] == (
        "There is no folder `guide` here: the sample guide of guidebuilder is used."
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", ["render", "check"])
def test_a_named_guide_that_is_missing_is_never_the_sample(run: Run, command: str) -> None:
    result = run(command, "--guide", "gudie")

    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == (
        "error: there is no folder `gudie`\n    hint: look at the name that you have typed\n"
    )


@pytest.mark.parametrize("command", ["render", "check"])
def test_a_folder_that_is_no_guide_is_not_read(run: Run, desk: Path, command: str) -> None:
    (desk / "guide").mkdir()
    assert run(command).exit_code == 3
    assert "it has no file `guide.yaml`" in run(command).stderr

    (desk / "guide").rmdir()
    (desk / "guide").touch()
    assert run(command).exit_code == 3
    assert "`guide` is a file; a guide is a folder" in run(command).stderr


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--region", "indai"], "there is no region `indai`", "did you mean `india`?"),
        (["--region", "mars"], "there is no region `mars`", "there are abroad, india"),
        (["--career", "clrek"], "there is no career `clrek`", "did you mean `clerk`?"),
        (["--theme", "lime"], "there is no theme `lime`", "did you mean `line`?"),
        (["--lang", "hi"], "`--lang` is reserved: booklets are not translated yet", "leave it"),
    ],
)
@pytest.mark.usefixtures("guide")
def test_what_does_not_exist_is_a_mistake_of_usage(
    run: Run, desk: Path, arguments: list[str], message: str, hint: str
) -> None:
    result = run("render", *arguments)

    assert result.exit_code == 2
    assert f"error: {message}\n    hint: {hint}" in result.stderr
    assert not (desk / "output").exists()


def test_two_booklets_never_share_a_name(run: Run, guide: Path, desk: Path) -> None:
    shutil.copy(guide / "regions" / "india.yaml", guide / "regions" / "india-letter.yaml")

    assert run("render", "--region", "india-letter").exit_code == 2
    result = run("render", "--paper", "letter")

    assert result.exit_code == 2
    assert "`clerks-india-letter.pdf` could also be another booklet: india-letter" in result.stderr
    assert not (desk / "output").exists()


def test_a_refused_guide_leaves_earlier_booklets_alone(run: Run, guide: Path, desk: Path) -> None:
    (desk / "output").mkdir()
    for region in ("abroad", "india"):
        (desk / "output" / f"clerks-{region}.pdf").write_bytes(OLD)
    career = guide / "careers" / "clerk.yaml"
    career.write_text(career.read_text(encoding="utf-8").replace("summary:", "sumary:"))

    result = run("render", "--region", "all")

    assert result.exit_code == 1
    assert result.stdout == ""
    first, _, _, hint, *_, last = result.stderr.splitlines()
    assert first == "guide/careers/clerk.yaml:2:1: error: `sumary` is not known here [GB201]"
    assert hint == "    hint: did you mean `summary`?"
    assert last == "1 error: the guide is refused, nothing was written"
    assert {path.read_bytes() for path in (desk / "output").iterdir()} == {OLD}


def test_a_mistake_in_one_region_keeps_all_from_being_written(
    run: Run, guide: Path, desk: Path
) -> None:
    region = guide / "regions" / "abroad.yaml"
    region.write_text(region.read_text(encoding="utf-8").replace("paper: A5", "paper: A55"))

    assert run("render", "--region", "india").exit_code == 1
    assert not (desk / "output").exists()


@pytest.mark.usefixtures("guide")
def test_a_place_is_a_path_from_the_current_folder(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    career = desk / "guide" / "careers" / "clerk.yaml"
    career.write_text("titel: Clerk\n")
    (desk / "below").mkdir()
    monkeypatch.chdir(desk / "below")

    place = run("check", "--guide", "../guide").stderr.partition(":")[0]

    assert place == "../guide/careers/clerk.yaml"
    assert Path(place).is_file()


@pytest.mark.usefixtures("guide")
def test_our_mistake_is_one_line_and_a_traceback_only_on_demand(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a \x1b[31mred\x1b[0m number")

    monkeypatch.setattr(pipeline, "write_pdf", fail)

    plain = run("render")
    assert plain.exit_code == 70
    assert plain.stdout == ""
    *_, error, hint = plain.stderr.splitlines()
    assert re.fullmatch(
        r"error: guidebuilder \S+ made a mistake \(ZeroDivisionError: a <U\+001B>.*\)", error
    )
    assert "this is our mistake, not yours; please report it" in hint
    assert "Traceback" not in plain.stderr
    assert not (desk / "output").exists()

    for command in (["render", "--debug"], ["--debug", "render"]):
        shown = run(*command)
        assert shown.exit_code == 70
        assert "Traceback" in shown.stderr
        assert "\x1b" not in shown.stderr


@pytest.mark.usefixtures("guide")
def test_a_lack_of_memory_is_a_limit(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pipeline, "write_pdf", fail)
    result = run("render")

    assert result.exit_code == 5
    assert "error: there is not enough memory" in result.stderr


def test_a_file_that_may_not_be_read_is_named(
    run: Run, guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.open

    def refuse(path: str | Path, *rest: int, **more: int) -> int:
        if Path(path).name == "clerk.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return whole(path, *rest, **more)

    monkeypatch.setattr(os, "open", refuse)
    result = run("check", "--guide", str(guide))

    assert result.exit_code == 3
    assert "clerk.yaml`: there is no permission to read it" in result.stderr


def test_a_check_writes_nothing_and_says_what_a_render_says(
    run: Run, guide: Path, desk: Path
) -> None:
    career = guide / "careers" / "clerk.yaml"
    career.write_text("review_by: 2025-01\n" + career.read_text(encoding="utf-8"))

    checked = run("check")
    assert checked.exit_code == 0
    assert checked.stdout == ""
    assert checked.stderr.splitlines()[-1] == "guide: 2 regions checked, 1 warning"
    assert "guide/careers/clerk.yaml:1:" in checked.stderr
    assert not (desk / "output").exists()

    rendered = run("render", "--region", "all")
    assert rendered.exit_code == 0
    assert _messages(rendered.stderr) == _messages(checked.stderr) != []


def test_a_check_finds_what_only_setting_the_pages_shows(run: Run, guide: Path) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8").replace("A pen", "A pen \N{SNOWMAN}")
    career.write_text(text, encoding="utf-8")

    checked, rendered = run("check"), run("render")

    assert checked.exit_code == rendered.exit_code == 1
    assert "guide/careers/clerk.yaml:14:" in checked.stderr
    assert "U+2603" in checked.stderr
    assert _messages(rendered.stderr) == _messages(checked.stderr)


def _messages(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(("guide/", "    hint:"))]


OURS = "extends: almanac\nstyles:\n  lead: {ink: ink}\n"


@pytest.mark.parametrize(
    ("in_guide", "arguments", "name"),
    [
        ("almanac", [], "clerks-india.pdf"),
        ("almanac", ["--theme", "almanac"], "clerks-india.pdf"),
        ("almanac", ["--theme", "line"], "clerks-india-line.pdf"),
        ("themes/ours.yaml", [], "clerks-india.pdf"),
        ("themes/ours.yaml", ["--theme", "line"], "clerks-india-line.pdf"),
        (None, ["--theme", "guide/themes/ours.yaml"], "clerks-india-ours.pdf"),
        (None, ["--theme", "almanac"], "clerks-india-almanac.pdf"),
    ],
)
def test_a_file_says_which_theme_it_has_if_that_is_not_the_guides(
    run: Run, desk: Path, guide: Path, in_guide: str | None, arguments: list[str], name: str
) -> None:
    (guide / "themes").mkdir()
    (guide / "themes" / "ours.yaml").write_text(OURS, encoding="utf-8")
    if in_guide is not None:
        with (guide / "guide.yaml").open("a", encoding="utf-8") as file:
            file.write(f"theme: {in_guide}\n")

    result = run("render", *arguments)

    assert result.exit_code == 0, result.stderr
    assert pdfs(desk / "output") == [name]


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize("command", ["render", "check"])
def test_a_mistake_in_a_theme_is_told_with_its_place(run: Run, desk: Path, command: str) -> None:
    (desk / "ours.yaml").write_text("extends: line\nstyles: {text: {size: 6 pt}}\n", "utf-8")

    result = run(command, "--theme", "ours.yaml")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "ours.yaml:2:23: error: the size of `text` is 6 pt [GB808]",
        "   2 │ styles: {text: {size: 6 pt}}",
        "     │                       ^^^^",
        "    hint: write a size from 7.5 pt to 150 pt",
        "",
        "1 error: the guide is refused, nothing was written",
    ]


@pytest.mark.parametrize(
    ("theme", "message", "hint"),
    [
        ("almanak", "there is no theme `almanak`", "did you mean `almanac`?"),
        (
            "book",
            "there is no theme `book`",
            "write line or almanac, or the name of a file that ends in .yaml",
        ),
        (
            "themes/ours.yaml",
            "there is no file `themes/ours.yaml`",
            "look for a slip in its name; small and capital letters differ",
        ),
        (
            "../ours.yaml",
            "`../ours.yaml` does not name a file in the guide's folder",
            "write the path from the guide's folder, for example images/desk.jpg",
        ),
    ],
)
def test_a_theme_that_a_guide_has_not_is_refused(
    run: Run, guide: Path, theme: str, message: str, hint: str
) -> None:
    with (guide / "guide.yaml").open("a", encoding="utf-8") as file:
        file.write(f"theme: {theme}\n")

    result = run("check")

    assert result.exit_code == 1
    first, line, carets, cure, *_ = result.stderr.splitlines()
    assert first.startswith(f"guide/guide.yaml:9:8: error: {message} [GB")
    assert line == f"   9 │ theme: {theme}"
    assert carets == f"     │        {'^' * len(theme)}"
    assert cure == f"    hint: {hint}"


@pytest.mark.usefixtures("guide")
def test_a_theme_file_that_there_is_not_is_an_order_that_cannot_be_carried_out(run: Run) -> None:
    result = run("render", "--theme", "ours.yaml")

    assert result.exit_code == 2
    assert "error: there is no theme file `ours.yaml`\n" in result.stderr
