"""What a place must be like for a slip to be one."""

from __future__ import annotations

import re

import yaml
from tests.torture.drafts import Draft, Place, is_field


def has_field_word(place: Place) -> bool:
    """Whether the name is one of our fields, not a lead-in, a term or the id of a source."""
    is_ours = is_field(place) and re.fullmatch(r"[a-z_]{3,}", place.name) is not None
    return is_ours and place.file != "glossary.yaml"


def is_on_a_line(draft: Draft, place: Place) -> bool:
    """Whether a field begins a line, indented, and is not the first of its item."""
    before = draft.text(place.file)[: place.key_begin].rpartition("\n")[2]
    return is_field(place) and before != "" and not before.strip()


def follows_a_field(draft: Draft, place: Place) -> bool:
    """Whether the line above is a field with a value of one line."""
    lines = draft.text(place.file).split("\n")
    above = lines[place.key_line - 2]
    return re.match(r" *(- )?[a-z_]+: [^|>\[{'\"]", above) is not None and "#" not in above


def is_plain(draft: Draft, place: Place) -> bool:
    """Whether a text stands on one line without quotes."""
    return (
        draft.text(place.file)[place.begin : place.end] == place.words and "\n" not in place.words
    )


def is_block(draft: Draft, place: Place) -> bool:
    """Whether a text stands in lines of its own below its name."""
    return first(draft, place) in {"|", ">"}


def is_word(place: Place) -> bool:
    """Whether a value is no text: a word of ours, a number, a date, the name of something."""
    return " " not in place.words and place.name not in {
        "version",
        "place",
        "name",
        "value",
        "since",
        "author",
        "when",
        "abbr",
        "publisher",
        "sign",
        "formerly",
        "reviewer",
        "label",
        "id",
        "slug",
    }


def names_in(place: Place) -> set[str]:
    """Return the names in a map."""
    is_map = isinstance(place.node, yaml.MappingNode)
    return {str(key.value) for key, _ in place.node.value} if is_map else set()


def first(draft: Draft, place: Place) -> str:
    """Return the first sign of a value as it is written."""
    return draft.text(place.file)[place.begin : place.begin + 1]


def line(draft: Draft, place: Place) -> str:
    """Return the line that a value begins in."""
    return draft.text(place.file).split("\n")[place.line - 1]
