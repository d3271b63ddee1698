"""An author's day in a real browser: open, look, choose, click, edit, break, mend."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.pack.chromium import Browser, chromium
from tests.preview.test_gate import preview

from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Witness

pytestmark = [pytest.mark.external, pytest.mark.slow]

DESK, PHONE = (1280, 800), (360, 740)
"""Windows, in points of CSS."""

LOOKS, PAUSE = 600, 0.05
"""How often we look whether something has happened, and the seconds between."""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    folder = tmp_path / "guide"
    shutil.copytree(guide_folder(), folder)
    return folder


@pytest.fixture
def address(guide: Path) -> Iterator[str]:
    with preview("--guide", str(guide), "--editor", "vscode") as (_, address):
        yield address


@pytest.fixture
def browser(tmp_path: Path, witness: Witness) -> Iterator[Browser]:
    desk = tmp_path / "desk"
    desk.mkdir()
    with chromium(witness("chromium"), witness("chromedriver"), desk) as browser:
        browser.open("about:blank")
        browser.requests()
        yield browser


def until(browser: Browser, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
    """Return what a script in the page returns as soon as that is something."""
    for _ in range(LOOKS):
        found = browser.says(script)
        if found:
            return found
        time.sleep(PAUSE)
    told = browser.says("document.body.innerText.slice(0, 400)")
    raise AssertionError(f"it never came true: {script}\n{told}")


def opened(browser: Browser, address: str, size: tuple[int, int] = DESK) -> None:
    browser.be(*size)
    browser.open(address)
    at_rest(browser)


def at_rest(browser: Browser) -> None:
    """Wait until the pages that are looked at are drawn, and the words of all are there."""
    until(
        browser,
        "drawn && book.dataset.words === drawn.stamp && pages.filter(page => {"
        "const box = page.element.getBoundingClientRect(), desk = book.getBoundingClientRect();"
        "return box.bottom > desk.top && box.top < desk.bottom"
        "}).every(page => page.element.querySelector('img') && page.picture === addressOf(page))",
    )


def act(browser: Browser, script: str) -> None:
    browser.says(f"(() => {{ {script}; return true }})()")


def edit(guide: Path, old: str, new: str) -> None:
    path = guide / "careers" / "bpo-executive.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


PIXELS = (
    "(number => { const shown = pages[number - 1].element.querySelector('img');"
    "const paper = document.createElement('canvas');"
    "paper.width = shown.naturalWidth; paper.height = shown.naturalHeight;"
    "paper.getContext('2d').drawImage(shown, 0, 0);"
    "return [paper.width, shown.getBoundingClientRect().width * devicePixelRatio,"
    " paper.toDataURL()] })"
)
"""A function of the page: what is seen of a page of the booklet, and how wide."""


def test_the_booklet_lies_open_in_spreads(browser: Browser, address: str) -> None:
    opened(browser, address)
    rows = browser.says(
        "[...document.querySelectorAll('.spread')]"
        ".map(row => [...row.children].map(page => Number(page.dataset.number)))"
    )

    assert rows[:3] == [[1], [2, 3], [4, 5]]
    assert rows[-1] == [36]
    assert browser.says("$('count').textContent") == "of 36"
    wide = browser.says("document.documentElement.scrollWidth")
    assert wide <= DESK[0]


def test_a_picture_has_the_pixels_of_the_screen(browser: Browser, address: str) -> None:
    opened(browser, address)
    drawn, shown, _ = browser.says(f"{PIXELS}(1)")

    assert drawn == pytest.approx(shown, abs=0.01)
    act(browser, "$('larger').click()")
    at_rest(browser)
    larger, shown, _ = browser.says(f"{PIXELS}(1)")
    assert larger == pytest.approx(shown, abs=0.01)
    assert larger > 1.2 * drawn


def test_keys_and_numbers_go_through_the_booklet(browser: Browser, address: str) -> None:
    opened(browser, address)

    def press(key: str) -> int:
        act(
            browser,
            f"book.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true}}))",
        )
        at_rest(browser)
        return int(browser.says("current"))

    assert [press("ArrowRight"), press("ArrowRight"), press("ArrowLeft")] == [2, 4, 2]
    assert press("End") == 36
    assert press("Home") == 1
    act(browser, "$('page').value = 19; $('pages').requestSubmit()")
    at_rest(browser)
    assert browser.says("current") == 19
    box = browser.says(
        "(() => { const box = pages[18].element.getBoundingClientRect();"
        "return [box.top, box.bottom] })()"
    )
    assert 0 < box[0] < box[1] <= DESK[1]


@pytest.mark.parametrize(
    ("name", "value", "pages"),
    [("edition", "poster", 1), ("edition", "handout", 2), ("theme", "almanac", None)],
)
def test_editions_and_themes_are_switched(
    browser: Browser, address: str, name: str, value: str, pages: int | None
) -> None:
    opened(browser, address)
    before = browser.says(f"{PIXELS}(1)")[2]
    act(browser, f"$('{name}').value = '{value}'; $('{name}').dispatchEvent(new Event('change'))")
    until(browser, f"shown.choice.{name} === '{value}'")
    at_rest(browser)

    assert browser.says(f"{PIXELS}(1)")[2] != before
    if pages is not None:
        assert browser.says("pages.length") == pages
    assert browser.says("$('banner').hidden")


def test_the_region_is_switched_and_the_page_kept(browser: Browser, address: str) -> None:
    opened(browser, address)
    act(browser, "go(8)")
    act(
        browser,
        "$('region').value = 'international'; $('region').dispatchEvent(new Event('change'))",
    )
    until(browser, "shown.choice.region === 'international'")
    at_rest(browser)

    assert browser.says("current") == 8
    assert "International" in browser.says("pages[0].element.textContent")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_click_on_a_paragraph_shows_its_line(
    browser: Browser, address: str, guide: Path, size: tuple[int, int]
) -> None:
    opened(browser, address, size)
    words = "Avaya and Cisco handle calls."
    act(
        browser,
        f"[...document.querySelectorAll('.piece')].find(each => each.textContent === '{words}')"
        ".click()",
    )
    line = until(browser, "$('lines').querySelector('.here')?.textContent")

    assert words in line
    file = guide / "careers" / "bpo-executive.yaml"
    number = file.read_text(encoding="utf-8").split("\n").index(line) + 1
    assert browser.says("$('place').textContent") == f"careers/bpo-executive.yaml:{number}"
    link = browser.says("$('edit').firstElementChild.href")
    assert link.startswith(f"vscode://file{file.as_posix()}:{number}:")


def test_the_picture_lies_under_what_is_clicked(browser: Browser, address: str) -> None:
    """Where the words of a heading are, the picture has ink, and around them it has none."""
    opened(browser, address)
    act(browser, "go(9)")
    at_rest(browser)
    inside, outside = browser.says(
        "(() => { const page = pages[8].element;"
        "const piece = [...page.querySelectorAll('.piece')]"
        ".find(each => each.textContent === 'Tools you will meet');"
        "const shown = page.querySelector('img'), paper = document.createElement('canvas');"
        "paper.width = shown.naturalWidth; paper.height = shown.naturalHeight;"
        "const pen = paper.getContext('2d'); pen.drawImage(shown, 0, 0);"
        "const outer = page.getBoundingClientRect(), box = piece.getBoundingClientRect();"
        "const dark = (x, y, w, h) => { const data = pen.getImageData(x, y, w, h).data;"
        "let sum = 0; for (let at = 0; at < data.length; at += 4) sum += data[at] < 128;"
        "return sum };"
        "const x = box.left - outer.left, y = box.top - outer.top;"
        "return [dark(x, y, box.width, box.height), dark(x, y - 12, box.width, 10)] })()"
    )

    assert inside > 200
    assert outside == 0


def test_what_is_on_a_page_is_heard_in_its_order(browser: Browser, address: str) -> None:
    opened(browser, address)
    words = browser.says("pages[8].element.textContent")

    assert words.index("Tools you will meet") < words.index("Avaya and Cisco handle calls.")
    heading = "[...pages[8].element.querySelectorAll('[role=heading]')].map(e => e.textContent)"
    assert "Tools you will meet" in browser.says(heading)
    assert browser.says("pages[8].element.getAttribute('aria-label')") == "Page 9"
    # With the keyboard alone: into the page, from piece to piece, to the line.
    for key, at in (("Enter", "pages[8].element"), ("ArrowDown", "document.activeElement")):
        act(
            browser,
            f"{at}.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}', bubbles: true}}))",
        )
    assert browser.says("document.activeElement === pages[8].element.querySelectorAll('.piece')[1]")


def test_an_edit_is_seen_and_the_page_kept(browser: Browser, address: str, guide: Path) -> None:
    opened(browser, address)
    act(browser, "go(9)")
    at_rest(browser)
    place, before = browser.says("book.scrollTop"), browser.says(f"{PIXELS}(9)")[2]
    stamp = browser.says("drawn.stamp")
    # Whenever a page that is looked at stands without a picture, somebody sees it flicker.
    act(
        browser,
        "window.bare = 0; new MutationObserver(() => {"
        "if (!pages[8].element.querySelector('img')) bare += 1 })"
        ".observe(pages[8].element, {childList: true})",
    )
    edit(guide, "Avaya and Cisco handle calls.", "Avaya and Cisco carry calls.")
    until(browser, f"drawn.stamp !== '{stamp}'")
    at_rest(browser)

    assert browser.says(f"{PIXELS}(9)")[2] != before
    assert "carry calls" in browser.says("pages[8].element.textContent")
    assert browser.says("book.scrollTop") == place
    assert browser.says("current") == 9
    assert browser.says("bare") == 0


def test_a_broken_guide_keeps_its_last_good_pages_and_recovers(
    browser: Browser, address: str, guide: Path
) -> None:
    opened(browser, address)
    act(browser, "go(9)")
    at_rest(browser)
    before = browser.says(f"{PIXELS}(9)")[2]
    edit(guide, "kind: points", "kind: pionts")
    until(browser, "!$('banner').hidden")

    assert "last good pages" in browser.says("$('banner').textContent")
    assert browser.says(f"{PIXELS}(9)")[2] == before
    assert "error" in browser.says("$('tell').textContent")
    act(browser, "$('tell').click(); $('list').querySelector('button').click()")
    assert "kind: pionts" in until(browser, "$('lines').querySelector('.here')?.textContent")
    # Who opens it now sees the last good pages too.
    browser.open("about:blank")
    opened(browser, address)
    assert browser.says("pages.length") == 36
    assert not browser.says("$('banner').hidden")

    edit(guide, "kind: pionts", "kind: points")
    until(browser, "$('banner').hidden")
    at_rest(browser)
    assert browser.says("$('tell').textContent") == "No messages"


def test_a_telephone_shows_single_pages(browser: Browser, address: str) -> None:
    opened(browser, address, PHONE)

    assert browser.says("Math.max(...[...book.children].map(row => row.children.length))") == 1
    assert browser.says("document.documentElement.scrollWidth") == PHONE[0]
    assert browser.says("book.scrollWidth") == PHONE[0]
    lowest = browser.says(
        "Math.min(...[...document.querySelectorAll('header select, header input, header button')]"
        ".filter(each => each.offsetParent).map(each => each.getBoundingClientRect().height))"
    )
    assert lowest >= 44  # WCAG 2.2, 2.5.5
    width = browser.says("pages[0].element.getBoundingClientRect().width")
    assert width == pytest.approx(PHONE[0], abs=4)


def test_nothing_is_asked_of_anybody_else(browser: Browser, address: str) -> None:
    opened(browser, address)

    asked = {each for each in browser.requests() if not each.startswith("data:")}
    assert asked
    assert all(each.startswith(address) for each in asked), asked


def test_a_page_of_another_site_sees_nothing(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """A page from elsewhere that even knows the address cannot load, frame or read anything."""
    page = tmp_path / "evil.html"
    page.write_text("<!doctype html><title>evil</title>", encoding="utf-8")
    browser.be(*DESK)
    browser.open(page.as_uri())
    act(
        browser,
        f"window.told = []; const base = '{address}';"
        "const image = new Image(); image.onload = () => told.push('image loaded');"
        "image.onerror = () => told.push('image refused'); image.src = base + 'picture/1/1/100';"
        "fetch(base + 'source?file=guide.yaml').then(each => told.push('fetched'),"
        " () => told.push('fetch refused'));"
        "const heard = new EventSource(base + 'events');"
        "heard.onmessage = () => told.push('events heard');"
        "heard.onerror = () => { told.push('events refused'); heard.close() };"
        "const script = document.createElement('script'); script.src = base + 'preview.js';"
        "script.onload = () => told.push('script run');"
        "script.onerror = () => told.push('script refused'); document.head.append(script)",
    )
    until(browser, "told.length >= 4")

    assert sorted(browser.says("told")) == [
        "events refused",
        "fetch refused",
        "image refused",
        "script refused",
    ]
