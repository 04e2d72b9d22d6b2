"""How well and how fast texts are aligned, beside the peers.

    python -m benchmarks.align [times cues speakers partial excerpts peers long million short utterances repeats scores]

Calls are halved: what was tuned was tuned on the first half by name (`tune`), figures are those of the other half
(`test`) and of all. Times are judged against another recogniser's times of the same words. `NODE_PATH` says where
stt-align-node is installed.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # so that `python benchmarks/align.py` works as `python -m benchmarks.align`

from benchmarks import _align_data as data  # noqa: E402 - after the path is set
from benchmarks import _align_peers as peers  # noqa: E402 - likewise
from benchmarks import _align_quality as quality  # noqa: E402 - likewise
from benchmarks import _align_speed as speed  # noqa: E402 - likewise
from benchmarks._align_excerpts import KEPT, excerpts  # noqa: E402 - likewise
from transcripts.alignment import score  # noqa: E402 - likewise
from transcripts.alignment.rates import count  # noqa: E402 - likewise
from transcripts.alignment.tokens import unaccented  # noqa: E402 - likewise
from transcripts.signature import Signature  # noqa: E402 - likewise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks._align_data import Call

CUE_MS = 10_000


def times(calls: Sequence[Call]) -> Iterator[str]:
    """The human text gets rev_kaldi's word times."""
    yield f"ours: {quality.times(calls, quality.ours).line()}"
    yield f"plain Levenshtein: {quality.times(calls, quality.plain).line()}"


def cues(calls: Sequence[Call]) -> Iterator[str]:
    """The same where only cues of ten seconds have times."""
    yield f"ours: {quality.times(calls, quality.ours, CUE_MS).line()}"
    yield f"plain Levenshtein: {quality.times(calls, quality.plain, CUE_MS).line()}"


def speakers(calls: Sequence[Call]) -> Iterator[str]:
    """Speakers carried from the text onto rev_kaldi's words, against the turns of the RTTM file."""
    right, judged, nobody, left_out = quality.speakers(calls)
    yield (
        f"{right / judged:.3%} of the words' time is named rightly; {nobody / (judged + nobody):.2%} of the time is in "
        f"nobody's turn and is not judged; {left_out} calls left out whose turns do not fit"
    )


def partial(calls: Sequence[Call]) -> Iterator[str]:
    """Texts that lack half of their turns, and texts whose halves are swapped."""
    yield f"half of the turns deleted: {quality.deleted(calls).line()}"
    yield f"halves swapped: {quality.swapped(calls).line()}"


def cut(calls: Sequence[Call]) -> Iterator[str]:
    """Excerpts of 20 to 400 words beside the whole call, both ways round."""
    for what, found in excerpts(calls).items():
        yield f"{KEPT[what]}: {found.line()}"


def nodes(calls: Sequence[Call]) -> Iterator[str]:
    """stt-align-node on the same calls."""
    if peers.node_module() is None:
        yield "stt-align-node is absent: npm install stt-align-node, then NODE_PATH=…/node_modules"
        return
    errors, took, own = quality.Errors(), 0.0, 0.0
    for call in calls:
        timed, text = call.timed(), data.text_of(call.said)
        given, seconds = peers.by_node(timed, text)
        errors.add(call.said, given)
        took += seconds
        begun = time.perf_counter()
        quality.ours(timed, text)
        own += time.perf_counter() - begun
    yield f"stt-align-node: {errors.line()}; {took:.1f} s, ours {own:.1f} s"


def scores(calls: Sequence[Call]) -> Iterator[str]:
    """The same counts by us and by sclite, and what whole scores look like."""
    if peers.sclite() is None:
        yield "sclite is absent: apt install sctk"
    for call in calls[:3]:
        said = [t for w in call.said if (t := unaccented(w.text))]
        heard = [t for w in call.heard if (t := unaccented(w.text))]
        begun = time.perf_counter()
        own = count(said, heard)
        seconds = time.perf_counter() - begun
        parts = f"{own.substitutions} {own.deletions} {own.insertions}"
        yield f"{call.name} ours: WER {own.rate:.4f} ({parts}), {seconds:.3f} s"
        if peers.sclite():
            begun = time.perf_counter()
            _, replaced, left_out, put_in = peers.by_sclite(said, heard)
            seconds = time.perf_counter() - begun
            rate = (replaced + left_out + put_in) / len(said)
            yield f"{call.name} sclite: WER {rate:.4f} ({replaced} {left_out} {put_in}), {seconds:.3f} s"
        found = score(data.text_of(call.said), call.timed(), tokens="spoken")
        yield f"{call.name} as spoken: WER {found.wer:.4f}, interval {found.interval}; {found.signature}"


ON_CALLS: dict[str, Callable[[Sequence[Call]], Iterator[str]]] = {
    "times": times,
    "cues": cues,
    "speakers": speakers,
    "partial": partial,
    "excerpts": cut,
    "node": nodes,
    "scores": scores,
}
ON_RANDOM: dict[str, Callable[[], Iterator[str]]] = {
    "long": lambda: speed.long_texts(100_000, 5),
    "longer": lambda: speed.long_texts(300_000, 3),
    "million": lambda: speed.a_million(str(HERE.parent)),
    "short": speed.short_texts,
    "utterances": lambda: (line for longest in (15, 25) for line in speed.utterances(longest)),
    "repeats": speed.repeats,
    "peers": speed.ten_thousand,
}


def main() -> None:
    """Run what is asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[*ON_CALLS, *ON_RANDOM, []], help="default: everything")
    parser.add_argument("--part", choices=["tune", "test", "all"], action="append", help="default: test, then all")
    chosen = parser.parse_args()
    what = chosen.what or [*ON_CALLS, *ON_RANDOM]
    parts = chosen.part or ["test", "all"]
    print(Signature(steps=("benchmarks.align",), parameters={"what": "+".join(what), "parts": "+".join(parts)}))
    for part in parts if any(name in ON_CALLS for name in what) else ():
        calls = data.calls(part)
        if not calls:
            print("earnings21 is absent: set TRANSCRIPTS_DATA")
            break
        for name in (name for name in what if name in ON_CALLS):
            _print(f"{name}, {part} ({len(calls)} calls)", ON_CALLS[name](calls))
    for name in (name for name in what if name in ON_RANDOM):
        _print(name, ON_RANDOM[name]())


def _print(title: str, lines: Iterator[str]) -> None:
    print(f"\n{title}", flush=True)
    for line in lines:
        print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
