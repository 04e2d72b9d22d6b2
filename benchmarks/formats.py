"""How fast SRT and WebVTT are read and written, beside other libraries in one process; and how much memory it takes.

    python -m benchmarks.formats                   1,000, 10,000 and 100,000 cues
    python -m benchmarks.formats --cues 10000      one size
    python -m benchmarks.formats --memory          memory of reading, for growing files

Every library gets the same text of its own format and is asked for its own objects, from a string to a string; ours
is measured as its users get it, with decoding from bytes, detection off, and every check on reading. The least
processor time of several runs is taken for each, the libraries taking turns. A library that is not installed is
reported as absent.
"""

from __future__ import annotations

import argparse
import gc
import io
import platform
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from transcripts.formats import by_name, read_bytes
from transcripts.formats.base import Format, WriteOptions
from transcripts.signature import Signature

SIZES = (1_000, 10_000, 100_000)
WORDS = """
    the of and to in we is that it for you was on are with as they be at this have from or had by but some what
    there can out other were all your when up use word how said each she which do their time if will way about many
    then them would write like so these her long make thing see him two has look more day could go come did my no
    quarter revenue operator question margin percent guidance segment customers product growth thank morning
""".split()  # noqa: SIM905 - as a list literal it would take eighty lines
Job = Callable[[], object]


def cues(count: int) -> list[tuple[int, int, str]]:
    """Made-up cues of one or two lines, three to eight words each, the same every time."""
    rng = random.Random(count)
    made, at = [], 500
    for _ in range(count):
        lines = [" ".join(rng.choices(WORDS, k=rng.randint(3, 8))) for _ in range(rng.randint(1, 2))]
        length = rng.randint(1200, 4200)
        made.append((at, at + length, "\n".join(lines)))
        at += length + rng.randint(0, 900)
    return made


def clock(ms: int, mark: str) -> str:
    """A time as SRT or WebVTT has it."""
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{mark}{ms % 1000:03}"


def as_srt(made: list[tuple[int, int, str]]) -> str:
    """The cues as SRT."""
    return "\n".join(f"{i}\n{clock(a, ',')} --> {clock(b, ',')}\n{t}\n" for i, (a, b, t) in enumerate(made, 1))


def as_webvtt(made: list[tuple[int, int, str]]) -> str:
    """The cues as WebVTT."""
    return "WEBVTT\n\n" + "\n".join(f"{clock(a, '.')} --> {clock(b, '.')}\n{t}\n" for a, b, t in made)


def ours(text: str, chosen: Format) -> tuple[Job, Job]:
    """Reading and writing with this package."""
    data = text.encode()
    talk = read_bytes(data, "bench", chosen)
    options = WriteOptions()
    assert chosen.write is not None
    write = chosen.write
    return lambda: read_bytes(data, "bench", chosen), lambda: write(talk, options).content


def peer_jobs(srt_text: str, vtt_text: str) -> dict[str, dict[str, Job | None]]:
    """What each library does; None where it cannot."""
    found: dict[str, dict[str, Job | None]] = {}
    for name, make in PEERS.items():
        if find_spec(MODULES.get(name, name)) is None:
            found[name] = {}
            continue
        found[name] = make(import_module(MODULES.get(name, name)), srt_text, vtt_text)
    return found


def _srt(srt: Any, text: str, _: str) -> dict[str, Job | None]:  # noqa: ANN401 - a peer without types
    held = list(srt.parse(text))
    return {"srt read": lambda: list(srt.parse(text)), "srt write": lambda: srt.compose(held)}


def _pysrt(pysrt: Any, text: str, _: str) -> dict[str, Job | None]:  # noqa: ANN401 - likewise
    held = pysrt.from_string(text)

    def write() -> str:
        out = io.StringIO()
        held.write_into(out)
        return out.getvalue()

    return {"srt read": lambda: pysrt.from_string(text), "srt write": write}


def _pysubs2(pysubs2: Any, text: str, vtt: str) -> dict[str, Job | None]:  # noqa: ANN401 - likewise
    held, held_vtt = pysubs2.SSAFile.from_string(text), pysubs2.SSAFile.from_string(vtt, format_="vtt")
    return {
        "srt read": lambda: pysubs2.SSAFile.from_string(text, format_="srt"),
        "srt write": lambda: held.to_string("srt"),
        "webvtt read": lambda: pysubs2.SSAFile.from_string(vtt, format_="vtt"),
        "webvtt write": lambda: held_vtt.to_string("vtt"),
    }


def _webvtt(webvtt: Any, text: str, vtt: str) -> dict[str, Job | None]:  # noqa: ANN401 - likewise
    held = webvtt.from_string(vtt)
    folder = tempfile.mkdtemp()
    path = Path(folder, "bench.srt")
    path.write_text(text, encoding="utf-8")

    def write_srt() -> str:
        out = io.StringIO()
        held.write(out, format="srt")
        return out.getvalue()

    return {
        "srt read": lambda: webvtt.from_srt(str(path)),
        "srt write": write_srt,
        "webvtt read": lambda: webvtt.from_string(vtt),
        "webvtt write": lambda: held.content,
    }


def _pycaption(pycaption: Any, text: str, vtt: str) -> dict[str, Job | None]:  # noqa: ANN401 - likewise
    held = pycaption.SRTReader().read(text)
    held_vtt = pycaption.WebVTTReader().read(vtt)
    return {
        "srt read": lambda: pycaption.SRTReader().read(text),
        "srt write": lambda: pycaption.SRTWriter().write(held),
        "webvtt read": lambda: pycaption.WebVTTReader().read(vtt),
        "webvtt write": lambda: pycaption.WebVTTWriter().write(held_vtt),
    }


def _aeidon(aeidon: Any, text: str, vtt: str) -> dict[str, Job | None]:  # noqa: ANN401 - likewise
    folder = Path(tempfile.mkdtemp())
    jobs: dict[str, Job | None] = {}
    for kind, content, suffix in (("srt", text, "srt"), ("webvtt", vtt, "vtt")):
        path = folder / f"bench.{suffix}"
        path.write_text(content, encoding="utf-8")
        project = aeidon.Project()
        project.open_main(str(path), "utf_8")

        def read(path: Path = path) -> object:
            fresh = aeidon.Project()
            fresh.open_main(str(path), "utf_8")
            return fresh

        def write(project: Any = project, path: Path = path) -> object:  # noqa: ANN401 - likewise
            return project.save_main(aeidon.files.new(project.main_file.format, str(path.with_suffix(".out")), "utf_8"))

        jobs[f"{kind} read"], jobs[f"{kind} write"] = read, write
    return jobs


MODULES = {"webvtt-py": "webvtt"}
PEERS: dict[str, Callable[[Any, str, str], dict[str, Job | None]]] = {
    "srt": _srt,
    "pysrt": _pysrt,
    "pysubs2": _pysubs2,
    "webvtt-py": _webvtt,
    "pycaption": _pycaption,
    "aeidon": _aeidon,
}
ASKED = {"srt read": 3.0, "srt write": 3.0, "webvtt read": 5.0, "webvtt write": 2.0}


def best(jobs: dict[str, Job], runs: int) -> dict[str, float]:
    """The least processor time of several runs of each job, in seconds; the jobs take turns."""
    shortest = dict.fromkeys(jobs, float("inf"))
    for _ in range(runs):
        for name, job in jobs.items():
            gc.collect()
            started = time.process_time()
            kept = job()
            shortest[name] = min(shortest[name], time.process_time() - started)
            del kept
    return shortest


def compare(count: int) -> None:
    """Print every task at one size."""
    made = cues(count)
    srt_text, vtt_text = as_srt(made), as_webvtt(made)
    peers = peer_jobs(srt_text, vtt_text)
    own = {"srt": ours(srt_text, by_name("srt")), "webvtt": ours(vtt_text, by_name("webvtt"))}
    absent = [name for name, jobs in peers.items() if not jobs]
    print(f"\n{count} cues" + (f" (absent: {', '.join(absent)})" if absent else ""))
    runs = 3 if count >= 100_000 else 9 if count >= 10_000 else 40
    for task, asked in ASKED.items():
        kind, way = task.split()
        jobs: dict[str, Job] = {"ours": own[kind][way == "write"]}
        for name, held in peers.items():
            job = held.get(task)
            if job is not None:
                jobs[name] = job
        taken = best(jobs, runs)
        mine = taken.pop("ours")
        fastest = min(taken, key=lambda name: taken[name])
        others = ", ".join(f"{name} {count / seconds / 1000:.0f}k" for name, seconds in sorted(taken.items()))
        print(
            f"  {task:13} ours {count / mine / 1000:5.0f}k cues/s; {others}; "
            f"{taken[fastest] / mine:.1f} times {fastest} (asked {asked:.0f})"
        )


def memory() -> None:
    """Print the memory that reading takes, as a multiple of the file's size."""
    print("\nmemory of reading, peak of all that Python holds, as a multiple of the file")
    for name, make in (("srt", as_srt), ("webvtt", as_webvtt)):
        chosen = by_name(name)
        for count in (10_000, 30_000, 90_000):
            data = make(cues(count)).encode()
            gc.collect()
            tracemalloc.start()
            talk = read_bytes(data, "bench", chosen)
            held, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            print(
                f"  {name:7} {len(data) / 1e6:6.1f} MB: peak {peak / len(data):.1f}, kept {held / len(data):.1f} "
                f"({len(talk.segments)} segments)"
            )


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cues", type=int, action="append")
    parser.add_argument("--memory", action="store_true")
    asked = parser.parse_args()
    python = f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"
    print(Signature(steps=("formats",), parameters={"python": python, "best of": "3 to 40"}))
    if asked.memory:
        memory()
        return
    for count in asked.cues or SIZES:
        compare(count)
    memory()


if __name__ == "__main__":
    main()
