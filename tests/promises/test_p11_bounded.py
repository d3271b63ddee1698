"""P11: memory and time are bounded, for a sound guide and for one that was made to hurt."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.load.conftest import guide_with

from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["guide_with"]

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux tells the peak so"
)

SOUND = 120
"""Mebibytes at the peak of a sound guide: what a small computer at a school has to spare."""

HOSTILE = 300
"""Mebibytes at the peak of any guide: the largest picture that is let in, opened."""

SECONDS = 20
"""Of the processor's time, far more than any case takes: what has no end is ended here."""

MEASURED = """if True:
    import atexit, gc, resource, sys

    resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))

    def tell():
        # Not `resource`: its peak includes that of the process which started this one.
        lines = open("/proc/self/status").read().splitlines()
        peak = next(line for line in lines if line.startswith("VmHWM"))
        print(gc.isenabled(), gc.get_freeze_count() > 0, peak.split()[1], file=sys.stderr)

    from guidebuilder.cli.main import main
    atexit.register(tell)
    sys.argv[0] = "guidebuilder"
    main()
"""


def measured(*arguments: str | Path) -> tuple[int, list[str], list[str]]:
    """Return the exit code of a command, what it said and what it took."""
    script = MEASURED.format(seconds=SECONDS)
    ended = subprocess.run(
        [sys.executable, "-P", "-c", script, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    *said, took = ended.stderr.splitlines() or [""]
    assert ended.returncode >= 0, f"it took more than {SECONDS} s: {said}"
    return ended.returncode, said, took.split()


def test_p11_a_render_stays_small_without_looking_for_garbage(tmp_path: Path) -> None:
    code, said, (looks_for_garbage, leaves_it_at_the_end, kibibytes) = measured(
        "render", "--guide", guide_folder(), "--output", tmp_path
    )

    assert code == 0, said
    assert looks_for_garbage == "False"
    assert leaves_it_at_the_end == "True"
    assert int(kibibytes) / 1024 < SOUND


CAREER = "careers/bpo-executive.yaml"
PAGE = "title: BPO executive\nsections:\n  - kind: prose\n    text: %s\n"
PICTURE = "title: BPO executive\nsections:\n  - {kind: picture, file: x.png, alt: A desk}\n"


def png(width: int, height: int, *more: bytes, rows: bytes = b"") -> bytes:
    """Return a picture whose header says how large it is, whatever its rows hold."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    def header(width: int, height: int) -> bytes:
        return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))

    extra = b"".join(more)
    return (
        b"\x89PNG\r\n\x1a\n"
        + header(width, height)
        + extra
        + chunk(b"IDAT", zlib.compress(rows or bytes(1 + 3 * width) * min(height, 4), 9))
        + chunk(b"IEND", b"")
    )


def second_header(width: int, height: int) -> bytes:
    return png(width, height)[8:33]


BOMB = "a:\n  - &a0 [x, x]\n" + "".join(f"  - &a{n + 1} [*a{n}, *a{n}]\n" for n in range(60))

CASES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "aliases that double": ({CAREER: BOMB}, "an alias"),
    "a level in a level": ({CAREER: PAGE % ("[" * 100_000)}, "nested deeper than 12 levels"),
    "maps in maps": ({CAREER: PAGE % ("{a: " * 50_000)}, "nested deeper than 12 levels"),
    "a file without end": ({CAREER: PAGE % ("x" * 5_000_000)}, "is larger than 4 MB"),
    "a text without end": ({CAREER: PAGE % ("x " * 100_000)}, "100000 are the most"),
    "stars": ({CAREER: PAGE % ("a " + "*a " * 30_000)}, ""),
    "figures": ({CAREER: PAGE % ("a " + "1," * 45_000)}, "is wider than its line"),
    "stops": ({CAREER: PAGE % ("A. " * 30_000)}, ""),
    "abbreviations": ({CAREER: PAGE % ("Ab CD " * 15_000)}, ""),
    "brackets": ({CAREER: PAGE % ("a " + "[" * 90_000)}, ""),
    "a word without end": ({CAREER: PAGE % ("x" * 90_000)}, "is wider than its line"),
    "a picture of a thousand million pixels": (
        {CAREER: PICTURE, "x.png": png(60_000, 60_000)},
        "has 60000 × 60000 pixels",
    ),
    "a picture with two headers": (
        {CAREER: PICTURE, "x.png": png(4, 4, second_header(9_000, 9_000))},
        "`x.png` is damaged",
    ),
    "a picture that ends early": (
        {CAREER: PICTURE, "x.png": png(3_000, 3_000)},
        "`x.png` is damaged",
    ),
    "a picture that unpacks to more than it has": (
        {CAREER: PICTURE, "x.png": png(4, 4, rows=bytes(200_000_000))},
        "",
    ),
    "the largest picture": (
        {CAREER: PICTURE, "x.png": png(5_900, 5_900, rows=bytes(5_900 * (1 + 3 * 5_900)))},
        "",
    ),
}
"""Files of a guide, and what is said of them; nothing means that they may do no harm."""


@pytest.mark.parametrize("case", CASES)
def test_p11_a_guide_that_was_made_to_hurt_is_told_so_within_bounds(
    guide_with: Callable[..., Path], case: str
) -> None:
    files, message = CASES[case]

    code, said, took = measured("check", "--guide", guide_with(files))

    assert code in {0, 1, 5}, said
    assert message in "\n".join(said)
    assert int(took[-1]) / 1024 < HOSTILE
