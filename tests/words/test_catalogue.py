"""The catalogue: every key that the program says exists, and nothing else stands there."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import babel
import babel.dates
import pytest

from guidebuilder.words import cldr
from guidebuilder.words.catalogue import Slot, read_only, words
from guidebuilder.words.pseudo import CLOSE_MARK, OPEN_MARK, pseudo

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = Path(__file__).parent.parent.parent / "src" / "guidebuilder"

TRANSLATED = sorted({path.stem for path in (PACKAGE / "words").glob("*.yaml")} - {"en"})
"""The languages that have a catalogue of their own."""

KEY = re.compile(r'"([a-z][a-z-]*\.(?!(?:csv|html|png|txt|yaml)")[^"\s/]+)"')
"""A string in the code that looks like a key of the catalogue, and not like a file's name."""


def keys_in_code() -> set[str]:
    """Return the keys that the stages say; a computed part of one is ``{…}``."""
    stages = ("regions", "facts", "document", "press", "pack")
    files = [path for stage in stages for path in (PACKAGE / stage).glob("*.py")]
    return {key for path in files for key in KEY.findall(path.read_text(encoding="utf-8"))}


def test_a_text_is_filled_with_its_values() -> None:
    assert words("en").say("name.with-short", name="Union", short="U") == "Union (U)"


def test_the_number_decides_the_form() -> None:
    english = words("en")

    assert english.say("time.month", n=1, number="1") == "1\u00a0month"
    assert english.say("time.month", n=6, number="6") == "6\u00a0months"


def test_places_come_as_pieces() -> None:
    assert words("en").pieces("sources.number") == ("S", Slot("number"))


@pytest.mark.parametrize("key", ["no.such-key", "time.month"])
def test_a_missing_key_or_number_is_our_mistake(key: str) -> None:
    with pytest.raises(KeyError):
        words("en").say(key, number="1")


def test_an_unknown_language_speaks_english() -> None:
    assert words("xx").say("part.now") == "What now?"


def test_months_and_languages_come_from_cldr() -> None:
    assert words("en").month_name(11) == "November"
    assert words("en").language_name("hi") == "Hindi"


@pytest.mark.parametrize("number", ["0", "1", "1.0", "1.5", "2", "10", "-1", "1E1", "10E-1"])
def test_the_plurals_of_english_are_those_of_cldr(number: str) -> None:
    n = Decimal(number)

    assert cldr.plural_name("en", n) == babel.Locale("en").plural_form(n)
    assert cldr.plural_name("en-IN", int(n)) == babel.Locale("en", "IN").plural_form(int(n))


def test_the_names_of_english_are_those_of_cldr() -> None:
    months = babel.dates.get_month_names("wide", locale="en")

    assert {month: cldr.month_name("en", month) for month in range(1, 13)} == dict(months)
    assert cldr.language_name("en", "en") == babel.Locale("en").get_display_name("en")


def test_other_languages_are_asked_of_cldr() -> None:
    assert cldr.plural_name("ar", 2) == "two"
    assert cldr.month_name("de", 3) == "März"
    assert cldr.language_name("de", "en-GB") == "German"
    assert cldr.currency_name("en", "CHF", 2) == "Swiss francs"


def pattern(key: str) -> re.Pattern[str]:
    """Return a pattern for a key whose computed parts may be anything."""
    return re.compile(re.sub(r"\\{.*?\\}", ".+", re.escape(key)))


def test_the_code_says_only_what_the_catalogue_has() -> None:
    entries = words("en").entries
    missing = [
        key for key in keys_in_code() if not any(pattern(key).fullmatch(each) for each in entries)
    ]

    assert missing == []


def test_the_catalogue_has_only_what_the_code_says() -> None:
    patterns = [pattern(key) for key in keys_in_code()]
    unsaid = [
        key for key in words("en").entries if not any(each.fullmatch(key) for each in patterns)
    ]

    assert unsaid == []


def places(entry: str | Mapping[str, str]) -> set[str]:
    """Return the places of a text, in all of its forms."""
    forms = (entry,) if isinstance(entry, str) else entry.values()
    return {name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_whole_and_keeps_every_place(language: str) -> None:
    """Words that fall back to English would be marked as of the other language."""
    english, other = words("en").entries, read_only(language)

    assert other.keys() == english.keys()
    for key, entry in english.items():
        assert places(other[key]) == places(entry), key
        assert isinstance(other[key], str) == isinstance(entry, str), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_plural_forms_of_its_language(language: str) -> None:
    forms = {form for n in range(200) if (form := cldr.plural_name(language, n))}
    for key, entry in read_only(language).items():
        if not isinstance(entry, str):
            assert entry.keys() == forms, key


def test_the_pseudo_language_marks_and_lengthens() -> None:
    text = "What does it pay?"
    strange = pseudo(text)

    assert strange.startswith(OPEN_MARK)
    assert strange.endswith(CLOSE_MARK)
    assert len(strange) - len(OPEN_MARK + CLOSE_MARK) == pytest.approx(1.4 * len(text), abs=1)
    assert not re.search("[Wht]", strange)


def test_the_pseudo_language_keeps_places() -> None:
    text = words("qps").say("name.with-short", name="Union", short="U")

    assert "Union" in text
    assert "U" in text
