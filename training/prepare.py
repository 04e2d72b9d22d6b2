"""Corpora to arrays: `python -m training.prepare TEXT DATA OUT`.

Every corpus is cut into fifty pieces of equal length, in order; each tenth piece is held out and never trained on.
The bitcoin talks that measure the model are taken out of the training text first, by shared runs of eight words.
"""

from __future__ import annotations

import collections
import hashlib
import json
import lzma
import random
import sys
from pathlib import Path

import numpy as np

from training import calls
from training.corpus import UNKNOWN, Said, lines, said

PIECES, HELD = 50, 10
CORPORA = ("bitcointranscripts_mit", "changelog_cc-by-sa-4.0", "europarlmin_europarl", "us_presidents_public-domain")


Table = dict[str, collections.Counter[int]]


def grams(words: list[str]) -> set[int]:
    """A number for each run of eight words."""
    return {hash(tuple(words[i : i + 8])) for i in range(len(words) - 7)}


def measured_talks(data: Path) -> set[int]:
    """The runs of eight words of the bitcoin talks that the model is measured on."""
    found: set[int] = set()
    for path in sorted(data.glob("bitcoin/*/reference.md")):
        for text, _ in lines(path.read_text(encoding="utf-8").splitlines()):
            found |= grams([w.word for w in said(text, random.Random(0), 0.0)])
    return found


def settled(word: str, case: int, table: Table) -> int:
    """The case of a word where it does not begin a sentence; the table settles those that always do the same."""
    seen = table.get(word)
    if case != UNKNOWN or not seen or (total := sum(seen.values())) < 8:
        return case
    best, count = seen.most_common(1)[0]
    return best if count >= 0.97 * total else UNKNOWN


def read_corpus(name: str, packed: bytes, avoid: set[int]) -> list[list[Said]]:
    """The fifty pieces of a corpus as words."""
    raw = lzma.decompress(packed).decode("utf-8", errors="ignore").splitlines()
    dice = random.Random(name)
    pieces: list[list[Said]] = []
    dropped = 0
    for piece in range(PIECES):
        made: list[Said] = []
        for line, _ in lines(raw[len(raw) * piece // PIECES : len(raw) * (piece + 1) // PIECES]):
            new = said(line, dice)
            if name.startswith("bitcoin") and grams([w.word for w in new]) & avoid:
                dropped += 1
                continue
            made += new
        pieces.append(made)
    print(f"{name}: {sum(map(len, pieces))} words; {dropped} lines of measured talks left out", flush=True)
    return pieces


def count_forms(corpora: dict[str, list[list[Said]]]) -> tuple[Table, dict[str, collections.Counter[str]]]:
    """How often each word is written in each case, and in each form, in the pieces that are trained on."""
    table: Table = collections.defaultdict(collections.Counter)
    forms: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for pieces in corpora.values():
        for at, piece in enumerate(pieces):
            if at % HELD != HELD - 1:
                for w in piece:
                    if w.case != UNKNOWN:
                        table[w.word][w.case] += 1
                        forms[w.word][w.surface] += 1
    return table, forms


def mixed_forms(forms: dict[str, collections.Counter[str]]) -> dict[str, str]:
    """The words that are mostly written in a mixed case, such as iPhone."""
    out = {}
    for word, seen in forms.items():
        form, count = seen.most_common(1)[0]
        plain = form in (word, word.capitalize(), word.upper()) or form.lower() != word
        if not plain and form[1:] != form[1:].lower() and count >= 5 and count > 0.6 * sum(seen.values()):
            out[word] = form
    return out


def main(text: Path, data: Path, out: Path) -> None:
    """Write `OUT/<corpus>.npz` (word ids, marks, cases, turns, held), `OUT/call_*.npz` and `OUT/words.json`."""
    out.mkdir(parents=True, exist_ok=True)
    avoid = measured_talks(data)
    packed = {name: (text / f"{name}.txt.xz").read_bytes() for name in CORPORA}
    corpora = {name: read_corpus(name, packed[name], avoid) for name in CORPORA}
    table, forms = count_forms(corpora)
    ids: dict[str, int] = {}
    for name, pieces in corpora.items():
        flat = [w for piece in pieces for w in piece]
        np.savez(
            out / f"{name}.npz",
            word=np.array([ids.setdefault(w.word, len(ids)) for w in flat], np.int32),
            mark=np.array([w.mark for w in flat], np.uint8),
            case=np.array([settled(w.word, w.case, table) for w in flat], np.uint8),
            turn=np.array([w.starts_turn for w in flat], bool),
            held=np.concatenate([np.full(len(p), i % HELD == HELD - 1) for i, p in enumerate(pieces)]),
        )
    for call in map(calls.read, calls.halves(data / "earnings21")[0]):
        cases = [settled(w, c, table) for w, c in zip(call.words, call.cases, strict=True)]
        np.savez(
            out / f"call_{call.name}.npz",
            word=np.array([ids.setdefault(w, len(ids)) for w in call.words], np.int32),
            mark=np.array(call.marks, np.uint8),
            case=np.array(cases, np.uint8),
            start_ms=np.array(call.start_ms, np.int64),
            end_ms=np.array(call.end_ms, np.int64),
        )
    hashes = {f"{name}.txt.xz": hashlib.sha256(held).hexdigest() for name, held in packed.items()}
    for name, value in (("words", list(ids)), ("mixed", mixed_forms(forms)), ("hashes", hashes)):
        (out / f"{name}.json").write_text(json.dumps(value, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:4]))
