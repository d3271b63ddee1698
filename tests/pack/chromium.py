"""A real browser, driven by the protocol that browsers have for it (W3C WebDriver)."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""For a browser that nobody sees, and that asks nothing of the network of its own accord."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By what the protocol names an element (https://www.w3.org/TR/webdriver2/#elements)."""

LOOKS, PAUSE = 200, 0.1
"""How often we look for a download, and the seconds between."""


STARTS = 5
"""How often the driver is started before we give up."""


class Browser:
    """One window."""

    def __init__(self, port: int, capabilities: dict[str, Any], downloads: Path) -> None:
        self.port = port
        self.downloads = downloads
        made = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
        self.session = f"/session/{made['sessionId']}"
        self._command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def open(self, address: str) -> None:
        """Go to a page, and wait for all of it."""
        self._ask("POST", f"{self.session}/url", {"url": address})

    def be(self, width: int, height: int) -> None:
        """Be a window of a size; a narrow one is a telephone."""
        self._command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def says(self, script: str) -> Any:  # noqa: ANN401 - whatever the script returns
        """Return what a script in the page returns."""
        return self._ask(
            "POST", f"{self.session}/execute/sync", {"script": f"return {script}", "args": []}
        )

    def click(self, selector: str) -> None:
        """Click on the one element that a selector of CSS finds."""
        found = self._ask(
            "POST", f"{self.session}/element", {"using": "css selector", "value": selector}
        )
        self._ask("POST", f"{self.session}/element/{found[ELEMENT]}/click", {})

    def downloaded(self, name: str) -> bytes:
        """Return a file that is being fetched, when it is there."""
        path = self.downloads / name
        for _ in range(LOOKS):
            # Its name is taken by an empty file before the whole one is put in its place.
            is_under_way = any(self.downloads.glob("*.crdownload"))
            if not is_under_way and path.exists() and (data := path.read_bytes()):
                return data
            time.sleep(PAUSE)
        there = sorted(each.name for each in self.downloads.iterdir())
        raise AssertionError(f"{name} was not fetched; there is {there}")

    def requests(self) -> set[str]:
        """Return the addresses of everything that was asked for since the last time."""
        entries = self._ask("POST", f"{self.session}/se/log", {"type": "performance"})
        events = [json.loads(each["message"])["message"] for each in entries]
        return {
            each["params"]["request"]["url"]
            for each in events
            if each["method"] == "Network.requestWillBeSent"
        }

    def picture(self) -> bytes:
        """Return a PNG of the whole page."""
        taken = self._command("Page.captureScreenshot", captureBeyondViewport=True)
        return base64.b64decode(taken["data"])

    def close(self) -> None:
        """Close the window."""
        self._ask("DELETE", self.session)

    def _command(self, name: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
        """Give a command of Chromium's own protocol."""
        body = {"cmd": name, "params": parameters}
        return self._ask("POST", f"{self.session}/goog/cdp/execute", body)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:  # noqa: ANN401 - JSON
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            answer = json.loads(connection.getresponse().read())["value"]
        finally:
            connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise AssertionError(f"{answer['error']}: {answer['message']}")
        return answer


@contextmanager
def chromium(binary: str, driver: str, desk: Path) -> Iterator[Browser]:
    """Start a browser with nothing in it, and end it.

    Args:
        binary: Path of Chromium.
        driver: Path of its driver.
        desk: An empty folder for its files.
    """
    downloads = desk / "downloads"
    downloads.mkdir()
    capabilities = {
        "goog:chromeOptions": {
            "binary": binary,
            "args": [*ARGUMENTS, f"--user-data-dir={desk / 'profile'}"],
            "prefs": {"plugins.always_open_pdf_externally": True},
        },
        "goog:loggingPrefs": {"performance": "ALL"},
    }
    with _driving(driver) as port:
        browser = Browser(port, capabilities, downloads)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _driving(driver: str) -> Iterator[int]:
    """Start the driver, and yield the port at which it listens.

    It looks for a port that is free for both families of addresses and takes it afterwards;
    where another program was quicker it ends, and is started again.
    """
    for _ in range(STARTS):
        with subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            try:
                assert process.stdout
                told = (re.search(r"successfully on port (\d+)", line) for line in process.stdout)
                started = next(filter(None, told), None)
                if started is not None:
                    yield int(started[1])
                    return
            finally:
                process.terminate()
    raise AssertionError(f"{driver} does not start")
