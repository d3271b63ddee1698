"""Our own checks of a PDF: what a reader who cannot see the page depends on.

They read the file with a library that had no part in writing it.  They are no proof of
PDF/UA or PDF/A, whose hundreds of rules veraPDF knows (:mod:`guidebuilder.verify.verapdf`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from guidebuilder.verify.faces import FONT_FILES
from guidebuilder.verify.findings import Finding, Outcome, passed_unless
from guidebuilder.verify.opening import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADINGS = tuple(f"/H{level}" for level in range(1, 7))


def checked_for_print(path: Path, why: str) -> tuple[Finding, ...]:
    """Return what our own checks find out about a file that nobody hears.

    Args:
        path: The file.
        why: Why it is for printers alone.

    Raises:
        ReadError: It cannot be read, or is no PDF.
    """
    with opened(path) as pdf:
        return (
            Finding("the file can be read aloud", Outcome.NOT_RUN, why),
            passed_unless("every font is embedded and tells its characters", _fonts(pdf)),
            passed_unless("nothing runs or asks for a network", _actions(pdf)),
        )


def checked(path: Path) -> tuple[Finding, ...]:
    """Return what our own checks find out about a file.

    Raises:
        ReadError: It cannot be read, or is no PDF.
    """
    with opened(path) as pdf:
        elements = tuple(_elements(pdf.Root.get("/StructTreeRoot")))
        return (
            passed_unless("the file is tagged", _tagging(pdf, elements)),
            passed_unless("language and title are set and shown", _naming(pdf)),
            passed_unless("every font is embedded and tells its characters", _fonts(pdf)),
            passed_unless("no level of headings is skipped", _headings(elements)),
            passed_unless("every figure has words in its place", _figures(elements)),
            passed_unless("every row of a table has as many cells as its head", _tables(elements)),
            passed_unless("every link leads somewhere and says where", _links(pdf)),
            passed_unless("nothing runs or asks for a network", _actions(pdf)),
        )


def _at(node: Any, *names: str) -> Any:  # noqa: ANN401 - any object of a PDF
    """Return what stands under a chain of names, ``None`` if it ends early."""
    for name in names:
        node = node.get(name) if isinstance(node, pikepdf.Dictionary) else None
    return node


def _several(node: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any object of a PDF
    """Return an array's objects, one object by itself, or none."""
    if isinstance(node, pikepdf.Array):
        return tuple(node)
    return () if node is None else (node,)


def _elements(node: Any) -> Iterator[pikepdf.Dictionary]:  # noqa: ANN401 - any object of a PDF
    """Yield the elements of a structure tree in the order of reading."""
    for child in _several(_at(node, "/K")):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _tagging(pdf: pikepdf.Pdf, elements: tuple[pikepdf.Dictionary, ...]) -> list[str]:
    faults = []
    if not _at(pdf.Root, "/MarkInfo", "/Marked"):
        faults.append("it does not say that it is tagged")
    if not elements:
        faults.append("it has no structure")
    for number, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page:
            faults.append(f"page {number} is no part of the structure")
        if page.get("/Tabs") != "/S":
            faults.append(f"page {number} does not follow the structure from link to link")
    return faults


def _naming(pdf: pikepdf.Pdf) -> list[str]:
    faults = []
    if not str(pdf.Root.get("/Lang", "")):
        faults.append("no language")
    if not str(pdf.docinfo.get("/Title", "")):
        faults.append("no title")
    if not _at(pdf.Root, "/ViewerPreferences", "/DisplayDocTitle"):
        faults.append("viewers show the name of the file in place of the title")
    return faults


def _fonts(pdf: pikepdf.Pdf) -> list[str]:
    faults = []
    seen = set()
    for number, page in enumerate(pdf.pages, 1):
        for name, font in dict(_at(page.obj, "/Resources", "/Font") or {}).items():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            bearer = next(iter(_several(font.get("/DescendantFonts"))), font)
            called = str(font.get("/BaseFont", name)).lstrip("/")
            if not any(_at(bearer, "/FontDescriptor", file) for file in FONT_FILES):
                faults.append(f"{called} is not embedded (page {number})")
            elif "/ToUnicode" not in font:
                faults.append(f"{called} does not tell its characters (page {number})")
    return faults


def _headings(elements: tuple[pikepdf.Dictionary, ...]) -> list[str]:
    faults = []
    before = 0
    for element in elements:
        role = str(element.S)
        if role in HEADINGS:
            level = HEADINGS.index(role) + 1
            if level > before + 1:
                faults.append(
                    f"H{level} follows H{before}" if before else f"it begins with H{level}"
                )
            before = level
    return faults


def _figures(elements: tuple[pikepdf.Dictionary, ...]) -> list[str]:
    bare = [each for each in elements if each.S == "/Figure"]
    return [
        "a figure has no description"
        for each in bare
        if not str(each.get("/Alt", "")) and not str(each.get("/ActualText", ""))
    ]


def _tables(elements: tuple[pikepdf.Dictionary, ...]) -> list[str]:
    faults = []
    for number, table in enumerate((each for each in elements if each.S == "/Table"), 1):
        rows = [each for each in _elements(table) if each.S == "/TR"]
        widths = _widths(rows)
        if len(set(widths)) > 1:
            counts = ", ".join(map(str, sorted(set(widths))))
            faults.append(f"table {number} has rows of {counts} cells")
    return faults


def _widths(rows: list[pikepdf.Dictionary]) -> list[int]:
    """Return how many columns each row fills, with the cells that reach down into it."""
    reaching: list[tuple[int, int]] = []
    widths = []
    for row in rows:
        cells = [each for each in _elements(row) if each.S in ("/TH", "/TD")]
        spans = [(_span(each, "/RowSpan"), _span(each, "/ColSpan")) for each in cells]
        widths.append(sum(wide for _, wide in (*reaching, *spans)))
        reaching = [(deep - 1, wide) for deep, wide in (*reaching, *spans) if deep > 1]
    return widths


def _span(cell: pikepdf.Dictionary, name: str) -> int:
    spans = (_at(each, name) for each in _several(cell.get("/A")))
    return next((int(span) for span in spans if span), 1)


def _links(pdf: pikepdf.Pdf) -> list[str]:
    faults = []
    known = _places(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for link in _several(page.get("/Annots")):
            if link.Subtype != "/Link":
                continue
            if not str(link.get("/Contents", "")):
                faults.append(f"a link on page {number} does not say where it leads")
            goal = _at(link, "/Dest") or _at(link, "/A", "/D")
            if goal is None and _at(link, "/A", "/URI") is None:
                faults.append(f"a link on page {number} leads nowhere")
            elif isinstance(goal, pikepdf.String | pikepdf.Name) and str(goal) not in known:
                faults.append(f"a link on page {number} leads to `{goal}`, which is not there")
    return faults


def _places(pdf: pikepdf.Pdf) -> set[str]:
    """Return the names of all places in a file."""
    names = _at(pdf.Root, "/Names", "/Dests")
    tree = set() if names is None else {str(name) for name in pikepdf.NameTree(names)}
    return tree | {str(name) for name in dict(_at(pdf.Root, "/Dests") or {})}


def _actions(pdf: pikepdf.Pdf) -> list[str]:
    faults = []
    if _at(pdf.Root, "/Names", "/JavaScript"):
        faults.append("it holds a program")
    if isinstance(pdf.Root.get("/OpenAction"), pikepdf.Dictionary):
        faults.append("it acts when it is opened")
    if pdf.is_encrypted:
        faults.append("it is locked")
    return faults
