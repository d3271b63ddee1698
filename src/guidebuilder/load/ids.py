"""The ids of sections and items: those that authors write, and those made from their words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from guidebuilder.load.yaml_nodes import ListNode, MapNode, Node, TextNode

if TYPE_CHECKING:
    from collections.abc import Mapping

_MADE_FROM: Final = (
    "title",
    "name",
    "label",
    "lead",
    "text",
    "rungs",
    "rung",
    "career",
    "stage",
    "cells",
)
"""The fields that an id is made from; the first that stands there is taken."""


def id_of(fields: Mapping[str, Node]) -> str:
    """Return the id of a section or item, given its fields as nodes."""
    written = fields.get("id")
    if isinstance(written, TextNode):
        return written.value.strip()
    for name in ("title",) if "kind" in fields else _MADE_FROM:
        words = _words(fields.get(name))
        # All rungs of a band name it, but the first cell is enough to name a row.
        made = "-".join(filter(None, map(slug, words[:1] if name == "cells" else words)))
        if made:
            return made
    kind = fields.get("kind")
    return kind.value if isinstance(kind, TextNode) else "item"


def slug(words: str) -> str:
    """Return words as id: ``Trainee/Intern`` → ``trainee-intern``; perhaps empty."""
    plain = re.sub(r"\]\([^)]*\)", "", words) if "](" in words else words
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode("ascii")
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))


def _words(node: Node | None) -> tuple[str, ...]:
    """Return the words to make an id from; of a map by region, those of its first region."""
    if node is None:
        return ()
    if isinstance(node, TextNode):
        return (node.value,)
    if isinstance(node, MapNode) and node.pairs:
        return _words(node.pairs[0][1])
    if isinstance(node, ListNode):
        return tuple(each.value for each in node.items if isinstance(each, TextNode))
    return ()
