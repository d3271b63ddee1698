"""Every word that the program itself prints, by language.

Guide text comes from authors; labels, headings, notes and units come from here.
A catalogue is one YAML file, a map of maps whose leaves are texts with
``{places}``; a leaf with plural forms is a map of CLDR plural names
(``one``, ``other``, …).  A key is the way to a leaf: ``pay.no-figure``.
"""

from __future__ import annotations

import string
from functools import cache
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct

from guidebuilder.resources import PACKAGE
from guidebuilder.words import cldr
from guidebuilder.words.pseudo import PSEUDO_LANGUAGE, pseudo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

SOURCE_LANGUAGE = "en"
"""The language whose catalogue is complete by definition; others fall back to it."""

# Both speak alike; libyaml is six times as fast, and the wheels of PyYAML carry it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PLURAL_NAMES = frozenset({"zero", "one", "two", "few", "many", "other"})


class Slot(Struct, frozen=True):
    """A place in a text that a value fills."""

    name: str


Piece = str | Slot


class Words(Struct, frozen=True):
    """The catalogue of one language.

    Attributes:
        language: BCP 47 tag of the words.
        entries: Texts by key; plural forms by their CLDR names.
    """

    language: str
    entries: Mapping[str, str | Mapping[str, str]]

    def say(self, key: str, /, n: Decimal | int | None = None, **values: str) -> str:
        """Return a text with its places filled.

        Args:
            key: Way to the text: ``pay.no-figure``.
            n: The number that decides the plural form, where the text has forms.
            **values: One value for each place of the text.

        Raises:
            KeyError: There is no such key or a place has no value: our mistake.
        """
        return "".join(
            values[piece.name] if isinstance(piece, Slot) else piece
            for piece in self.pieces(key, n)
        )

    def pieces(self, key: str, n: Decimal | int | None = None) -> tuple[Piece, ...]:
        """Return a text as its words and its places, for values that are not plain words."""
        entry = self.entries[key]
        if not isinstance(entry, str):
            if n is None:
                message = f"`{key}` has plural forms and needs a number"
                raise KeyError(message)
            entry = entry.get(cldr.plural_name(self._spoken, n), entry["other"])
        return _split(entry)

    def has(self, key: str) -> bool:
        """Whether there is such a text: for names that only some languages or regions have."""
        return key in self.entries

    def month_name(self, month: int) -> str:
        """Return the full name of a month, from 1, as it stands in a date."""
        name = cldr.month_name(self._spoken, month)
        return pseudo(name) if self.language == PSEUDO_LANGUAGE else name

    def language_name(self, language: str) -> str:
        """Return the name of a language in this one: ``English``."""
        known = SOURCE_LANGUAGE if language == PSEUDO_LANGUAGE else language
        name = cldr.language_name(known, self._spoken)
        return pseudo(name) if self.language == PSEUDO_LANGUAGE else name

    @property
    def _spoken(self) -> str:
        """The language whose rules hold; the pseudo-language is English in disguise."""
        return SOURCE_LANGUAGE if self.language == PSEUDO_LANGUAGE else self.language


@cache
def words(language: str) -> Words:
    """Return the catalogue of a language; ``qps`` is English, marked and lengthened.

    A text that a language lacks is printed in English: a gap in a translation
    must not stop a book.  A language without any catalogue speaks English.
    """
    source = read_only(SOURCE_LANGUAGE)
    if language == PSEUDO_LANGUAGE:
        return Words(language, {key: _pseudo_entry(entry) for key, entry in source.items()})
    if language == SOURCE_LANGUAGE:
        return Words(language, source)
    own = read_only(language.partition("-")[0])
    return Words(language if own else SOURCE_LANGUAGE, {**source, **own})


def _pseudo_entry(entry: str | Mapping[str, str]) -> str | Mapping[str, str]:
    if isinstance(entry, str):
        return pseudo(entry)
    return {name: pseudo(form) for name, form in entry.items()}


@cache
def _split(text: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for literal, name, _, _ in string.Formatter().parse(text):
        if literal:
            pieces.append(literal)
        if name is not None:
            pieces.append(Slot(name))
    return tuple(pieces)


@cache
def read_only(language: str) -> Mapping[str, str | Mapping[str, str]]:
    """Return the entries that a language has of its own; none without a catalogue."""
    file = PACKAGE / "words" / f"{language}.yaml"
    if not file.is_file():
        return {}
    # Composed, not loaded: `no` must stay a word, and a key written twice must not vanish.
    root = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
    entries: dict[str, str | Mapping[str, str]] = {}
    _collect(root, "", entries)
    return entries


def _collect(node: yaml.Node | None, way: str, entries: dict[str, str | Mapping[str, str]]) -> None:
    if not isinstance(node, yaml.MappingNode):
        message = f"the catalogue has no words at `{way}`"
        raise ValueError(message)  # noqa: TRY004 - a wrong file, not a wrong type of ours
    for key_node, value_node in node.value:
        key = f"{way}.{key_node.value}".removeprefix(".")
        if key in entries:
            message = f"the catalogue has `{key}` twice"
            raise ValueError(message)
        if isinstance(value_node, yaml.ScalarNode):
            entries[key] = value_node.value
        elif _is_plural(value_node):
            entries[key] = {name.value: form.value for name, form in value_node.value}
        else:
            _collect(value_node, key, entries)


def _is_plural(node: yaml.Node) -> bool:
    names = {key.value for key, _ in node.value}
    return "other" in names and names <= _PLURAL_NAMES
