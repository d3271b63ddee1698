"""A last look at a finished file, before it replaces an earlier one.

A file is read here as a viewer begins to read it: from its end to the table that says where
each object lies, and from there to the root and the pages.  It shares no code with what
wrote the file, for a mistake that both made would not be seen.
"""

from __future__ import annotations

import re
import zlib
from itertools import accumulate

from msgspec import Struct

HEADERS = b"%PDF-1.6\n", b"%PDF-1.7\n"
"""The versions that are written: the older one for the press (PDF/X-4)."""

END = re.compile(rb"\nstartxref\n(\d+)\n%%EOF\n\Z")
STREAM = re.compile(rb"\d+ 0 obj\n<<(.*?)>>\nstream\n", re.DOTALL)

UNPACKED, PACKED = 1, 2
"""Kinds of object in the table: one at a place of its own, one in a stream of several."""


class _Table(Struct, frozen=True):
    """Where each object lies: a row of bytes for each, and where its second number ends."""

    rows: list[bytes]
    edge: int

    def kind(self, number: int) -> int:
        return self.rows[number][0]

    def place(self, number: int) -> int:
        """Return where an object begins, or for a packed one the number of its stream."""
        return int.from_bytes(self.rows[number][1 : self.edge], "big")

    def rank(self, number: int) -> int:
        """Return which of the objects in its stream a packed one is."""
        return int.from_bytes(self.rows[number][self.edge :], "big")


def must_be_whole(data: bytes, pages: int) -> None:
    """Make sure that a file is whole and has as many pages as were laid out.

    Args:
        data: The file.
        pages: How many it should have.

    Raises:
        ValueError: It is broken, which is our mistake.
    """
    if not data.startswith(HEADERS):
        raise ValueError("the file has no beginning")
    end = END.search(data, max(0, len(data) - 64))
    if not end:
        raise ValueError("the file has no end")
    table, root = _cross_reference(data, int(end[1]))
    tree = _reference(_object(data, table, root), rb"/Pages")
    found = _number(_object(data, table, tree), rb"/Count")
    if found != pages:
        raise ValueError(f"the file has {found} pages, and {pages} were laid out")


def _cross_reference(data: bytes, place: int) -> tuple[_Table, int]:
    """Return the table of objects and the number of the root; each object is where it says."""
    head, stream = _stream(data, place)
    widths = [int(each) for each in _found(rb"/W\s*\[(1) (\d+) (\d+)\]", head).groups()]
    table = _Table(_rows(stream, sum(widths)), widths[0] + widths[1])
    if len(table.rows) != _number(head, rb"/Size"):
        raise ValueError("the table of objects is not whole")
    for number in range(len(table.rows)):
        if table.kind(number) == UNPACKED:
            begin = b"%d 0 obj\n" % number
            if not data.startswith(begin, table.place(number)):
                raise ValueError(f"object {number} is not where the table says")
    return table, _reference(head, rb"/Root")


def _rows(stream: bytes, width: int) -> list[bytes]:
    """Return the rows of the table; each is stored as what it adds to the one above."""
    if len(stream) % (width + 1):  # the number of the PNG filter comes first
        raise ValueError("the table of objects ends within a row")
    columns = (accumulate(stream[column :: width + 1], _added) for column in range(1, width + 1))
    return [bytes(row) for row in zip(*columns, strict=True)]


def _added(above: int, difference: int) -> int:
    return (above + difference) & 0xFF


def _object(data: bytes, table: _Table, number: int) -> bytes:
    """Return the text of an object that lies in a stream of several."""
    holder = table.place(number)
    if table.kind(number) != PACKED or table.kind(holder) != UNPACKED:
        raise ValueError(f"object {number} is not in a stream")
    head, stream = _stream(data, table.place(holder))
    first = _number(head, rb"/First")
    places = [int(each) for each in stream[:first].split()]
    rank = table.rank(number)
    if places[2 * rank] != number:
        raise ValueError(f"object {number} is not in the stream that the table names")
    begin, end = [*places[1::2], len(stream) - first][rank : rank + 2]
    return stream[first + begin : first + end]


def _stream(data: bytes, place: int) -> tuple[bytes, bytes]:
    """Return the dictionary of the stream at a place, and what it holds, inflated."""
    head = STREAM.match(data, place)
    if not head:
        raise ValueError(f"there is no stream at byte {place}")
    length = _number(head[1], rb"/Length")
    if not data.startswith(b"\nendstream\n", head.end() + length):
        raise ValueError(f"the stream at byte {place} does not end where it says")
    return head[1], zlib.decompress(data[head.end() : head.end() + length])


def _reference(text: bytes, key: bytes) -> int:
    return int(_found(key + rb"\s+(\d+) 0 R", text)[1])


def _number(text: bytes, key: bytes) -> int:
    return int(_found(key + rb"\s+(\d+)", text)[1])


def _found(pattern: bytes, text: bytes) -> re.Match[bytes]:
    found = re.search(pattern, text)
    if not found:
        raise ValueError(f"the file does not say {pattern!r}")
    return found
