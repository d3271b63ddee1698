"""Is that what an author deserves?  One verdict for each promise that a run can break."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from tests.torture.drafts import Expect, Mutant
from tests.torture.mutations import SECRET, SECRET_SIZE
from tests.torture.trying import CPU_LIMIT, EARLIER, Ended, Outcome

from guidebuilder.cli.exits import ExitCode
from guidebuilder.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Diagnostic

REFUSALS: Final = frozenset({ExitCode.REFUSED, ExitCode.CANNOT_READ, ExitCode.LIMIT})
"""The codes with which a guide may be refused."""

_RAW: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would move a terminal's cursor, change its colours or turn its direction."""

_MACHINE_WORDS: Final = re.compile(
    r"\b(?:None|NoneType|[A-Z]\w+Node|dict|tuple|TypeError|ValueError|Errno|object at)\b"
)
"""Words of our code; nobody who writes a guide knows them."""

_SAFE_LINK: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]*", re.IGNORECASE)

_ACTIVE: Final = re.compile(
    rb"/S\s*/(?:JavaScript|Launch|SubmitForm|ImportData|GoToR)|/(?:OpenAction|EmbeddedFile)\b"
)
"""What a PDF carries out; in a finished file it can only stand outside of strings."""

_MOST_OTHERS: Final = 12
"""Errors beside the one that counts: more than a person takes for consequences of one slip."""

_MOST_MEGABYTES: Final = 600


class Verdict(StrEnum):
    """What went wrong."""

    CRASHED = "ended with our own mistake"
    HUNG = "took longer than any honest guide"
    BAD_EXIT = "ended with a code that means something else"
    UNDETECTED = "said nothing of a mistake"
    OVERSTRICT = "refused what is sound"
    SILENT = "refused without a message"
    NO_CODE = "gave a message without a code"
    WRONG_FILE = "named another file"
    WRONG_LINE = "named another line"
    NO_HINT = "refused without saying what to do"
    NOISY = "gave many messages about one mistake"
    UNPLAIN = "used words of our code"
    ESCAPED = "let a sign through that a terminal obeys"
    LOST = "lost a sign without a word"
    UNSAFE = "made a link or an action that nobody may click"
    LEAKED = "showed what lies outside the guide"
    BROKEN_FILE = "wrote a file that is no PDF"
    CLOBBERED = "touched an earlier file and refused the guide"
    LITTERED = "left something behind"
    FAT = "held more memory than a school's computer has to spare"
    DISAGREED = "said one thing to check and another to render"


def judged(mutant: Mutant, outcome: Outcome) -> frozenset[Verdict]:
    """Return what is wrong with the outcome of a mutant in this process."""
    return frozenset(_complaints(mutant, outcome))


def _complaints(mutant: Mutant, outcome: Outcome) -> Iterator[Verdict]:
    if "Hang:" in outcome.last_words or outcome.seconds > CPU_LIMIT:
        yield Verdict.HUNG
    elif outcome.code == ExitCode.OUR_MISTAKE:
        yield Verdict.CRASHED
    elif outcome.code not in {*REFUSALS, ExitCode.OK}:
        yield Verdict.BAD_EXIT
    yield from _about_messages(mutant, outcome)
    yield from _about_pages(mutant, outcome)


def _about_messages(mutant: Mutant, outcome: Outcome) -> Iterator[Verdict]:
    errors = [each for each in outcome.messages if each.severity is Severity.ERROR]
    if outcome.code == ExitCode.REFUSED and not errors:
        yield Verdict.SILENT
    if outcome.code in REFUSALS and mutant.expect is Expect.PRINTED:
        yield Verdict.OVERSTRICT
    if outcome.code == ExitCode.OK and not outcome.messages and mutant.expect is Expect.TOLD:
        yield Verdict.UNDETECTED
    if any(not re.fullmatch(r"GB\d{3}", each.code) for each in outcome.messages):
        yield Verdict.NO_CODE
    if any(not each.hint for each in outcome.messages) or outcome.last_words.endswith("/ None"):
        yield Verdict.NO_HINT
    yield from _about_words(outcome)
    if mutant.file and outcome.messages:
        yield from _about_places(mutant, outcome.messages)


def _about_words(outcome: Outcome) -> Iterator[Verdict]:
    said = [f"{each.span}: {each.message} {each.hint or ''}" for each in outcome.messages]
    if outcome.code != ExitCode.OUR_MISTAKE:  # a traceback is no message
        said.append(outcome.last_words)
        if any(map(_RAW.search, said)):
            yield Verdict.ESCAPED
        if any(map(_MACHINE_WORDS.search, said)):
            yield Verdict.UNPLAIN
    if any(SECRET in each for each in said):
        yield Verdict.LEAKED


def _about_places(mutant: Mutant, messages: tuple[Diagnostic, ...]) -> Iterator[Verdict]:
    if mutant.expect is not Expect.TOLD:
        return  # a consequence may be told where it is seen
    here = [each for each in messages if each.span.file == mutant.file]
    if not here:
        yield Verdict.WRONG_FILE
    if mutant.line is None:
        return
    if here and all(each.span.line != mutant.line for each in here):
        yield Verdict.WRONG_LINE
    errors = [each for each in messages if each.severity is Severity.ERROR]
    if sum(each.span.line != mutant.line for each in errors) > _MOST_OTHERS:
        yield Verdict.NOISY


def _about_pages(mutant: Mutant, outcome: Outcome) -> Iterator[Verdict]:
    if SECRET in outcome.printed or any(_is_the_secret(each) for each in outcome.pictures):
        yield Verdict.LEAKED
    if outcome.code == ExitCode.OK and mutant.kept and _lost(mutant.kept, outcome.printed):
        yield Verdict.LOST
    if any(not _SAFE_LINK.fullmatch(each) for each in outcome.links):
        yield Verdict.UNSAFE
    if any(_ACTIVE.search(each) for each in outcome.pdfs):
        yield Verdict.UNSAFE
    if not all(map(_is_whole, outcome.pdfs)):
        yield Verdict.BROKEN_FILE


def _lost(kept: str, printed: str) -> bool:
    """Whether a sign is missing between the sentinels; their order is that of the page."""
    # Letters and accents may be printed as one sign.
    kept, printed = normalize("NFD", kept), normalize("NFD", printed)
    begin = printed.find("Zqx")
    end = printed.find("xqZ", begin)
    if begin < 0 or end < 0:
        # Lines from right to left may be drawn in any order: every sign must be somewhere.
        return not set(kept) <= set(printed)
    return not Counter(kept) <= Counter(printed[begin + 3 : end])


def _is_the_secret(picture: bytes) -> bool:
    width, height = SECRET_SIZE
    return width.to_bytes(4, "big") + height.to_bytes(4, "big") in picture[:40]


def _is_whole(data: bytes) -> bool:
    return data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")


def judged_process(mutant: Mutant, check: Ended, render: Ended) -> frozenset[Verdict]:
    """Return what is wrong with how ``check`` and ``render`` end, as a shell sees it."""
    return frozenset(_complaints_of_a_shell(mutant, check, render))


def _complaints_of_a_shell(mutant: Mutant, check: Ended, render: Ended) -> Iterator[Verdict]:
    if check.code != render.code or _about_the_guide(check) != _about_the_guide(render):
        yield Verdict.DISAGREED
    for ended in (check, render):
        yield from _about_the_end(mutant, ended)
        if _RAW.search(ended.said):
            yield Verdict.ESCAPED
        if SECRET in ended.said or any(SECRET.encode() in each for each in ended.files.values()):
            yield Verdict.LEAKED
        if ended.beside:
            yield Verdict.LITTERED
        if ended.megabytes > _MOST_MEGABYTES:
            yield Verdict.FAT
    yield from _about_files(render)


def _about_the_end(mutant: Mutant, ended: Ended) -> Iterator[Verdict]:
    is_done = ended.code == ExitCode.OK
    if ended.code == ExitCode.OUR_MISTAKE or "Traceback (most recent call" in ended.said:
        yield Verdict.CRASHED
    elif not is_done and ended.code not in REFUSALS:
        yield Verdict.BAD_EXIT
    if is_done and mutant.expect is Expect.TOLD and "warning:" not in ended.said:
        yield Verdict.UNDETECTED
    if ended.code in REFUSALS and mutant.expect is Expect.PRINTED:
        yield Verdict.OVERSTRICT


def _about_the_guide(ended: Ended) -> list[str]:
    """Return the messages; the lines that tell of files and times are each command's own."""
    return [
        each for each in ended.said.splitlines() if re.search(r"(?:error|warning): |hint: ", each)
    ]


def _about_files(render: Ended) -> Iterator[Verdict]:
    if render.code == ExitCode.OK:
        if not all(map(_is_whole, render.files.values())):
            yield Verdict.BROKEN_FILE
    else:
        if render.files.get("bpo-careers-india.pdf") != EARLIER:
            yield Verdict.CLOBBERED
        if len(render.files) > 1:
            yield Verdict.LITTERED
