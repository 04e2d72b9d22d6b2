"""How well bare words become prose: marks, capitals, disfluencies, speed.

    python -m benchmarks.prose

Calls: rev_kaldi's bare words through the package's own pass, compared with the human reference at the words that
both have, beside what services wrote of the same audio. The calls are those that nothing was trained or tuned on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # so that `python benchmarks/prose.py` works as `python -m benchmarks.prose`

from benchmarks import _prose_data as data  # noqa: E402 - after the path is set
from benchmarks._number_gaps import gaps_of_calls  # noqa: E402 - likewise
from transcripts import __version__  # noqa: E402 - likewise
from transcripts.languages.folding import core  # noqa: E402 - likewise
from transcripts.ledger import Ledger, View  # noqa: E402 - likewise
from transcripts.marks import score_words  # noqa: E402 - likewise
from transcripts.marks.network import network  # noqa: E402 - likewise
from transcripts.model import Word  # noqa: E402 - likewise
from transcripts.passes.disfluencies import disfluencies_pass, polish_pass  # noqa: E402 - likewise
from transcripts.passes.punctuation import punctuation_pass  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.corpus import Said
    from transcripts.ledger import Pass
    from transcripts.model import Transcript

FILLERS = {"uh", "um"}
REACH = {"sentence": 0.76, "comma": 0.65, "question": 0.64, "capitals": 0.82}
CITED = {  # the figures on 22 calls, for services whose output is not in the shared data
    "Google (22 calls)": (0.58, 0.23, 0.43, 0.66),
    "Whisper (22 calls)": (0.75, 0.50, 0.64, 0.80),
}


class Rate(NamedTuple):
    """Counts that add up: right, made, wanted."""

    right: int = 0
    made: int = 0
    wanted: int = 0

    def __add__(self, other: object) -> Rate:
        assert isinstance(other, Rate)
        return Rate(self.right + other.right, self.made + other.made, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Right of those made."""
        return self.right / max(1, self.made)

    @property
    def recall(self) -> float:
        """Right of those wanted."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / max(1, self.made + self.wanted)


Rates = dict[str, Rate]


def rates(pairs: Iterable[tuple[data.Written, data.Written]], *, fillers: bool = True) -> Rates:
    """Count sentence ends (`.` or `?`), commas, question marks and capitals in pairs of ours and theirs."""
    out = dict.fromkeys(REACH, Rate())
    for ours, theirs in pairs:
        if not fillers and ours.word in FILLERS:
            continue
        facts = {
            "sentence": (ours.mark in (".", "?"), theirs.mark in (".", "?")),
            "comma": (ours.mark == ",", theirs.mark == ","),
            "question": (ours.mark == "?", theirs.mark == "?"),
            "capitals": (ours.capital, theirs.capital),
        }
        for name, (made, wanted) in facts.items():
            out[name] += Rate(made and wanted, made, wanted)
    return out


def added(all_of: Iterable[Rates]) -> Rates:
    """The counts of several talks as one."""
    out = dict.fromkeys(REACH, Rate())
    for one in all_of:
        out = {name: out[name] + one[name] for name in out}
    return out


def through(a_pass: Pass, talk: Transcript) -> Transcript:
    """A talk as it is after one pass."""
    return Ledger().extend(talk, a_pass(View(talk))).read(talk)


def marked(talk: Transcript) -> list[data.Written]:
    """Our words, marks and case."""
    return [data.written(w.text) for w in through(punctuation_pass(), talk).words]


def row(name: str, found: Rates) -> str:
    """A line of the table."""
    cells = " | ".join(f"{found[k].f1:.3f}" for k in REACH)
    return f"| {name} | {cells} |"


def calls() -> None:
    """Marks and capitals on the calls."""
    print("\n## Earnings calls, F1 at words that both have\n")
    print("| | sentence end | comma | question mark | capitals |\n|---|---|---|---|---|")
    for name, cited in CITED.items():
        print(f"| {name} | " + " | ".join(f"{c:.2f}" for c in cited) + " |")
    for part, what in (("test", "held out"), ("tune", "tuned on")):
        folders = data.call_folders(part)
        if not folders:
            print("(the calls are not here)")
            return
        label = f"{len(folders)} calls {what}"
        truth = [data.reference(f) for f in folders]
        if part == "test":
            for name in ("amazon", "speechmatics"):
                found = [rates(data.pairs(data.service(f, name), t)) for f, t in zip(folders, truth, strict=True)]
                print(row(f"{name}, {label}", added(found)))
        for timed in (True, False):
            ours = [marked(data.heard(f, timed=timed)) for f in folders]
            how = "with times" if timed else "text alone"
            both = list(zip(ours, truth, strict=True))
            print(row(f"ours, {how}, {label}", added(rates(data.pairs(a, b)) for a, b in both)))
            if timed:
                print(row(f"  the same without uh and um, {label}", added(
                    rates(data.pairs(a, b), fillers=False) for a, b in both)))  # fmt: skip
    print(f"| reach | {' | '.join(f'{v:.2f}' for v in REACH.values())} |")


def numbers() -> None:
    """Marks inside spoken numbers, on all calls: the model sees none of this, so that no call is spared."""
    print("\n## Marks between spoken number words, all calls (under 0.5%)\n")
    for timed in (True, False):
        found = gaps_of_calls(timed=timed)
        how = "with times" if timed else "text alone"
        print(f"- {how}: {found.marked} of {found.numbers} gaps between number words, {100 * found.share:.2f}%;",
              f"inside units of any kind {found.units_marked} of {found.units}")  # fmt: skip


def full(name: str, found: Rates) -> None:
    """Precision, recall and F1 of each."""
    cells = " | ".join(f"{r.precision:.3f} {r.recall:.3f} **{r.f1:.3f}**" for r in found.values())
    print(f"| {name} | {cells} |", flush=True)


def texts() -> None:
    """Marks and capitals on held-out text and on another field."""
    print("\n## Text alone: precision, recall, F1\n")
    print("| | sentence end | comma | question mark | capitals |\n|---|---|---|---|---|")
    for name, words in data.held_out():
        talk = data.in_cues([Word(w.word) for w in words])
        truth = [data.with_mark(w.surface, ["", ",", ".", "?"][w.mark]) for w in words]
        ours = marked(talk)
        full(f"held out of {name}, {len(words)} words", rates(zip(ours, truth, strict=True)))
    talks = list(data.bitcoin_talks())
    if talks:
        full(f"{len(talks)} bitcoin talks as heard", added(rates(data.pairs(marked(t), r)) for t, r in talks))
    folders = data.call_folders("test")
    found = [rates(data.pairs(marked(data.heard(f, timed=False)), data.reference(f))) for f in folders]
    full(f"{len(folders)} earnings calls as heard", added(found))


def untouched() -> None:
    """What the passes change in text that people punctuated."""
    print("\n## Punctuated text: changes in 1,000 words (at most 1)\n")
    words: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for name, talk in data.punctuated():
        words[name] += len(talk.words)
        marks[name] += sum(1 for _ in punctuation_pass()(View(talk)))
    for name, total in words.items():
        print(f"- {name}: {marks[name]} changes of marks or case in {total} words, {1000 * marks[name] / total:.2f}")


def disfluencies() -> None:
    """Disfluencies put into held-out sentences, and what else is taken out."""
    print("\n## Disfluencies put into held-out text\n")
    dice = random.Random(6)
    for bare in (True, False):
        made: Counter[str] = Counter()
        caught: Counter[str] = Counter()
        innocent = total = 0
        for _, words in data.held_out(30_000):
            tokens, kinds = inserted([w.word if bare else shown(w) for w in words], dice)
            talk = data.in_cues([Word(t) for t in tokens])
            gone = {i for c in disfluencies_pass()(View(talk)) for i in removed(c.word, c.count, c.after)}
            for at, kind in enumerate(kinds):
                made[kind] += kind != ""
                caught[kind] += kind != "" and at in gone
                innocent += kind == "" and at in gone
            total += len(words)
        print(f"{'bare' if bare else 'punctuated'} text, {total} words: innocent words removed {innocent},",
              f"one in {total // max(1, innocent)} (at most one in 2,000)")  # fmt: skip
        for kind in sorted(k for k in made if k):
            print(f"- {kind}: {caught[kind]} of {made[kind]} caught ({caught[kind] / made[kind]:.2f})")


def polish() -> None:
    """What the step `polish` takes out of held-out text, in which nothing was put."""
    print("\n## Polished: words taken out of held-out text (innocent ones at most one in 2,000)\n")
    for bare in (True, False):
        for name, words in data.held_out(30_000):
            talk = data.in_cues([Word(w.word if bare else shown(w)) for w in words])
            kinds: Counter[str] = Counter()
            for c in polish_pass()(View(talk)):
                kinds[str(c.evidence["kind"])] += c.count - len(c.after.split())
            found = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none"
            print(f"- {name}, {'bare' if bare else 'punctuated'}, {len(words)} words: {found}")


def shown(word: Said) -> str:
    """A held-out word with its mark and case."""
    mark: str = ("", ",", ".", "?")[word.mark]
    return word.surface + mark


def removed(first: int, count: int, after: str) -> list[int]:
    """The words that a correction takes out; one that stays in it is its first or its last."""
    left = len(after.split())
    if not left:
        return list(range(first, first + count))
    return list(range(first + left, first + count))


def inserted(words: list[str], dice: random.Random) -> tuple[list[str], list[str]]:
    """Put in fillers, repeated words and phrases and cut-off words: the new words, and the kind of each that is new."""
    out: list[str] = []
    kinds: list[str] = []
    for at, word in enumerate(words):
        roll = dice.random()
        run = words[at : at + 3]
        new: list[tuple[str, str]] = []
        if roll < 0.01:
            new = [(dice.choice(["um", "uh"]), "filler")]
        elif roll < 0.015 and core(word).lower() in {"the", "a", "of", "to", "in", "and", "we", "it", "is", "for"}:
            new = [(word, "repeated word")] if word[-1:].isalpha() else []
        elif roll < 0.018 and len(run) == 3 and all(w.isalpha() for w in run[:2]) and run[0] != run[1]:
            new = [(w, "repeated phrase") for w in run[:2]]
        elif roll < 0.020 and len(word) > 6 and word.isalpha():
            new = [(word[: dice.randint(3, 4)], "cut-off word")]
        out += [w for w, _ in new] + [word]
        kinds += [k for _, k in new] + [""]
    return out, kinds


def cost() -> None:
    """Size, loading and speed."""
    print("\n## Cost\n")
    folder = HERE.parent / "transcripts" / "languages" / "english" / "data" / "marks"
    print(f"- weights: {sum(p.stat().st_size for p in folder.iterdir()) / 1e6:.2f} MB (at most 20)")
    begin, used = time.perf_counter(), time.process_time()
    network()
    wall, cpu = time.perf_counter() - begin, time.process_time() - used
    print(f"- loading, with onnxruntime: {wall:.2f} s, {cpu:.2f} s of them on a core (at most 0.3)")
    words = [w for f in data.call_folders("test")[:3] for w in data.heard(f, timed=True).words]
    talk = data.in_cues(words)
    begin = time.process_time()
    score_words(talk)
    print(f"- the model: {len(words) / (time.process_time() - begin):,.0f} words a second on one core (at least 5,000)")
    talk = data.in_cues(words[::-1])
    begin = time.process_time()
    through(punctuation_pass(), talk)
    print(f"- the whole pass and the ledger: {len(words) / (time.process_time() - begin):,.0f} words a second")


def main() -> None:
    """Print every table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = {"cost": cost, "calls": calls, "numbers": numbers, "texts": texts, "untouched": untouched,
             "disfluencies": disfluencies, "polish": polish}  # fmt: skip
    ask.add_argument("parts", nargs="*", help=f"of {', '.join(parts)}; all without")
    given = ask.parse_args()
    weights = (HERE.parent / "transcripts" / "languages" / "english" / "data" / "marks" / "encoder.onnx").read_bytes()
    print(f"transcripts {__version__}; encoder sha256 {hashlib.sha256(weights).hexdigest()[:12]}; seed 6")
    for name, part in parts.items():
        if not given.parts or name in given.parts:
            part()


if __name__ == "__main__":
    main()
