"""Who may ask: the browser of the person at this machine, for a page of ours, and nobody else.

The preview listens on 127.0.0.1 only, but any web page that is open in the same browser can
send requests there, and can give its own name the address 127.0.0.1 (DNS rebinding).  So a
request must know the secret in our address, must name this machine as its host, and must
come from our own page or from the address bar.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

REFUSED, NOT_ALLOWED = 403, 405

OWN_FETCHES: Final = frozenset({b"same-origin", b"none"})
"""Where a browser says that a request comes from: our own page, or the address bar."""

HEADERS: Final = (
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            b"font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            b"frame-ancestors 'none'"
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)
"""What every answer says to the browser: run, load and send nothing but ours."""


class Gate:
    """Lets requests through to an application, or refuses them.

    Args:
        app: What answers the others.
        port: Where it listens.
        secret: The first part of every path.
    """

    def __init__(self, app: ASGIApp, port: int, secret: str) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost"))
        self._secret = secret.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":  # no other kind is ever offered
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *HEADERS]
            await send(message)

        status = self._status(scope)
        if status is None:
            await self._app(scope, receive, send_guarded)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"allow", b"GET")]
        await send_guarded({"type": "http.response.start", "status": status, "headers": headers})
        words = b"This is not for you. Open the address that guidebuilder has printed.\n"
        await send_guarded({"type": "http.response.body", "body": words})

    def _status(self, scope: Scope) -> int | None:
        """Return with what a request is refused; ``None`` lets it through."""
        headers: list[tuple[bytes, bytes]] = scope["headers"]
        hosts = [value for name, value in headers if name == b"host"]
        origins = [value for name, value in headers if name == b"origin"]
        fetches = [value for name, value in headers if name == b"sec-fetch-site"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return REFUSED
        if any(origin != b"http://" + hosts[0] for origin in origins):
            return REFUSED
        if not OWN_FETCHES.issuperset(fetches):
            return REFUSED
        secret = str(scope["path"]).lstrip("/").partition("/")[0].encode()
        if not compare_digest(secret, self._secret):
            return REFUSED
        return None if scope["method"] == "GET" else NOT_ALLOWED
