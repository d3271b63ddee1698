"""Nobody but the person at this machine sees a guide: each way in is tried from outside."""

from __future__ import annotations

import socket
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from guidebuilder.resources import guide_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EVIL = "http://evil.example"


@contextmanager
def preview(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a preview of the sample guide, and yield its process and its address."""
    command = [sys.executable, "-m", "guidebuilder", "preview", "--no-open", *options]
    if "--guide" not in options:
        command += ["--guide", str(guide_folder())]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with preview() as (_, address):
        yield address


def answer(
    address: str, path: str = "", *, method: str = "GET", headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an answer; *path* may begin with `/`."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0, timeout=30)
    try:
        whole = path if path.startswith("/") else parts.path + path
        connection.putrequest(method, whole, skip_host=True)
        for name, value in {"Host": parts.netloc, **(headers or {})}.items():
            connection.putheader(name, value)
        connection.endheaders()
        got = connection.getresponse()
        return got.status, {key.lower(): value for key, value in got.getheaders()}, got.read()
    finally:
        connection.close()


PATHS = ("", "preview.js", "events", "words/1", "picture/1/1/100", "source?file=guide.yaml")


def test_who_knows_the_address_gets_the_page(address: str) -> None:
    status, headers, body = answer(address)

    assert status == 200
    assert b"<title>Preview</title>" in body
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert not [name for name in headers if name.startswith("access-control")]


def test_it_is_known_on_this_machine_by_its_name_too(address: str) -> None:
    host = f"localhost:{urlsplit(address).port}"

    assert answer(address, headers={"Host": host})[0] == 200
    assert answer(address, headers={"Host": host, "Origin": f"http://{host}"})[0] == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "0.0.0.0:{port}", ""],
)
def test_another_host_is_refused_whatever_it_resolves_to(
    address: str, host: str, path: str
) -> None:
    named = host.format(port=urlsplit(address).port)

    assert answer(address, path, headers={"Host": named})[0] in ({400, 403} if not named else {403})


def test_two_hosts_are_refused(address: str) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=30) as line:
        hosts = f"Host: {parts.netloc}\r\nHost: evil.example\r\n"
        line.sendall(f"GET {parts.path} HTTP/1.1\r\n{hosts}\r\n".encode())
        assert line.recv(100).split()[1] in {b"400", b"403"}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},  # another port of this machine
    ],
    ids=lambda each: " ".join(f"{key} {value}" for key, value in each.items()),
)
def test_another_page_in_the_same_browser_is_refused(
    address: str, headers: Mapping[str, str], path: str
) -> None:
    assert answer(address, path, headers=headers)[0] == 403


def test_a_page_elsewhere_opens_no_web_socket(address: str) -> None:
    headers = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }

    assert answer(address, "events", headers={**headers, "Origin": EVIL})[0] == 403
    assert answer(address, headers=headers)[0] == 200  # it is a plain page to us


@pytest.mark.parametrize(
    "path", ["/", "/events", "/wrong/", "/wrong/events", "//", "/source?file=guide.yaml"]
)
def test_without_the_secret_there_is_nothing(address: str, path: str) -> None:
    assert answer(address, path)[0] == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"])
def test_there_is_nothing_to_send(address: str, method: str) -> None:
    assert answer(address, method=method)[0] == 405


@pytest.mark.parametrize(
    "file",
    [
        "../pyproject.toml",
        "../docs/architecture.md",
        "careers/../../pyproject.toml",
        "/etc/passwd",
        "/etc/hosts.yaml",
        "C:\\Windows\\win.ini",
        "schema/guide.json",
        ".hidden.yaml",
        ".git/config.yaml",
        "%2e%2e/pyproject.toml",
        "careers",
        "nothing.yaml",
        "a\0b.yaml",
        "",
    ],
)
def test_no_file_but_the_texts_of_the_guide_is_shown(address: str, file: str) -> None:
    from urllib.parse import quote  # noqa: PLC0415 - only this

    assert answer(address, f"source?file={quote(file, safe='')}")[0] == 404


@pytest.mark.parametrize(
    "path", ["../preview/site.py", "..%2fsite.py", "fonts/OFL.txt", "preview.html", "nothing"]
)
def test_no_file_of_ours_but_the_page_is_handed_out(address: str, path: str) -> None:
    assert answer(address, path)[0] in {403, 404}


def test_the_lines_of_a_file_are_shown(address: str) -> None:
    status, headers, body = answer(address, "source?file=guide.yaml&line=1")

    assert status == 200
    assert headers["content-type"] == "application/json"
    assert b"format: 1" in body


@pytest.mark.parametrize(
    "path",
    [
        "picture/1/1/9999999",
        "picture/1/0/100",
        "picture/1/9999/100",
        "picture/no/1/100",
        "words/no",
    ],
)
def test_no_picture_is_drawn_that_no_screen_shows(address: str, path: str) -> None:
    assert answer(address, path)[0] == 404


def test_only_this_machine_is_listened_to(address: str) -> None:
    port = urlsplit(address).port
    others = {
        str(found[4][0]) for found in socket.getaddrinfo(socket.gethostname(), port, socket.AF_INET)
    } - {"127.0.0.1"}
    for other in others:
        with pytest.raises(OSError, match=r"refused|unreachable|timed out"):
            socket.create_connection((other, port), timeout=2).close()
