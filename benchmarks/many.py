"""Many talks: how long one takes, before and after a change, and what a cluster adds to it.

    python -m benchmarks.many speed --checkout DIR [--talks N] [--names N]
    python -m benchmarks.many ray [--talks N] [--words N]

`speed` compares this checkout with another of the same project. `ray` works on this machine with Ray's own processes.
The talks are bare words of the calls of earnings21 (rev_kaldi), in cues of eight, found in $TRANSCRIPTS_DATA.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from transcripts.batch.clusters import connect
from transcripts.batch.running import How, Running, planned
from transcripts.batch.tasks import Clean

HERE = Path(__file__).resolve().parent
SYLLABLES = (
    "ka",
    "mo",
    "ri",
    "ten",
    "bel",
    "so",
    "va",
    "lu",
    "dra",
    "ni",
    "pel",
    "tor",
    "shi",
    "gan",
    "wes",
    "ol",
    "er",
)
WORKER = """
import json, sys, time
import transcripts as ts
from transcripts import Entry, Gazetteer
names = [Entry(name) for name in json.loads(sys.stdin.readline())]
gazetteer = Gazetteer.of(names) if names else None
for line in sys.stdin:
    talk = ts.read(line.strip())
    began = time.process_time()
    result = ts.clean(talk, gazetteer=gazetteer)
    print(time.process_time() - began, len(result.ledger.corrections), flush=True)
"""


def talks(folder: Path, count: int, words: int) -> list[Path]:
    """Write so many talks of so many words as SubRip."""
    data = Path(os.environ["TRANSCRIPTS_DATA"]) / "earnings21"
    heard: list[str] = []
    for path in sorted(data.glob("*/asr_rev_kaldi.tsv")):
        rows = path.read_text("utf-8").split("\n")[1:]
        heard += [row.split("\t")[2] for row in rows if row]
    made = []
    for number in range(count):
        first = number * words % max(1, len(heard) - words)
        said = heard[first : first + words]
        path = folder / f"talk{number:05}.srt"
        cues = (said[at : at + 8] for at in range(0, len(said), 8))
        path.write_text("\n".join(_cue(n, cue) for n, cue in enumerate(cues)), "utf-8")
        made.append(path)
    return made


def _cue(number: int, words: list[str]) -> str:
    def clock(ms: int) -> str:
        return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02},{ms % 1000:03}"

    return f"{number + 1}\n{clock(number * 2800)} --> {clock(number * 2800 + 2800)}\n{' '.join(words)}\n"


def made_names(count: int) -> list[str]:
    """Names that nobody has."""
    rng = random.Random(3)
    return [" ".join("".join(rng.choices(SYLLABLES, k=3)).capitalize() for _ in range(2)) for _ in range(count)]


def speed(options: argparse.Namespace) -> None:
    """Clean each talk in turn with both versions, each in a process of its own that stays warm, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        paths = talks(Path(folder), options.talks + 1, options.words)
        sides = [_side(Path(options.checkout).resolve()), _side(HERE.parent)]
        for side in sides:
            _ask(side, json.dumps(made_names(options.names)))
        seconds: list[list[float]] = [[], []]
        for number, path in enumerate(paths):
            for at in (0, 1) if number % 2 else (1, 0):
                took = float(_ask(sides[at], str(path), answer=True).split()[0])
                if number:  # the first warms up
                    seconds[at].append(took)
    ratios = [before / after for before, after in zip(*seconds, strict=True)]
    per_word = [statistics.median(some) / options.words * 1e6 for some in seconds]
    quarters = statistics.quantiles(ratios, n=4)
    print(f"{options.talks} talks of {options.words} words, {options.names} names, processor time, warm:")
    print(f"before {per_word[0]:.0f} µs a word, after {per_word[1]:.0f}; a talk {statistics.median(ratios):.2f} times")
    print(f"as fast (quartiles of the pairs {quarters[0]:.2f} and {quarters[2]:.2f})")


def _side(checkout: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(checkout), "OPENBLAS_NUM_THREADS": "1"}
    # In the checkout's own folder: Python looks there before it looks anywhere else.
    return subprocess.Popen(
        [sys.executable, "-c", WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        cwd=checkout,
    )


def _ask(side: subprocess.Popen[str], line: str, *, answer: bool = False) -> str:
    assert side.stdin is not None
    assert side.stdout is not None
    side.stdin.write(line + "\n")
    side.stdin.flush()
    return side.stdout.readline() if answer else ""


def on_ray(options: argparse.Namespace) -> None:
    """The same talks on one worker and on two, and by a loop in this process."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "raw").mkdir()
        talks(root / "raw", options.talks, options.words)
        (root / "raw" / "poisoned.srt").write_bytes(b"\x00\xff")
        connect(processes=2)
        task, seconds, held = Clean(), {}, {}
        plain = planned([str(root / "raw")], root / "w", ["vtt"], recursive=True, ledgers=True)
        for what, how in (
            ("loop", How(1)), ("ray 1", How(1, engine="ray")), ("ray 2", How(2, engine="ray"))
        ):  # fmt: skip
            out = root / what
            statuses: dict[str, int] = {}
            began, first, memory = time.monotonic(), None, []
            for outcome in Running(plain, task, out, how):
                if outcome is None:
                    continue
                first = first or time.monotonic()
                statuses[outcome.status] = statuses.get(outcome.status, 0) + 1
                if sum(statuses.values()) in (options.talks // 2, options.talks):
                    memory.append(max(_actors_mb(), default=0.0))
            seconds[what] = time.monotonic() - (first or began)
            held[what] = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
            print(
                what,
                statuses,
                f"{seconds[what]:.1f} s after the first talk; MB a worker, half way and at the end",
                memory,
            )
    loop, one, two = (seconds[what] for what in ("loop", "ray 1", "ray 2"))
    print("the same bytes:", held["loop"] == held["ray 1"] == held["ray 2"])
    print(f"2 workers {one / two:.2f} times 1; Ray adds {one / loop - 1:.1%}")
    print(f"this process held {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _actors_mb() -> list[float]:
    found: list[Any] = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::_Actor"):
                lines = (path.parent / "status").read_text().split("\n")
                found += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")]
        except OSError:
            continue
    return [round(each, 1) for each in found]


def main() -> None:
    """Run the subject that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    subjects = parser.add_subparsers(dest="subject", required=True)
    one = subjects.add_parser("speed")
    one.add_argument("--checkout", required=True)
    one.add_argument("--names", type=int, default=0)
    two = subjects.add_parser("ray")
    for each, count in ((one, 12), (two, 60)):
        each.add_argument("--talks", type=int, default=count)
        each.add_argument("--words", type=int, default=2000)
    one.set_defaults(run=speed)
    two.set_defaults(run=on_ray)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
