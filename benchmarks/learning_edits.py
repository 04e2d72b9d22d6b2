"""What is learnt from edits: mishearings on talks held out; a list learnt from one half beside the one kept by hand.

    python -m benchmarks.learning_edits heard              # every talk left out in turn; chooses SURE
    python -m benchmarks.learning_edits list [--most N]    # each half's list on N talks of the other half

The talks are those of `ethereum_pm` and `bitcoin`. Their edits are themselves not complete: what an editor
overlooked counts against a change here, so that "left alone" is an upper bound of what is broken.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from benchmarks._names_data import Case, meetings, talks
from transcripts.cleaning import clean
from transcripts.edits import Pairs, compare, learn, replay
from transcripts.edits.comparing import squeezed
from transcripts.edits.lessons import phrases
from transcripts.gazetteer import Gazetteer
from transcripts.languages.english.wordlist import is_known
from transcripts.model import Segment, Transcript
from transcripts.version import __version__

SHARES = (0.34, 0.5, 0.67, 0.8, 0.9, 1.0)


def edited(case: Case) -> Transcript:
    """What the editor made of a talk."""
    return Transcript((Segment(" ".join(case.said)),))


def groups() -> dict[str, list[Case]]:
    """The talks of each data set."""
    return {"ethereum_pm": meetings("all", heard_known=False), "bitcoin": talks("all")}


def heard(name: str, pairs: list[Pairs]) -> None:
    """How often a mishearing learnt from the other talks is right in a talk, by the share that it needs."""
    changed = [Counter((squeezed(c.heard), squeezed(c.written)) for c in p.changed if not c.respelt) for p in pairs]
    texts = {squeezed(c.heard): c.heard.lower() for p in pairs for c in p.changed}
    here = [Counter(k for phrase in phrases(p.heard, 5) if (k := squeezed(phrase)) in texts) for p in pairs]
    all_changed, all_here = sum(changed, Counter()), sum(here, Counter())
    words = sum(len(p.heard) for p in pairs)
    print(f"{name}: {len(pairs)} talks, {words} words, {sum(all_changed.values())} misheard names")
    for share in SHARES:
        right = left = 0
        for own, occurs in zip(changed, here, strict=True):
            for (form, written), count in all_changed.items():
                elsewhere = count - own[form, written]
                if not elsewhere or elsewhere / (all_here[form] - occurs[form]) < share:
                    continue
                if elsewhere < 2 and all(map(is_known, texts[form].split())):
                    continue
                right += own[form, written]
                left += occurs[form] - own[form, written]
        print(
            f"  share {share:.2f}: {right} changed as their editors did, left alone {1e4 * left / words:.2f} in 10,000"
        )


def lists(name: str, cases: list[Case], most: int) -> None:
    """The list learnt from each half of the talks on the other, beside the list that people keep, and with it."""
    cases = list(cases)
    random.Random(5).shuffle(cases)
    half = len(cases) // 2
    for number, (train, test) in enumerate(((cases[:half], cases[half:]), (cases[half:], cases[:half]))):
        documents = [Transcript((Segment(" ".join(c.said)),)) for c in train]
        pairs = [compare(c.heard, text, c.name) for c, text in zip(train, documents, strict=True)]
        learnt = learn(pairs, Gazetteer.from_documents(documents)).gazetteer()
        for what in ("learnt", "by hand", "both"):
            done = against = other = words = 0
            for case in test[:most]:
                kept = Gazetteer(case.entries)
                names = {"learnt": learnt, "by hand": kept, "both": kept | learnt}[what]
                ledger = clean(case.heard, gazetteer=names, only=("names",), starter=False, language="en").ledger
                made = replay(case.heard, ledger, edited(case), case.name)
                done, against = done + len(made.done), against + len(made.against)
                other, words = other + len(made.other), words + made.words
            print(
                f"{name} half {number + 1}, {what} ({len(learnt)} learnt): {done} as their editors did, {other} other, "
                f"left alone {1e4 * against / words:.2f} in 10,000 of {words} words"
            )


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("heard", "list"))
    parser.add_argument("--most", type=int, default=10**6, help="as many talks of each half")
    options = parser.parse_args()
    print(f"learning_edits | transcripts {__version__}")
    for name, cases in groups().items():
        if options.what == "heard":
            heard(name, [compare(case.heard, edited(case), case.name) for case in cases])
        else:
            lists(name, cases, options.most)


if __name__ == "__main__":
    main()
