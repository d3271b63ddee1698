"""Spoil the shipped guide a thousand times: ``python -m tests.torture --help``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.torture.drafts import Expect
from tests.torture.judging import judged, judged_process
from tests.torture.mutations import MUTATIONS, name_of, spoil
from tests.torture.trying import attempt, run

from guidebuilder.diagnostics import Severity

PROCESSES = 16
"""One mutant in so many is tried as a command, too, with its files and its exit code."""


def main() -> int:
    """Try all mutants that are asked for, print what is wrong, and return how many failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--mutants", type=int, default=1120, metavar="N")
    parser.add_argument("--seed", type=int, default=0, help="number of the first")
    parser.add_argument("--only", choices=sorted(MUTATIONS), metavar="NAME")
    parser.add_argument("--show", action="store_true", help="print what each one was told")
    wanted = parser.parse_args()
    told: Counter[str] = Counter()
    failed = 0
    for seed in range(wanted.seed, wanted.seed + wanted.mutants):
        name = wanted.only or name_of(seed)
        with tempfile.TemporaryDirectory() as desk:
            failed += _try(name, seed, Path(desk), told, show=wanted.show)
    print(", ".join(f"{words} {times}" for words, times in sorted(told.items())))
    return int(failed > 0)


def _try(name: str, seed: int, desk: Path, told: Counter[str], *, show: bool) -> bool:
    mutant = spoil(name, seed, desk)
    if mutant is None:
        told["not here"] += 1
        return False
    is_run = seed % PROCESSES == 0
    outcome = attempt(desk / "guide", writes=mutant.expect is not Expect.TOLD)
    verdicts = judged(mutant, outcome)
    if is_run:
        verdicts |= judged_process(
            mutant, run("check", desk / "guide"), run("render", desk / "guide")
        )
        told["as commands"] += 1
    refused = any(each.severity is Severity.ERROR for each in outcome.messages)
    told["refused" if refused else "unread" if outcome.code else "printed"] += 1
    for each in verdicts:
        told[each.name] += 1
    if verdicts or show:
        print(f"{name} {seed}: {', '.join(each.name for each in sorted(verdicts)) or 'good'}")
        print(f"    {mutant}")
        for words in [*map(str, outcome.messages[:4]), outcome.last_words[-1500:]]:
            print(f"    {words}" if words else "", flush=True)
    return bool(verdicts)


if __name__ == "__main__":
    sys.exit(main())
