"""The numbered objects of a file, and the file that they are packed into.

reportlab keeps the list of objects and writes its own (pages, catalogue, page tree).
Most of ours are ready strings: a structure tree of dictionaries built from reportlab's
objects costs twenty times as much to write.

The file is packed by us and not by reportlab, for three reasons.  Objects go into
compressed object streams, without which the tags would double the size.  Streams end
with the line end before ``endstream`` that PDF/A asks for.  Nothing of the clock gets in.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from guidebuilder.pdf.pen import pdfdoc

VERSION = "1.7"
"""Of PDF: what PDF/A-2 and PDF/UA-1 are built on (ISO 32000-1)."""

OBJECTS_PER_STREAM = 400
"""Objects packed together.  A reader unpacks them together too: few enough to be quick,
enough for the repetitions between structure elements to vanish."""

UP = b"\x02"
"""Number of the PNG filter that predicts each byte to be the one above it."""

COMPRESSION = 8
"""Effort of deflate: for five milliseconds more than level 6 a booklet is half a percent
smaller.  Level 9 finds nothing more."""


class Written(pdfdoc.PDFObject):
    """An object of the file that this package writes itself.

    Its number is known before its content, so that others can point to it.  In an
    f-string it stands for a reference to itself.

    Attributes:
        number: Its number in the file.
        content: A dictionary or array, ready spelt; for a stream the entries of its
            dictionary, without the brackets.
        data: The bytes of a stream, as they go into the file, or none.
    """

    def __init__(self, number: int, content: str = "", data: bytes | None = None) -> None:
        """Hold content under a number that :class:`Objects` gives."""
        self.number = number
        self.content = content
        self.data = data
        self._reference = f"{number} 0 R"

    def __str__(self) -> str:
        return self._reference

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002  reportlab passes it
        """Return a reference to the object; reportlab asks where another one holds it."""
        return self._reference.encode("ascii")


class Objects:
    """The objects of one file, numbered in the order in which they are added."""

    def __init__(self, document: pdfdoc.PDFDocument) -> None:
        """Add to the objects of reportlab's document."""
        # reportlab's stubs know neither the catalogue nor the types of its methods.
        self._document: Any = document
        self._written: dict[int, Written] = {}
        self._spelt: dict[int, str] = {}

    def add(self, content: str = "", data: bytes | None = None) -> Written:
        """Add an object; its content may follow.  *data* are the bytes of a stream."""
        # reportlab's objects and ours are numbered by one counter.
        number = self._document.objectcounter = self._document.objectcounter + 1
        written = self._written[number] = Written(number, content, data)
        return written

    def reserve(self, count: int) -> range:
        """Return numbers for objects that follow: :meth:`put` says what they are."""
        first = self._document.objectcounter + 1
        self._document.objectcounter += count
        return range(first, first + count)

    def put(self, number: int, content: str) -> None:
        """Say what an object is whose number was reserved."""
        self._spelt[number] = content

    def add_stream(self, entries: str, data: bytes, *, compress: bool = True) -> Written:
        """Add a stream.

        Args:
            entries: Of its dictionary, but for length and compression.
            data: Its bytes.
            compress: Whether to deflate them; not what is compressed already.
        """
        if compress:
            entries = f"{entries}/Filter/FlateDecode"
            data = zlib.compress(data, COMPRESSION)
        return self.add(entries, data)

    def registered(self, item: pdfdoc.PDFObject) -> str:
        """Number an object of reportlab's, unless it is, and return a reference to it."""
        return self.reference(self._document.Reference(item).name)

    def reference(self, name: str) -> str:
        """Return a reference to one of reportlab's objects, by the name it has there."""
        number, _ = self._document.idToObjectNumberAndVersion[name]
        return f"{number} 0 R"

    def pack(self, *, information: Written, version: str = VERSION) -> bytes:
        """Return the file.

        Args:
            information: The document information dictionary.
            version: Of PDF.
        """
        root = self.registered(self._document.Catalog)
        file = _File(version)
        loose: list[tuple[int, str]] = []
        # More objects may be registered while one is written: reportlab's do that.
        number = 1
        while number <= self._document.objectcounter:
            written = self._written.get(number)
            if number in self._spelt:
                loose.append((number, self._spelt[number]))
            elif written is None:
                name = self._document.numberToId[number]
                item = self._document.idToObject[name]
                content = pdfdoc.format(item, self._document, toplevel=1)
                loose.append((number, content.decode("latin-1")))
            elif written.data is None:
                loose.append((number, written.content))
            else:
                file.add_stream(number, written.content, written.data)
            number += 1
        for start in range(0, len(loose), OBJECTS_PER_STREAM):
            file.add_together(number, loose[start : start + OBJECTS_PER_STREAM])
            number += 1
        return file.close(number, f"/Root {root}/Info {information}")


class _File:
    """The bytes of a file while they are put together."""

    def __init__(self, version: str) -> None:
        # The second line tells whoever moves files that this one is binary (ISO 32000, 7.5.2).
        self._parts = [f"%PDF-{version}\n".encode("ascii"), b"%\xe2\xe3\xcf\xd3\n"]
        self._length = sum(map(len, self._parts))
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add_stream(self, number: int, entries: str, data: bytes) -> None:
        """Add a stream at the place reached; *entries* are those of its dictionary."""
        self._places[number] = (1, self._length, 0)
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n"
        self._write(b"%b%b\nendstream\nendobj\n" % (head.encode("latin-1"), data))

    def add_together(self, number: int, members: list[tuple[int, str]]) -> None:
        """Add objects in one compressed object stream (ISO 32000, 7.5.7)."""
        index: list[str] = []
        length = 0
        for position, (member, content) in enumerate(members):
            self._places[member] = (2, number, position)
            index.append(f"{member} {length}")
            length += len(content) + 1
        head = " ".join(index) + "\n"
        data = head + "\n".join([content for _, content in members])
        entries = f"/Type/ObjStm/N {len(members)}/First {len(head)}"
        self._add_packed(number, entries, data.encode("latin-1"))

    def close(self, number: int, entries: str) -> bytes:
        """Add the cross-reference stream (ISO 32000, 7.5.8) and return the file."""
        start = self._length
        self._places[number] = (1, start, 0)
        width = (start.bit_length() + 7) // 8
        columns = width + 3
        rows = [
            (((kind << 8 * width) | place) << 16 | last).to_bytes(columns, "big")
            for _, (kind, place, last) in sorted(self._places.items())
        ]
        # The fingerprint of the content: the same book keeps its identity.
        digest = hashlib.sha256(b"".join(self._parts)).hexdigest()[:32]
        entries = (
            f"/Type/XRef/Size {len(rows)}/W[1 {width} 2]{entries}/ID[<{digest}><{digest}>]"
            f"/DecodeParms<</Predictor 12/Columns {columns}>>"
        )
        self._add_packed(number, entries, _differences(b"".join(rows), columns))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self._parts)

    def _add_packed(self, number: int, entries: str, data: bytes) -> None:
        self.add_stream(number, f"{entries}/Filter/FlateDecode", zlib.compress(data, COMPRESSION))

    def _write(self, part: bytes) -> None:
        self._parts.append(part)
        self._length += len(part)


def _differences(table: bytes, columns: int) -> bytes:
    """Return rows of bytes as what each adds to the one above, after the PNG filter's number.

    Most rows of a cross-reference table differ by one in one place: as differences they
    compress to a tenth.
    """
    lower = int.from_bytes(table, "big")
    upper = lower >> (8 * columns)
    # All bytes are subtracted at once, as digits of two large numbers.  Each top bit is set
    # aside, so that no byte borrows from the next, and put right afterwards.
    top = int.from_bytes(b"\x80" * len(table), "big")
    added = ((lower | top) - (upper & ~top)) ^ ((lower ^ ~upper) & top)
    changes = added.to_bytes(len(table), "big")
    return b"".join([UP + changes[at : at + columns] for at in range(0, len(changes), columns)])
