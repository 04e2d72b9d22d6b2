"""Undo after edits by hand: the clean file of every format read, edited at random, undone; what else changed is told.

A window of a talk is cleaned, written and read again. Five edits are made at random (a word replaced, left out, put in,
given other marks, case or Unicode form; a cue moved), then corrections are taken back one after another with the one
ledger, with one more edit between. Each time the words that are wanted are known without the program's own alignment:
those of before with the source's words in the correction's place, which is followed by its number through the edits.
"""

from __future__ import annotations

import random
import time
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks._reliability_undo import windows, written
from transcripts.cleaning import clean
from transcripts.errors import TranscriptsError
from transcripts.formats import read_bytes
from transcripts.ledger import from_json, to_json, undo
from transcripts.model import Segment, Transcript
from transcripts.passes.table import STEPS
from transcripts.version import __version__

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from transcripts.ledger import Correction, Ledger

FORMATS = ("json", "srt", "webvtt", "ass", "markdown", "text", "html", "docx")
EDITS = 5


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this subject."""
    parser.add_argument("--most", type=int, default=200, help="stop after so many windows")
    parser.add_argument("--seconds", type=float, default=10**9, help="stop after so long")
    parser.add_argument("--window", type=int, default=24, help="segments in a window")
    parser.add_argument("--names", action="store_true", help="also the step of names, with each call's own list")
    parser.add_argument("--show", action="store_true", help="print each undo that went wrong")
    parser.add_argument("--seed", type=int, default=14)


@dataclass
class _Line:
    """A text as rows of (what a word is, the word), a row for each segment; what is known by a number is followed."""

    rows: list[list[tuple[int | None, str]]]

    def words(self) -> list[str]:
        return [word for row in self.rows for _, word in row]

    def edit(self, chance: random.Random, kept: set[int]) -> None:
        """Make one edit, not of the words whose numbers are in `kept`."""
        places = [(r, c) for r, row in enumerate(self.rows) for c, (n, _) in enumerate(row) if n not in kept]
        if not places:
            return
        r, c = chance.choice(places)
        row, (_, word) = self.rows[r], self.rows[r][c]
        other = chance.choice(self.words())
        kind = chance.choice(("replace", "leave out", "put in", "marks", "case", "form", "move"))
        if kind == "replace":
            row[c] = (None, other)
        elif kind == "leave out" and len(row) > 1:
            del row[c]
        elif kind == "put in":
            row.insert(c, (None, other))
        elif kind == "marks":
            row[c] = (row[c][0], word.rstrip(",.") + chance.choice(",.;!"))
        elif kind == "case":
            row[c] = (row[c][0], word.swapcase())
        elif kind == "form":
            row[c] = (row[c][0], unicodedata.normalize("NFD", word))
        elif kind == "move":
            to = chance.randrange(len(self.rows))
            beside = self.rows[max(0, r - 1) : r + 2] + self.rows[max(0, to - 1) : to + 2]
            if not kept & {n for each in beside for n, _ in each if n is not None}:
                self.rows.insert(to, self.rows.pop(r))


def run(options: argparse.Namespace) -> None:
    """Print, for each format, how many were undone, how many told as not found, and what else changed."""
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    steps = [step.name for step in STEPS if options.names or step.name != "names"]
    chance = random.Random(options.seed)
    for name, source, names in windows(options.window):
        if counts["windows"] >= options.most or time.perf_counter() - start > options.seconds:
            break
        result = clean(source, gazetteer=names, only=steps, starter=False)
        ledger = from_json(to_json(result.ledger))
        if not ledger.corrections:
            continue
        counts["windows"] += 1
        for form in FORMATS:
            try:
                text = read_bytes(written(result.transcript, form), f"clean.{form}", form)
            except TranscriptsError as error:
                counts[f"{form} cannot hold it"] += 1
                print(f"{name}: {form}: {error.message}")
                continue
            for told in _judged(text, ledger, form, chance, counts):
                if options.show:
                    print(f"{name}: {form}: {told}", flush=True)
    print(f"{counts['windows']} windows, {EDITS} edits and more between; seed {options.seed}")
    for form in FORMATS:
        print(
            f"{form:9} undos {counts[f'{form}, of']:5}  done {counts[f'{form}, done']:5}  told as not found "
            f"{counts[f'{form}, told']:4}  words changed outside {counts[f'{form}, outside']:4}  "
            f"undone otherwise {counts[f'{form}, otherwise']:4}  refused {counts[f'{form}, refused']:3}"
        )
    print(f"transcripts {__version__}; steps {'+'.join(steps)}; {time.perf_counter() - start:.0f} s")


def _judged(text: Transcript, ledger: Ledger, form: str, chance: random.Random, counts: Counter[str]) -> list[str]:
    chosen = chance.sample(ledger.corrections, min(3, len(ledger.corrections)))
    places: list[tuple[Correction, tuple[int, int, list[str]]]] = []
    for c in sorted(chosen, key=lambda c: c.word):
        if (place := _place(text, ledger, c)) and (not places or place[0] > places[-1][1][1] + 1):
            places.append((c, place))
    chance.shuffle(places)
    kept = {number for _, (first, end, _) in places for number in range(first - 1, end + 1)}
    line = _Line([[]])
    line.rows = _numbered(text)
    for _ in range(EDITS):
        line.edit(chance, kept)
    wrong: list[str] = []
    for correction, (first, end, restored) in places:
        counts[f"{form}, of"] += 1
        before = line.words()
        now = Transcript(tuple(Segment(" ".join(word for _, word in row)) for row in line.rows if row))
        try:
            undone = undo(now, ledger, [correction.id])
        except TranscriptsError as error:
            counts[f"{form}, refused"] += 1
            wrong.append(error.message)
            continue
        after = [word.text for word in undone.words]
        line.rows = _restored(line.rows, first, end, restored)
        wanted = line.words()
        if after == wanted:
            counts[f"{form}, done"] += 1
        elif after == before and undone.warnings:
            counts[f"{form}, told"] += 1
            wrong.append(f"not found: {correction.before} → {correction.after}")
        else:
            outside = _outside(before, after, wanted)
            counts[f"{form}, outside"] += outside
            counts[f"{form}, otherwise"] += not outside
            wrong.append(f"{correction.before} → {correction.after}: {_shown(after, wanted)}")
        if after != wanted:
            break  # the rows are no longer what the text is
        line.edit(chance, kept)
    return wrong


def _numbered(text: Transcript) -> list[list[tuple[int | None, str]]]:
    rows: list[list[tuple[int | None, str]]] = []
    at = 0
    for segment in text.segments:
        words = [word.text for word in segment.words]
        rows.append(list(zip(range(at, at + len(words)), words, strict=True)))
        at += len(words)
    return rows


def _place(text: Transcript, ledger: Ledger, correction: Correction) -> tuple[int, int, list[str]] | None:
    """Where a correction stands in the unedited text, and the words that undoing it gives there.

    Undoing it in the unedited text is judged by the subject `undo`.
    """
    words = [word.text for word in text.words]
    undone = [word.text for word in undo(text, ledger, [correction.id]).words]
    if words == undone:
        return None
    size = min(len(words), len(undone))
    first = next((i for i in range(size) if words[i] != undone[i]), size)
    last = next((i for i in range(size - first) if words[-1 - i] != undone[-1 - i]), size - first)
    return first, len(words) - last, undone[first : len(undone) - last]


def _restored(
    rows: Sequence[list[tuple[int | None, str]]], first: int, end: int, restored: list[str]
) -> list[list[tuple[int | None, str]]]:
    """The rows with the words of the numbers `first` to `end` replaced."""
    new: list[list[tuple[int | None, str]]] = []
    put = False
    for row in rows:
        made: list[tuple[int | None, str]] = []
        for number, word in row:
            if not put and number is not None and number >= first and (number < end or number == end == first):
                made += [(first, each) for each in restored]
                put = True
            if number is None or not first <= number < end:
                made.append((number, word))
        new.append(made)
    if not put:
        new[-1] += [(first, each) for each in restored]
    return new


def _outside(before: Sequence[str], after: Sequence[str], wanted: Sequence[str]) -> int:
    """Words that changed and should not have: what is gone of before beyond what is wanted, and the other way."""
    gone, wanted_gone = Counter(before) - Counter(after), Counter(before) - Counter(wanted)
    new, wanted_new = Counter(after) - Counter(before), Counter(wanted) - Counter(before)
    return (gone - wanted_gone).total() + (new - wanted_new).total()


def _shown(after: Sequence[str], wanted: Sequence[str]) -> str:
    at = next((i for i, (a, b) in enumerate(zip(after, wanted, strict=False)) if a != b), 0)
    return f"{' '.join(after[max(0, at - 4) : at + 6])!r} instead of {' '.join(wanted[max(0, at - 4) : at + 6])!r}"
