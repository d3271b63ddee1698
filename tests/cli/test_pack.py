"""``guidebuilder pack``: what lies in a pack, what is said, and what is refused."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pikepdf
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


PDFS = {
    "clerks-india.pdf",
    "clerks-india-phone.pdf",
    "clerks-india-large-print-office.pdf",
    "clerks-clerk-india-handout-office.pdf",
    "clerks-india-booklet.pdf",
    "clerks-india-press.pdf",
}
"""Of the small guide, whose career has no ladder and therefore no poster."""

BESIDE = {"cover.png", "index.html", "printer.txt", "SHA256SUMS.txt"}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.usefixtures("guide")
def test_a_pack_is_a_folder_with_every_form_of_the_guide(run: Run, desk: Path) -> None:
    result = run("pack")
    folder = desk / "output" / "clerks-india-pack"

    assert result.exit_code == 0, result.stderr
    assert result.stdout == "output/clerks-india-pack\n"
    assert names(folder) == PDFS | BESIDE
    assert re.search(r"^india: 10 files, \d+ kB$", result.stderr, re.MULTILINE)
    listed = (folder / "SHA256SUMS.txt").read_text(encoding="utf-8").splitlines()
    assert {line[66:] for line in listed} == (PDFS | BESIDE) - {"SHA256SUMS.txt"}
    for line in listed:
        assert hashlib.sha256((folder / line[66:]).read_bytes()).hexdigest() == line[:64]
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'<a href="([^"]+)" download>', page)) == {*PDFS, "printer.txt"}


def test_a_pack_has_the_table_of_the_publishers_own_short_addresses(
    run: Run, guide: Path, desk: Path
) -> None:
    page = guide / "careers" / "clerk.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("in India.", "in [India](https://niit.com/a)."), "utf-8")
    settings = guide / "guide.yaml"
    pattern = "short_links: https://school.example/{n}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + pattern, "utf-8")

    assert run("pack").exit_code == 0
    table = (desk / "output" / "clerks-india-pack" / "redirects.csv").read_text(encoding="utf-8")
    head, row = table.splitlines()
    short, address = row.split(",")
    assert (head, address) == ("short,address", "https://niit.com/a")
    assert re.fullmatch(r"https://school\.example/\d{4}", short)


@pytest.mark.usefixtures("guide")
def test_an_archive_holds_what_the_folder_holds_and_is_the_same_each_time(
    run: Run, desk: Path
) -> None:
    assert run("pack", "--region", "all").exit_code == 0
    first = run("pack", "--region", "all", "--zip")
    archives = {path.name: path.read_bytes() for path in (desk / "output").glob("*.zip")}
    again = run("pack", "--region", "all", "--zip", "--output", "again")

    assert first.stdout.splitlines() == [
        "output/clerks-abroad-pack.zip",
        "output/clerks-india-pack.zip",
    ]
    assert again.exit_code == 0
    for name, data in archives.items():
        assert (desk / "again" / name).read_bytes() == data
        with ZipFile(BytesIO(data)) as archive:
            for entry in archive.namelist():
                assert (desk / "output" / entry).read_bytes() == archive.read(entry), entry
            assert len(archive.namelist()) == 10


@pytest.mark.usefixtures("guide")
def test_a_file_over_the_limit_is_told_with_its_size_and_nothing_is_written(
    run: Run, desk: Path
) -> None:
    result = run("pack", "--limit", "1kB")

    assert result.exit_code == 1
    assert re.search(
        r"^guide/guide\.yaml:3:8: error: `clerks-india-phone\.pdf` would have \d+ kB, "
        r"more than the 1 kB that are allowed \[GB941\]\n(?:.*│.*\n)*    hint: .*`--limit 0\.\dMB`",
        result.stderr,
        re.MULTILINE,
    ), result.stderr
    assert "`clerks-india.pdf` would have" in result.stderr
    assert "press.pdf" not in result.stderr
    assert not (desk / "output").exists()


@pytest.mark.usefixtures("guide")
def test_the_limit_that_the_hint_names_is_enough(run: Run) -> None:
    hints = re.findall(r"`--limit (\S+)`", run("pack", "--limit", "1kB").stderr)

    assert hints
    assert run("pack", "--limit", max(hints)).exit_code == 0


@pytest.mark.usefixtures("guide")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--limit", "small"), "`small` is no size: write 1MB or 500kB"),
        (("--limit", "0MB"), "`0MB` is no size: write 1MB or 500kB"),
        (("--printer", "digitl"), "there is no printer `digitl`"),
        (("--region", "indai"), "there is no region `indai`"),
        (("--career", "clark"), "there is no career `clark`"),
    ],
)
def test_what_does_not_exist_is_refused_with_a_way_out(
    run: Run, desk: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = run("pack", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert not (desk / "output").exists()


@pytest.mark.usefixtures("guide")
def test_another_print_shop_or_look_or_one_career_makes_another_pack(run: Run, desk: Path) -> None:
    result = run("pack", "--printer", "black-inside", "--theme", "almanac", "--career", "clerk")
    folder = desk / "output" / "clerks-clerk-india-almanac-black-inside-pack"

    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"output/{folder.name}\n"
    press = {
        f"clerks-clerk-india-press-black-inside-{each}-almanac.pdf" for each in ("cover", "inside")
    }
    assert press < names(folder)
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert "The whole guide" not in page
    assert "The cover" in page


@pytest.mark.usefixtures("guide")
def test_what_an_earlier_pack_left_is_named_and_stays(run: Run, desk: Path) -> None:
    folder = desk / "output" / "clerks-india-pack"
    folder.mkdir(parents=True)
    (folder / "old.pdf").write_bytes(b"old")

    result = run("pack")

    assert result.exit_code == 0
    assert "`output/clerks-india-pack/old.pdf` is no part of this pack" in result.stderr
    assert (folder / "old.pdf").read_bytes() == b"old"


@pytest.mark.usefixtures("guide")
def test_a_pack_bears_the_date_that_is_asked_for(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    assert run("pack").exit_code == 0
    for path in (desk / "output" / "clerks-india-pack").glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/ModDate"]) == "D:20231114221320Z", path.name
