"""P9: no network, ever, and no other program: not to read a guide, nor to make a booklet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.promises.conftest import Meddle

FORBIDDEN = """if True:
    import os, sys

    def refuse(event, arguments):
        # The names are those of Python's own table of audit events.
        if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn",
                             "os.system", "os.startfile", "urllib.", "webbrowser.")):
            print("forbidden:", event, arguments, file=sys.stderr, flush=True)
            os._exit(99)

    sys.addaudithook(refuse)
"""
"""Whoever opens a socket, asks for a host's address or starts a program ends there."""

LINKS = """\
          - kind: prose
            title: Where to look
            text: >-
              See [one](https://guide.test/a), [two](http://guide.test/b.png) and
              [three](mailto:someone@guide.test).
"""


@pytest.mark.usefixtures("desk")
def test_p09_the_hook_does_see_a_connection(meddle: Meddle) -> None:
    for line in ("import socket; socket.socket()", "import os; os.system('true')"):
        ended = meddle(f"{FORBIDDEN}\n{line}\n")
        assert ended.returncode == 99, ended.stderr


@pytest.mark.parametrize("arguments", [["render", "--region", "all"], ["check"], ["schema"]])
def test_p09_a_guide_full_of_addresses_opens_no_connection(
    meddle: Meddle, guide: Path, arguments: list[str]
) -> None:
    career = guide / "careers" / "clerk.yaml"
    text = career.read_text(encoding="utf-8")
    career.write_text(text + LINKS.replace(" " * 8, "", 1).replace("\n        ", "\n"), "utf-8")

    ended = meddle(FORBIDDEN, *arguments)

    assert ended.returncode == 0, ended.stderr
    assert "forbidden" not in ended.stderr


@pytest.mark.usefixtures("desk")
def test_p09_the_sample_opens_no_connection(meddle: Meddle) -> None:
    ended = meddle(FORBIDDEN, "render", "--region", "india", "--guide", guide_folder())

    assert ended.returncode == 0, ended.stderr


@pytest.mark.usefixtures("guide")
def test_p09_what_could_open_one_is_not_even_loaded(meddle: Meddle) -> None:
    told = """if True:
    import atexit, sys
    HOLDS = {"socket", "ssl", "http.client", "urllib.request", "ftplib", "asyncio", "subprocess"}
    atexit.register(lambda: print(*sorted(HOLDS & set(sys.modules)), file=sys.stderr))
"""
    ended = meddle(told, "render")

    assert ended.returncode == 0
    assert ended.stderr.splitlines()[-1] == ""
