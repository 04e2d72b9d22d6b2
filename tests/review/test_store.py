"""Decisions are kept at once, whole, and never over those of another tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.review.talks import reviewed
from transcripts.errors import TranscriptsError
from transcripts.ledger import Patch, apply, patch_from_json
from transcripts.review import Store

if TYPE_CHECKING:
    from pathlib import Path


def _store(tmp_path: Path) -> Store:
    text, ledger = reviewed()
    return Store(str(tmp_path / "d.json"), lambda patch: apply(text, ledger, patch))


def test_what_is_put_is_in_the_file_and_comes_back(tmp_path: Path) -> None:
    _, ledger = reviewed()
    patch = Patch(reject=(ledger.corrections[0].id,))
    store = _store(tmp_path)
    assert store.put(patch, 0)
    assert patch_from_json((tmp_path / "d.json").read_text("utf-8")) == patch
    assert _store(tmp_path).patch == patch


def test_a_patch_made_on_an_older_state_is_not_kept(tmp_path: Path) -> None:
    _, ledger = reviewed()
    first, second = (Patch(reject=(c.id,)) for c in ledger.corrections[:2])
    store = _store(tmp_path)
    assert store.put(first, 0)
    assert not store.put(second, 0)
    assert store.patch == first
    assert store.put(second, store.revision)


def test_a_wrong_patch_is_told_and_not_kept(tmp_path: Path) -> None:
    store = _store(tmp_path)
    with pytest.raises(TranscriptsError, match="nope"):
        store.put(Patch(accept=("nope",)), 0)
    assert store.patch == Patch()
    assert not (tmp_path / "d.json").exists()


def test_a_broken_file_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text('{"patch": 1, "accept": [3]}', "utf-8")
    with pytest.raises(TranscriptsError, match="accept"):
        _store(tmp_path)
