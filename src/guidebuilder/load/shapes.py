"""What may be written where, derived from the types of the model.

The model's type hints are the only description of a guide's fields.  Here they
become *shapes*, which three readers interpret: `decode` reads nodes by them,
`overlay` finds lists and ids by them, and `schema` writes them as JSON Schema.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import replace

import guidebuilder.model as model_types
from guidebuilder.diagnostics import Span
from guidebuilder.load import money, values
from guidebuilder.model import (
    KINDS,
    PLAIN_KINDS,
    Bullet,
    Code,
    Colour,
    Duration,
    Fact,
    FileRef,
    GroupSection,
    HelplineRef,
    Item,
    Measure,
    MoneyRange,
    Page,
    PageRef,
    PartialDate,
    PartTitle,
    Pay,
    Point,
    Reference,
    Region,
    Regional,
    RegionRef,
    RungRef,
    Scale,
    Score,
    Section,
    SectionRef,
    Settings,
    SourceRef,
    StageWord,
    TableSection,
    Text,
    ThemeRef,
    Unknown,
    Url,
    Verbatim,
)
from guidebuilder.records import defaults_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class TextShape(Struct, frozen=True):
    """Words with inline marks."""


class ValueShape(Struct, frozen=True):
    """One value with a grammar.

    Attributes:
        read: Reads the text as typed and its place; raises `values.Refused`.
        name: What it is, for the schema.
        example: How it is written, for the schema.
    """

    read: Callable[[str, Span], object]
    name: str
    example: str


class ChoiceShape(Struct, frozen=True):
    """One of several words.

    Attributes:
        options: What each word becomes, in the order of the model.
    """

    options: Mapping[str, object]

    @property
    def words(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.options)


class PayShape(Struct, frozen=True):
    """Pay: a sum or range, a spread, or a list of those."""


class CellShape(Struct, frozen=True):
    """A cell of a table: read as text, and as a number once its column is known."""


class ListShape(Struct, frozen=True):
    """A list.

    Attributes:
        of: What its items are.
        takes_single: Whether one item may stand without being a list.
    """

    of: Shape
    takes_single: bool = False


class RegionalShape(Struct, frozen=True):
    """One value for all regions, or a map by region."""

    of: Shape


class UnknownShape(Struct, frozen=True):
    """A value, or ``unknown``, or ``unknown: reason``."""

    of: Shape


class NamedShape(Struct, frozen=True):
    """A map whose names are free or a set of words, each with a value of one shape.

    Attributes:
        of: The shape of the values.
        make: Makes the model's object from a name and a value.
        names: The words that may be names, and what each becomes; none means any.
    """

    of: Shape
    make: Callable[[Any, Any], object]
    names: Mapping[str, object] | None = None


class FieldShape(Struct, frozen=True):
    """A field of a record.

    Attributes:
        name: Its name in the model.
        key: Its name for authors.
        shape: What stands in it.
        is_needed: Whether it may not be left out.
        belongs_to_fact: Whether the model keeps it in `Fact`.
    """

    name: str
    key: str
    shape: Shape
    is_needed: bool
    belongs_to_fact: bool = False


class RecordShape(Struct, frozen=True, eq=False):
    """A map with known fields: a section, an item, a page.

    Attributes:
        name: What the shape is called in the schema.
        type: The model's class.
        fields: By the authors' names.
        main: The field that a plain value stands for, if any.
        list_key: For a section, the field that ``from:`` fills.
        takes_lead: Whether a name that is no field is a lead-in.
        keeps_place: Whether the class remembers where it stood.
        needed: The fields that must not be left out.
    """

    name: str
    type: type[Any]
    fields: Mapping[str, FieldShape]
    main: str | None
    list_key: str | None = None
    takes_lead: bool = False
    keeps_place: bool = True
    needed: tuple[FieldShape, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every name that an author may write here, sorted."""
        extra = {"kind"} if issubclass(self.type, Section) else set()
        if self.list_key is not None:
            extra.add("from")
        return tuple(sorted({*self.fields, *extra}))

    @property
    def known(self) -> str:
        """The names in a hint: its own first, then what may be said of every fact."""
        facts = {key for key, field in self.fields.items() if field.belongs_to_fact}
        own = ", ".join(each for each in self.keys if each not in facts)
        return (
            f"known: {own}; of every fact: {', '.join(sorted(facts))}" if facts else f"known: {own}"
        )


class KindsShape(Struct, frozen=True, eq=False):
    """A section: which fields it has depends on its ``kind``.

    Attributes:
        records: By kind.
        is_inner: Whether it stands inside a group.
    """

    records: Mapping[str, RecordShape]
    is_inner: bool


Shape: TypeAlias = (
    TextShape
    | ValueShape
    | ChoiceShape
    | PayShape
    | CellShape
    | ListShape
    | RegionalShape
    | UnknownShape
    | NamedShape
    | RecordShape
    | KindsShape
)

_VALUES: Final[Mapping[Any, ValueShape]] = {
    bool: ValueShape(values.read_yes_no, "yes or no", "yes"),
    int: ValueShape(values.read_format, "whole number", "1"),
    float: ValueShape(values.read_length, "length", "3 mm"),
    Colour: ValueShape(values.read_colour, "colour", "#2A2773 95/95/15/15"),
    Decimal: ValueShape(values.read_number, "number", "4.26"),
    Duration: ValueShape(values.read_duration, "length of time", "3–6 months"),
    MoneyRange: ValueShape(money.read_price, "price", "about 20000"),
    PartialDate: ValueShape(values.read_date, "date", "2026-05"),
    Scale: ValueShape(values.read_scale, "scale", "1–5"),
    Score: ValueShape(values.read_score, "score", "5.5–6.5 on 0–9"),
    Url: ValueShape(values.read_url, "address", "https://www.example.org/"),
    Verbatim: ValueShape(values.read_verbatim, "words printed as typed", "1.0"),
    str: ValueShape(values.read_id, "id", "team-leader"),
}
"""The grammar of each type of value."""

_SPECIAL_VALUES: Final[Mapping[tuple[type, str], ValueShape]] = {
    (Page, "language"): ValueShape(values.read_language, "language", "en"),
    (Page, "version"): ValueShape(values.read_version, "version", "1.0"),
    (Settings, "short_links"): ValueShape(
        values.read_short_links, "address", "https://www.example.org/{n}"
    ),
    (Settings, "language"): ValueShape(values.read_language, "language", "en"),
    (Settings, "slug"): ValueShape(values.read_id, "id", "bpo-careers"),
    (Region, "locale"): ValueShape(values.read_language, "locale", "en-IN"),
    (Region, "languages"): ValueShape(values.read_language, "language", "en"),
    (Region, "currency"): ValueShape(values.read_currency, "currency", "INR"),
}
"""Fields whose words follow a stricter grammar than their type tells."""

_TAKES_SINGLE: Final = (Reference, Score)
"""A list of these may be written as one: ``source: oews-2025``, ``rungs: junior``."""

_PAGE_FACTS: Final = frozenset({"source", "as_of", "checked", "review_by", "expires"})
"""What a page may say for all that says nothing else; a doubt, say, is about one thing."""


def record_shape(cls: type[Any]) -> RecordShape:
    """Return the shape of a model class, worked out once."""
    if cls not in _RECORDS:
        _RECORDS[cls] = _record_shape(cls)
    return _RECORDS[cls]


_RECORDS: Final[dict[type[Any], RecordShape]] = {}


def _record_shape(cls: type[Any]) -> RecordShape:
    hints = _hints(cls)
    optional = defaults_of(cls)  # type: ignore[arg-type]  # a class is hashable
    own: dict[str, FieldShape] = {}
    for name, hint in hints.items():
        if name in ("span", "anchors") or (name == "id" and not issubclass(cls, Item)):
            continue
        if name == "fact":
            own |= _fact_fields(is_page=issubclass(cls, Page))
            continue
        key = name.rstrip("_")
        shape = _shape(hint, _SPECIAL_VALUES.get((cls, name)))
        if hint == tuple[Bullet, ...] and cls is not Point:
            shape = ListShape(_plain_line())
        own[key] = FieldShape(name, key, shape, name not in optional)
    return RecordShape(
        cls.__name__,
        cls,
        types.MappingProxyType(own),
        getattr(cls, "MAIN", None),
        _list_key(cls, own),
        takes_lead=issubclass(cls, Bullet),
        keeps_place="span" in hints,
        needed=tuple(each for each in own.values() if each.is_needed),
    )


def _plain_line() -> RecordShape:
    """Return the shape of a line without a lead-in: those belong to `points` only.

    In every other list a colon and a space inside a line is a slip, and is told so.
    """
    bullet = record_shape(Bullet)
    kept = {key: field for key, field in bullet.fields.items() if key != "lead"}
    return replace(bullet, name="Line", fields=types.MappingProxyType(kept), takes_lead=False)


def section_shape(*, is_inner: bool = False) -> KindsShape:
    """Return the shape of a section of a page, or of one inside a group."""
    if is_inner not in _SECTIONS:
        kinds: Mapping[str, type[Any]] = PLAIN_KINDS if is_inner else KINDS
        records = {kind: record_shape(cls) for kind, cls in kinds.items()}
        _SECTIONS[is_inner] = KindsShape(records, is_inner)
    return _SECTIONS[is_inner]


_SECTIONS: Final[dict[bool, KindsShape]] = {}


def is_field_word(name: str) -> bool:
    """Whether a name can only be meant as a field; any other may be words of a text."""
    return re.fullmatch(r"[a-z][a-z0-9_-]*", name) is not None


def is_own_map(shape: Shape, keys: Iterable[str]) -> bool:
    """Whether a map with these names is the field's own value; if not, it is by region."""
    names = tuple(keys)
    if isinstance(shape, UnknownShape | CellShape) and names == ("unknown",):
        return True
    inner = shape.of if isinstance(shape, UnknownShape) else shape
    own = {"per", *(each.value for each in Measure)}
    return isinstance(inner, PayShape) and not own.isdisjoint(names)


def is_money(shape: Shape) -> bool:
    """Whether a value belongs to the currency of one region."""
    inner = shape.of if isinstance(shape, UnknownShape) else shape
    return isinstance(inner, PayShape) or inner is _VALUES[MoneyRange]


@cache
def lists_of(cls: type[Any]) -> tuple[str, ...]:
    """Return the fields of a class that hold lists of records, by their names in the model."""
    fields = record_shape(cls).fields.values()
    return tuple(each.name for each in fields if inner_list(each.shape) is not None)


def inner_list(shape: Shape) -> ListShape | None:
    """Return the list that a field holds, if it is a list of records."""
    if isinstance(shape, ListShape) and isinstance(shape.of, RecordShape | KindsShape):
        return shape
    return None


@cache
def _fact_fields(*, is_page: bool) -> Mapping[str, FieldShape]:
    return {
        name: FieldShape(name, name, _shape(hint), is_needed=False, belongs_to_fact=True)
        for name, hint in _hints(Fact).items()
        if not is_page or name in _PAGE_FACTS
    }


def _hints(cls: type[Any]) -> dict[str, Any]:
    """Return the type hints of a record's fields, in their order."""
    written = {
        name: (hint, each.__module__)
        for each in reversed(cls.__mro__)
        for name, hint in getattr(each, "__annotations__", {}).items()
    }
    model = model_types.__name__
    return {
        name: _hint(hint, model if module.startswith(model) else module)
        for name, (hint, module) in ((name, written[name]) for name in cls.__struct_fields__)
    }


@cache
def _hint(words: str, module: str) -> Any:  # noqa: ANN401 - a type hint
    """Return what a hint says in a module; the same words mean the same in the whole model.

    Asking `typing.get_type_hints` about every class would take longer than reading a guide.
    """
    # Names that a module imports for type checkers only are found in the model; its own go first.
    own = vars(sys.modules[module])
    return eval(words, _NAMES, own)  # noqa: S307 - words of our own types, never of an author


_NAMES: Final[dict[str, Any]] = {
    **vars(model_types),
    "Decimal": Decimal,
    "Mapping": Mapping,
    "Pt": float,
    "Span": Span,
}
"""What the hints of the model speak of."""


def _list_key(cls: type[Any], own: Mapping[str, FieldShape]) -> str | None:
    """Return the list that a section is about: of a table its rows, else the one that is needed."""
    if not issubclass(cls, Section):
        return None
    if issubclass(cls, TableSection):
        return "rows"
    lists = {key: inner_list(each.shape) for key, each in own.items() if each.is_needed}
    return next(
        (key for key, each in lists.items() if each and isinstance(each.of, RecordShape)), None
    )


@cache
def _shape(hint: Any, special: ValueShape | None = None) -> Shape:  # noqa: ANN401 - a type hint
    """Return the shape of a type hint; one that the model must not use is our mistake."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Regional:
        return RegionalShape(_shape(arguments[0], special))
    if origin is tuple:
        return _list_shape(arguments[0], special)
    if origin is Literal:
        return ChoiceShape(words_of(hint))
    if origin in (Union, types.UnionType):
        return _union_shape(hint, arguments, special)
    # A type from a later layer brings its own grammar.
    simple = special or _SIMPLE.get(hint) or _VALUES.get(hint) or getattr(hint, "GRAMMAR", None)
    return simple if simple is not None else _class_shape(hint)


_SIMPLE: Final[Mapping[Any, Shape]] = {Text: TextShape(), Pay: PayShape()}


def _class_shape(hint: type[Any]) -> Shape:
    if issubclass(hint, Enum):
        return ChoiceShape(words_of(hint))
    if issubclass(hint, Reference):
        return _reference_shape(hint)
    if issubclass(hint, Struct):
        return record_shape(hint)
    raise TypeError(f"no way to write {hint} in a guide")


def _list_shape(hint: Any, special: ValueShape | None) -> Shape:  # noqa: ANN401 - a type hint
    if hint is Code:
        return NamedShape(_VALUES[Verbatim], Code)
    if hint is StageWord:
        return NamedShape(TextShape(), StageWord, words_of(model_types.Stage))
    if hint is PartTitle:
        return NamedShape(RegionalShape(TextShape()), PartTitle, words_of(model_types.Part))
    if get_origin(hint) is tuple:  # pairs: a map whose names are the words of the first
        names, value = get_args(hint)
        return NamedShape(_shape(value), _pair, words_of(names))
    takes_single = isinstance(hint, type) and issubclass(hint, _TAKES_SINGLE)
    return ListShape(_shape(hint, special), takes_single)


def _pair(name: object, value: object) -> tuple[object, object]:
    return name, value


def words_of(choice: Any) -> Mapping[str, object]:  # noqa: ANN401 - a type hint
    """Return the words of an enumeration or a ``Literal``, and what each becomes."""
    if get_origin(choice) is Literal:
        return {word: word for word in get_args(choice)}
    return {str(each.value): each for each in choice}


def _union_shape(hint: Any, arguments: tuple[Any, ...], special: ValueShape | None) -> Shape:  # noqa: ANN401 - a type hint
    members = [each for each in arguments if each is not types.NoneType]
    if set(members) == {Text, Decimal, Unknown}:
        return CellShape()
    if Unknown in members:
        (known,) = (each for each in members if each is not Unknown)
        return UnknownShape(_shape(known, special))
    if len(members) == 1:
        return _shape(members[0], special)
    if set(members) <= set(KINDS.values()):
        return section_shape(is_inner=GroupSection not in members)
    raise TypeError(f"no way to write {hint} in a guide")


def _reference_shape(kind: type[Reference]) -> ValueShape:
    readers = {
        PageRef: values.read_page_path,
        FileRef: values.read_file_path,
        ThemeRef: values.read_theme_name,
    }
    name, example = _REFERENCES.get(kind, ("id", "team-leader"))
    if kind is HelplineRef:
        read: Callable[[str], str] = values.read_verbatim
    else:
        read = readers.get(kind, values.read_id)

    def reader(source: str, span: Span) -> Reference:
        return kind(read(source), span)

    return ValueShape(reader, name, example)


def is_id(shape: Shape) -> bool:
    """Whether a value is the id of something, which has no comma in it."""
    names = {"id", *(name for name, _ in _REFERENCES.values())}
    return isinstance(shape, ValueShape) and shape.name in names


_REFERENCES: Final[Mapping[type[Reference], tuple[str, str]]] = {
    FileRef: ("file of the guide", "images/desk.jpg"),
    HelplineRef: ("what a helpline is for", "careers"),
    PageRef: ("page", "careers/bpo-executive"),
    RegionRef: ("region", "india"),
    RungRef: ("id of a rung", "team-leader"),
    SectionRef: ("id of a section", "duties"),
    SourceRef: ("id of a source", "oews-2025"),
    ThemeRef: ("theme", "themes/our-school.yaml"),
}
"""What each reference names, and an example, for the schema."""
