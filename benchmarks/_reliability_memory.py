"""How much memory the whole way takes: read, clean, lay out, write, as a multiple of the file.

Each case runs in a process of its own, for the most that a process ever held (its resident set) never comes down. What
a talk of a few words takes, which is the package, the model and the names of the world, is taken off.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import transcripts as ts
from benchmarks.formats import WORDS, as_srt, as_webvtt, cues
from transcripts.ledger import to_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

FORMATS = {"srt": "srt", "webvtt": "vtt", "text": "txt", "json": "json"}
SIZES = (1, 4, 16)
"""Megabytes of the files."""
_BYTES_A_CUE = 78


def made(name: str, size: int) -> str:
    """A file of a format, of about so many bytes."""
    held = cues(max(3, size // _BYTES_A_CUE))
    if name == "srt":
        return as_srt(held)[:size].rpartition("\n\n")[0] + "\n"
    if name == "webvtt":
        return as_webvtt(held)[:size].rpartition("\n\n")[0] + "\n"
    rng = random.Random(size)
    if name == "text":
        lines = [" ".join(rng.choices(WORDS, k=rng.randint(6, 24))).capitalize() + "." for _ in range(size // 65)]
        return "\n\n".join(" ".join(lines[i : i + 6]) for i in range(0, len(lines), 6)) + "\n"
    talk = ts.read_bytes(as_srt(held[: max(3, size // 120)]).encode())
    return str(ts.write_text(talk, "json").content)


def whole_way(path: Path) -> None:
    """Read, clean, lay out where there are times, and write the clean file and the ledger."""
    talk = ts.read(path)
    result = ts.clean(talk)
    timed = talk.segments[0].timed
    shown = ts.lay_out(result.transcript) if timed else result.transcript
    ts.write(shown, path.with_suffix(".out.srt" if timed else ".out.txt"))
    path.with_suffix(".changes.json").write_text(to_json(result.ledger), encoding="utf-8")


def one(path: Path) -> None:
    """Go the whole way with one file and print the most memory held, in bytes, and the processor time in seconds."""
    started = time.process_time()
    whole_way(path)
    taken = time.process_time() - started
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps([most if sys.platform == "darwin" else most * 1024, taken]))  # kilobytes on Linux


def measure(name: str, size: int) -> tuple[int, int, float]:
    """The length of a file, the most memory that its whole way held, and the processor time, in its own process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"talk.{FORMATS[name]}")
        path.write_text(made(name, size), encoding="utf-8")
        program = [sys.executable, "-m", "benchmarks._reliability_memory", str(path)]
        done = subprocess.run(program, capture_output=True, text=True, check=True)
        most, taken = json.loads(done.stdout)
        return path.stat().st_size, most, taken


def add_options(parser: ArgumentParser) -> None:
    """Which formats and sizes; all of them where none is asked for."""
    parser.add_argument("--mb", type=float, action="append", help="megabytes of the files (may be repeated)")
    parser.add_argument("--format", action="append", choices=FORMATS)


def run(options: Namespace) -> None:
    """Print the multiple for each format and size."""
    formats, sizes = options.format or FORMATS, options.mb or SIZES
    print("memory of the whole way (read, clean, lay out, write), less that of a talk of a few words")
    for name in formats:
        _, least, _ = measure(name, 500)
        for size in sizes:
            length, most, taken = measure(name, int(size * 1_000_000))
            print(
                f"  {name:7} {length / 1e6:5.1f} MB: {(most - least) / length:6.1f} times the file "
                f"({most / 1e6:.0f} MB, of which {least / 1e6:.0f} for any talk; {taken:.0f} s)",
                flush=True,
            )


if __name__ == "__main__":
    one(Path(sys.argv[1]))
