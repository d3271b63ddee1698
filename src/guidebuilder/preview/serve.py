"""Listens on this machine, watches the guide, and stays until it is interrupted."""

from __future__ import annotations

import asyncio
import logging
import secrets
import socket
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import uvicorn
from msgspec import Struct

from guidebuilder.failures import OrderError
from guidebuilder.preview.gate import Gate
from guidebuilder.preview.site import Site
from guidebuilder.preview.watch import changes
from guidebuilder.preview.workshop import Workshop
from guidebuilder.style.read_theme import ENDING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guidebuilder.preview.choice import Choice

LOOPBACK: Final = "127.0.0.1"
"""The address that no other machine reaches."""

WAITING: Final = 128
"""Connections that may wait to be taken up: what systems allow anyhow."""


class Wanted(Struct, frozen=True, kw_only=True):
    """How a guide is to be previewed.

    Attributes:
        guide: Its folder.
        choice: What is looked at first.
        port: Where to listen; 0 leaves it to the system.
        polling: Whether to look at the files again and again instead of being told.
        editor: Name of the editor whose links are shown, if any.
        confess: Told of exceptions that are our own mistakes.
    """

    guide: Path
    choice: Choice
    port: int = 0
    polling: bool = False
    editor: str | None = None
    confess: Callable[[Exception], None]


def serve(wanted: Wanted, ready: Callable[[str], None]) -> None:
    """Show a guide to the browser on this machine; it ends with the process.

    Args:
        wanted: What is shown, and how.
        ready: Called with the address, once it can be opened.

    Raises:
        OrderError: Another program listens on that port.
    """
    with _listening(wanted.port) as listener:
        asyncio.run(_serve(wanted, listener, ready))


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with listener:
        try:
            listener.bind((LOOPBACK, port))
        except (OSError, OverflowError) as problem:
            message = f"nothing can be shown at port {port}: another program may be there"
            raise OrderError(message, "leave `--port` out, or take another") from problem
        listener.listen(WAITING)
        yield listener


async def _serve(wanted: Wanted, listener: socket.socket, ready: Callable[[str], None]) -> None:
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)  # it would speak of our code
    port, secret = listener.getsockname()[1], secrets.token_urlsafe(16)
    site = Site(Workshop(wanted.guide, wanted.confess), wanted.choice, wanted.editor)
    server = _Server(
        uvicorn.Config(
            Gate(site.app(secret), port, secret),
            log_config=None,
            access_log=False,
            lifespan="off",
            loop="asyncio",
            http="h11",
            ws="none",
            server_header=False,
            proxy_headers=False,
        )
    )
    theme = wanted.choice.theme
    also = (Path(theme),) if theme.endswith(ENDING) else ()

    async def watch() -> None:
        async for _ in changes(wanted.guide, also, polling=wanted.polling):
            site.tell_change()

    watching = asyncio.create_task(watch())
    ready(f"http://{LOOPBACK}:{port}/{secret}/")
    try:
        await server.serve([listener])
    finally:
        watching.cancel()


class _Server(uvicorn.Server):
    """A server that leaves Ctrl-C and SIGTERM to the program (:mod:`guidebuilder.interrupts`)."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
