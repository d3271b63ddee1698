"""What a render that remembers nothing makes of some folders: run as a process of its own."""

from __future__ import annotations

import functools
import gc
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from guidebuilder import pipeline
from guidebuilder.diagnostics import GuideError, Report
from guidebuilder.orders import Order

if TYPE_CHECKING:
    from guidebuilder.load.read_before import ReadBefore


def outcome(folder: Path, region: str, before: ReadBefore | None = None) -> list[str]:
    """Return fingerprints of the files of a region, or why there are none, and all messages."""
    order, report = Order(guide=folder, regions=(region,)), Report()
    try:
        files = pipeline.render(order, report, before=before)
    except GuideError as refused:
        return [str(each) for each in refused.diagnostics]
    made = [sha256(each.data).hexdigest() for each in files]
    return [*made, *(str(each) for each in report.sorted)]


def forget() -> None:
    """Empty every memory of this process."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()


if __name__ == "__main__":
    for folder, region in json.loads(sys.argv[1]):
        forget()
        print(json.dumps(outcome(Path(folder), region)))  # noqa: T201 - it is read by a test
