"""A copy of the shipped guide with one thing spoilt in it.

A spoiler finds a place by what stands there (a text that is printed, a field, a list) and
splices other words in, so that every other byte stays as it was: then the line of the
mistake is known, and a message can be held to it.
"""

from __future__ import annotations

import shutil
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import yaml
from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

SHIPPED = Path(__file__).parents[2] / "guide"


class Expect(Enum):
    """What a person who sees the spoilt guide would ask for."""

    TOLD = "a message at its place"
    PRINTED = "a booklet that has the words, and no message"
    EITHER = "a message or a booklet, whichever suits"


class Mutant(Struct, frozen=True, kw_only=True):
    """What was done to a guide, and what must come of it.

    Attributes:
        file: The file that a message must name; empty for any.
        line: The line that a message must name, from 1; None where no one line is to blame.
        kept: Signs that must stand in print between the two sentinels, if anything is printed.
    """

    expect: Expect
    file: str = ""
    line: int | None = None
    kept: str = ""


class NotHere(Exception):  # noqa: N818 - it says what there is
    """The guide has no place for this mutation."""


class Place(Struct, frozen=True):
    """Where a node of YAML stands in its file.

    Attributes:
        file: The file's name in the guide.
        path: The names and numbers that lead to it.
        node: The node.
        key: The node of its name, if it has one.
        is_inline: Whether it stands in a list or map in brackets.
        begin: Index of its first character.
        end: Index behind its last one.
        line: Its line, from 1.
    """

    file: str
    path: tuple[str | int, ...]
    node: yaml.Node
    key: yaml.ScalarNode | None
    is_inline: bool
    begin: int
    end: int
    line: int

    @property
    def is_text(self) -> bool:
        """Whether it is one value."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def words(self) -> str:
        """A value as YAML reads it."""
        return str(self.node.value) if self.is_text else ""

    @property
    def name(self) -> str:
        """The name of its field, or nothing for an item."""
        return "" if self.key is None else str(self.key.value)

    @property
    def key_begin(self) -> int:
        """Index of the first character of its name."""
        return self.begin if self.key is None else _mark(self.key).index

    @property
    def key_line(self) -> int:
        """The line of its name, from 1."""
        return self.line if self.key is None else _mark(self.key).line + 1

    @property
    def key_column(self) -> int:
        """How far its name is indented."""
        return 0 if self.key is None else _mark(self.key).column


Want: TypeAlias = "Callable[[Place], bool]"


class Draft:
    """A copy of the shipped guide, about to be spoilt.

    Args:
        folder: Where the copy is made.
        random: Decides everything that is left to chance.
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self.folder = folder
        self.random = random
        shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("schema"))

    @property
    def outside(self) -> Path:
        """The folder around the guide: nothing in it may be read, nothing may be added."""
        return self.folder.parent

    def text(self, file: str) -> str:
        """Return a file as it is now."""
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        """Write a file."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def pick(self, want: Want) -> Place:
        """Return one of the places of the guide that are wanted."""
        found = [place for place in places() if want(place)]
        if not found:
            raise NotHere
        return self.random.choice(found)

    def file(self, ending: str = ".yaml") -> str:
        """Return the name of one of the guide's files."""
        return self.random.choice([each for each in names() if each.endswith(ending)])

    def splice(self, place: Place, words: str, expect: Expect = Expect.TOLD) -> Mutant:
        """Put words in the place of a value."""
        begin = place.begin
        source = self.text(place.file)
        before = source[:begin]
        if not place.is_text and not place.is_inline and before.rstrip(" \n").endswith((":", "-")):
            before = before.rstrip(" \n") + " "  # beside its name, where a short value stands
        self.write(place.file, before + words + source[place.end :])
        return Mutant(expect=expect, file=place.file, line=before.count("\n") + 1)

    def rename(self, place: Place, words: str, expect: Expect = Expect.TOLD) -> Mutant:
        """Put words in the place of the name of a field."""
        source = self.text(place.file)
        after = source[place.key_begin + len(place.name) :]
        self.write(place.file, source[: place.key_begin] + words + after)
        return Mutant(expect=expect, file=place.file, line=place.key_line)

    def insert_line(self, place: Place, words: str) -> Mutant:
        """Put a line of its own in front of a field, indented like it."""
        source = self.text(place.file)
        indent = "\n" + " " * place.key_column
        whole = source[: place.key_begin] + words + indent + source[place.key_begin :]
        self.write(place.file, whole)
        return Mutant(expect=Expect.TOLD, file=place.file, line=place.key_line)

    def splice_printed(self, words: str, expect: Expect = Expect.EITHER) -> Mutant:
        """Put words between sentinels behind a text that is printed."""
        place = self.pick(is_prose)
        mutant = self.splice(place, quoted(f"{place.words.rstrip()} Zqx {words} xqZ"), expect)
        return replace(mutant, kept="".join(words.split()))


def quoted(words: str) -> str:
    """Return words as a YAML text in single quotes, which take every mark as it is."""
    return "'" + words.replace("'", "''") + "'"


def is_prose(place: Place) -> bool:
    """Whether a text is one line of an Indian page, and printed as it stands."""
    return (
        place.is_text
        and place.file.startswith(("careers/", "articles/"))
        and "international" not in place.file
        and len(place.path) > 2
        and (place.name in {"text", "intro", "closing"} or isinstance(place.path[-1], int))
        and "international" not in place.path
        and "\n" not in place.words
        and len(place.words) > 20
    )


def is_field(place: Place) -> bool:
    """Whether a place has a name."""
    return place.key is not None and not place.is_inline


def is_named(*names: str) -> Want:
    """Return a wish for single values with one of some names."""
    return lambda place: place.is_text and place.name in names


@cache
def names() -> tuple[str, ...]:
    """Return the names of all files of the shipped guide that are read."""
    found = (path for path in SHIPPED.rglob("*") if path.is_file())
    inside = sorted(path.relative_to(SHIPPED).as_posix() for path in found)
    return tuple(each for each in inside if not each.startswith("schema/"))


@cache
def places() -> tuple[Place, ...]:
    """Return every place of every YAML file of the shipped guide, read once."""
    return tuple(
        place for name in names() if name.endswith(".yaml") for place in _places_of_file(name)
    )


def _places_of_file(name: str) -> Iterator[Place]:
    source = (SHIPPED / name).read_text("utf-8")
    root = yaml.compose(source, yaml.SafeLoader)

    def walk(
        node: yaml.Node, path: tuple[str | int, ...], key: yaml.ScalarNode | None, *, inline: bool
    ) -> Iterator[Place]:
        begin, end = _mark(node).index, node.end_mark.index if node.end_mark else 0
        while end > begin and source[end - 1].isspace():
            end -= 1  # a block runs on over the blank lines behind it
        if path:
            line = source.count("\n", 0, begin) + 1
            yield Place(name, path, node, key, inline, begin, end, line)
        if isinstance(node, yaml.MappingNode):
            for field, value in node.value:
                in_brackets = inline or bool(node.flow_style)
                yield from walk(value, (*path, str(field.value)), field, inline=in_brackets)
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                in_brackets = inline or bool(node.flow_style)
                yield from walk(item, (*path, number), None, inline=in_brackets)

    if root is not None:
        yield from walk(root, (), None, inline=False)


def _mark(node: yaml.Node) -> yaml.Mark:
    assert node.start_mark is not None  # it was read from a text
    return node.start_mark
