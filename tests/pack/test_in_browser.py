"""What somebody sees who opens a pack in a browser, at a desk and on a telephone."""

from __future__ import annotations

import hashlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from tests.pack.chromium import Browser, chromium

from guidebuilder.diagnostics import Report
from guidebuilder.pack.make import COVER, PackOrder, make_packs
from guidebuilder.pack.packed import CHECKSUMS
from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Witness

pytestmark = [pytest.mark.external, pytest.mark.slow]

WIDTHS = (1280, 360)
"""Of a desk's screen, and of the narrow telephones of today, in points of CSS."""

LEAST_CONTRAST = 4.5
"""Of words on their ground (WCAG 2.2, 1.4.3)."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pack of the sample guide for India as a folder."""
    order = PackOrder(guide=guide_folder(), regions=("india",), limit=1_000_000)
    (pack,) = make_packs(order, Report())
    folder = tmp_path_factory.mktemp(pack.name)
    for each in pack.files:
        (folder / each.name).write_bytes(each.data)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder as the simplest web space does."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web_space(folder: Path) -> Iterator[str]:
    """Return the address of the pack on a web server of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


@pytest.fixture
def browser(tmp_path: Path, witness: Witness) -> Iterator[Browser]:
    """Return a browser without a past."""
    with chromium(witness("chromium"), witness("chromedriver"), tmp_path) as browser:
        browser.open("about:blank")
        browser.requests()  # those of its own first page
        yield browser


def sums(folder: Path) -> dict[str, str]:
    """Return the checksum of each file, as the pack's own list has it."""
    lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    return {name: told for told, _, name in (line.partition("  ") for line in lines)}


def links(browser: Browser) -> list[str]:
    """Return what the page leads to, in the order of the markup."""
    found: list[str] = browser.says(
        "[...document.querySelectorAll('a')].map(each => each.getAttribute('href'))"
    )
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(browser: Browser, web_space: str, width: int) -> None:
    browser.be(width, 800)
    browser.open(web_space)

    assert browser.says("innerWidth") == width
    assert browser.says("document.documentElement.scrollWidth") <= width
    widest = browser.says(
        "Math.max(...[...document.querySelectorAll('body *')]"
        ".map(each => each.getBoundingClientRect().right))"
    )
    assert widest <= width


@pytest.mark.parametrize(("width", "first"), [(WIDTHS[0], "screen"), (WIDTHS[1], "phone")])
def test_the_edition_for_the_window_comes_first(
    browser: Browser, web_space: str, width: int, first: str
) -> None:
    browser.be(width, 800)
    browser.open(web_space)
    top = browser.says(
        "[...document.querySelectorAll('section')].map(each => {"
        "const box = each.getBoundingClientRect();"
        "return [Math.round(box.top), box.left, each.className]})"
    )

    assert min(top)[2] == first


@pytest.mark.parametrize("width", WIDTHS)
def test_words_stand_clear_of_their_grounds(browser: Browser, web_space: str, width: int) -> None:
    browser.be(width, 800)
    browser.open(web_space)
    colours = browser.says(
        "[...document.querySelectorAll('a, a small, h1, h2, p')].map(each => {"
        "let ground = each;"
        "while (getComputedStyle(ground).backgroundColor == 'rgba(0, 0, 0, 0)')"
        " ground = ground.parentElement;"
        "return [getComputedStyle(each).color, getComputedStyle(ground).backgroundColor]})"
    )

    assert len(colours) > 20
    for ink, ground in colours:
        assert contrast(ink, ground) >= LEAST_CONTRAST, (ink, ground)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours of CSS, ``rgb(42, 39, 115)``, by WCAG's formula."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(each) / 255 for each in colour.strip("rgb()").split(",")]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares]
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_a_finger_finds_every_button(browser: Browser, web_space: str) -> None:
    browser.be(360, 800)
    browser.open(web_space)
    heights = browser.says(
        "[...document.querySelectorAll('a')].map(each => each.getBoundingClientRect().height)"
    )

    assert min(heights) >= 44  # WCAG 2.2, 2.5.5


def test_every_file_is_fetched_as_it_is_and_nothing_else_is_asked_for(
    browser: Browser, folder: Path, web_space: str
) -> None:
    expected = sums(folder)
    browser.open(web_space)
    hrefs = links(browser)
    pdfs = {path.name for path in folder.glob("*.pdf")}
    assert pdfs < set(hrefs)

    for name in hrefs:
        browser.click(f'a[href="{name}"]')
        assert hashlib.sha256(browser.downloaded(name)).hexdigest() == expected[name], name
    assert browser.says("location.href") == web_space
    assert browser.requests() == {web_space, f"{web_space}{COVER}"}  # and the browser's fetching


def test_from_a_stick_it_works_too(browser: Browser, folder: Path) -> None:
    expected = sums(folder)
    page = (folder / "index.html").as_uri()
    browser.be(360, 800)
    browser.open(page)
    assert browser.says("document.images[0].naturalWidth") == 800
    hrefs = links(browser)

    for name in hrefs:
        browser.click(f'a[href="{name}"]')
        if name.endswith(".pdf"):
            assert hashlib.sha256(browser.downloaded(name)).hexdigest() == expected[name], name
            continue
        # A browser shows a text from a disk instead of copying it.
        assert browser.says("location.href") == (folder / name).as_uri()
        shown, there = browser.says("document.body.innerText"), (folder / name).read_bytes()
        assert shown.strip() == there.decode("utf-8-sig").strip()
        browser.open(page)
    assert {each.rpartition("/")[0] for each in browser.requests()} == {folder.as_uri()}
