"""Words of other scripts: their faces, their forms, and where they may end a line."""

from __future__ import annotations

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.style.character import CharStyle
from guidebuilder.style.ink import ink
from guidebuilder.text.atoms import LONGEST, TextAtom, sections_of
from guidebuilder.text.break_chances import chances_inside, space_keeps
from guidebuilder.text.fonts import FontBook
from guidebuilder.text.itemise import ItemisedText, Stretch, itemise
from guidebuilder.text.runs import StyledText
from guidebuilder.text.shaping import shaper_for

INK = ink("ink", "#1A1A1A", 0, 0, 0, 90)
STYLE = CharStyle("text", 400, 10.0, INK)


def itemised(text: str, lang: str) -> ItemisedText:
    report = Report()
    whole = itemise(
        [StyledText(text, STYLE, lang, Span("a.yaml", 1, 1))], FontBook.shipped(), report
    )
    assert not report.sorted
    return whole


def faces(text: str, lang: str) -> list[tuple[str, str]]:
    """Return the stretches of a text with the families that they are set in."""
    whole = itemised(text, lang)
    return [
        (whole.text[part.start : part.end], part.face.family)
        for part in whole.parts
        if isinstance(part, Stretch)
    ]


def shaped(text: str, lang: str, script: str) -> tuple[int, ...]:
    face = FontBook.shipped().chain("text", 400, italic=False, script=script)[0]
    return shaper_for(face, script, lang, (), tracked=False).word(text).glyphs.indices


def test_figures_and_latin_words_keep_the_theme_s_own_face() -> None:
    assert faces("कक्षा 12 में ISBN लिखिए।", "hi") == [
        ("कक्षा ", "Noto Serif Devanagari"),
        ("12 ", "Source Serif 4"),
        ("में ", "Noto Serif Devanagari"),
        ("ISBN ", "Source Serif 4"),
        ("लिखिए।", "Noto Serif Devanagari"),
    ]


@pytest.mark.parametrize("sign", ["₹", "(", "+"])
def test_a_sign_before_a_figure_is_of_the_figure_s_face(sign: str) -> None:
    assert (f"{sign}500 ", "Source Serif 4") in faces(f"लगभग {sign}500 तक", "hi")


def test_a_bracket_is_of_the_face_of_what_it_holds() -> None:
    assert ("(বই)", "Noto Serif Bengali") in faces("ISBN (বই)", "bn")


def test_a_danda_after_a_figure_is_of_the_script_before_it() -> None:
    assert faces("বছর 2026।", "bn")[-1] == ("।", "Noto Serif Bengali")


def test_the_language_chooses_the_form_of_a_letter() -> None:
    assert shaped("लोक", "mr", "Deva") != shaped("लोक", "hi", "Deva")


def test_a_non_joiner_keeps_the_virama() -> None:
    assert shaped("क्\u200cष", "hi", "Deva") != shaped("क्ष", "hi", "Deva")
    assert "\u200c" in itemised("क्\u200cष", "hi").text


def test_a_joiner_stays_in_the_text() -> None:
    assert "\u200d" in itemised("क्\u200dष", "hi").text


@pytest.mark.parametrize("stop", ["।", "॥", "؟", "،", "؛"])
def test_no_line_ends_before_a_stop(stop: str) -> None:
    assert space_keeps("है", stop)


@pytest.mark.parametrize(("word", "offsets"), [("क्या-क्या", [5]), ("देते-लेते", [5]), ("है।", [])])
def test_a_line_may_end_after_a_hyphen_behind_a_vowel_sign(word: str, offsets: list[int]) -> None:
    assert [chance.offset for chance in chances_inside(word)] == offsets


@pytest.mark.parametrize(
    ("cluster", "lang"), [("क्षि", "hi"), ("স্ত্রী", "bn"), ("க்ஷ", "ta"), ("جٍّ", "ar")]
)
def test_a_word_is_only_cut_between_clusters(cluster: str, lang: str) -> None:
    (section,) = sections_of(itemised(cluster * LONGEST, lang))

    for atom in section.atoms:
        starts = set(range(0, LONGEST * len(cluster), len(cluster)))
        assert atom.start in starts
        assert isinstance(atom, TextAtom)
        assert {atom.start + at for at in atom.word.cluster_starts} <= starts


@pytest.mark.parametrize("lang", ["hi", "bn"])
def test_letters_that_hang_from_a_line_are_not_tracked(lang: str) -> None:
    text = {"hi": "कमल", "bn": "কলম"}[lang]
    (part,) = itemised(text, lang).parts

    assert isinstance(part, Stretch)
    assert part.is_connected
