"""Messages to the author of a guide: where, what is wrong, what to do.

Every stage collects its messages in a :class:`Report` and goes on as long as it
can, so that an author hears of all mistakes at once.  ``raise_if_errors`` ends
the stage; only the command line catches the :class:`GuideError` that it raises.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace


class Severity(Enum):
    """How grave a message is; only an error stops a render."""

    ERROR = "error"
    WARNING = "warning"


class Span(Struct, frozen=True, order=True):
    """A place in a file that an author wrote; line and column count from 1.

    *file* is relative to the guide's folder and written with ``/``.  In a table file, *cell*
    is what a spreadsheet calls the place: ``cell C7``, or ``row 7``.
    """

    file: str
    line: int
    column: int
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(Struct, frozen=True):
    """One message to the author of a guide.

    Attributes:
        span: Where to look; editors turn it into a link.
        code: Stable name of the rule, ``GB`` and three digits.
        message: What is wrong, as a clause: no full stop, values in backquotes.
        hint: What to do about it, when there is one likely cure.
        severity: An error refuses the guide, a warning does not.
        page: Page of the booklet that it is about, if it is about one.
        booklet: Name of the file that has this page.
    """

    span: Span
    code: str
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    page: int | None = None
    booklet: str | None = None

    @property
    def sentence(self) -> str:
        """How grave it is, what is wrong and on which page."""
        where = "" if self.page is None else f", page {self.page}"
        if self.booklet is not None:
            where += f" of `{self.booklet}`"
        return f"{self.severity.value}: {self.message}{where}"

    def __str__(self) -> str:
        text = f"{self.span}: {self.sentence}"
        return text if self.hint is None else f"{text}\n    hint: {self.hint}"


class Allowance(Struct, frozen=True):
    """An author's word that some warnings about some lines are known, and why.

    Written as a comment: ``# allow GB603: the board publishes no pay``.

    Attributes:
        span: Where the comment begins.
        codes: The rules that it lets pass.
        reason: Why, in the author's words.
        file: The file that it speaks about: its own, or a table that its line names.
        first: First of the lines that it speaks about.
        last: Last of them; None stands for the end of the file.
    """

    span: Span
    codes: tuple[str, ...]
    reason: str
    file: str
    first: int
    last: int | None = None

    def covers(self, span: Span) -> bool:
        """Whether it speaks about a place."""
        if span.file != self.file or span.line < self.first:
            return False
        return self.last is None or span.line <= self.last


class Allowed(Struct, frozen=True):
    """A warning that an author lets pass, and where and why."""

    diagnostic: Diagnostic
    allowance: Allowance


_ASTRAY = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that move the cursor, turn the line round or cannot be encoded."""

_JOINERS = frozenset("\u200c\u200d")
"""Belong to the spelling of Indic and Persian words, and do nothing else."""


MOST_MESSAGES: Final = 1000
"""Errors, and warnings, that are kept: nobody reads more, and a damaged file has millions."""

_LONG_QUOTE: Final = re.compile(r"`([^`]{200})[^`]{100,}([^`]{60})`")
"""Quoted words longer than any line that an author will look for by them."""

_MOST_CHARACTERS: Final = 2000
"""Characters of a message or hint; the names of all sections of a page take half of that."""


def _short(words: str) -> str:
    """Return a message that a terminal can show, whatever length of text it quotes."""
    if len(words) <= 300:  # noqa: PLR2004 - nothing in it is a long quote
        return words
    words = _LONG_QUOTE.sub(r"`\1…\2`", words)
    return words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS]}…"


def _with_cell(message: str, span: Span) -> str:
    """Name the place as the author's spreadsheet does, which has no lines and columns of text."""
    return f"{message} ({span.cell})" if span.cell else message


def printable(foreign: str) -> str:
    """Return words from a guide, or a file's name, with every control character spelt out.

    A message quotes what an author wrote; nothing of it may reach a terminal raw.
    """
    return "".join(f"<U+{ord(each):04X}>" if _is_astray(each) else each for each in foreign)


def _is_astray(character: str) -> bool:
    return unicodedata.category(character) in _ASTRAY and character not in _JOINERS


class GuideError(Exception):
    """The guide is refused; carries every message, in file order."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(str(each) for each in diagnostics))
        self.diagnostics = diagnostics


class Report(Struct):
    """Collects messages while a stage runs.

    Attributes:
        found: The messages, in the order in which they were told.
        allowed: The warnings that comments in the guide let pass; nobody need be told.
        allowances: Those comments.
    """

    found: list[Diagnostic] = field(default_factory=list)
    allowed: list[Allowed] = field(default_factory=list)
    allowances: list[Allowance] = field(default_factory=list)
    _seen: set[Diagnostic] = field(default_factory=set)
    _times: dict[Severity, int] = field(default_factory=dict)

    def error(self, span: Span, code: str, message: str, hint: str | None = None) -> None:
        """Add a message that refuses the guide."""
        self.add(Diagnostic(span, code, _with_cell(message, span), hint))

    def warning(self, span: Span, code: str, message: str, hint: str | None = None) -> None:
        """Add a message that lets the guide pass."""
        self.add(Diagnostic(span, code, _with_cell(message, span), hint, Severity.WARNING))

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a message, unless it was added before; its first page and file are then told.

        Of errors and of warnings the first thousand are kept.
        """
        if self._times.get(diagnostic.severity, 0) >= MOST_MESSAGES:
            return
        hint = None if diagnostic.hint is None else _short(printable(diagnostic.hint))
        message = _short(printable(diagnostic.message))
        diagnostic = replace(diagnostic, message=message, hint=hint)
        # A file that two regions share is checked once for each: say it once.
        said = replace(diagnostic, page=None, booklet=None)
        if said in self._seen:
            return
        self._seen.add(said)
        allowance = self._allowance_of(diagnostic)
        if allowance is not None:
            self.allowed.append(Allowed(diagnostic, allowance))
            return
        self.found.append(diagnostic)
        self._times[diagnostic.severity] = self._times.get(diagnostic.severity, 0) + 1

    def allow_table(self, span: Span, table: str) -> None:
        """Let what is allowed where a table is named hold in all of the table, too."""
        for each in tuple(self.allowances):
            if each.covers(span):
                self.allowances.append(replace(each, file=table, first=1, last=None))

    def _allowance_of(self, diagnostic: Diagnostic) -> Allowance | None:
        """Return what lets a message pass; nothing does with an error."""
        if diagnostic.severity is Severity.ERROR:
            return None
        for each in self.allowances:
            if diagnostic.code in each.codes and each.covers(diagnostic.span):
                return each
        return None

    @property
    def every_message(self) -> tuple[Diagnostic, ...]:
        """All messages, with those that comments let pass."""
        return (*self.found, *(each.diagnostic for each in self.allowed))

    @property
    def sorted(self) -> tuple[Diagnostic, ...]:
        """All messages in file order."""
        return tuple(sorted(self.found, key=lambda each: (each.span, each.code, each.message)))

    @property
    def errors(self) -> int:
        """How many messages refuse the guide."""
        return self._times.get(Severity.ERROR, 0)

    @property
    def has_errors(self) -> bool:
        """Whether the guide is refused."""
        return self.errors > 0

    def raise_if_errors(self) -> None:
        """End a stage: raise :class:`GuideError` if anything refuses the guide."""
        if self.has_errors:
            raise GuideError(self.sorted)
