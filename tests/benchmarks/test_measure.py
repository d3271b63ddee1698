"""A process is measured by itself: not with the memory of whoever started it."""

from __future__ import annotations

import os
import sys

import pytest
from benchmarks.measure import CommandError, run

pytestmark = pytest.mark.skipif(
    not hasattr(os, "wait4"), reason="the benchmarks need a system that counts what a child took"
)


def test_a_command_is_measured_and_what_it_printed_is_kept() -> None:
    used = run([sys.executable, "-c", "print('one'); print('two')"])

    assert used.output == "one\ntwo\n"
    assert used.cpu > 0


def test_the_memory_of_the_parent_does_not_count() -> None:
    ballast = bytearray(b"x" * 200 * 2**20)

    used = run([sys.executable, "-I", "-S", "-c", "pass"])

    assert len(ballast) > 100 * 2**20 > used.peak * 2**20 > 0


def test_bytecode_is_kept_as_that_of_installed_programs_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    used = run([sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"])

    assert used.output == "False\n"


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(CommandError) as caught:
        run([sys.executable, "-c", "import sys; sys.exit('error: no such theme\\nhint: another')"])

    assert caught.value.reason == "error: no such theme"
