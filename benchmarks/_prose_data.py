"""What prose is measured on: calls and talks as a recogniser heard them beside what people wrote, and held-out text.

Reads `earnings21`, `bitcoin` and `talkpython` (see `_names_data.folder`) and the corpora of `$TRANSCRIPTS_TEXT` or
`../shared/text`. Which calls tune and which measure, and which pieces of a corpus are held out, is decided in
`training`, whose code is used here, so that the two cannot differ.
"""

from __future__ import annotations

import csv
import lzma
import os
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import Levenshtein

from benchmarks._names_data import HERE, folder
from training import calls
from training.corpus import Said, lines, said
from training.prepare import CORPORA, HELD, PIECES
from transcripts.languages.folding import core
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_TAIL = regex.compile(r"[^\p{L}\p{N}%$]*$")
REPORTED_PIECES = (29, 39, 49)  # of the held-out ones; the other two set the thresholds


@dataclass(frozen=True, slots=True)
class Written:
    """A word as someone wrote it: in lower case, its mark (one of `,.?` or nothing), whether it has a capital."""

    word: str
    mark: str
    capital: bool


def written(text: str) -> Written:
    """Read one word of a text. `!` counts as a full stop, `;`, `:` and `…` as a comma."""
    bare = core(text)
    tail = _TAIL.search(text)
    marks = tail.group() if tail else ""
    mark = "?" if "?" in marks else "." if "." in marks or "!" in marks else ""
    mark = mark or ("," if any(c in marks for c in ",;:…") else "")
    return Written(bare.lower().replace("’", "'"), mark, any(c.isupper() for c in bare))


def with_mark(word: str, mark: str) -> Written:
    """A word whose mark stands in a column of its own."""
    return written(word + mark)


def call_folders(part: str) -> list[Path]:
    """The calls that tune (`tune`) or those that measure (`test`)."""
    root = folder("earnings21")
    if root is None:
        return []
    tuning, held_out = calls.halves(root)
    return tuning if part == "tune" else held_out


def reference(path: Path) -> list[Written]:
    """What a person wrote down of a call."""
    rows = calls.rows(path / "reference_tokens.tsv")
    return [with_mark(r["token"], r["punct"]) for r in rows if not r["token"].startswith("<")]


def service(path: Path, name: str) -> list[Written]:
    """A service's own words, marks and case of a call."""
    return [with_mark(r["word"], r["punct"]) for r in calls.rows(path / f"asr_{name}.tsv")]


def heard(path: Path, *, timed: bool) -> Transcript:
    """rev_kaldi's bare words of a call."""
    words = calls.rows(path / "asr_rev_kaldi.tsv")
    times = [(round(float(r["start"]) * 1000), round(float(r["end"]) * 1000)) for r in words]
    made = [Word(r["word"].lower(), *(t if timed else ())) for r, t in zip(words, times, strict=True)]
    return in_cues(made)


def in_cues(words: Sequence[Word]) -> Transcript:
    """Words in segments of a dozen, as captions have them."""
    return Transcript(tuple(Segment.of(words[i : i + 12]) for i in range(0, len(words), 12)))


def pairs(ours: Sequence[Written], theirs: Sequence[Written]) -> Iterator[tuple[Written, Written]]:
    """The words that both have, side by side."""
    for code in Levenshtein.opcodes([w.word for w in ours], [w.word for w in theirs]):
        if code.tag == "equal":
            here = range(code.src_start, code.src_end)
            yield from zip(
                (ours[i] for i in here), (theirs[j] for j in range(code.dest_start, code.dest_end)), strict=True
            )


def bitcoin_talks() -> Iterator[tuple[Transcript, list[Written]]]:
    """What a recogniser heard of each talk, its marks and case taken away, and what a reviewer made of it."""
    root = folder("bitcoin")
    for path in sorted(root.iterdir()) if root else []:
        turns = [_turns(path / name) for name in ("raw_turns.tsv", "ref_turns.tsv")]
        bare = [core(w).lower() for text in turns[0] for w in text.split()]
        yield (
            in_cues([Word(w) for w in bare if w]),
            [written(w) for text in turns[1] for w in text.split() if core(w)],
        )


def _turns(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as held:
        return [r["text"] or "" for r in csv.DictReader(held, delimiter="\t", quoting=csv.QUOTE_NONE)]


def punctuated() -> Iterator[tuple[str, Transcript]]:
    """Reference texts as people punctuated them: a name for each set, and a text."""
    for path in call_folders("test"):
        yield "earnings calls", _by_line((path / "reference.txt").read_text(encoding="utf-8"))
    if root := folder("bitcoin"):
        for path in sorted(root.glob("*/ref_turns.tsv")):
            yield "bitcoin talks", _by_line("\n".join(_turns(path)))


def _by_line(text: str) -> Transcript:
    return Transcript(tuple(Segment(line) for line in text.splitlines() if line.strip()))


def held_out(most: int = 60_000) -> Iterator[tuple[str, list[Said]]]:
    """Words of each corpus that were never trained on, up to `most`, numbers as a recogniser writes them."""
    root = HERE.parent / "shared" / "text"
    if where := os.environ.get("TRANSCRIPTS_TEXT"):
        root = type(root)(where)
    for name in CORPORA:
        path = root / f"{name}.txt.xz"
        if not path.is_file():
            continue
        raw = lzma.decompress(path.read_bytes()).decode("utf-8", errors="ignore").splitlines()
        dice, words = random.Random(name), list[Said]()
        for piece in REPORTED_PIECES:
            assert piece % HELD == HELD - 1
            part: list[Said] = []
            for line, _ in lines(raw[len(raw) * piece // PIECES : len(raw) * (piece + 1) // PIECES]):
                part += said(line, dice)
                if len(part) >= most // len(REPORTED_PIECES):
                    break
            words += part
        yield name, words
