"""The file as a whole: its pages, its bytes, and what outside witnesses say of it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import (
    Bookmark,
    Close,
    CurveTo,
    DrawnImage,
    LineTo,
    LinkArea,
    Move,
    Shape,
)
from guidebuilder.layout.page import Path as DrawnPath
from guidebuilder.layout.paths import straight
from guidebuilder.pdf.canvas import Canvas
from guidebuilder.pdf.structure import Structure
from guidebuilder.pdf.tagged import TaggedPages
from guidebuilder.style.ink import ink
from guidebuilder.text.runs import Place, Uri

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pdf.conftest import Builder

# The smallest PNG there is: one grey pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001e221bc330000000049454e44ae426082"
)
RED = ink("red", "#FF0000", 0, 100, 100, 0)
BLUE = ink("blue", "#0000FF", 100, 80, 0, 0)


def with_everything(book: Builder) -> Builder:
    """Draw something of each kind on two pages."""
    book.anchor("start")
    book.paragraph("The office", role="H1")
    tag = book.element("P")
    inside, outside = book.element("Link", tag), book.element("Link", tag)
    book.line("See ", ("there", inside), " or ", ("here", outside), ", self-employed ", tag=tag)
    book.draw(LinkArea(Rect(50, 40, 30, 12), Place("end"), inside, "The end"))
    book.draw(LinkArea(Rect(90, 40, 30, 12), Uri("https://example.org"), outside, "Example"))
    figure = book.element("Figure", alt="A curve.", bbox=Rect(40, 200, 50, 50))
    curve = DrawnPath((Move(40, 200), CurveTo(50, 210, 60, 240, 90, 250)))
    book.draw(Shape(curve, stroke=BLUE, line_width=0.5, dash=(2, 1), round_caps=True, tag=figure))
    book.draw(DrawnImage(Rect(0, 0, 10, 10), PIXEL))
    book.line("Folio 1", tag=None)
    book.turn()
    book.line("and so on to the end.", tag=tag)
    book.anchor("end")
    book.outline += [Bookmark("Start", 0, "start"), Bookmark("End", 1, "end")]
    return book


def test_a_page_is_its_trimmed_sheet(book: Builder) -> None:
    book.bleed = 8.5
    book.box(Rect(-8.5, -8.5, 440, 40))
    page = book.read().pdf.pages[0]

    for name in ("MediaBox", "CropBox", "TrimBox"):
        assert [float(edge) for edge in page[f"/{name}"]] == [0, 0, 419.53, 595.28], name
    assert "/Trans" not in page


def test_shapes_are_drawn_upright(book: Builder) -> None:
    steps = (Move(0, 0), CurveTo(1, 1, 2.347, 2, 3, 3.999), Close())
    path = DrawnPath(steps, 10, 20)
    book.draw(Shape(path, fill=RED, stroke=BLUE, line_width=1.5, dash=(2, 1), round_caps=True))
    drawn = [
        (name, [float(each) if not isinstance(each, list) else each for each in operands])
        for operands, name in book.read().operators(0)
        if name not in {"BMC", "EMC", "d"}
    ]

    assert drawn == [
        ("rg", [1, 0, 0]),
        ("RG", [0, 0, 1]),
        ("w", [1.5]),
        ("J", [1]),
        ("q", []),
        ("cm", [1, 0, 0, 1, 10, 575.28]),
        ("m", [0, 0]),
        ("c", [1, -1, 2.35, -2, 3, -4]),
        ("h", []),
        ("B", []),
        ("Q", []),
    ]


def test_what_a_reader_knows_is_not_said_again(book: Builder) -> None:
    path = DrawnPath((Move(0, 0), CurveTo(1, 1, 2, 2, 3, 3)))
    for stroke, dash, round_caps in (
        (RED, (), False),
        (RED, (1.0, 2.0), True),
        (RED, (1.0, 2.0), True),
        (BLUE, (), False),
    ):
        book.draw(Shape(path, stroke=stroke, line_width=1, dash=dash, round_caps=round_caps))
    names = [name for _, name in book.read().operators(0)]

    assert "w" not in names, "a point is the width to begin with"
    assert (names.count("RG"), names.count("d"), names.count("J")) == (2, 2, 2)


def test_like_shapes_are_spelt_alike(book: Builder) -> None:
    book.box(Rect(10, 10, 5, 5))
    book.box(Rect(333.33, 20.123, 5, 5))
    one, other = book.read().pdf.pages[0].Contents.read_bytes().split(b" cm ")[1:]

    assert one.split(b"Q")[0] == other.split(b"Q")[0]


def test_an_upright_rectangle_is_spelt_as_one(book: Builder) -> None:
    steps = (Move(0, 0), LineTo(5, 0), LineTo(6, 7), LineTo(0, 7), Close())
    book.box(Rect(10, 10, 5, 7))
    book.draw(Shape(DrawnPath(steps), fill=RED))
    names = [name for _, name in book.read().operators(0)]

    assert (names.count("re"), names.count("l")) == (1, 3)


def test_a_path_begins_somewhere(book: Builder) -> None:
    book.draw(Shape(DrawnPath((CurveTo(1, 1, 2, 2, 3, 3),)), fill=RED))

    with pytest.raises(ValueError, match="path begins nowhere"):
        book.write()


@pytest.mark.parametrize(
    "shape", [Shape(DrawnPath(())), Shape(DrawnPath(()), fill=RED), Shape(straight((0, 0), (3, 3)))]
)
def test_a_shape_without_ink_or_path_draws_nothing(book: Builder, shape: Shape) -> None:
    book.draw(shape)

    assert {name for _, name in book.read().operators(0)} <= {"BMC", "EMC"}


def test_two_writes_give_the_same_bytes(book: Builder) -> None:
    with_everything(book)

    assert book.write() == book.write()


WRITE_IT = """
import hashlib, importlib.util, sys
def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
conftest = load("conftest", sys.argv[1])
tests = load("tests_of_writing", sys.argv[2])
print(hashlib.sha256(tests.with_everything(conftest.Builder()).write()).hexdigest())
"""


@pytest.mark.slow
def test_any_environment_gives_the_same_bytes(book: Builder, tmp_path: Path) -> None:
    here = Path(__file__)
    root = here.parents[2]
    digests = set()
    for seed, zone, locale in (("1", "Asia/Kolkata", "C"), ("2", "America/Lima", "de_DE.UTF-8")):
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(root / "src"), str(root))),
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "HOME": str(tmp_path),
            # What reportlab would listen to.
            "RL_invariant": "0",
            "RL_useA85": "1",
            "RL_pageCompression": "0",
            "SOURCE_DATE_EPOCH": zone,
        }
        command = [sys.executable, "-c", WRITE_IT, str(here.with_name("conftest.py")), str(here)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
        )
        digests.add(done.stdout.strip())

    assert digests == {hashlib.sha256(with_everything(book).write()).hexdigest()}


def test_the_file_keeps_the_rules_of_pdf_a_for_its_bytes(book: Builder) -> None:
    data = with_everything(book).write()

    # ISO 19005-2, 6.1.2: header, then a comment of four bytes above 127.
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", data)
    # 6.1.3: an identity, no encryption.  6.1.7.1: a line end before endstream.
    assert re.search(rb"/ID\[<([0-9a-f]{32})><\1>\]", data)
    assert b"/Encrypt" not in data
    assert data.count(b"\nendstream\n") == data.count(b"endstream") == data.count(b"\nstream\n")
    assert data.endswith(b"%%EOF\n")


def test_streams_are_as_long_as_they_say(book: Builder) -> None:
    data = with_everything(book).write()
    streams = list(re.finditer(rb"/Length (\d+)>>\nstream\n", data))

    assert streams
    for found in streams:
        assert data[found.end() + int(found[1]) :].startswith(b"\nendstream\n")


def test_almost_everything_is_packed(book: Builder) -> None:
    data = with_everything(book).write()

    assert b"/Type/ObjStm" in data
    assert b"/StructParents" not in data
    assert b"/Type/Page" not in data
    assert len(data) < 14_000


def test_many_objects_go_into_several_streams(book: Builder) -> None:
    for _ in range(520):
        book.baseline = 40.0
        book.paragraph("word")
    read = book.read()

    assert read.data.count(b"/Type/ObjStm") == 2
    assert len(read.elements("P")) == 520


def test_colours_have_a_meaning(book: Builder) -> None:
    (intent,) = book.read().root.OutputIntents

    assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFA1", "sRGB IEC61966-2.1")
    assert intent.DestOutputProfile.N == 3
    profile = intent.DestOutputProfile.read_bytes()
    assert hashlib.sha256(profile).hexdigest() == (
        "b5a4b2aa0c168e3e0c4159e8934a8869afb0d6e4994791dfa0738004e5671010"
    )


def test_the_canvas_writes_no_file_of_its_own(book: Builder, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    canvas = Canvas("en-GB")
    TaggedPages(canvas, Structure(book.tree)).draw(book.book.pages[0])

    assert set(tmp_path.iterdir()) == before
    assert len(canvas.pages) == 1


@pytest.mark.external
def test_qpdf_finds_nothing_wrong(
    book: Builder, tmp_path: Path, witness: Callable[[str], str]
) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(with_everything(book).write())
    done = subprocess.run(
        [witness("qpdf"), "--check", path], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.external
def test_poppler_reads_the_tags(
    book: Builder, tmp_path: Path, witness: Callable[[str], str]
) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(with_everything(book).write())

    def ask(*command: str) -> str:
        program, *arguments = command
        done = subprocess.run(
            [witness(program), *arguments], check=True, capture_output=True, text=True
        )
        assert done.stderr == ""
        return done.stdout

    assert re.search(r"Tagged: +yes", ask("pdfinfo", str(path)))
    tree = [line.strip() for line in ask("pdfinfo", "-struct-text", str(path)).splitlines()]
    assert tree[:4] == ["Document", "H1 (block)", '"The office"', "P (block)"]
    assert '"and so on to the end."' in tree
    text = ask("pdftotext", str(path), "-").split()
    assert text[:8] == ["The", "office", "See", "there", "or", "here,", "self-employed", "Folio"]
