"""Names, measured: what is made right, what is broken, beside what people use; and the speed with large gazetteers.

    python -m benchmarks.names accuracy [--half test] [--peers] [--show]
    python -m benchmarks.names right [--half test]
    python -m benchmarks.names scale [100 10000 1000000]
    python -m benchmarks.names speed

`accuracy` reports the half of the talks that nothing was tuned on. Data: see `_names_data`.
"""

from __future__ import annotations

import argparse
import time

from benchmarks._names_data import Case, earnings, episodes, fold, meetings, talks, words_of
from benchmarks._names_engines import metaphone, ours, symspell, wratio
from benchmarks._names_rows import Judge
from benchmarks._names_scale import scale
from benchmarks._names_score import Change, Score, score
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import View
from transcripts.passes.names import names_pass
from transcripts.passes.names_model import MODEL
from transcripts.passes.names_targets import squeezed
from transcripts.version import __version__


def signature(*parts: str) -> str:
    """What any figure of this program was made with."""
    import hashlib  # noqa: PLC0415 - for this line alone

    model = hashlib.sha256(MODEL.read_bytes()).hexdigest()[:12]
    return f"transcripts {__version__} | names {model} | {' | '.join(parts)}"


def logged(case: Case, changes: list[Change]) -> tuple[int, int]:
    """Of the change log's certain corrections that the talk has, how many there are and how many were made."""
    words = [fold(w) for w in words_of(case.heard)]
    made = {(first, count): squeezed(text) for first, count, text in changes}
    total = done = 0
    for wrong, right, confidence in case.changes:
        own = [fold(w) for w in wrong.split()]
        places = [i for i in range(len(words) - len(own) + 1) if words[i : i + len(own)] == own]
        if confidence != "high" or not places or squeezed(wrong) == squeezed(right):
            continue
        total += 1
        hit = sum(_made(made, i, len(own), squeezed(right)) for i in places)
        done += 2 * hit >= len(places)
    return total, done


def _made(made: dict[tuple[int, int], str], first: int, count: int, right: str) -> bool:
    return any(
        f <= first and first + count <= f + n and (text in right or right in text) for (f, n), text in made.items()
    )


def agreeing(cases: list[Case], found: list[list[Change]]) -> tuple[int, int, list[str]]:
    """How many changes there are, how many the corrected file or any change log has too, and the others."""
    known = {(squeezed(a), squeezed(b)) for case in cases for a, b, _ in case.changes}
    total = agreed = 0
    others = []
    for case, changes in zip(cases, found, strict=True):
        judge, words = Judge(case), words_of(case.heard)
        for first, count, text in changes:
            heard = " ".join(words[first : first + count])
            if squeezed(heard) == squeezed(text):
                continue
            total += 1
            if judge.judge(first, count, text)[0] > 0 or (squeezed(heard), squeezed(text)) in known:
                agreed += 1
            else:
                around = " ".join(words[max(0, first - 3) : first])
                others.append(f"{around} [{heard} -> {text}] {' '.join(words[first + count : first + count + 2])}")
    return total, agreed, others


def accuracy(part: str, *, peers: bool, show: bool, most: int) -> None:
    """The table of what is mended and broken."""
    for name, cases in (("amazon", earnings("amazon", part)), ("rev_kaldi", earnings("rev_kaldi", part))):
        engines = {"ours": ours} | (
            {"WRatio 90": wratio, "metaphone": metaphone, "symspellpy": symspell} if peers else {}
        )
        for engine, correct in engines.items():
            total = Score()
            for case in cases[:most]:
                changes = correct(case)
                if changes is None:
                    break
                total += score(case, changes)
            print(f"earnings21 {name:10} {engine:11} {total.line() if total.words else 'not installed'}", flush=True)
            if show and engine == "ours":
                print(*(f"    {line}" for line in total.shown if line.split()[1] != "0"), sep="\n")
    for heard_known in (True, False):
        cases = meetings(part, heard_known=heard_known)[:most]
        found = [ours(case) for case in cases]
        counts = [logged(c, f) for c, f in zip(cases, found, strict=True)]
        changes_made, agreed, others = agreeing(cases, found)
        log = f"change log {sum(d for _, d in counts)} of {sum(t for t, _ in counts)}"
        with_list = "with" if heard_known else "without"
        print(
            f"ethereum_pm {with_list} its list of mishearings: {log}; {agreed} of {changes_made} changes agree",
            flush=True,
        )
        if show:
            print(*(f"    {line}" for line in others), sep="\n")
    total = Score()
    for case in talks(part)[:most]:
        total += score(case, ours(case))
    print(f"bitcoin {total.line()}")
    if show:
        print(*(f"    {line}" for line in total.shown), sep="\n")
    print(signature(f"half {part}", f"talks {most}"))


def right(part: str, most: int) -> None:
    """What is changed in text that is right already, with the starter gazetteer alone: names and splits."""
    from transcripts.cleaning import clean  # noqa: PLC0415 - only here

    words = changes = 0
    for case in episodes(part)[:most]:
        result = clean(case.heard, only=["names", "splits"])
        texts = words_of(case.heard)
        words += len(texts)
        for c in result.ledger.corrections:
            changes += 1
            around = " ".join(texts[max(0, c.word - 3) : c.word])
            print(f"    {around} [{c.before} -> {c.after}] {' '.join(texts[c.word + c.count : c.word + c.count + 2])}")
    print(f"talkpython references: {changes} changes in {words:,} words")
    print(signature(f"half {part}", f"talks {most}"))


def speed() -> None:
    """A talk of about an hour with a gazetteer of about a thousand names, in this process's own time."""
    case = earnings("amazon", "tune")[1]
    start = time.process_time()
    names = Gazetteer(case.entries)
    run = names_pass(names)
    list(run(View(talks("tune")[0].heard)))
    ready = time.process_time() - start
    view = View(case.heard)
    start = time.process_time()
    found = list(run(view))
    took = time.process_time() - start
    print(
        f"{len(view.words):,} words, {len(names):,} names: {took:.2f} s after {ready:.2f} s of start with another talk"
    )
    print(f"{len(found)} proposals; {signature('speed')}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["accuracy", "right", "scale", "speed"])
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--half", default="test", choices=["test", "tune", "all"])
    parser.add_argument("--most", type=int, default=1000, help="talks of each set")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--show", action="store_true")
    parser.add_argument(
        "--share", type=int, default=1, help="symspellpy gets every so many queries, its time is scaled"
    )
    given = parser.parse_args()
    if given.what == "accuracy":
        accuracy(given.half, peers=given.peers, show=given.show, most=given.most)
    elif given.what == "right":
        right(given.half, given.most)
    elif given.what == "speed":
        speed()
    else:
        for size in given.sizes or [100, 10_000, 1_000_000]:
            scale(size, share=given.share)
        print(signature("scale"))


if __name__ == "__main__":
    main()
