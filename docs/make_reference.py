"""Make docs/reference.md from the types of the model: ``python docs/make_reference.py``.

The types are what reads a guide, so the page cannot say anything else; a test holds that it
is as fresh as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from guidebuilder.load.schema import descriptions_of
from guidebuilder.load.shapes import (
    CellShape,
    ChoiceShape,
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
    record_shape,
    section_shape,
)
from guidebuilder.model import Fact, Item, Page, Region, Section, Settings, Source
from guidebuilder.model.imprint import Imprint
from guidebuilder.press.printers import Printer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGE = Path(__file__).with_name("reference.md")

HEAD = """\
# Every field

Made from the program's own types by `python docs/make_reference.py`: change it there.
How guides are written is told in [writing a guide](writing-a-guide.md); here stands only
what may be written where. A field in **bold** is needed.

Editors with YAML support show the same while you type, once `guidebuilder schema` has been
run: what may stand here, and what it is for.
"""

FILES: tuple[tuple[str, str, type[Any]], ...] = (
    ("guide.yaml", "The book.", Settings),
    ("careers/NAME.yaml and articles/NAME.yaml", "A page of the book.", Page),
    ("regions/NAME.yaml", "A region: its money, its dates, its words.", Region),
    ("sources.yaml", "Under the id of each source:", Source),
    ("An imprint", "The file of `--imprint`: a school or fair.", Imprint),
    ("A printer", "The file of `--printer`: what a print shop asks for.", Printer),
)

SHARED: tuple[tuple[str, str, type[Any]], ...] = (
    ("What a fact carries", "Any section or item may say these about itself.", Fact),
    ("Fields of every section", "Beside `kind` and what a fact carries.", Section),
)


def reference() -> str:
    """Return the whole page, in Markdown."""
    return "\n".join([HEAD, *_lines()]).rstrip() + "\n"


def _lines() -> Iterator[str]:
    waiting: dict[str, RecordShape] = {}
    yield "## Files\n"
    for title, words, cls in FILES:
        yield f"### {title}\n\n{words}\n"
        yield from _table(record_shape(cls), waiting, leaving_out=())
    yield "## Sections\n"
    for title, words, cls in SHARED:
        yield f"### {title}\n\n{words}\n"
        yield from _table(record_shape(cls), waiting, leaving_out=_shared_with(cls))
    for kind, record in section_shape().records.items():
        yield f"### `kind: {kind}`\n\n{_first_line(record)}\n"
        yield from _table(record, waiting, leaving_out=_keys(Section))
    yield "## Items\n\nWhat stands in the lists of the files and sections above.\n"
    done: set[str] = set()
    while waiting:
        name, record = waiting.popitem()
        if name in done:
            continue
        done.add(name)
        yield f"### {name}\n\n{_first_line(record)}\n"
        if record.main is not None:
            yield f"A plain line stands for its `{record.main}`.\n"
        yield from _table(record, waiting, leaving_out=_keys(Item))


def _shared_with(cls: type[Any]) -> tuple[str, ...]:
    return _keys(Fact) if cls is Section else ()


def _keys(cls: type[Any]) -> tuple[str, ...]:
    return tuple(record_shape(cls).fields)


def _first_line(record: RecordShape) -> str:
    return (record.type.__doc__ or "").split("\n")[0].replace("``", "`")


def _table(
    record: RecordShape, waiting: dict[str, RecordShape], leaving_out: Iterable[str]
) -> Iterator[str]:
    passed = frozenset(leaving_out)
    fields = [field for key, field in record.fields.items() if key not in passed]
    told = descriptions_of(record.type)
    if fields:
        yield "| field | what it is | what may be written |\n|---|---|---|"
    for field in fields:
        name = f"**`{field.key}`**" if field.is_needed else f"`{field.key}`"
        words = told.get(field.name, "In the order in which they are printed.")
        yield f"| {name} | {_cell(words)} | {_cell(_words(field.shape, waiting))} |"
    if record.list_key is not None:
        yield "| `from` | A table file with the rows, in place of them. | `tables/institutes.csv` |"
    yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


_PLAIN = frozenset({"words printed as typed", "yes or no"})
"""Values that an example would not explain."""


def _words(shape: Shape, waiting: dict[str, RecordShape]) -> str:  # noqa: C901, PLR0911 - one for each shape
    match shape:
        case TextShape():
            return "text"
        case ValueShape():
            return (
                shape.name if shape.name in _PLAIN else f"{shape.name}, such as `{shape.example}`"
            )
        case ChoiceShape():
            return ", ".join(f"`{word}`" for word in shape.words)
        case PayShape():
            return "pay, such as `2,50,000–4,00,000`, or a map with `median:`, `p25:`, `per:` …"
        case CellShape():
            return "text, a number, or `unknown`"
        case ListShape():
            one = " (one may stand alone)" if shape.takes_single else ""
            return f"list of {_words(shape.of, waiting)}{one}"
        case RegionalShape():
            return f"{_words(shape.of, waiting)}; or one for each region"
        case UnknownShape():
            return f"{_words(shape.of, waiting)}; or `unknown`"
        case NamedShape():
            names = "" if shape.names is None else f" of {', '.join(f'`{n}`' for n in shape.names)}"
            return f"lines `name: value`{names}; each value {_words(shape.of, waiting)}"
        case RecordShape():
            waiting.setdefault(shape.name, shape)
            return f"[{shape.name}](#{shape.name.lower()})"
        case KindsShape():
            return "[sections](#sections)"


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8", newline="\n")
