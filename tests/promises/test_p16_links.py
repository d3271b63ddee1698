"""P16: links lead to https, http (with a warning), mail and telephone; nothing else opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.conftest import Printed

GOOD = (
    "https://guide.test/",
    "HTTPS://guide.test/a?b=c&d=(e)#f",
    "https://guide.test/a)/JS(app.alert(1))/S/JavaScript(",
    "https://guide.test/%5C)%3E%3E",
    "mailto:someone@guide.test",
    "tel:+911234567",
)
OPEN = ("http://guide.test/", "HTTP://guide.test/")
BAD = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "vbscript:x",
    "ftp://guide.test/",
    "smb://guide.test/x",
    "launch:calc.exe",
    "//guide.test/",
    "/etc/passwd",
    "C:/x.exe",
    "https:guide.test",
    "https://guide.test /x",
)


def with_link(guide: Path, target: str, place: str) -> None:
    """Put an address into a text, or into a field for addresses."""
    if place == "a text":
        career = guide / "careers" / "clerk.yaml"
        text = career.read_text(encoding="utf-8")
        escaped = target.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        link = f"'[there]({escaped})'"
        career.write_text(text.replace("A pen", link), encoding="utf-8")
    else:
        sources = guide / "sources.yaml"
        text = sources.read_text(encoding="utf-8")
        sources.write_text(f"{text}  url: '{target}'\n", encoding="utf-8")


PLACES = ("a text", "a field")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("target", BAD)
def test_p16_other_links_are_refused(run: Run, guide: Path, target: str, place: str) -> None:
    with_link(guide, target, place)

    result = run("render")

    assert result.exit_code == 1
    assert not (guide.parent / "output").exists()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("target", [*GOOD, *OPEN])
def test_p16_a_good_link_comes_through_as_it_is(
    run: Run, guide: Path, target: str, place: str
) -> None:
    with_link(guide, target, place)

    result = run("render")

    assert result.exit_code == 0, result.stderr
    with pikepdf.open(guide.parent / "output" / "clerks-india.pdf") as pdf:
        addresses = {address for kind, address in openable(pdf) if kind == "/URI"}
        kinds = {kind for kind, _ in openable(pdf)}
    assert addresses == {target}
    assert kinds <= {"/URI", "/GoTo"}
    warned = f"warning: `{target}` is not encrypted" in result.stderr
    assert warned == (target in OPEN)


ACTIONS = {
    *("/GoTo", "/GoToE", "/GoToR", "/Hide", "/ImportData", "/JavaScript", "/Launch", "/Movie"),
    *("/Named", "/Rendition", "/SetOCGState", "/Sound", "/SubmitForm", "/Thread", "/Trans", "/URI"),
}
"""Kinds of action (ISO 32000-1, table 198)."""

HOOKS = {
    *("/AA", "/AF", "/AcroForm", "/EF", "/EmbeddedFiles", "/JS", "/OpenAction", "/RichMedia"),
    "/XFA",
}
"""Entries under which a file holds what a viewer may run or unpack by itself."""


def openable(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield whatever a viewer could open, go to or run, wherever in the file it stands."""
    waiting = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            children = list(thing)
        elif isinstance(thing, pikepdf.Dictionary):
            children = [thing[key] for key in thing.keys()]  # noqa: SIM118  it is no mapping
            if str(thing.get("/S", "")) in ACTIONS:
                yield str(thing.S), str(thing.get("/URI", ""))
            yield from ((key, "") for key in HOOKS & set(thing.keys()))
        else:
            continue
        # The others are objects of the file, and wait already.
        waiting += [each for each in children if not getattr(each, "is_indirect", True)]


def test_p16_the_shipped_booklets_hold_nothing_that_runs(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(printed.data)
    with pikepdf.open(path) as pdf:
        found = {kind for kind, _ in openable(pdf)}

    assert found == {"/URI"}, "within the booklet links are places, and no actions"
