"""Word error rate of source document 001 before and after cleaning, with every correction listed.

    python -m benchmarks.seed001            print the table
    python -m benchmarks.seed001 --write    write docs/seed-001.md

The reference is the page's own captions with the stand-off annotations of `seeds/001.corrections.tsv` made by hand
(time, wrong, right): they cover the page up to 05:42, and only that part is scored. WER is jiwer's, on lower-cased
words without marks; names and case are counted by the annotations that were met exactly.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import jiwer
import regex

import transcripts as ts

ROOT = Path(__file__).parents[1]
HALF_MS = 345_000
CLASSES = ("name", "name-hard", "term", "split", "case")


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation: at the cue of this time, `wrong` should read `right`; `source` says whence it can be known."""

    start_ms: int
    wrong: str
    right: str
    kind: str
    source: str


def seed(number: str) -> Path:
    """The source document of a number."""
    for folder in (ROOT / "seeds", ROOT.parent / "shared" / "seeds"):
        for path in folder.glob(f"{number}_*.txt"):
            return path
    sys.exit(f"source document {number} is in neither seeds/ nor ../shared/seeds")


def notes() -> list[Note]:
    """The annotations, in order."""
    found = []
    with (ROOT / "seeds" / "001.corrections.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t"):
            if row and not row[0].startswith("#"):
                minutes, seconds = row[0].split(":")
                found.append(Note((int(minutes) * 60 + int(seconds)) * 1000, *row[1:5]))
    return found


def flat(text: str) -> list[str]:
    """Words as they are scored: lower case, no marks, hyphens as spaces."""
    return regex.sub(r"[^\p{L}\p{N}'\s]", "", text.lower().replace("’", "'").replace("-", " ")).split()


def reference_of(talk: ts.Transcript, found: list[Note]) -> str:
    """The captions of the first half with the annotations made; an annotation may reach into the next cue."""
    cues = [s for s in talk.segments if (s.start_ms or 0) < HALF_MS]
    text = "\n".join(f"@{s.start_ms}@ {' '.join(s.text.split())}" for s in cues) + "\n@end@"
    for note in found:
        at = text.find(f"@{note.start_ms}@")
        if at < 0:
            continue
        gap = r"\s+(?:@\d+@\s+)?"
        pattern = r"(?<![\w'])" + gap.join(regex.escape(w) for w in note.wrong.split()) + r"(?![\w'])"
        place = regex.compile(pattern).search(text, at)
        if place is None or place.start() > text.find("@", at + len(str(note.start_ms)) + 2) + 60:
            sys.exit(f"the annotation {note} does not fit its cue")
        text = text[: place.start()] + note.right + text[place.end() :]
    return regex.sub(r"@\w+@", " ", text)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write docs/seed-001.md")
    write = parser.parse_args().write
    talk = ts.read(str(seed("001")))
    references = [ts.read(str(seed(n))) for n in ("000", "002", "003", "004")]
    named = ts.clean(talk, references=references, only=["names", "splits"])
    result = ts.clean(talk, references=references)
    found = notes()
    reference = flat(reference_of(talk, [n for n in found if n.kind != "case"]))

    def first_half(of: ts.Transcript) -> list[str]:
        return flat(" ".join(s.text for s in of.segments if (s.start_ms or 0) < HALF_MS))

    lines = [
        "# Source document 001, before and after",
        "",
        "`python -m benchmarks.seed001 --write` writes this page.",
        "",
    ]
    lines += ["| first half (to 05:45) | WER | substitutions | deletions | insertions |", "|---|---|---|---|---|"]
    for label, of in (("as it stands", talk), ("names and splits", named.transcript), ("all steps", result.transcript)):
        scored = jiwer.process_words(" ".join(reference), " ".join(first_half(of)))
        lines.append(
            f"| {label} | {scored.wer:.2%} | {scored.substitutions} | {scored.deletions} | {scored.insertions} |"
        )
    lines += ["", f"Reference: {len(reference)} words. Signature: `{result.signature}`", "", *_met(found, result), ""]
    lines += ["## Every change of words", "", "| time | before | after | rule | score |", "|---|---|---|---|---|"]
    for c in result.ledger.corrections:
        if c.layer == "words":
            minutes, seconds = divmod((c.start_ms or 0) // 1000, 60)
            after = c.after or "(taken out)"
            lines.append(f"| {minutes:02}:{seconds:02} | {c.before} | {after} | {c.rule} | {c.score:.2f} |")
    page = "\n".join(lines) + "\n"
    print(page)
    if write:
        (ROOT / "docs" / "seed-001.md").write_text(page, encoding="utf-8")


def _met(found: list[Note], result: ts.Result) -> list[str]:
    """How many annotations of each class and source the clean text meets."""
    cues = {s.start_ms: s.text for s in result.transcript.segments}
    starts = sorted(k for k in cues if k is not None)
    asked: Counter[tuple[str, str]] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    missed = []
    for note in found:
        if note.kind not in CLASSES:
            continue
        here = [k for k in starts if k >= note.start_ms][:2]
        text = " ".join(" ".join(cues[k].split()) for k in here)
        key = (note.kind, note.source)
        asked[key] += 1
        there = regex.search(r"(?<!\w)" + regex.escape(note.right) + r"(?!\w)", text)
        met[key] += bool(there)
        if not there:
            missed.append(f"{note.wrong} → {note.right}")
    lines = ["| class of annotation | known from | met |", "|---|---|---|"]
    lines += [f"| {kind} | {source} | {met[kind, source]} of {asked[kind, source]} |" for kind, source in sorted(asked)]
    return [*lines, "", "Not met: " + (", ".join(missed) or "none") + "."]


if __name__ == "__main__":
    main()
