"""Word error rate of source document 001 before and after cleaning; prints every correction.

    python -m benchmarks.seed001            print the table
    python -m benchmarks.seed001 --write    write benchmarks/seed-001.md

The reference is the page's own captions with the stand-off annotations of `seeds/001.corrections.tsv` made by hand
(time, wrong, right). They cover the page up to 05:43, and only that part is scored for WER, which is jiwer's, on
lower-cased words without marks. Names and case are counted, over the whole page, by the annotations that are met.
"""

import argparse
from collections import Counter

import jiwer
import regex

import transcripts as ts
from tests.annotations import CLEAN, VERBATIM, Annotation, annotations, applied
from tests.seeds import ROOT, seed_path

HALF_MS = 344_000
COUNTED = ("name", "name-hard", "term", "word", "split", "case")


def flat(text: str) -> str:
    """Words as they are scored: lower case, no marks, hyphens as spaces."""
    plain = text.lower().replace("’", "'").replace("-", " ")
    return " ".join(regex.sub(r"[^\p{L}\p{N}'\s]", "", plain).split())


def first_half(talk: ts.Transcript) -> str:
    """The words of the cues that start in the first half."""
    return flat(" ".join(s.text for s in talk.segments if (s.start_ms or 0) < HALF_MS))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write benchmarks/seed-001.md")
    write = parser.parse_args().write
    talk = ts.read(seed_path("001"))
    references = [ts.read(seed_path(n)) for n in ("000", "002", "003", "004")]
    named = ts.clean(talk, references=references, only=["names", "splits"])
    result = ts.clean(talk, references=references)
    words = [(word.text, segment.start_ms) for segment in talk.segments for word in segment.words]
    notes = annotations("001")
    verbatim = flat(" ".join(applied(words, notes, VERBATIM, HALF_MS)))
    clean = flat(" ".join(applied(words, notes, CLEAN, HALF_MS)))

    lines = ["# Source document 001, before and after", "", "`python -m benchmarks.seed001 --write` writes this page."]
    lines += ["", "| first half (to 05:43) | reference | WER | substitutions | deletions | insertions |"]
    lines += ["|---|---|---|---|---|---|"]
    for label, of, against, reference in (
        ("as it stands", talk, "verbatim", verbatim),
        ("names and splits", named.transcript, "verbatim", verbatim),
        ("as it stands", talk, "without disfluencies", clean),
        ("all steps", result.transcript, "without disfluencies", clean),
    ):
        scored = jiwer.process_words(reference, first_half(of))
        counts = f"{scored.substitutions} | {scored.deletions} | {scored.insertions}"
        lines.append(f"| {label} | {against} | {scored.wer:.2%} | {counts} |")
    lines += [
        "",
        f"References: {len(verbatim.split())} and {len(clean.split())} words. Signature: `{result.signature}`",
        "",
        *_met(notes, result),
        "",
    ]
    changes = [c for c in result.ledger.corrections if c.layer == "words"]
    lines += ["| changes of words by rule | |", "|---|---|"]
    lines += [f"| {rule} | {number} |" for rule, number in sorted(Counter(c.rule for c in changes).items())]
    page = "\n".join(lines) + "\n"
    print(page)
    for c in changes:  # printed only: the words are the document's
        minutes, seconds = divmod((c.start_ms or 0) // 1000, 60)
        print(f"{minutes:02}:{seconds:02}  {c.before} → {c.after or '(taken out)'}  {c.rule} {c.score:.2f}")
    if write:
        (ROOT / "benchmarks" / "seed-001.md").write_text(page, encoding="utf-8")


def _met(notes: list[Annotation], result: ts.Result) -> list[str]:
    """How many annotations of each class and source the clean text meets."""
    cues = {s.start_ms: " ".join(s.text.split()) for s in result.transcript.segments}
    starts = sorted(start for start in cues if start is not None)
    asked: Counter[tuple[str, str]] = Counter()
    met: Counter[tuple[str, str]] = Counter()
    missed = []
    for note in notes:
        if note.kind not in COUNTED:
            continue
        here = " ".join(cues[start] for start in [s for s in starts if s >= note.cue_ms][:2])
        asked[note.kind, note.source] += 1
        there = regex.search(rf"(?<!\w){regex.escape(note.right)}(?!\w)", here)
        met[note.kind, note.source] += bool(there)
        if not there:
            missed.append(f"{note.wrong} → {note.right}")
    lines = ["| class of annotation | known from | met |", "|---|---|---|"]
    lines += [f"| {kind} | {source} | {met[kind, source]} of {asked[kind, source]} |" for kind, source in sorted(asked)]
    print("not met:", ", ".join(missed) or "none")
    return lines


if __name__ == "__main__":
    main()
