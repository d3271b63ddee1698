"""Text: every glyph where layout put it, every character where a reader looks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pikepdf import String

from guidebuilder.diagnostics import Report, Span
from guidebuilder.layout.page import DrawnRun
from guidebuilder.pdf.word_strings import NEAR
from guidebuilder.text.fonts import FontBook
from guidebuilder.text.harfbuzz import Placed
from guidebuilder.text.paragraph import shape_paragraph
from guidebuilder.text.runs import GlyphRun, StyledText
from guidebuilder.text.setting import Fit, set_between
from guidebuilder.text.shaping import ShapedWord

if TYPE_CHECKING:
    from tests.pdf.conftest import Builder

HUNDREDTH = 0.01
"""Lines are placed to the hundredth of a point; half of it may be lost on each side."""


def assert_placed(book: Builder) -> None:
    """Assert that the first page shows the glyphs of its runs where layout put them."""
    page = book.book.pages[0]
    wanted = []
    for item in page.items:
        assert isinstance(item, DrawnRun)
        pen = item.x
        for glyph in item.run.glyphs:
            y = page.size.height - item.baseline + glyph.dy
            wanted.append((glyph.index, pen + glyph.dx, y, item.run))
            pen += glyph.advance
    drawn = book.read().shown(0).origins

    assert [each.glyph for each in drawn] == [glyph for glyph, _, _, _ in wanted]
    for each, (_, x, y, run) in zip(drawn, wanted, strict=True):
        # The pen is corrected by whole thousandths of an em, between words and in them.
        thousandth = run.style.size * run.scale / 1000
        assert each.x == pytest.approx(x, abs=NEAR * thousandth + 0.001)
        assert each.y == pytest.approx(y, abs=HUNDREDTH)
        assert each.size == pytest.approx(run.style.size, abs=HUNDREDTH / 2)


@given(
    words=st.text(st.sampled_from("AVTo fi,.1é"), min_size=1, max_size=40),
    setting=st.tuples(st.floats(0, 300), st.floats(-0.5, 8), st.sampled_from([1.0, 0.95, 1.01237])),
    size=st.integers(60, 600).map(lambda tenths: tenths / 10),
    tracking=st.floats(-0.5, 2),
)
@settings(max_examples=50, deadline=None)
def test_every_glyph_stands_where_layout_put_it(
    new_book: type[Builder],
    words: str,
    setting: tuple[float, float, float],
    size: float,
    tracking: float,
) -> None:
    x, growth, scale = setting
    book = new_book()
    book.style = replace(book.style, size=size, tracking=tracking)
    run = book.fitted(book.shaped(words), growth=growth, scale=scale)
    book.draw(DrawnRun(x, 100.0, run, book.element("P")))

    assert_placed(book)


@pytest.mark.parametrize("growth", [0.0, 0.00249])
def test_errors_of_rounding_do_not_add_up_over_a_long_line(book: Builder, growth: float) -> None:
    """Growth by less than half a thousandth of an em, kerns of half a thousandth."""
    book.face = FontBook.shipped().face("label", 400)
    assert any(advance % 2 for advance in book.shaped("VAVA").words[0].glyphs.advances)
    run = book.fitted(book.shaped("VA" * 100 + " il" * 200), growth=growth)
    book.draw(DrawnRun(1.0 / 3, 100.0, run, book.element("P")))

    assert_placed(book)


def test_a_word_is_spelt_alike_wherever_it_stands(book: Builder) -> None:
    """The words of justified lines, apart by more or less, compress because they repeat."""
    for growth in (0.11, 0.13, 0.57):
        run = book.fitted(book.shaped("An AVATAR of affluence"), growth=growth)
        book.line(run, tag=book.element("P"))

    arrays = [operands[0] for operands, operator in book.read().operators(0) if operator == "TJ"]
    first, second, third = [
        [each for each in array if isinstance(each, String)] for array in arrays
    ]
    assert first == second == third


def displaced(run: GlyphRun, *offsets: tuple[int, int]) -> GlyphRun:
    """Return a run of one word with its glyphs drawn beside the pen, in font units."""
    (word,) = run.words
    return replace(run, words=(replace(word, glyphs=replace(word.glyphs, offsets=offsets)),))


def test_a_mark_is_raised_and_what_follows_is_not(book: Builder) -> None:
    run = displaced(book.shaped("abcd"), (0, 0), (-200, 350), (0, -125), (0, 0))
    book.draw(DrawnRun(40.0, 100.0, run, book.element("P")))

    assert_placed(book)


def test_a_run_that_ends_raised_does_not_raise_the_next(book: Builder) -> None:
    run = book.shaped("a2")
    tag = book.element("P")
    book.draw(DrawnRun(40.0, 100.0, displaced(run, (0, 0), (0, 300)), tag))
    book.draw(DrawnRun(60.0, 100.0, run, tag))

    assert_placed(book)


def test_tracking_goes_after_a_cluster_not_after_each_of_its_glyphs(book: Builder) -> None:
    """A reader tracks each glyph: what that adds inside a cluster is taken back."""
    (word,) = book.shaped("abcd").words
    marked = replace(word, glyphs=replace(word.glyphs, clusters=(0, 0, 2, 3)), clusters=3)
    run = book.fitted(book.run("abcdabcd", (marked, marked)), tracking=0.7)
    book.draw(DrawnRun(40.0, 100.0, run, book.element("P")))

    assert_placed(book)


@pytest.mark.parametrize(("scale", "tracking", "growth"), [(0.98, -0.1, 0.2), (1.0123, 0.07, -0.1)])
def test_a_line_that_is_made_to_fit_ends_where_it_should(
    book: Builder, scale: float, tracking: float, growth: float
) -> None:
    style = book.style
    words = "AVATARS offer efficient Types of affluence: fjord, To and Fro, 1,50,000 Yen"
    text = StyledText(words, style, "en-GB", Span("a.yaml", 1, 1))
    (whole,) = shape_paragraph([text], FontBook.shipped(), Report()).sections
    fit = Fit(scale=scale, tracking=tracking, growth=growth)
    line = set_between(whole.section, None, whole.end, base_level=0, fit=fit)
    (placed,) = line.runs
    assert isinstance(placed.run, GlyphRun)
    book.draw(DrawnRun(40.0, 100.0, placed.run, book.element("P")))
    read = book.read()

    last = read.shown(0).origins[-1]
    width = read.widths("/F1")[last.glyph] * style.size / 1000 * scale
    assert last.x + width == pytest.approx(40.0 + line.width, abs=0.01)
    assert_placed(book)
    assert read.texts == [words]


@pytest.mark.parametrize("growth", [0.0, 0.31, -0.1])
@pytest.mark.parametrize("words", ["में किताब के", " में किताब"])
def test_a_space_is_wrapped_with_the_word_beside_it(
    book: Builder, words: str, growth: float
) -> None:
    """Pdfium passes over a space that stands alone."""
    book.face = FontBook.shipped().chain("text", 400, italic=False, script="Deva")[0]
    run = book.fitted(book.shaped(words, script="Deva"), growth=growth)
    book.draw(DrawnRun(40.0, 100.0, run, book.element("P")))
    read = book.read()

    assert_placed(book)
    assert read.texts == [words]
    assert all(each.text.strip() for each in read.told(0))


def test_runs_of_other_faces_and_sizes_continue_the_line(book: Builder) -> None:
    tag = book.element("P")
    first = book.shaped("Small and ")
    book.style = replace(book.style, size=24.0, tracking=0.7)
    second = book.shaped("large")
    book.style = replace(book.style, size=10.0, tracking=0.0)
    third = book.shaped(" and small.")
    x = 40.0
    for run in (first, second, third):
        book.draw(DrawnRun(x, 100.0, run, tag))
        x += run.width

    assert_placed(book)


def test_words_are_extracted_as_they_were_written(book: Builder) -> None:
    tag = book.element("P")
    book.line("An office of affluent officials, fjord & co (10 %) \\o/ ", tag=tag)
    book.line("Naïve façade: “Zürich” – ½ ₹ 1,50,000", tag=tag)

    (text,) = book.read().texts
    assert text.splitlines() == [
        "An office of affluent officials, fjord & co (10 %) \\o/ ",
        "Naïve façade: “Zürich” – ½ ₹ 1,50,000",
    ]


def test_a_ligature_says_all_its_letters_without_actual_text(book: Builder) -> None:
    run = book.shaped("office")
    assert len(run.glyphs) < len("office"), "the face sets ffi as one glyph"
    book.line(run, tag=book.element("P"))
    read = book.read()

    assert "ffi" in read.to_unicode("/F1").values()
    assert "".join(each.text for each in read.told(0)) == "office"
    assert b"ActualText" not in read.pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize("text", ["self-employ\u00ad", "self-employ-"])
def test_the_hyphen_of_a_divided_word_is_a_soft_hyphen(book: Builder, text: str) -> None:
    tag = book.element("P")
    run = book.shaped("self-employ-")
    divided = replace(run, text=text, soft_hyphen=True)
    book.line(divided, tag=tag)
    book.line("ment", tag=tag)
    read = book.read()

    assert "".join(each.text for each in read.told(0)) == "self-employ\u00adment"
    hyphen = run.glyphs[-1].index
    assert read.to_unicode("/F1")[hyphen] == "-"


def test_a_hyphen_that_is_only_ever_soft_has_a_text_for_old_readers(book: Builder) -> None:
    run = book.shaped("employ-")
    book.line(replace(run, text="employ\u00ad", soft_hyphen=True), tag=book.element("P"))

    assert book.read().to_unicode("/F1")[run.glyphs[-1].index] == "-"


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_spaces_that_steer_the_setting_are_plain_spaces_to_a_reader(
    book: Builder, space: str
) -> None:
    book.line(f"from 10{space}000 to 20", tag=book.element("P"))
    read = book.read()

    assert "".join(each.text for each in read.told(0)) == "from 10 000 to 20"
    assert b"ActualText" not in read.pdf.pages[0].Contents.read_bytes()


@pytest.mark.parametrize("control", ["\u2060", "\u00ad", "\u200b"])
def test_characters_without_ink_leave_nothing(book: Builder, control: str) -> None:
    book.line(f"call{control}centre", tag=book.element("P"))

    assert "".join(each.text for each in book.read().told(0)) == "callcentre"


def run_of(book: Builder, text: str, glyphs: str, clusters: list[int], *, rtl: bool) -> GlyphRun:
    """Return a run that shows *text* with the glyphs of other letters."""
    indices = tuple(book.face.font.glyph_of(letter) for letter in glyphs)
    placed = Placed(indices, tuple(clusters), (600,) * len(indices), ())
    word = ShapedWord(text, placed, 600 * len(indices), len(set(clusters)), rtl)
    return book.run(text, (word,), rtl=rtl)


def test_several_glyphs_for_a_cluster_wrap_the_whole_word(book: Builder) -> None:
    # As क्षि: two characters, drawn by two glyphs in another order.
    run = run_of(book, "ab cde f", "ab xyz f", [0, 1, 2, 3, 3, 5, 6, 7], rtl=False)
    book.line(run, tag=book.element("P"))
    told = book.read().told(0)

    assert [each.text for each in told] == ["a", "b", " ", "cde", " ", "f"]
    assert [each.marks[-1][0] for each in told if each.text == "cde"] == ["/Span"]


def test_right_to_left_each_cluster_is_wrapped_by_itself(book: Builder) -> None:
    run = run_of(book, "abc", "zyxw", [2, 1, 0, 0], rtl=True)
    book.line(run, tag=book.element("P"))

    assert [each.text for each in book.read().told(0)] == ["c", "b", "a"]


def test_one_glyph_for_two_characters_is_told_apart(book: Builder) -> None:
    tag = book.element("P")
    book.line(run_of(book, "μm", "um", [0, 1], rtl=False), tag=tag)
    book.line(run_of(book, "um", "um", [0, 1], rtl=False), tag=tag)

    assert [each.text for each in book.read().told(0)] == ["μ", "m", "um"]


def test_every_drawn_glyph_has_a_text_even_if_only_a_guess(book: Builder) -> None:
    run = run_of(book, "ab", "xby", [0, 0, 0], rtl=False)
    book.line(run, tag=book.element("P"))
    texts = book.read().to_unicode("/F1")

    glyph_of = book.face.font.glyph_of
    assert texts == {glyph_of("x"): "a", glyph_of("b"): "b", glyph_of("y"): "\u200c"}


def test_a_glyph_that_does_not_exist_is_our_mistake(book: Builder) -> None:
    book.line(run_of(book, "a", "\uf8ff", [0], rtl=False), tag=book.element("P"))

    with pytest.raises(ValueError, match=r"missing glyph drawn: SourceSerif4-Regular"):
        book.write()
