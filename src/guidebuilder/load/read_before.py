"""What was read of a guide before: files that have not changed are not read twice.

Nothing is taken for unchanged by its date: a file's words, and those of the tables that it
names, are compared.  Only what was read without a message is kept, so that every message
is told again for as long as its cause is there.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct, field

from guidebuilder.diagnostics import Report
from guidebuilder.load.files import TEXT_LIMIT, GuideFolder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from guidebuilder.diagnostics import Allowance, Span
    from guidebuilder.load.decode import Decoded, Memory
    from guidebuilder.load.yaml_nodes import Node
    from guidebuilder.model import Guide, Image, Page


class ReadNodes(Struct, frozen=True):
    """A YAML file as it was read to nodes.

    Attributes:
        text: What it said.
        tables: Fingerprints of the table files that it named, by name.
        node: Its root, with the tables of a page put in.
        allowances: The comments in it that let warnings pass.
    """

    text: str
    tables: Mapping[str, str]
    node: Node
    allowances: tuple[Allowance, ...]

    def holds(self, text: str, files: GuideFolder, top: Span) -> bool:
        """Whether reading the file, which says *text* now, would come to the same."""
        return text == self.text and _are_unchanged(self.tables, files, top)


def _are_unchanged(tables: Mapping[str, str], files: GuideFolder, top: Span) -> bool:
    return all(
        fingerprint(files.read_bytes(name, TEXT_LIMIT, Report(), top)) == told
        for name, told in tables.items()
    )


class ReadPage(Struct, frozen=True):
    """A page as it was read from nodes.

    Attributes:
        nodes: The root of its file, and those of the regional files that change it.
        tables: Fingerprints of the table files that the regional files named, by name.
        decoded: What it became.
        memory: What became of its parts, of a page as it stands everywhere.
        allowances: The comments that let warnings about those tables pass.
    """

    nodes: tuple[Node, ...]
    tables: Mapping[str, str]
    decoded: Decoded[Page | None]
    memory: Memory
    allowances: tuple[Allowance, ...]

    def is_of(self, nodes: tuple[Node, ...], files: GuideFolder) -> bool:
        """Whether it was read from these very nodes, and from tables that are the same now."""
        are_same = len(nodes) == len(self.nodes) and all(
            one is other for one, other in zip(nodes, self.nodes, strict=True)
        )
        return are_same and _are_unchanged(self.tables, files, nodes[0].span)


class ReadBefore(Struct):
    """The last reading of each file and page of one guide.

    Attributes:
        files: By name, and the region whose regional file it is.
        pages: By id, and the regions whose files change it.
        images: By path.
        guide: The whole guide, as it was when it last could be read.
    """

    files: dict[tuple[str, str | None], ReadNodes] = field(default_factory=dict)
    pages: dict[tuple[str, ...], ReadPage] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    guide: Guide | None = None


class NotedFolder(GuideFolder):
    """A guide's folder that keeps what was read from it.

    Attributes:
        fingerprints: Of the files read so far, by name.
    """

    def __init__(self, folder: Path) -> None:
        """Begin with none."""
        super().__init__(folder)
        self.fingerprints: dict[str, str] = {}

    def read_bytes(self, name: str, limit: int, report: Report, span: Span) -> bytes | None:
        """Read a file, and keep its fingerprint."""
        data = super().read_bytes(name, limit, report, span)
        self.fingerprints[name] = fingerprint(data)
        return data


def fingerprint(data: bytes | None) -> str:
    """Return what tells the bytes of a file from others; nothing could be read of some."""
    return "" if data is None else sha256(data).hexdigest()
