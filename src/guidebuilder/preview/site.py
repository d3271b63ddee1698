"""The addresses that the page in the browser asks for, and what answers them.

Everything that makes or draws pages runs on one thread beside the one that answers, one
thing after the other: PDFium and our own memory are for one at a time.
"""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from guidebuilder.preview.source import lines_around
from guidebuilder.resources import PACKAGE, fonts_folder

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request

    from guidebuilder.preview.choice import Choice
    from guidebuilder.preview.workshop import Workshop

T = TypeVar("T")

PAGE_FOLDER: Final = PACKAGE / "preview" / "page"

ASSETS: Final = {
    "": PAGE_FOLDER / "preview.html",
    "preview.css": PAGE_FOLDER / "preview.css",
    "preview.js": PAGE_FOLDER / "preview.js",
    "text.ttf": fonts_folder() / "source-serif-4" / "SourceSerif4_400Regular.ttf",
    "label.ttf": fonts_folder() / "anek-latin" / "AnekLatin_400Regular.ttf",
    "label-500.ttf": fonts_folder() / "anek-latin" / "AnekLatin_500Medium.ttf",
    "label-800.ttf": fonts_folder() / "anek-latin" / "AnekLatin_800ExtraBold.ttf",
}
"""The files that the page consists of: the only ones that are handed out as they are."""

HEARTBEAT: Final = 15.0
"""Seconds of silence after which the browser is told that we are still there."""

TIDY: Final = 3.0
"""Seconds of rest after a change before memory is tidied: nobody should wait for that."""

NOT_FOUND: Final = 404


class Site:
    """Serves one guide to any number of windows.

    Args:
        workshop: Makes the pages.
        choice: What is looked at until somebody chooses otherwise.
        editor: Name of the editor whose links are shown, if any.
    """

    def __init__(self, workshop: Workshop, choice: Choice, editor: str | None) -> None:
        self._workshop = workshop
        self._choice = choice
        self._editor = editor
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="workshop")
        self._changes = 0
        self._changed = asyncio.Event()
        self._shown: tuple[int, dict[Choice, bytes]] = (-1, {})
        self._tidying: asyncio.TimerHandle | None = None

    def app(self, secret: str) -> Starlette:
        """Return the application; all its paths begin with the secret."""
        routes = [
            Route("/events", self._events),
            Route("/picture/{since}/{number:int}/{width:int}", self._picture),
            Route("/words/{stamp}", self._words),
            Route("/source", self._source),
            *(Route(f"/{name}", self._asset, name=name or "page") for name in ASSETS),
        ]
        return Starlette(routes=[Mount(f"/{secret}", routes=routes)])

    def tell_change(self) -> None:
        """Make all windows show what the files say now."""
        self._changes += 1
        self._changed.set()
        self._changed = asyncio.Event()
        if self._tidying is not None:
            self._tidying.cancel()
        loop = asyncio.get_running_loop()
        self._tidying = loop.call_later(TIDY, lambda: self._worker.submit(gc.collect))

    async def _run(self, work: Callable[..., T], *arguments: object) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, lambda: work(*arguments))

    async def _asset(self, request: Request) -> Response:
        name = request.scope["path"].rpartition("/")[2]
        return FileResponse(ASSETS[name])

    async def _events(self, request: Request) -> Response:
        choice = self._choice.asked(request.query_params)
        return StreamingResponse(self._stream(choice), media_type="text/event-stream")

    async def _stream(self, choice: Choice) -> AsyncIterator[bytes]:
        """Yield what is shown, now and after each change, as server-sent events."""
        yield b"retry: 1000\ndata: " + msgspec.json.encode({"editor": self._editor}) + b"\n\n"
        seen = -1
        while True:
            if seen != self._changes:
                seen = self._changes
                yield b"event: shown\ndata: " + await self._show(choice) + b"\n\n"
                continue
            try:
                await asyncio.wait_for(self._changed.wait(), HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"

    async def _show(self, choice: Choice) -> bytes:
        """Return what is shown of a choice; windows that look at the same share the work."""
        if self._shown[0] != self._changes:
            self._shown = self._changes, {}
        known = self._shown[1]
        if choice not in known:
            known[choice] = msgspec.json.encode(await self._run(self._workshop.show, choice))
        return known[choice]

    async def _picture(self, request: Request) -> Response:
        asked = request.path_params
        try:
            data = await self._run(
                self._workshop.picture, asked["since"], asked["number"], asked["width"]
            )
        except ValueError:
            data = None
        if data is None:
            return Response(status_code=NOT_FOUND)
        return Response(data, media_type="image/bmp")

    async def _words(self, request: Request) -> Response:
        found = await self._run(self._workshop.words, request.path_params["stamp"])
        if found is None:
            return Response(status_code=NOT_FOUND)
        return Response(msgspec.json.encode(found), media_type="application/json")

    async def _source(self, request: Request) -> Response:
        query = request.query_params
        line = query.get("line", "1")
        number = int(line) if line.isascii() and line.isdigit() and len(line) < 9 else 1  # noqa: PLR2004 - longer than any file
        found = lines_around(self._workshop.folder, query.get("file", ""), number)
        if found is None:
            return Response(status_code=NOT_FOUND)
        return Response(msgspec.json.encode(found), media_type="application/json")
