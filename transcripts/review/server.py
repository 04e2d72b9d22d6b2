"""The page, served to the browsers of this machine alone, under an address that nobody can guess.

The standard library's server does: there is one reader, the address is the loopback's, and what it lacks (parts of a
long recording) is in `ranges.py`; a framework would bring a dozen packages for four addresses.
"""

from __future__ import annotations

import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcripts.errors import TranscriptsError
from transcripts.ledger.patch import patch_from_json, patch_to_json
from transcripts.review.page import page
from transcripts.review.ranges import part_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from transcripts.ledger import Patch
    from transcripts.review.store import Store

HOST = "127.0.0.1"
MOST_BYTES = 32 * 1024 * 1024
"""The largest patch that is taken: every word of a day's talk edited is smaller."""
PIECE = 1 << 16
_TYPES = {
    ".mp4": "video/mp4", ".m4v": "video/mp4", ".mov": "video/mp4", ".webm": "video/webm", ".mkv": "video/webm",
    ".mp3": "audio/mpeg", ".m4a": "audio/mp4", ".aac": "audio/aac", ".wav": "audio/wav", ".ogg": "audio/ogg",
    ".opus": "audio/ogg", ".flac": "audio/flac",
}  # fmt: skip


def media_type(path: str) -> str:
    """The type of a recording by its suffix, as browsers name it; of an unknown one, a video's."""
    return _TYPES.get(Path(path).suffix.lower(), "video/mp4")


class Server(ThreadingHTTPServer):
    """Serves one review. `address` is where the page is; `serve_forever` and `shutdown` are the library's."""

    daemon_threads = True

    def __init__(
        self,
        contents: Mapping[str, Any],
        store: Store,
        captions: Callable[[Patch], Mapping[str, Any]],
        *,
        media: str | None = None,
        port: int = 0,
    ) -> None:
        """Bind to the loopback address. `captions` lays the talk out with decisions made. Raises OSError."""
        super().__init__((HOST, port), _Handler)
        self.token = secrets.token_urlsafe(24)
        self.contents, self.store, self.captions, self.media = contents, store, captions, media

    @property
    def address(self) -> str:
        """Where the page is, with the token that lets one in."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which it may be called: any other is another site that points here."""
        return frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "transcripts", ""
    timeout = 60

    def do_GET(self) -> None:
        what = self._asked()
        if what == "":
            store = self.server.store
            patch = json.loads(patch_to_json(store.patch))
            self._send(page(self.server.contents, patch, revision=store.revision).encode(), "text/html; charset=utf-8")
        elif what == "captions":
            self._json(dict(self.server.captions(self.server.store.patch)))
        elif what == "media" and self.server.media is not None:
            self._media(self.server.media)
        elif what is not None:
            self._json({"error": "nothing is here"}, HTTPStatus.NOT_FOUND)

    def do_PUT(self) -> None:
        what = self._asked()
        if what is None:
            return
        if what != "decisions":
            self._json({"error": "nothing is here"}, HTTPStatus.NOT_FOUND)
            return
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            self.close_connection = True
            self._json({"error": "too long, or its length is not told"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        store = self.server.store
        try:
            asked = json.loads(body)
            kept = store.put(patch_from_json(json.dumps(asked["patch"])), asked["revision"])
        except (ValueError, KeyError, TypeError, RecursionError):
            self._json({"error": "these are no decisions"}, HTTPStatus.BAD_REQUEST)
        except TranscriptsError as error:
            self._json({"error": f"Not saved: {error.message}"}, HTTPStatus.BAD_REQUEST)
        else:
            told = {"revision": store.revision, "patch": json.loads(patch_to_json(store.patch))}
            self._json(told, HTTPStatus.OK if kept else HTTPStatus.CONFLICT)

    def _asked(self) -> str | None:
        """What is asked for, below the token; None where the caller is not let in, which is then answered."""
        origin = self.headers.get("Origin")
        ours = {f"http://{host}" for host in self.server.hosts}
        token, _, what = self.path.partition("?")[0].lstrip("/").partition("/")
        if self.headers.get("Host") not in self.server.hosts or (origin is not None and origin not in ours):
            why = "this page is for this machine alone"
        elif not secrets.compare_digest(token.encode(), self.server.token.encode()):
            why = "the address is not complete: open the one that the program printed"
        else:
            return what
        self.close_connection = True
        self._json({"error": why}, HTTPStatus.FORBIDDEN)
        return None

    def _json(self, value: object, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(json.dumps(value).encode(), "application/json", status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._head(status, kind, len(body))
        self.wfile.write(body)

    def _head(self, status: HTTPStatus, kind: str, length: int, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def _media(self, path: str) -> None:
        try:
            with Path(path).open("rb") as stream:
                size = stream.seek(0, 2)
                wanted = part_of(self.headers.get("Range"), size)
                if wanted is None:
                    self._head(
                        HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, media_type(path), 0, Content_Range=f"bytes */{size}"
                    )
                    return
                first, end = wanted
                partial = self.headers.get("Range") is not None and (first, end) != (0, size)
                more = {"Content_Range": f"bytes {first}-{end - 1}/{size}"} if partial else {}
                status = HTTPStatus.PARTIAL_CONTENT if partial else HTTPStatus.OK
                self._head(status, media_type(path), end - first, Accept_Ranges="bytes", **more)
                stream.seek(first)
                left = end - first
                while left and (piece := stream.read(min(PIECE, left))):
                    self.wfile.write(piece)
                    left -= len(piece)
        except (BrokenPipeError, ConnectionResetError):  # the browser has what it wants, and seeks elsewhere
            self.close_connection = True
        except OSError as error:
            self._json({"error": f"the recording cannot be read: {error.strerror}"}, HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the signature is the library's
        """Say nothing: the terminal is the user's."""
