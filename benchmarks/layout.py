"""How well talks are laid out: findings, breaks beside other ways of dividing the same words, speed.

    python -m benchmarks.layout                 everything, on the calls that nothing was tuned on
    python -m benchmarks.layout --part tune     on those that were
    python -m benchmarks.layout --only speed    one part: findings, breaks, speed

Words are earnings21's reference with times by alignment to rev_kaldi's (see `_layout_data`).
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import transcripts as ts
from benchmarks import _layout_data as data
from benchmarks._layout_judge import Parser, Tally
from benchmarks._layout_peers import Shown, present, turns
from transcripts.layout import Report, check, lay_out, profile_names
from transcripts.layout.checking import too_fast
from transcripts.model import Segment, Transcript, Word
from transcripts.signature import Signature

if TYPE_CHECKING:
    from pathlib import Path

HOURS = (1.25, 2.5, 5, 10, 20)


def shown(laid: Transcript) -> list[Shown]:
    """Our cues as lines of word numbers; a dash that stands alone counts as nothing."""
    found, at = [], 0
    for segment in laid.segments:
        lines = []
        for line in segment.text.split("\n"):
            count = len([w for w in line.split() if w != "-"])
            lines.append((at, at + count))
            at += count
        found.append(Shown(tuple(lines), segment.start_ms or 0, segment.end_ms or 0))
    return found


def as_talk(talk: Transcript, cues: list[Shown]) -> Transcript:
    """Cues as a transcript, to be checked."""
    words = [w.text for w in talk.words]
    return Transcript(
        tuple(Segment("\n".join(" ".join(words[a:b]) for a, b in c.lines), c.start_ms, c.end_ms) for c in cues)
    )


def findings(paths: list[Path], seed: Path | None) -> None:
    """Findings of each profile on our own layout: all of them, and those of speech that is too fast."""
    talks = [("earnings21", data.reference(p)) for p in paths]
    if seed:
        talks.append(("seed 001", ts.read(seed)))
    print(f"{'profile':16} {'source':12} {'cues':>6} {'too fast':>9} {'other errors':>13}  other rules")
    for profile in profile_names():
        for source in ("earnings21", "seed 001"):
            reports = [check(lay_out(t, profile, labels="none"), profile) for name, t in talks if name == source]
            if reports:
                _print_findings(profile, source, reports)


def _print_findings(profile: str, source: str, reports: list[Report]) -> None:
    fast = sum(len(too_fast(r)) for r in reports)
    rules = Counter(f.rule for r in reports for f in r.errors if f.rule != "too-fast")
    cues = sum(r.cues for r in reports)
    print(f"{profile:16} {source:12} {cues:6} {fast:9} {sum(rules.values()):13}  {dict(rules) or ''}")


def breaks(paths: list[Path], profile: str) -> None:
    """Break quality of ours, with and without the reference's marks, beside the peers."""
    parser = Parser()
    print("judge by parsing:", "spaCy en_core_web_sm" if parser.nlp else "absent (spaCy is not installed)")
    tallies: dict[str, Tally | None] = {"ours": Tally(), "ours, words without marks": Tally()}
    tallies |= {name: Tally() if divide else None for name, divide in present()}
    for path in paths:
        talk = data.reference(path)
        ends = {b for _, b in turns(talk)}
        parsed = parser.tied(talk.words, list(turns(talk)))
        for name, tally in tallies.items():
            if tally is None:
                continue
            if name.startswith("ours"):
                given = data.without_marks(talk) if "without" in name else talk
                laid = lay_out(given, profile, labels="none")
                cues, report = shown(laid), check(laid, profile)
            else:
                divide = dict(present())[name]
                assert divide is not None
                cues = divide(talk)
                report = check(as_talk(talk, cues), profile)
            tally.add(talk.words, ends, cues, parsed)
            tally.errors += len(report.errors)
            tally.too_fast += len(too_fast(report))
            for rule, count in Counter(f.rule for f in report.errors).items():
                tally.by_rule[rule] = tally.by_rule.get(rule, 0) + count
    _print_breaks(tallies)


def _print_breaks(tallies: dict[str, Tally | None]) -> None:
    head = (
        "cues",
        "cue ends",
        "sentence",
        "line ends",
        "forbidden",
        "parsed",
        "orphans",
        "balance",
        "errors",
        "not fast",
    )
    print(f"{'':26}" + "".join(f"{h:>10}" for h in head))
    for name, t in tallies.items():
        if t is None:
            print(f"{name:26}    absent (not installed)")
            continue
        per_cue, per_break = 100 / max(1, t.cues), 1 / max(1, t.breaks)
        row = (
            f"{t.cues}",
            f"{t.cue_ends_at_mark / max(1, t.cue_ends):.1%}",
            f"{t.cue_ends_at_sentence / max(1, t.cue_ends):.1%}",
            f"{t.line_ends_at_mark / max(1, t.line_ends):.1%}",
            f"{t.forbidden * per_break:.2%}",
            f"{t.parsed_forbidden * per_break:.2%}",
            f"{t.orphans / max(1, t.lines):.2%}",
            f"{sum(t.balances) / max(1, len(t.balances)):.3f}",
            f"{t.errors * per_cue:.1f}",
            f"{(t.errors - t.too_fast) * per_cue:.1f}",
        )
        print(f"{name:26}" + "".join(f"{v:>10}" for v in row))
    print("cue ends, line ends: share at the end of a sentence or clause, by the reference's marks; sentence: of one")
    print("forbidden, parsed: share of all breaks, by our lists and by spaCy; errors, not fast: findings per 100 cues")


def speed(paths: list[Path], profile: str) -> None:
    """Seconds of one core for talks of growing length, the least of three runs."""
    words = list(data.reference(paths[0]).words)
    print(f"{'hours':>6} {'words':>8} {'cues':>7} {'seconds':>8} {'µs a word':>10}")
    for hours in HOURS:
        talk = _long(words, hours)
        took = []
        for _ in range(3):
            begin = time.process_time()
            laid = lay_out(talk, profile)
            took.append(time.process_time() - begin)
        count = len(talk.words)
        print(f"{hours:6} {count:8} {len(laid.segments):7} {min(took):8.2f} {min(took) / count * 1e6:10.1f}")


def _long(words: list[Word], hours: float) -> Transcript:
    made: list[Word] = []
    at = 0
    while at < hours * 3_600_000:
        base, last = at - (words[0].start_ms or 0), at
        for w in words:
            last = max(last, base + (w.end_ms or 0))
            made.append(Word(w.text, base + (w.start_ms or 0), base + (w.end_ms or 0)))
            if last >= hours * 3_600_000:
                break
        at = last + 500
    return Transcript((Segment.of(made, start_ms=0, end_ms=at),))


def signature(paths: list[Path], part: str, profile: str) -> Signature:
    """What the figures were made with."""
    marks = hashlib.sha256()
    for path in paths:
        marks.update((path / "reference_tokens.tsv").read_bytes())
    return Signature(("layout",), {"part": part, "profile": profile}, {"earnings21": marks.hexdigest()})


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tune", "test", "all"), default="test")
    parser.add_argument("--only", choices=("findings", "breaks", "speed"))
    parser.add_argument("--profile", default="netflix-en")
    asked = parser.parse_args()
    paths = data.calls(asked.part)
    if not paths:
        sys.exit("earnings21 is absent: set TRANSCRIPTS_DATA to the folder that holds it")
    if asked.only in (None, "findings"):
        findings(data.calls("all") if asked.part == "test" else paths, data.seed_001())
    if asked.only in (None, "breaks"):
        breaks(paths, asked.profile)
    if asked.only in (None, "speed"):
        speed(paths, asked.profile)
    print(signature(paths, asked.part, asked.profile))


if __name__ == "__main__":
    main()
