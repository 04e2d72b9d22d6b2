"""A review that is served for a test."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.review.talks import reviewed
from transcripts.ledger import Ledger, apply
from transcripts.review import Server, Store, contents
from transcripts.review.captions import captions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from transcripts.model import Transcript


@contextmanager
def served(
    folder: Path, text: Transcript | None = None, ledger: Ledger | None = None, media: Path | None = None
) -> Iterator[Server]:
    """Serve a talk from a thread; the decisions are kept in `folder`."""
    if text is None or ledger is None:
        text, ledger = reviewed()
    talk, held = text, ledger
    store = Store(str(folder / "decisions.json"), lambda patch: apply(talk, held, patch))
    kind = "audio" if media else None
    server = Server(
        contents(talk, held, name="talk", profile="source", media=kind),
        store,
        lambda patch: captions(apply(talk, held, patch)[0], "source"),
        media=str(media) if media else None,
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
