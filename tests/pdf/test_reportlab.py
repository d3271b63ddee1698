"""What of reportlab is used beyond its documentation.

When a test here fails, reportlab has changed: read its sentence, mend the module it
names, then raise the bound in pyproject.toml.
"""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from guidebuilder.layout.structure import StructureTree
from guidebuilder.pdf.canvas import BookCanvas
from guidebuilder.pdf.objects import Objects, Written
from guidebuilder.pdf.pen import CLOCK, SIDE_DOORS, Canvas, environment_hidden, pdfdoc
from guidebuilder.pdf.structure import Structure

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def canvas() -> Any:  # noqa: ANN401  stubs leave out what is tested here
    """A canvas of reportlab's own."""
    return Canvas(BytesIO(), invariant=1)


@pytest.fixture
def document(canvas: Any) -> Any:  # noqa: ANN401
    """The list of objects behind a canvas."""
    return canvas._doc


def test_each_page_begins_with_a_preamble_that_can_be_emptied(canvas: Any) -> None:  # noqa: ANN401
    assert " Tf " in canvas._preamble, "reportlab chooses no font any more: drop _make_preamble"
    canvas.setPageSize((100, 100))
    source = inspect.getsource(Canvas)
    assert source.count("self._make_preamble()") == 2, (
        "the preamble is made at other times than before: look at BookCanvas._make_preamble"
    )


def test_a_page_is_finished_by_set_annotations(canvas: Any) -> None:  # noqa: ANN401
    source = inspect.getsource(Canvas.showPage)
    after = source.partition("self._setAnnotations(page)")[2]
    assert after, "showPage calls _setAnnotations no more: find another hook for BookCanvas"
    assert "page." not in after, "showPage changes the page after BookCanvas has finished it"
    canvas.addLiteral("q Q")
    assert canvas._code == ["q Q"], "addLiteral no longer appends to _code"


def test_a_page_writes_the_entries_that_it_lists(document: Any) -> None:  # noqa: ANN401
    page: Any = pdfdoc.PDFPage()
    page.ExtGState = None
    page._shadingUsed = {}
    page.Contents = "7 0 R"
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = 0
    page.Tabs = "/S"
    page.XObjects = pdfdoc.PDFDictionary({"I1": Written(8)})
    document.addPage(page)
    content = pdfdoc.format(page, document, toplevel=1).split()
    assert b"/StructParents" in content, "PDFPage no longer writes what __NoDefault__ lists"
    assert b"/Trans" not in content, "PDFPage writes entries that are None"
    assert b"/I1" in content, "PDFPage no longer makes resources of its XObjects"
    assert content[content.index(b"/Contents") + 1] == b"7", "PDFPage changes a reference"


def test_an_empty_transition_is_written_unless_forbidden(canvas: Any) -> None:  # noqa: ANN401
    canvas.showPage()
    page = canvas._doc.idToObject["Page1"]
    assert page.Trans is not None, "showPage adds no transition any more: drop the line for Trans"


def test_the_catalogue_writes_the_entries_that_it_lists(document: Any) -> None:  # noqa: ANN401
    catalogue = document.Catalog
    catalogue.Outlines = None
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    catalogue.OutputIntents = "[]"
    document.Reference(document.Pages)
    content = pdfdoc.format(catalogue, document, toplevel=1)
    assert b"/OutputIntents []" in content, "PDFCatalog no longer writes what __NoDefault__ lists"
    assert b"/Outlines" not in content, "PDFCatalog writes entries that are None"


def test_fonts_of_all_pages_are_in_one_dictionary(document: Any) -> None:  # noqa: ANN401
    fonts = document.idToObject[pdfdoc.BasicFonts]
    fonts["F1"] = "/Here"
    assert b"/F1 /Here" in pdfdoc.format(fonts, document, toplevel=1), (
        "the dictionary of fonts is no PDFDictionary any more: look at BookCanvas.close"
    )


def test_one_counter_numbers_reportlabs_objects_and_ours(document: Any) -> None:  # noqa: ANN401
    objects = Objects(document)
    first = objects.add("[1]")
    document.Reference(pdfdoc.PDFDictionary({"Ours": first}), "theirs")
    last = objects.add("[2]")
    assert document.idToObjectNumberAndVersion["theirs"] == (first.number + 1, 0), (
        "objectcounter no longer numbers objects: look at Objects.add"
    )
    assert document.numberToId[first.number + 1] == "theirs"
    assert last.number == first.number + 2
    content = pdfdoc.format(document.idToObject["theirs"], document, toplevel=1)
    assert str(first).encode() in content, "an object inside another is not asked for its format"


def test_pages_are_called_by_their_number(canvas: Any) -> None:  # noqa: ANN401
    canvas.showPage()
    canvas.showPage()
    assert {"Page1", "Page2"} <= canvas._doc.idToObject.keys(), (
        "pages have other names: look at BookCanvas.pages"
    )
    assert canvas.getPageNumber() == 3


def test_a_stream_of_reportlabs_own_would_break_pdf_a() -> None:
    stream = pdfdoc.PDFStream(content="x")
    assert stream.format(pdfdoc.PDFDocument()).endswith(b"xendstream\n"), (
        "reportlab ends lines before endstream: Objects need no longer keep clear of its streams"
    )


PLANT = "import pathlib; pathlib.Path({mark!r}).touch()\n"
SIGNS = (
    "import guidebuilder.pdf.pen, sys; from reportlab import rl_config; print(rl_config.verbose)"
)


def test_code_that_lies_about_is_not_run(tmp_path: Path) -> None:
    mark = str(tmp_path / "run")
    for name in ("reportlab_mods.py", "reportlab_settings.py"):
        (tmp_path / name).write_text(PLANT.format(mark=mark), encoding="utf-8")
        (tmp_path / f".{name.removesuffix('.py')}").write_text(PLANT.format(mark=mark), "utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{SOURCE}{os.pathsep}{tmp_path}",
        "HOME": str(tmp_path),
        "USERPROFILE": str(tmp_path),
        "RL_verbose": "7",
    }

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    assert run(SIGNS) == "0\n", "a variable of the environment got through"
    assert not Path(mark).exists()
    run("import reportlab.rl_config")
    assert Path(mark).exists(), "reportlab runs such files no more: pen.py may go"


def test_nothing_of_ours_hides_something_of_reportlabs(canvas: Any) -> None:  # noqa: ANN401
    ours = BookCanvas(Structure(StructureTree()), "en-GB")
    methods = {name for name in vars(BookCanvas) if not name.startswith("__")}
    assert {name for name in methods if hasattr(Canvas, name)} == {
        "_make_preamble",
        "_setAnnotations",
    }
    attributes = vars(ours).keys() - vars(canvas).keys()
    assert {name for name in attributes if hasattr(Canvas, name)} == set()


def test_the_clock_of_the_environment_is_hidden_and_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(CLOCK, "no number")
    with pytest.raises(ValueError, match="no number"):
        Canvas(BytesIO())
    with environment_hidden():
        Canvas(BytesIO(), invariant=1)
        assert CLOCK not in os.environ

    assert os.environ[CLOCK] == "no number"


def test_the_side_doors_are_open_again_after_loading() -> None:
    assert not set(SIDE_DOORS) & set(sys.modules)


@pytest.mark.parametrize(
    "heavy", ["reportlab.platypus", "reportlab.graphics", "urllib.request", "pikepdf"]
)
def test_writing_loads_nothing_heavy(heavy: str) -> None:
    code = f"import guidebuilder.pdf.write, sys; sys.exit({heavy!r} in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
