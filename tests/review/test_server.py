"""The page over HTTP: only for this machine, only with its token, and parts of a recording."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from tests.review.serving import served
from tests.review.talks import reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transcripts.review import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    recording = tmp_path / "talk.mp3"
    recording.write_bytes(bytes(range(256)) * 20)
    with served(tmp_path, media=recording) as running:
        yield running


def _ask(server: Server, method: str, what: str, body: object = None, **headers: str) -> tuple[int, dict, bytes]:
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    sent = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    connection.request(method, what, sent, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    found = answer.status, dict(answer.headers), answer.read()
    connection.close()
    return found


def _path(server: Server, what: str = "") -> str:
    return f"/{server.token}/{what}"


def test_it_listens_on_the_loopback_address_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.token) >= 32


def test_the_page_comes_with_the_token(server: Server) -> None:
    status, headers, body = _ask(server, "GET", _path(server))
    assert status == 200
    assert b"Harbour talk" in body
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("what", ["/", "/wrong/", "/wrong/media", "/%2e%2e/"])
def test_without_the_token_nothing_comes(server: Server, what: str) -> None:
    for method in ("GET", "PUT"):
        status, _, body = _ask(server, method, what, {} if method == "PUT" else None)
        assert status == 403
        assert b"Harbour" not in body


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_site_is_refused(server: Server, headers: dict[str, str]) -> None:
    assert _ask(server, "GET", _path(server), **headers)[0] == 403
    assert _ask(server, "PUT", _path(server, "decisions"), {"revision": 0, "patch": {"patch": 1}}, **headers)[0] == 403
    assert server.store.revision == 0


def test_decisions_are_kept_and_a_stale_tab_is_told(server: Server) -> None:
    first = reviewed()[1].corrections[0].id
    patch = {"patch": 1, "reject": [first]}
    status, _, body = _ask(server, "PUT", _path(server, "decisions"), {"revision": 0, "patch": patch})
    assert (status, json.loads(body)["revision"]) == (200, 1)
    status, _, body = _ask(server, "PUT", _path(server, "decisions"), {"revision": 0, "patch": {"patch": 1}})
    assert (status, json.loads(body)["patch"]["reject"]) == (409, [first])
    assert server.store.patch.reject == (first,)


NO_DECISIONS = (
    b"", b"[]", b"{", b"{}", b'{"revision": 0, "patch": 3}', b'{"patch":' * 5000,
    b'{"revision": 0, "patch": {"patch": 1, "accept": ["x"]}}',
)  # fmt: skip


@pytest.mark.parametrize("body", NO_DECISIONS)
def test_what_is_no_decision_is_told(server: Server, body: bytes) -> None:
    status, _, told = _ask(server, "PUT", _path(server, "decisions"), body)
    assert status == 400
    assert json.loads(told)["error"]
    assert server.store.revision == 0


def test_captions_are_laid_out_with_the_decisions(server: Server) -> None:
    ledger = reviewed()[1]
    before = json.loads(_ask(server, "GET", _path(server, "captions"))[2])
    assert "Reykjavik" in before["cues"][0]["text"]
    patch = {"patch": 1, "reject": [ledger.corrections[0].id]}
    _ask(server, "PUT", _path(server, "decisions"), {"revision": 0, "patch": patch})
    assert "reykjavic" in json.loads(_ask(server, "GET", _path(server, "captions"))[2])["cues"][0]["text"]


def test_a_recording_comes_whole_and_in_parts(server: Server) -> None:
    whole = bytes(range(256)) * 20
    status, headers, body = _ask(server, "GET", _path(server, "media"))
    assert (status, headers["Content-Type"], body) == (200, "audio/mpeg", whole)
    status, headers, body = _ask(server, "GET", _path(server, "media"), Range="bytes=256-511")
    assert (status, headers["Content-Range"], body) == (206, "bytes 256-511/5120", whole[256:512])
    assert _ask(server, "GET", _path(server, "media"), Range="bytes=9999-")[0] == 416


def test_nothing_else_is_served(server: Server) -> None:
    assert _ask(server, "GET", _path(server, "../../etc/passwd"))[0] == 404
    assert _ask(server, "PUT", _path(server, "media"), {})[0] == 404
