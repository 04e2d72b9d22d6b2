"""How fast alignments and error rates are made, beside those whom users know, in one process, turn and turn about."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

import jiwer
from rapidfuzz.distance import Levenshtein

from benchmarks import _align_peers as peers
from benchmarks._align_data import opcodes
from transcripts.alignment.edit import cost_of, edits, prove
from transcripts.alignment.rates import word_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

VOCABULARY = 20_000
ERRORS = 0.1


class Duel(NamedTuple):
    """Medians of two that take turns, in seconds, and of the ratio of each round."""

    ours: float
    theirs: float
    times_faster: float

    def line(self) -> str:
        """The figures, rounded."""
        return f"ours {self.ours:.4g} s, theirs {self.theirs:.4g} s: {self.times_faster:.1f} times as fast"


def duel(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> Duel:
    """Run both in turn, and take the medians."""
    times = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds)]
    ratios = statistics.median(b / a for a, b in times)
    return Duel(statistics.median(a for a, _ in times), statistics.median(b for _, b in times), ratios)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def words(count: int, seed: int = 1) -> list[str]:
    """Words as frequent as words are (Zipf's law)."""
    rng = random.Random(seed)
    return [f"w{min(VOCABULARY, int(20 * rng.paretovariate(0.9)))}" for _ in range(count)]


def damaged(original: list[str], share: float = ERRORS, seed: int = 2) -> list[str]:
    """The words with a third of `share` left out, a third replaced, a third followed by another word."""
    rng = random.Random(seed)
    out: list[str] = []
    for word in original:
        draw = rng.random()
        if draw < share / 3:
            continue
        other = f"w{min(VOCABULARY, int(20 * rng.paretovariate(0.9)))}"
        if draw < 2 * share / 3:
            out.append(other)
            continue
        out.append(word)
        if draw < share:
            out.append(other)
    return out


def long_texts(count: int, rounds: int) -> Iterator[str]:
    """jiwer takes strings alone; we take words, and are timed from strings too."""
    left = words(count)
    right = damaged(left)
    one, other = " ".join(left), " ".join(right)
    judged = jiwer.process_words(one, other) if rounds > 1 else None  # a round to warm up, where it is affordable
    result = duel(lambda: edits(one.split(), other.split()), lambda: jiwer.process_words(one, other), rounds)
    yield f"{count:,} x {count:,} words, jiwer, both from strings: {result.line()}"
    listed = statistics.median(_seconds(lambda: edits(left, right)) for _ in range(5))
    yield f"  from lists of words {listed:.4g} s: {result.theirs / listed:.1f} times as fast as jiwer from strings"
    cost = cost_of(edits(left, right))
    equal = "" if judged is None else f", jiwer's {judged.substitutions + judged.deletions + judged.insertions}"
    yield f"  cost {cost}{equal}, proved to be the least: {prove(left, right, cost)}"


_MILLION = """
import json, pathlib, re, resource, sys, time
sys.path.insert(0, sys.argv[1])
from benchmarks._align_speed import damaged, words
from transcripts.alignment.edit import cost_of, edits, prove
count = int(sys.argv[2])

def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

left = words(count)
right = damaged(left)
edits(left[:9000], right[:9000])
clear = pathlib.Path("/proc/self/clear_refs")
if clear.exists():  # Linux: forget the peak that making the words has left
    clear.write_text("5")
before = peak()
begun = time.perf_counter()
found = edits(left, right)
seconds = time.perf_counter() - begun
after = peak()
print(json.dumps([seconds, (after - before) * 1024 / count, cost_of(found), prove(left, right, cost_of(found))]))
"""


def a_million(root: str, count: int = 1_000_000) -> Iterator[str]:
    """In a process of its own, so that its memory can be told."""
    left = words(100_000)
    right = damaged(left)
    one, other = " ".join(left), " ".join(right)
    hundred = statistics.median(_seconds(lambda: jiwer.process_words(one, other)) for _ in range(3))
    done = subprocess.run(
        [sys.executable, "-c", _MILLION, root, str(count)], capture_output=True, text=True, check=True
    )
    seconds, memory, cost, proved = json.loads(done.stdout)
    yield (
        f"{count:,} x {count:,} words: {seconds:.2f} s, {seconds / hundred:.2f} times jiwer's {hundred:.2f} s for "
        f"100,000; {memory:.0f} bytes a word of one side; cost {cost}, proved to be the least: {proved}"
    )


def short_texts() -> Iterator[str]:
    """The share of rapidfuzz's own speed that is kept where nothing can be gained."""
    for count in (10, 30, 100, 300, 1000, 2000, 3000):
        left = words(count)
        right = damaged(left)
        many = max(3, 200_000 // count)

        def ours(left: list[str] = left, right: list[str] = right, many: int = many) -> None:
            for _ in range(many):
                edits(left, right)

        def theirs(left: list[str] = left, right: list[str] = right, many: int = many) -> None:
            for _ in range(many):
                Levenshtein.opcodes(left, right).as_list()

        yield f"{count} words, rapidfuzz: {duel(ours, theirs, 9).times_faster:.2f} of its speed"


def utterances(longest: int, count: int = 10_000) -> Iterator[str]:
    """Ten thousand of 3 words to `longest`."""
    rng = random.Random(3)
    pool = words(count * longest)
    references, hypotheses = [], []
    for k in range(count):
        said = pool[k * longest : k * longest + rng.randint(3, longest)]
        references.append(" ".join(said))
        hypotheses.append(" ".join(damaged(said, seed=k)))
    result = duel(
        lambda: word_errors(references, hypotheses).rate, lambda: jiwer.process_words(references, hypotheses), 9
    )
    judged = jiwer.process_words(references, hypotheses)
    found = word_errors(references, hypotheses)
    equal = (found.rate, found.mer, found.wil) == (judged.wer, judged.mer, judged.wil)
    same = sum(r == h for r, h in zip(references, hypotheses, strict=True)) / count
    yield f"{count:,} utterances of 3 to {longest} words ({same:.0%} right), jiwer: {result.line()}"
    yield f"  WER, MER and WIL equal: {equal}"


def repeats() -> Iterator[str]:
    """A refrain, and an advert that comes twice on one side: where matchers of longest blocks go astray."""
    verse = [words(300, seed) for seed in range(12)]
    refrain = words(250, 99)
    left = [w for part in verse for w in (*part, *refrain)]
    right = [w for part in verse[:6] for w in (*damaged(part), *refrain)]
    right += [w for part in verse[6:] for w in (*refrain, *damaged(part))]
    yield from _costs("refrain", left, right)
    advert, talk = words(150, 98), words(5000, 97)
    rough = damaged(talk)
    left = [*advert, *talk[:2500], *advert, *talk[2500:]]
    yield from _costs("advert twice", left, [*rough[:2500], *advert, *rough[2500:], *advert])
    yield from _costs("advert at the other end", [*advert, *talk], [*rough, *advert])


def ten_thousand() -> Iterator[str]:
    """The same peers on an ordinary text."""
    left = words(10_000)
    yield from _costs("10,000 words, 10% errors", left, damaged(left))


def _costs(name: str, left: list[str], right: list[str]) -> Iterator[str]:
    least = Levenshtein.distance(left, right)
    for who, work in (
        ("ours", edits),
        ("rapidfuzz", opcodes),
        ("difflib", peers.by_difflib),
        ("patiencediff", peers.by_patience),
    ):
        begun = time.perf_counter()
        ops = work(left, right)
        seconds = time.perf_counter() - begun
        if ops is None:
            yield f"{name}: {who} is absent"
        else:
            yield f"{name}: {who} {peers.cost(ops) / least:.3f} times the least cost ({least}), {seconds:.3f} s"
