"""Each verdict has been seen: a judge that finds nothing wrong must be able to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from tests.torture import trying
from tests.torture.drafts import Expect, Mutant
from tests.torture.judging import Verdict, judged, judged_process
from tests.torture.mutations import SECRET, SECRET_SIZE, spoil
from tests.torture.trying import EARLIER, Ended, Outcome, attempt, run

from guidebuilder.diagnostics import Diagnostic, Severity, Span
from guidebuilder.system import IS_POSIX

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.diagnostics import Report
    from guidebuilder.orders import Order

FILE = "careers/clerk.yaml"
SPOILT = Mutant(expect=Expect.TOLD, file=FILE, line=4)
SOUND = Mutant(expect=Expect.PRINTED, kept="Aé")
TOLD = Diagnostic(Span(FILE, 4, 5), "GB201", "`titel` is not known here", "did you mean `title`?")
REFUSED = Outcome(code=1, messages=(TOLD,))
PDF = b"%PDF-1.7\n%%EOF\n"
PRINTED = Outcome(code=0, printed="Words. Zqx Aé xqZ", pdfs=(PDF,))


def refused(**other: object) -> Outcome:
    return replace(REFUSED, messages=(replace(TOLD, **other),))


def printed(**other: object) -> Outcome:
    return replace(PRINTED, **other)


CASES = [
    (Verdict.CRASHED, SPOILT, Outcome(code=70, last_words="KeyError: 'x'")),
    (Verdict.HUNG, SPOILT, Outcome(code=70, last_words="trying.Hang: not done after 60 s")),
    (Verdict.HUNG, SOUND, printed(seconds=1e9)),
    (Verdict.BAD_EXIT, SPOILT, Outcome(code=4, last_words="cannot write / try again")),
    (Verdict.UNDETECTED, SPOILT, PRINTED),
    (Verdict.OVERSTRICT, SOUND, REFUSED),
    (Verdict.SILENT, SPOILT, Outcome(code=1)),
    (Verdict.NO_CODE, SPOILT, refused(code="titel")),
    (Verdict.WRONG_FILE, SPOILT, refused(span=Span("guide.yaml", 4, 5))),
    (Verdict.WRONG_LINE, SPOILT, refused(span=Span(FILE, 5, 5))),
    (Verdict.NO_HINT, SPOILT, refused(hint=None)),
    (Verdict.NO_HINT, SPOILT, Outcome(code=3, last_words="cannot read `x` / None")),
    (
        Verdict.NOISY,
        SPOILT,
        replace(
            REFUSED,
            messages=(TOLD, *(replace(TOLD, span=Span(FILE, 10 + at, 1)) for at in range(20))),
        ),
    ),
    (Verdict.UNPLAIN, SPOILT, refused(message="a MapNode is expected")),
    (Verdict.ESCAPED, SPOILT, refused(message="`\x1b[2J` is not known here")),
    (Verdict.ESCAPED, SPOILT, refused(hint="did you mean `\u202eeltit`?")),
    (Verdict.LOST, SOUND, printed(printed="é A Zqx A? xqZ")),
    (Verdict.UNSAFE, SOUND, printed(links=("javascript:app.alert(1)",))),
    (Verdict.UNSAFE, SOUND, printed(pdfs=(PDF + b"<</S /JavaScript>>\n%%EOF",))),
    (Verdict.LEAKED, SOUND, printed(printed=f"Zqx Aé xqZ {SECRET}")),
    (Verdict.LEAKED, SPOILT, refused(message=f"`{SECRET}` is not a list")),
    (
        Verdict.LEAKED,
        SOUND,
        printed(pictures=(b"IHDR" + bytes((0, 0, 0, SECRET_SIZE[0], 0, 0, 0, SECRET_SIZE[1])),)),
    ),
    (Verdict.BROKEN_FILE, SOUND, printed(pdfs=(b"%PDF-1.7\n",))),
]

CHECK = Ended(code=1, said="a.yaml:1:1: error: x\n    hint: y\n", files={}, beside=(), megabytes=9)
RENDER = replace(CHECK, files={"bpo-careers-india.pdf": EARLIER})
DONE = replace(CHECK, code=0, said="")
MADE = replace(DONE, files={"bpo-careers-india.pdf": PDF})

SHELL_CASES = [
    (Verdict.DISAGREED, SPOILT, CHECK, replace(RENDER, code=5)),
    (Verdict.DISAGREED, SPOILT, CHECK, replace(RENDER, said="a.yaml:1:1: error: z\n")),
    (Verdict.CRASHED, SPOILT, CHECK, replace(RENDER, code=70)),
    (Verdict.CRASHED, SPOILT, replace(CHECK, said="Traceback (most recent call last):"), RENDER),
    (Verdict.BAD_EXIT, SPOILT, replace(CHECK, code=2), RENDER),
    (Verdict.BAD_EXIT, SPOILT, replace(CHECK, code=-11), RENDER),
    (Verdict.UNDETECTED, SPOILT, DONE, MADE),
    (Verdict.OVERSTRICT, SOUND, CHECK, RENDER),
    (Verdict.ESCAPED, SPOILT, replace(CHECK, said="error: \x1b[31m"), RENDER),
    (Verdict.LEAKED, SPOILT, replace(CHECK, said=f"error: {SECRET}"), RENDER),
    (Verdict.LITTERED, SPOILT, replace(CHECK, beside=("core",)), RENDER),
    (Verdict.LITTERED, SPOILT, CHECK, replace(RENDER, files={**RENDER.files, ".tmp": b""})),
    (Verdict.FAT, SOUND, DONE, replace(MADE, megabytes=5_000)),
    (Verdict.CLOBBERED, SPOILT, CHECK, replace(RENDER, files={"bpo-careers-india.pdf": b""})),
    (Verdict.CLOBBERED, SPOILT, CHECK, replace(RENDER, files={})),
    (Verdict.BROKEN_FILE, SOUND, DONE, replace(MADE, files={"a.pdf": b"%PDF-1.7"})),
]


@pytest.mark.parametrize(("verdict", "mutant", "outcome"), CASES)
def test_the_judge_sees_what_is_wrong(verdict: Verdict, mutant: Mutant, outcome: Outcome) -> None:
    assert verdict in judged(mutant, outcome)


@pytest.mark.parametrize(("verdict", "mutant", "check", "render"), SHELL_CASES)
def test_the_judge_of_commands_sees_what_is_wrong(
    verdict: Verdict, mutant: Mutant, check: Ended, render: Ended
) -> None:
    assert verdict in judged_process(mutant, check, render)


def test_every_verdict_has_been_seen() -> None:
    assert {case[0] for case in (*CASES, *SHELL_CASES)} == set(Verdict)


def test_the_judge_is_content_with_what_is_right() -> None:
    warned = replace(PRINTED, messages=(replace(TOLD, severity=Severity.WARNING),))

    assert judged(SPOILT, REFUSED) == frozenset()
    assert judged(SPOILT, warned) == frozenset()
    assert judged(SOUND, PRINTED) == frozenset()
    assert judged_process(SPOILT, CHECK, RENDER) == frozenset()
    assert judged_process(SOUND, DONE, MADE) == frozenset()


def test_a_program_that_falls_over_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall_over(*_: object) -> None:
        raise KeyError("titel")

    monkeypatch.setattr(trying, "paginate", fall_over)
    mutant = spoil("misspelt_field", 1, tmp_path)

    assert mutant is not None
    assert judged(mutant, attempt(tmp_path / "guide")) == {Verdict.CRASHED}


@pytest.mark.skipif(not IS_POSIX, reason="only POSIX counts a process's time")
def test_a_program_that_does_not_end_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def go_on(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(trying, "paginate", go_on)
    monkeypatch.setattr(trying, "CPU_LIMIT", 0.1)
    mutant = spoil("misspelt_field", 1, tmp_path)

    assert mutant is not None
    assert judged(mutant, attempt(tmp_path / "guide")) == {Verdict.HUNG}


def test_a_program_that_keeps_a_mistake_to_itself_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say_nothing(order: Order, report: Report) -> tuple[()]:  # noqa: ARG001 - its form
        return ()

    monkeypatch.setattr(trying, "paginate", say_nothing)
    mutant = spoil("misspelt_field", 1, tmp_path)

    assert mutant is not None
    assert judged(mutant, attempt(tmp_path / "guide")) == {Verdict.UNDETECTED}


@pytest.mark.skipif(not IS_POSIX, reason="a script of a POSIX shell")
def test_a_process_is_seen_with_all_that_it_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stand-in that writes where it must not, in place of the program."""
    stand_in = tmp_path / "python"
    stand_in.write_text("#!/bin/sh\necho '\x1b[31m'; rm output/*; touch core; exit 7\n", "utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    mutant = spoil("misspelt_field", 1, tmp_path)

    assert mutant is not None
    check = run("check", tmp_path / "guide")
    (tmp_path / "core").unlink()
    render = run("render", tmp_path / "guide")

    assert judged_process(mutant, check, render) == {
        Verdict.BAD_EXIT,
        Verdict.ESCAPED,
        Verdict.LITTERED,
        Verdict.CLOBBERED,
    }
