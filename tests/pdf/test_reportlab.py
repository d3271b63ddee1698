"""What of reportlab is used beyond its documentation.

When a test here fails, reportlab has changed: read its sentence, mend the module it
names, then raise the bound in pyproject.toml.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guidebuilder.pdf.objects import Objects
from guidebuilder.pdf.pen import CLOCK, SIDE_DOORS, environment_hidden, pdfdoc

SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def document() -> Any:  # noqa: ANN401  stubs leave out what is tested here
    """A document of reportlab's own."""
    return pdfdoc.PDFDocument(invariant=1)


def test_the_tree_of_pages_takes_references(document: Any) -> None:  # noqa: ANN401
    document.Pages.addPage("7 0 R")
    document.Pages.addPage("9 0 R")
    content = pdfdoc.format(document.Pages, document, toplevel=1).split()
    assert content[content.index(b"/Kids") + 1 :][:7] == b"[ 7 0 R 9 0 R".split(), (
        "PDFPages takes no ready references any more: look at Canvas.add_page"
    )
    assert content[content.index(b"/Count") + 1] == b"2", "PDFPages no longer counts its pages"


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
        "the dictionary of fonts is no PDFDictionary any more: look at Canvas.close"
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


def test_the_clock_of_the_environment_is_hidden_and_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(CLOCK, "no number")
    with pytest.raises(ValueError, match="no number"):
        pdfdoc.PDFDocument()
    with environment_hidden():
        pdfdoc.PDFDocument(invariant=1)
        assert CLOCK not in os.environ

    assert os.environ[CLOCK] == "no number"


def test_the_side_doors_are_open_again_after_loading() -> None:
    assert not set(SIDE_DOORS) & set(sys.modules)


@pytest.mark.parametrize(
    "heavy",
    ["reportlab.platypus", "reportlab.graphics", "reportlab.pdfgen", "urllib.request", "pikepdf"],
)
def test_writing_loads_nothing_heavy(heavy: str) -> None:
    code = f"import guidebuilder.pdf.write, sys; sys.exit({heavy!r} in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
