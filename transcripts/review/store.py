"""Where decisions are kept: one file, written whole at each, with a revision so that no tab writes over another's."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts import storage
from transcripts.ledger.patch import Patch, patch_from_json, patch_to_json

if TYPE_CHECKING:
    from collections.abc import Callable


class Store:
    """The decisions about one talk, and the file that they are kept in. Safe to use from several threads."""

    def __init__(self, path: str, check: Callable[[Patch], object]) -> None:
        """Take what the file at `path` holds, if there is one; `check` raises TranscriptsError for a wrong patch."""
        self.path = path
        self.revision = 0
        self._check = check
        self._lock = threading.Lock()
        self.patch = Patch()
        if Path(path).exists():
            self.patch = patch_from_json(storage.read_text(path), path)
            check(self.patch)

    def put(self, patch: Patch, revision: int) -> bool:
        """Keep a patch that was made on a revision; False where that is not the last one any more.

        Raises TranscriptsError, and keeps nothing, where the patch is wrong or the file cannot be written.
        """
        with self._lock:
            if revision != self.revision:
                return False
            self._check(patch)
            storage.place({self.path: patch_to_json(patch).encode("utf-8", "backslashreplace")})
            self.patch = patch
            self.revision += 1
            return True
