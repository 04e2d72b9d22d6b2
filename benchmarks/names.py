"""Names, measured: what is made right, what is broken, beside what people use; and the speed with large gazetteers.

    python -m benchmarks.names accuracy [--half test] [--show]
    python -m benchmarks.names logs [--half test] [--show] [--unread]
    python -m benchmarks.names peers [--half test]
    python -m benchmarks.names right [--half test]
    python -m benchmarks.names said [--half test]
    python -m benchmarks.names scale [100 10000 1000000]
    python -m benchmarks.names speed

What is shipped is learnt from all talks: figures of the half `test` need `--model` and `--slots` learnt from the half
`tune`. `accuracy` is what is mended and broken; `logs` is its part on ethereum_pm, and lists with `--unread` what a
person should read and enter in `names_read.tsv`; `peers` prints the table of what people use. `right` and `said` give
text that is right already: episodes with the starter gazetteer, and the earnings calls as a person wrote them down,
each with its own gazetteer, in which every change of a word is a mistake.
Data: see `_names_data`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks._names_data import earnings, episodes, meetings, spoken, talks, unkind, words_of
from benchmarks._names_engines import ours
from benchmarks._names_log import Logged, logged
from benchmarks._names_read import changes_made, standings
from benchmarks._names_scale import scale
from benchmarks._names_score import Score, score
from benchmarks._names_speed import speed
from benchmarks._names_table import table
from transcripts.names import judge, slot_model
from transcripts.names.targets import squeezed as letters
from transcripts.version import __version__


def signature(*parts: str) -> str:
    """What any figure of this program was made with."""
    import hashlib  # noqa: PLC0415 - for this line alone

    files = judge.MODEL, slot_model.WEIGHTS_FILE
    model, places = (hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in files)
    return f"transcripts {__version__} | names {model} | slots {places} | {' | '.join(parts)}"


def accuracy(part: str, *, show: bool, unread: bool, most: int) -> None:
    """What is mended and broken."""
    for name in ("amazon", "rev_kaldi"):
        total = sum((score(case, ours(case)) for case in earnings(name, part)[:most]), Score())
        print(f"earnings21 {name:10} {total.line()}", flush=True)
        if show:
            print(*(f"    {line}" for line in total.shown if line.split()[1] != "0"), sep="\n")
        plain = [unkind(case) for case in earnings(name, part)[:most]]
        print(f"    a plain list of names {sum((score(c, ours(c)) for c in plain), Score()).line()}", flush=True)
    for heard_known in (True, False):
        logs(part, heard_known=heard_known, show=show, unread=unread, most=most)
    total = sum((score(case, ours(case)) for case in talks(part)[:most]), Score())
    print(f"bitcoin {total.line()}")
    if show:
        print(*(f"    {line}" for line in total.shown), sep="\n")
    print(signature(f"half {part}", f"talks {most}"))


def logs(part: str, *, heard_known: bool, show: bool, unread: bool, most: int) -> None:
    """The change logs of ethereum_pm, and how far our changes there are right; `unread` prints what nobody has read."""
    cases = meetings(part, heard_known=heard_known)[:most]
    found = [ours(case) for case in cases]
    log = sum((logged(c, f) for c, f in zip(cases, found, strict=True)), Logged())
    made = list(changes_made(cases, found))
    print(f"ethereum_pm {'with' if heard_known else 'without'} its list of mishearings: {log.line()}")
    print(f"    {standings(made)}", flush=True)
    wanted = {"unread"} if unread else {"wrong", "unsure", "unread"} if show else set()
    print(*(f"    {m.standing}\t{m.line()}" for m in made if m.standing in wanted), sep="\n", end="\n" * bool(wanted))


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


def said(part: str, most: int) -> None:
    """What is changed in calls as they were said, each with its gazetteer: by alignment, that is all wrong."""
    words = changes = 0
    for case in spoken(part)[:most]:
        texts = words_of(case.heard)
        words += len(texts)
        for first, count, text in ours(case):
            if letters(" ".join(texts[first : first + count])) != letters(text):
                changes += 1
                around = " ".join(texts[max(0, first - 3) : first])
                here, after = " ".join(texts[first : first + count]), " ".join(texts[first + count : first + count + 2])
                print(f"    {around} [{here} -> {text}] {after}")
    print(f"earnings21 as it was said: {changes} changes in {words:,} words")
    print(signature(f"half {part}", f"talks {most}"))


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["accuracy", "logs", "peers", "right", "said", "scale", "speed"])
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--half", default="test", choices=["test", "tune", "all"])
    parser.add_argument("--most", type=int, default=1000, help="talks of each set")
    parser.add_argument("--show", action="store_true", help="list what is broken or not confirmed")
    parser.add_argument("--unread", action="store_true", help="list the changes in ethereum_pm that nobody has read")
    parser.add_argument(
        "--share", type=int, default=1, help="symspellpy gets every so many queries, its time is scaled"
    )
    parser.add_argument("--model", type=Path, default=judge.MODEL, help="of training.names.learn")
    parser.add_argument("--slots", type=Path, default=slot_model.WEIGHTS_FILE, help="of tools/build_slots.py")
    given = parser.parse_args()
    judge.MODEL, slot_model.WEIGHTS_FILE = given.model, given.slots
    if given.what == "accuracy":
        accuracy(given.half, show=given.show, unread=given.unread, most=given.most)
    elif given.what == "logs":
        for heard_known in (True, False):
            logs(given.half, heard_known=heard_known, show=given.show, unread=given.unread, most=given.most)
        print(signature(f"half {given.half}", f"talks {given.most}"))
    elif given.what == "peers":
        table(given.half, given.most)
        print(signature(f"half {given.half}", f"talks {given.most}"))
    elif given.what == "right":
        right(given.half, given.most)
    elif given.what == "said":
        said(given.half, given.most)
    elif given.what == "speed":
        speed()
        print(signature("speed"))
    else:
        for size in given.sizes or [100, 10_000, 1_000_000]:
            scale(size, share=given.share)
        print(signature("scale"))


if __name__ == "__main__":
    main()
