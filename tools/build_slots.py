"""Build English's `context/slots.npz`: how surely a name is due between the words before and after a place.

    python tools/build_slots.py --text talks.txt.xz --text debates.txt.xz [--half tune] [--to slots.npz]

Learns from texts of one paragraph or turn a line (a name there is a first name, or a word that edited English writes
with a capital, and what follows it), and from the calls of earnings21 where names are labelled, as they were said and
as recognisers heard them (see benchmarks/_names_data.py for where they are looked for; `--half tune` leaves the other
half for measuring, `--half tune/0` half of that).
Every text is seen with its marks half of the time, and without them the other half, as recognisers differ in that.
Needs `pip install scikit-learn`; takes some minutes and about 4 GB.
"""

from __future__ import annotations

import argparse
import csv
import lzma
import random
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import regex

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from benchmarks._names_data import PARTS, Case, earnings, folder, half, pairing, words_of
from transcripts.languages.english.titles import HONORIFICS
from transcripts.languages.english.wordlist import casing, is_word
from transcripts.names.slot_model import MARKS, REACH, TURN, WEIGHTS_FILE, across, after, as_learnt, before, packed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FIRST_NAMES = HERE / "transcripts" / "languages" / "english" / "data" / "first_names" / "first-names.txt"
WORDS = {"changelog": 5_000_000, "bitcoin": 1_500_000, "europarl": 1_000_000}
"""How many words are taken of a text, by what its file's name holds; of others a million."""
PASSES_OVER_CALLS = 8
OTHERS, OTHERS_IN_CALLS = 0.12, 0.15
"""The share of the places that are no names that is learnt from."""
LEAST_SEEN = 5
"""Runs that are seen less often are not learnt from."""
LEAST_WEIGHT = 3
"""Runs that weigh less than this many units are left out."""
SCALE = 4 / 127
"""Weights are kept as bytes: 127 stands for 4."""
LONGEST = 3
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['’.&-][\p{L}\p{N}]+)*|[.,?!;:]")
_TITLES = frozenset(title.capitalize() for title in HONORIFICS - {"miss"})  # which is a verb too
PERSON, NAME, OTHER = 1, 2, 0
KINDS = {"PERSON": PERSON} | dict.fromkeys(["ORG", "GPE", "PRODUCT", "LOC", "FAC", "NORP"], NAME)
RECOGNISERS, PASSES_OVER_HEARD = ("amazon", "rev_kaldi", "speechmatics"), 2


class Example(NamedTuple):
    """The runs around a span, and what stands in it."""

    runs: list[str]
    kind: int


Spans = list[tuple[int, int, int]]  # first, end, kind


@lru_cache(maxsize=1)
def _first_names() -> frozenset[str]:
    return frozenset(FIRST_NAMES.read_text("utf-8").lower().split("\n"))


@lru_cache(maxsize=1 << 18)
def _given(word: str) -> bool:
    small, how = word.lower(), casing(word)
    ordinary = is_word(small) or (how is not None and how.title <= 0.7)
    return word[0].isupper() and small in _first_names() and not ordinary


@lru_cache(maxsize=1 << 18)
def _proper(word: str) -> bool:
    how = casing(word)
    return word[0].isupper() and not word.isupper() and not is_word(word) and (how is None or how.title > 0.6)


def _names(tokens: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(tokens):
        token, end, kind = tokens[at], at + 1, OTHER
        if token in _TITLES:
            at += 1 + (tokens[at + 1 : at + 2] == ["."])
            if at < len(tokens) and _proper(tokens[at]):
                yield at, at + 1, PERSON
        elif token not in MARKS and _given(token):
            kind = PERSON
        elif token not in MARKS and _proper(token) and at and tokens[at - 1] not in ".?!":
            kind = NAME
        if kind != OTHER:
            while end < len(tokens) and end - at < LONGEST and tokens[end] not in MARKS and _proper(tokens[end]):
                end += 1
            yield at, end, kind
        at = max(end, at + 1)


def _unmarked(tokens: Sequence[str], spans: Spans) -> tuple[list[str], Spans]:
    kept = [i for i, token in enumerate(tokens) if token not in MARKS]
    place_of = {i: n for n, i in enumerate(kept)}
    out = [(place_of[a], place_of[a] + sum(t not in MARKS for t in tokens[a:b]), k) for a, b, k in spans]
    return [tokens[i] for i in kept], out


def examples(tokens: Sequence[str], spans: Spans, others: float, rng: random.Random) -> Iterator[Example]:
    """The names of a turn, and some of its other places."""
    if rng.random() < 0.5:
        tokens, spans = _unmarked(tokens, spans)
    padded = [*[TURN] * REACH, *(t if t in MARKS else as_learnt(t) for t in tokens), *[TURN] * REACH]
    taken = {i for a, b, _ in spans for i in range(a, b)}
    some = list(spans)
    for at, token in enumerate(tokens):
        if token in MARKS or rng.random() > others:
            continue
        end = min(at + rng.choice((1, 1, 2, 2, 3)), len(tokens))
        if taken.isdisjoint(range(at, end)) and MARKS.isdisjoint(tokens[at:end]):
            some.append((at, end, OTHER))
    for a, b, kind in some:
        left, right = padded[a : a + REACH], padded[b + REACH : b + 2 * REACH]
        yield Example([*before(left), *after(right), *across(left, right)], kind)


def from_text(path: Path, most: int, rng: random.Random) -> Iterator[Example]:
    """Examples of a text of one turn a line."""
    opened = lzma.open if path.suffix == ".xz" else Path.open
    with opened(path, "rt", encoding="utf-8", errors="replace") as file:
        lines = [line for line in file if line.strip()]
    rng.shuffle(lines)
    for line in lines:
        tokens = _WORD.findall(line)
        yield from examples(tokens, list(_names(tokens)), OTHERS, rng)
        most -= len(tokens)
        if most < 0:
            return


def _call(path: Path, *, one_turn: bool) -> Iterator[tuple[list[str], Spans]]:
    def rows(name: str) -> list[dict[str, str]]:
        with (path / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

    labels: dict[int, tuple[int, int]] = {}
    for row in rows("entities.tsv"):
        if row["type"] in KINDS:
            start = int(row["tok_start"])
            labels |= dict.fromkeys(range(start, int(row["tok_end"])), (start, KINDS[row["type"]]))
    tokens: list[str] = []
    spans: dict[int, tuple[int, int, int]] = {}
    speaker = ""
    for i, row in enumerate(rows("reference_tokens.tsv")):
        if tokens and row["speaker_id"] != speaker and not one_turn:
            yield tokens, list(spans.values())
            tokens, spans = [], {}
        speaker = row["speaker_id"]
        begin = len(tokens)
        tokens += _WORD.findall(row["token"] + (row["punct"] or ""))
        words = [k for k in range(begin, len(tokens)) if tokens[k] not in MARKS]
        if i in labels and words:
            start, kind = labels[i]
            first = spans[start][0] if start in spans else words[0]
            spans[start] = first, words[-1] + 1, kind
    yield tokens, list(spans.values())


def from_calls(part: str, rng: random.Random) -> Iterator[Example]:
    """Examples of the labelled calls, sometimes without their turns, as some recognisers know none."""
    root = folder("earnings21")
    if root is None:
        return
    for seen in range(PASSES_OVER_CALLS):
        for call in half([p.name for p in root.iterdir() if p.is_dir()], part):
            for tokens, spans in _call(root / call, one_turn=seen % 3 == 2):
                yield from examples(tokens, spans, OTHERS_IN_CALLS, rng)


def from_heard(part: str, rng: random.Random) -> Iterator[Example]:
    """Examples of the same calls as recognisers heard them: the labels are those of the words said there."""
    for seen, recogniser in enumerate(RECOGNISERS * PASSES_OVER_HEARD):
        for case in earnings(recogniser, part):
            labels = {i: kind for a, b, kind in _labels(case) for i in range(a, b)}
            kind_at: dict[int, int] = {}
            for tag, a, b, x, y in pairing(words_of(case.heard), list(case.said)):
                for i in range(a, b):
                    j = x + (i - a) if tag == "equal" else x + (i - a) * (y - x) // max(1, b - a)
                    if (y > x) and j in labels:
                        kind_at[i] = labels[j]
            yield from _heard(case, kind_at, rng, one_turn=seen % 3 == 2)


def _labels(case: Case) -> Iterator[tuple[int, int, int]]:
    root = folder("earnings21")
    assert root is not None
    with (root / case.name.split("/")[1] / "entities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["type"] in KINDS:
                yield int(row["tok_start"]), int(row["tok_end"]), KINDS[row["type"]]


def _heard(case: Case, kind_at: dict[int, int], rng: random.Random, *, one_turn: bool) -> Iterator[Example]:
    tokens: list[str] = []
    spans: Spans = []
    speaker, at, open_kind = None, 0, OTHER
    for segment in case.heard.segments:
        if tokens and segment.speaker != speaker and not one_turn:
            yield from examples(tokens, spans, OTHERS_IN_CALLS, rng)
            tokens, spans, open_kind = [], [], OTHER
        speaker = segment.speaker
        for word in segment.words:
            kind, begin = kind_at.get(at, OTHER), len(tokens)
            tokens += _WORD.findall(word.text)
            words = [k for k in range(begin, len(tokens)) if tokens[k] not in MARKS]
            at += 1
            if kind != OTHER and words:
                if kind == open_kind and kind_at.get(at - 2) == kind:
                    spans[-1] = spans[-1][0], words[-1] + 1, kind
                else:
                    spans.append((words[0], words[-1] + 1, kind))
            open_kind = kind if words else OTHER
    yield from examples(tokens, spans, OTHERS_IN_CALLS, rng)


def learn(found: Sequence[Example]) -> tuple[dict[str, tuple[int, int]], tuple[float, float]]:
    """Logistic regression over the runs: what each weighs for a person and another name, and what is added."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - comes with scikit-learn, for this alone
    from sklearn.linear_model import SGDClassifier  # noqa: PLC0415 - for this alone

    seen = Counter(run for e in found for run in e.runs)
    number = {run: i for i, run in enumerate(run for run, times in seen.items() if times >= LEAST_SEEN)}
    rows = [[number[run] for run in e.runs if run in number] for e in found]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((i for row in rows for i in row), np.int32, int(ends[-1]))
    table = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), len(number)))
    weights, base = [], []
    for kind in (PERSON, NAME):
        learner = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=6, tol=None, random_state=0)
        learner.fit(table, np.array([e.kind == kind for e in found]))
        weights.append(np.clip(np.round(learner.coef_[0] / SCALE), -127, 127).astype(int).tolist())
        base.append(float(learner.intercept_[0]))
    both = dict(zip(number, zip(*weights, strict=True), strict=True))
    return {run: w for run, w in both.items() if max(map(abs, w)) >= LEAST_WEIGHT}, (base[0], base[1])


def main() -> None:
    """Build the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--text", type=Path, action="append", default=[])
    parser.add_argument("--half", choices=PARTS, default="all")
    parser.add_argument("--to", type=Path, default=WEIGHTS_FILE)
    given = parser.parse_args()
    rng = random.Random(1)
    found: list[Example] = []
    for path in given.text:
        most = next((n for key, n in WORDS.items() if key in path.name), 1_000_000)
        found += from_text(path, most, rng)
    found += from_calls(given.half, rng)
    found += from_heard(given.half, rng)
    weights, base = learn(found)
    kinds = Counter(e.kind for e in found)
    print(f"{len(found):,} places, {kinds[PERSON]:,} persons, {kinds[NAME]:,} names; {len(weights):,} runs")
    np.savez_compressed(given.to, **packed(weights, SCALE, base))


if __name__ == "__main__":
    main()
