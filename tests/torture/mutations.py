"""All that can be done to a guide, by name, and what a seed stands for."""

from __future__ import annotations

import random
import zlib
from inspect import getmembers, isfunction
from typing import TYPE_CHECKING, TypeAlias

from PIL import Image
from tests.torture import attacks, files, pictures, slips, wrong_values
from tests.torture.drafts import Draft, Mutant, NotHere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import ModuleType

Mutation: TypeAlias = "Callable[[Draft], Mutant]"

SECRET = "the canary sings at noon"  # noqa: S105 - what nobody may find in a booklet
SECRET_SIZE = (97, 89)


def _of(module: ModuleType) -> dict[str, Mutation]:
    """Return the mutations of a module: its own functions with a public name."""
    found = getmembers(module, lambda each: isfunction(each) and each.__module__ == module.__name__)
    return {name: each for name, each in found if not name.startswith("_")}


MUTATIONS: Mapping[str, Mutation] = {
    name: mutation
    for module in (slips, wrong_values, attacks, files, pictures)
    for name, mutation in _of(module).items()
}


def name_of(seed: int) -> str:
    """Return the mutation of a seed: all of them come round in turn."""
    names = sorted(MUTATIONS)
    return names[seed % len(names)]


def spoil(name: str, seed: int, desk: Path) -> Mutant | None:
    """Write a spoilt copy of the shipped guide into ``desk/guide``, beside things it may not read.

    The same name and seed give the same bytes.  None if the system lacks what it takes.
    """
    (desk / "secret.csv").write_text(f"name,course\n{SECRET},x\n", "utf-8")
    (desk / "secret.yaml").write_text(f"title: {SECRET}\nsections: []\n", "utf-8")
    Image.new("RGB", SECRET_SIZE, "red").save(desk / "secret.png")
    # A number that does not change from one run of Python to the next, as a hash would.
    draft = Draft(desk / "guide", random.Random(zlib.crc32(name.encode()) ^ seed))  # noqa: S311
    try:
        return MUTATIONS[name](draft)
    except NotHere:
        return None
