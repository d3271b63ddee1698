"""Speaks with the YAML language server as an editor such as VS Code does.

:mod:`tests.judges` fetches it.  It is told and asked by messages of JSON-RPC over its
standard streams, each with a head that says its length
(https://microsoft.github.io/language-server-protocol/).
"""

from __future__ import annotations

import json
import subprocess
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from tests.judges import server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LanguageServer:
    """A running server, to which files are shown as an editor shows them."""

    def __init__(self, to: IO[bytes], told: IO[bytes], folder: Path) -> None:
        self._to = to
        self._told = told
        self._asked = 0
        self._ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
        self._tell("initialized")

    def open(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Show a file, and return what is wrong with it: lines from 1, and messages."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        while True:
            message = self._read()
            if message.get("method") != "textDocument/publishDiagnostics":
                self._answer(message)
            elif message["params"]["uri"] == path.as_uri():
                found = message["params"]["diagnostics"]
                return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found]

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """Return what an editor would offer at a place of an open file, counted from 1."""
        answer = self._ask("textDocument/completion", **_place(path, line, column))
        return [each["label"] for each in answer["items"]]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what an editor would show about a place of an open file, counted from 1."""
        answer = self._ask("textDocument/hover", **_place(path, line, column))
        return "" if answer is None else str(answer["contents"]["value"])

    def close(self) -> None:
        """End the server."""
        self._ask("shutdown")
        self._tell("exit")

    def _ask(self, method: str, **parameters: Any) -> Any:  # noqa: ANN401 - JSON
        self._asked += 1
        self._send(id=self._asked, method=method, params=parameters)
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._answer(message)

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send(method=method, params=parameters)

    def _answer(self, message: dict[str, Any]) -> None:
        """Say to a question of the server's, such as for settings, that there is nothing."""
        if "method" in message and "id" in message:
            asked = message["params"].get("items", ()) if message["params"] else ()
            self._send(id=message["id"], result=[None] * len(asked))

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _read(self) -> dict[str, Any]:
        length = 0
        while (line := self._told.readline().strip()) or not length:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._told.read(length))
        return message


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    place = {"line": line - 1, "character": column - 1}
    return {"textDocument": {"uri": path.as_uri()}, "position": place}


@contextmanager
def language_server(node: str, folder: Path) -> Iterator[LanguageServer]:
    """Start a server for a folder, and end it.

    Args:
        node: Path of Node.js.
        folder: What an editor has opened.
    """
    order = [node, str(server()), "--stdio"]
    with subprocess.Popen(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdin
            assert process.stdout
            running = LanguageServer(process.stdin, process.stdout, folder)
            yield running
            running.close()
        finally:
            process.terminate()
