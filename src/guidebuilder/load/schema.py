"""JSON Schema for every kind of file, from the same shapes that read it.

Editors use it to complete and to check while one writes; nothing here reads a guide.
It is draft 7, which the editors' YAML server knows best.  A scalar may come as any
type there: YAML editors see ``2026`` as a number and ``yes`` as a truth value, and
what the text means is for the program to say.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from guidebuilder.load.overlay import EDITS
from guidebuilder.load.shapes import (
    CellShape,
    ChoiceShape,
    FieldShape,
    KindsShape,
    ListShape,
    NamedShape,
    PayShape,
    RecordShape,
    RegionalShape,
    Shape,
    TextShape,
    UnknownShape,
    ValueShape,
    inner_list,
    record_shape,
    section_shape,
)
from guidebuilder.load.tables import FROM
from guidebuilder.model import (
    Bullet,
    Fact,
    Item,
    Measure,
    Page,
    Period,
    Region,
    Section,
    Settings,
    Source,
)
from guidebuilder.model.imprint import Imprint

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Json: TypeAlias = dict[str, Any]

_DRAFT: Final = "http://json-schema.org/draft-07/schema#"

_SCALAR: Final[Json] = {"type": ["string", "number", "boolean"]}

_ID: Final[Json] = {"type": ["string", "number"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}

_UNKNOWN: Final[Json] = {
    "anyOf": [
        {"const": "unknown"},
        {
            "type": "object",
            "properties": {"unknown": _SCALAR},
            "required": ["unknown"],
            "additionalProperties": False,
        },
    ]
}

_SHARED: Final = frozenset({Fact, Item, Section, Bullet})
"""Classes whose fields stand in so many others that each is written once."""

_FILE: Final[Json] = {
    "type": "string",
    "description": "A table file with the rows.",
    "examples": ["tables/institutes.csv"],
}

_LEAD_IN: Final = "^(?![a-z][a-z0-9_-]*$)"
"""A name that is no small-letter word, as in :func:`shapes.is_field_word`."""


def schemas() -> dict[str, Json]:
    """Return the schema of each kind of file, by the name of the schema's own file."""
    return {
        "guide.json": _Writer().file(record_shape(Settings), "guide.yaml: the book"),
        "sources.json": _Writer().entries(record_shape(Source), "sources.yaml"),
        "glossary.json": _Writer().glossary(),
        "career.json": _Writer(takes_tables=True).file(record_shape(Page), "A career"),
        "article.json": _Writer(takes_tables=True).file(record_shape(Page), "An article"),
        "region.json": _Writer().file(record_shape(Region), "A region"),
        "regional.json": _Writer(takes_tables=True).regional_file(),
        "imprint.json": _Writer().file(record_shape(Imprint), "An imprint: a school or fair"),
    }


def partial_schema(cls: type[Any], title: str) -> Json:
    """Return the schema of a file that may leave any field to another file."""
    return _Writer(is_partial=True).file(record_shape(cls), title)


class _Writer:
    """Writes one schema; records that are used often become definitions.

    Args:
        is_partial: Whether any field may be left to another file.
        takes_tables: Whether a list may stand in a table file, as in pages.
    """

    def __init__(self, *, is_partial: bool = False, takes_tables: bool = False) -> None:
        self._definitions: dict[str, Json] = {}
        self._is_partial = is_partial
        self._takes_tables = takes_tables

    def file(self, record: RecordShape, title: str) -> Json:
        return self._whole(title, self._object(record))

    def entries(self, record: RecordShape, title: str) -> Json:
        entries = {"type": "object", "propertyNames": _ID}
        return self._whole(title, {**entries, "additionalProperties": self._object(record)})

    def glossary(self) -> Json:
        expansion = self._schema(RegionalShape(TextShape()))
        return self._whole("glossary.yaml", {"type": "object", "additionalProperties": expansion})

    def regional_file(self) -> Json:
        """Return the schema of ``careers/slug.region.yaml``."""
        record = record_shape(Page)
        page = self._object(record)
        sections = inner_list(record.fields["sections"].shape)
        edits = {} if sections is None else self._edits(sections)["properties"]
        page["properties"] = {**page["properties"], **edits}
        del page["required"]
        return self._whole("What a region adds to a page", page)

    def _whole(self, title: str, schema: Json) -> Json:
        definitions = dict(sorted(self._definitions.items()))
        return {"$schema": _DRAFT, "title": title, **schema, "definitions": definitions}

    def _schema(self, shape: Shape) -> Json:  # noqa: C901, PLR0911 - one for each shape
        match shape:
            case TextShape():
                return _SCALAR
            case ValueShape():
                return {**_SCALAR, "description": shape.name, "examples": [shape.example]}
            case ChoiceShape():
                # In YAML 1.1 `yes` and `no` are truth values.
                truths = [True, False] if "yes" in shape.options else []
                return {"enum": [*shape.words, *truths]}
            case PayShape():
                return self._defined("pay", _pay)
            case CellShape():
                return {"anyOf": [_SCALAR, _UNKNOWN]}
            case ListShape():
                return self._list(shape)
            case RegionalShape():
                inner = self._schema(shape.of)
                by_region = {"type": "object", "additionalProperties": inner, "minProperties": 1}
                return {"anyOf": [inner, by_region]}
            case UnknownShape():
                return {"anyOf": [self._schema(shape.of), _UNKNOWN]}
            case NamedShape():
                names = {} if shape.names is None else {"propertyNames": {"enum": [*shape.names]}}
                value = self._schema(shape.of)
                return {"type": "object", **names, "additionalProperties": value}
            case RecordShape():
                return self._record(shape)
            case KindsShape():
                return self._section(shape)

    def _list(self, shape: ListShape, *, added: bool = False) -> Json:
        item = self._added(shape) if added else self._schema(shape.of)
        many = {"type": "array", "items": item, "minItems": 1}
        if self._takes_tables and isinstance(shape.of, RecordShape):
            return {"anyOf": [many, self._defined("table-file", _table_file)]}
        return {"anyOf": [item, many]} if shape.takes_single else many

    def _record(self, record: RecordShape) -> Json:
        name = record.name
        return self._defined(name, lambda: self._item(record))

    def _item(self, record: RecordShape) -> Json:
        whole = self._object(record)
        if record.main is None:
            return whole
        main = self._schema(record.fields[record.main].shape)
        # A map by region is no plain form of an item: its names would be fields.
        plain = main["anyOf"][0] if "anyOf" in main else main
        return {"anyOf": [plain, whole]}

    def _object(self, record: RecordShape, extra: Mapping[str, Json] | None = None) -> Json:
        descriptions = descriptions_of(record.type)
        properties: dict[str, Json] = {}
        for key, field in record.fields.items():
            owner = Fact if field.belongs_to_fact else _definer(record.type, field.name)
            if owner in _SHARED:
                name = f"{owner.__name__}.{key}"
                words = descriptions.get(field.name, "")
                properties[key] = self._defined(
                    name, lambda f=field, w=words: {**self._schema(f.shape), "description": w}
                )
            else:
                schema = self._schema(field.shape)
                if field.name in descriptions:
                    schema = {**schema, "description": descriptions[field.name]}
                properties[key] = schema
        fields = () if self._is_partial else record.fields.values()
        needed = [field.key for field in fields if field.is_needed]
        schema = {
            "type": "object",
            "description": (record.type.__doc__ or "").split("\n")[0],
            "properties": {**properties, **(extra or {})},
            "required": needed,
            "additionalProperties": False,
        }
        if issubclass(record.type, Section):
            schema["properties"]["kind"] = {"const": record.type.KIND}
            schema["required"] = ["kind", *needed]
        if record.list_key is not None:
            self._allow_table(schema, record.list_key)
        if record.takes_lead:
            value = {"anyOf": [self._schema(record.fields["text"].shape)]}
            if "points" in record.fields:
                value["anyOf"].append(self._schema(record.fields["points"].shape))
            schema["patternProperties"] = {_LEAD_IN: value}
        return schema

    @staticmethod
    def _allow_table(schema: Json, list_key: str) -> None:
        """Let ``from:`` stand in place of the list, and of the columns of a table."""
        lists = [key for key in ("columns", list_key) if key in schema["required"]]
        schema["properties"][FROM] = _FILE
        schema["required"] = [key for key in schema["required"] if key not in lists]
        schema["oneOf"] = [{"required": lists}, {"required": [FROM]}]

    def _section(self, shape: KindsShape, extra: Mapping[str, Json] | None = None) -> Json:
        """Return a section: its kind decides, so that an editor speaks of one kind only."""
        suffix = "-added" if extra else ""
        name = ("inner-section" if shape.is_inner else "section") + suffix
        return self._defined(name, lambda: self._kinds(shape, suffix, extra))

    def _kinds(self, shape: KindsShape, suffix: str, extra: Mapping[str, Json] | None) -> Json:
        cases = []
        for kind, record in shape.records.items():
            reference = self._defined(
                f"{kind}-section{suffix}", lambda r=record: self._object(r, extra)
            )
            test = {"properties": {"kind": {"const": kind}}, "required": ["kind"]}
            cases.append({"if": test, "then": reference})
        return {
            "type": "object",
            "properties": {"kind": {"enum": sorted(shape.records)}},
            "required": ["kind"],
            "allOf": cases,
        }

    # Regional files

    def _edits(self, shape: ListShape) -> Json:
        """Return what may be done to a list instead of replacing it."""
        changes = {"type": "object", "additionalProperties": self._changes(shape)}
        ids = {"type": "array", "items": _SCALAR, "minItems": 1}
        properties = {"add": self._list(shape, added=True), "change": changes, "remove": ids}
        return {
            "type": "object",
            "properties": {edit: properties[edit] for edit in EDITS},
            "additionalProperties": False,
            "minProperties": 1,
        }

    def _added(self, shape: ListShape) -> Json:
        after = {"after": {**_SCALAR, "description": "The id of the one that it follows."}}
        if isinstance(shape.of, KindsShape):
            return self._section(shape.of, after)
        if isinstance(shape.of, RecordShape):
            record = shape.of
            name = f"{record.name}-added"
            added = self._defined(name, lambda: self._object(record, after))
            return {"anyOf": [self._schema(record), added]}
        return self._schema(shape.of)

    def _changes(self, shape: ListShape) -> Json:
        """Return the fields that may change in an item: any of its own, none needed."""
        if isinstance(shape.of, RecordShape):
            record = shape.of
            name = f"{record.name}-changed"
            return self._defined(name, lambda: self._changed([record]))
        kinds = shape.of if isinstance(shape.of, KindsShape) else section_shape()
        # Which kind a section has is written in the base file: any field of any kind may change.
        return self._defined("section-changed", lambda: self._changed(kinds.records.values()))

    def _changed(self, records: Collection[RecordShape]) -> Json:
        options: dict[str, list[Json]] = {}
        for record in records:
            for key, field in record.fields.items():
                for schema in self._changed_field(field):
                    known = options.setdefault(key, [])
                    if schema not in known:
                        known.append(schema)
        if any(record.list_key is not None for record in records):
            options.setdefault(FROM, []).append(_FILE)
        properties = {
            key: schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
            for key, schemas in sorted(options.items())
        }
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _changed_field(self, field: FieldShape) -> list[Json]:
        whole = self._schema(field.shape)
        inner = inner_list(field.shape)
        return [whole] if inner is None else [whole, self._edits(inner)]

    def _defined(self, name: str, make: Any) -> Json:  # noqa: ANN401 - a maker of a schema
        if name not in self._definitions:
            self._definitions[name] = {}  # a section may hold sections: name it first
            self._definitions[name] = make()
        return {"$ref": f"#/definitions/{name}"}


def _pay() -> Json:
    amount = {"anyOf": [_SCALAR, _UNKNOWN]}
    spread = {
        "type": "object",
        "properties": {
            **{measure.value: amount for measure in Measure},
            "per": _words(Period),
        },
        "additionalProperties": False,
        "minProperties": 1,
    }
    figure = {"anyOf": [{**_SCALAR, "examples": ["2.5–4 lakh", "30,000–40,000"]}, spread]}
    return {"anyOf": [figure, {"type": "array", "items": figure, "minItems": 1}]}


def _table_file() -> Json:
    return {
        "type": "object",
        "properties": {FROM: _FILE},
        "required": [FROM],
        "additionalProperties": False,
    }


def _definer(cls: type[Any], field: str) -> type[Any]:
    """Return the class that a field comes from."""
    return next(each for each in reversed(cls.__mro__) if field in vars(each).get("__slots__", ()))


def _words(options: Any) -> Json:  # noqa: ANN401 - any enumeration
    return {"enum": [each.value for each in options]}


def descriptions_of(cls: type[Any]) -> dict[str, str]:
    """Return what the docstrings of a class and those it builds on say of each field."""
    found: dict[str, str] = {}
    for each in (*reversed(cls.__mro__), Fact):
        # Python takes the indentation off docstrings itself from 3.13 on.
        _, _, attributes = inspect.cleandoc(each.__doc__ or "").partition("Attributes:\n")
        for name, words in re.findall(
            r"^ {4}(\w+): (.*(?:\n {8}.*)*)", attributes, flags=re.MULTILINE
        ):
            found.setdefault(name, re.sub(r"\s+", " ", words).replace("``", "`"))
    return found
