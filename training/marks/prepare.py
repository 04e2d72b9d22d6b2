"""Corpora to arrays: `python -m marks.prepare TEXT DATA OUT`, run from `training/`.

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
from marks import calls
from marks.corpus import LOWER, TITLE, UNKNOWN, UPPER, Said, lines, said

PIECES, HELD = 50, 10
CORPORA = ("bitcointranscripts_mit", "changelog_cc-by-sa-4.0", "europarlmin_europarl", "us_presidents_public-domain")


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


def intrinsic(words: list[Said], table: dict[str, collections.Counter[int]]) -> list[int]:
    """The case of each word where it does not begin a sentence; the table settles those that always do the same."""
    out = []
    for w in words:
        case = w.case
        if case == UNKNOWN and (seen := table.get(w.word)) and (total := sum(seen.values())) >= 8:
            best, count = seen.most_common(1)[0]
            case = best if count >= 0.97 * total else UNKNOWN
        out.append(case)
    return out


def main(text: Path, data: Path, out: Path) -> None:
    """Write `OUT/<corpus>.npz` (word ids, marks, cases, turns, held) and `OUT/words.json`."""
    out.mkdir(parents=True, exist_ok=True)
    avoid = measured_talks(data)
    corpora: dict[str, list[list[Said]]] = {}
    hashes, dropped = {}, 0
    for name in CORPORA:
        packed = (text / f"{name}.txt.xz").read_bytes()
        hashes[f"{name}.txt.xz"] = hashlib.sha256(packed).hexdigest()
        raw = lzma.decompress(packed).decode("utf-8", errors="ignore").splitlines()
        dice = random.Random(name)
        pieces: list[list[Said]] = []
        for piece in range(PIECES):
            part = raw[len(raw) * piece // PIECES : len(raw) * (piece + 1) // PIECES]
            made: list[Said] = []
            for line, _ in lines(part):
                new = said(line, dice)
                if name.startswith("bitcoin") and grams([w.word for w in new]) & avoid:
                    dropped += 1
                    continue
                made += new
            pieces.append(made)
        corpora[name] = pieces
        print(name, sum(map(len, pieces)), "words", flush=True)
    print("lines of measured talks left out:", dropped)

    tuning, _ = calls.halves(data / "earnings21")
    heard = [calls.read(folder) for folder in tuning]
    table: dict[str, collections.Counter[int]] = collections.defaultdict(collections.Counter)
    forms: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for pieces in corpora.values():
        for at, piece in enumerate(pieces):
            if at % HELD != HELD - 1:
                for w in piece:
                    if w.case != UNKNOWN:
                        table[w.word][w.case] += 1
                        forms[w.word][w.surface] += 1
    ids: dict[str, int] = {}
    for name, pieces in corpora.items():
        flat = [w for piece in pieces for w in piece]
        np.savez(
            out / f"{name}.npz",
            word=np.array([ids.setdefault(w.word, len(ids)) for w in flat], np.int32),
            mark=np.array([w.mark for w in flat], np.uint8),
            case=np.array(intrinsic(flat, table), np.uint8),
            turn=np.array([w.starts_turn for w in flat], bool),
            held=np.concatenate([np.full(len(p), i % HELD == HELD - 1) for i, p in enumerate(pieces)]),
        )
    for call in heard:
        cases = []
        for word, case in zip(call.words, call.cases, strict=True):
            seen = table.get(word)
            if case == UNKNOWN and seen and sum(seen.values()) >= 8:
                best, count = seen.most_common(1)[0]
                case = best if count >= 0.97 * sum(seen.values()) else UNKNOWN
            cases.append(case)
        np.savez(
            out / f"call_{call.name}.npz",
            word=np.array([ids.setdefault(w, len(ids)) for w in call.words], np.int32),
            mark=np.array(call.marks, np.uint8),
            case=np.array(cases, np.uint8),
            start_ms=np.array(call.start_ms, np.int64),
            end_ms=np.array(call.end_ms, np.int64),
        )
    mixed = {
        word: form
        for word, seen in forms.items()
        if (form := seen.most_common(1)[0][0]) not in (word, word.capitalize(), word.upper())
        and seen[form] >= 5 and seen[form] > 0.6 * sum(seen.values())
        and form.lower() == word and form[1:] != form[1:].lower()
    }  # fmt: skip
    (out / "words.json").write_text(json.dumps(list(ids)), encoding="utf-8")
    (out / "mixed.json").write_text(json.dumps(mixed, indent=0, sort_keys=True), encoding="utf-8")
    (out / "hashes.json").write_text(json.dumps(hashes, indent=1), encoding="utf-8")
    print(len(ids), "different words;", len(mixed), "written in mixed case;", LOWER, TITLE, UPPER)


if __name__ == "__main__":
    main(*(Path(a) for a in sys.argv[1:4]))
