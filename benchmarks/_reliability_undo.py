"""Undo: real talks cleaned, then undone in memory and from the clean file of several formats.

Every talk of the data sets is cut into windows of `--window` segments, and each window read from bytes of its own
(SRT where it has times, else JSON). They are taken in a random order that is the same each time, so that any number of
them is a fair sample. Counted are the windows whose source came back exactly, and for single corrections those where
all other words stayed. Prose is written verbatim: otherwise it leaves out notes such as `[Music]` and `>>`.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks._names_data import Case, earnings, folder
from transcripts.cleaning import clean
from transcripts.errors import TranscriptsError
from transcripts.formats import WriteOptions, read, read_bytes, write_text
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import from_json, to_json, undo
from transcripts.passes.table import STEPS
from transcripts.version import __version__

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from transcripts.ledger import Ledger
    from transcripts.model import Transcript

FORMATS = ("json", "srt", "vtt", "ass", "markdown", "text", "html", "docx")
PROSE = frozenset({"markdown", "text", "html", "docx"})
FILES = {"bitcoin": "raw_asr.md", "talkpython": "raw_asr.txt", "ethereum_pm": "transcript.vtt"}
NAMES = Gazetteer()


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of this subject."""
    parser.add_argument("--most", type=int, default=766, help="stop after so many windows")
    parser.add_argument("--seconds", type=float, default=10**9, help="stop after so long")
    parser.add_argument("--window", type=int, default=60, help="segments in a window")
    parser.add_argument("--names", action="store_true", help="also the step of names, with each call's own list")
    parser.add_argument("--show", action="store_true", help="print each window that failed")


def talks() -> Iterator[tuple[str, Transcript, Gazetteer]]:
    """Every talk of the data sets, with the names that its data set gives."""
    for case in _calls():
        yield case.name, case.heard, Gazetteer.of(case.entries[:50])
    for name, file in FILES.items():
        root = folder(name)
        for path in sorted(root.glob(f"*/{file}")) if root else ():
            yield f"{name}/{path.parent.name}", read(path), NAMES


def _calls() -> Iterator[Case]:
    for recogniser in ("amazon", "speechmatics", "rev_kaldi"):
        yield from earnings(recogniser, "all")


def windows(size: int) -> Iterator[tuple[str, Transcript, Gazetteer]]:
    """Windows of all talks in a random order, each read from bytes of its own."""
    places = [
        (name, talk, names, start) for name, talk, names in talks() for start in range(0, len(talk.segments), size)
    ]
    random.Random(14).shuffle(places)
    for name, talk, names, start in places:
        part = talk.derived(segments=talk.segments[start : start + size], extras=(), chapters=())
        if part.words:
            form = "srt" if part.timed else "json"
            yield f"{name} from {start}", read_bytes(written(part, form), f"window.{form}", form), names


def written(talk: Transcript, form: str) -> bytes:
    """A talk as the bytes of a file, prose verbatim."""
    content = write_text(talk, form, WriteOptions(verbatim=True)).content
    return content if isinstance(content, bytes) else content.encode()


def run(options: argparse.Namespace) -> None:
    """Print how many windows came back, and how many did not."""
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    steps = [step.name for step in STEPS if options.names or step.name != "names"]
    for name, part, names in windows(options.window):
        if counts["windows"] >= options.most or time.perf_counter() - start > options.seconds:
            break
        for failed in _judged(part, names, steps, counts):
            if options.show:
                print(f"{name}: {failed}", flush=True)
    print(f"{counts['windows']} windows, {counts['words']} words, {counts['corrections']} corrections")
    for key in ("in memory, all", "in memory, one", "in memory, several twice", *(f"{f}, all" for f in FORMATS),
                *(f"{f}, one" for f in FORMATS)):  # fmt: skip
        print(f"{key:26} {counts[key]:5} of {counts[key + ', of']:5}")
    print(f"transcripts {__version__}; steps {'+'.join(steps)}; {time.perf_counter() - start:.0f} s")


def _judged(source: Transcript, names: Gazetteer, steps: Sequence[str], counts: Counter[str]) -> Iterator[str]:
    """Clean and undo a window in every way; yields the ways that failed."""
    result = clean(source, gazetteer=names, only=steps, starter=False)
    ledger = from_json(to_json(result.ledger))
    counts["windows"] += 1
    counts["words"] += len(source.words)
    counts["corrections"] += len(ledger.corrections)
    ids = [c.id for c in ledger.corrections]
    some = random.Random(len(ids)).sample(ids, min(len(ids), 5))

    def judge(key: str, right: bool) -> Iterator[str]:
        counts[f"{key}, of"] += 1
        counts[key] += right
        if not right:
            yield key

    yield from judge("in memory, all", undo(result.transcript, ledger) == source)
    for one in some[:2]:
        wanted = ledger.without([one]).read(source)
        yield from judge("in memory, one", undo(result.transcript, ledger, [one]) == wanted)
    yield from judge("in memory, several twice", _twice(result.transcript, source, ledger, some))
    for form in FORMATS:
        try:
            text = read_bytes(written(result.transcript, form), f"clean.{form}", form)
        except TranscriptsError as error:
            counts[f"{form} cannot hold it"] += 1
            yield f"{form}: {error.message}"
            continue
        yield from judge(f"{form}, all", _same(undo(text, ledger), source, form))
        for one in some[:1]:
            wanted = ledger.without([one]).read(source)
            yield from judge(f"{form}, one", _same(undo(text, ledger, [one]), wanted, form))


def _twice(text: Transcript, source: Transcript, ledger: Ledger, some: list[str]) -> bool:
    for one in (*some, *some[:2]):
        text = undo(text, ledger, [one])
    return text == ledger.without(some).read(source)


def _same(undone: Transcript, wanted: Transcript, form: str) -> bool:
    """Prose: the words in order among what stands around them; JSON: everything; else the cues' texts."""
    if form in PROSE:
        rest = iter([w.text for w in undone.words])
        return all(w.text in rest for w in wanted.words)
    if form == "json":
        return undone == wanted
    return [s.text for s in undone.segments] == [s.text for s in wanted.segments]
