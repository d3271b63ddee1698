"""How values are spelt in a PDF file.

Everything is a ``str`` whose characters are bytes (Latin-1): operators and dictionaries
are put together as text and become bytes once, when the file is written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

_ESCAPES = {"(": r"\(", ")": r"\)", "\\": r"\\", "\r": r"\r", "\n": r"\n"}
_ESCAPED = re.compile(r"[()\\\r\n]")
_PLAIN = re.compile(r"[ -~]*")
_IRREGULAR = re.compile(r"[^!-~]|[#%()<>\[\]{}/]")


class _Hundredths(dict[int, str]):
    """A number of hundredths → how the length is spelt.  A booklet has few thousand of them."""

    def __missing__(self, hundredths: int) -> str:
        text = repr(hundredths / 100) if hundredths % 100 else str(hundredths // 100)
        self[hundredths] = text
        return text


HUNDREDTHS = _Hundredths()


def number(value: float) -> str:
    """Return a length to the hundredth of a point, a 2800th of a centimetre."""
    return HUNDREDTHS[round(value * 100)]


def numbers(*values: float) -> str:
    """Return lengths with spaces between them."""
    return " ".join([HUNDREDTHS[round(value * 100)] for value in values])


@lru_cache(maxsize=1024)
def name(text: str) -> str:
    """Return a name, such as ``/Span``."""
    escaped = _IRREGULAR.sub(lambda found: f"#{ord(found[0]):02X}", text)
    return f"/{escaped}"


def byte_string(data: bytes) -> str:
    """Return bytes as a string."""
    escaped = _ESCAPED.sub(lambda found: _ESCAPES[found[0]], data.decode("latin-1"))
    return f"({escaped})"


def text_string(text: str) -> str:
    """Return words that a person reads: ASCII as it stands, all else in UTF-16."""
    if _PLAIN.fullmatch(text):
        return byte_string(text.encode("ascii"))
    return f"<FEFF{utf16(text)}>"


def utf16(text: str) -> str:
    """Return the UTF-16 code units of a text in hexadecimal."""
    return text.encode("utf-16-be").hex().upper()


def uri_string(address: str) -> str:
    """Return an address as a string; what ASCII lacks is percent-encoded, as RFC 3987 says."""
    return byte_string(quote(address, safe="!#$%&'()*+,/:;=?@[]~").encode("ascii"))
