"""What a fuzz target is: bytes in, and out comes a transcript or a TranscriptsError, in time and in memory (law 8).

Each `fuzz_NAME.py` beside this file is a target for one reader; `fuzz_any.py` lets the content choose the reader, and
`fuzz_roundtrip.py` writes what was read and reads it again.

    python fuzz/fuzz_srt.py -max_total_time=5          a short run, as in .ci/run
    python fuzz/fuzz_srt.py -max_total_time=3600 fuzz/corpus/srt fixtures/read/srt/valid     a long one

A long run keeps what it finds in the first folder (git-ignored) and starts from our fixtures. What crashes is written
to `crash-…`; put it among the fixtures with the mending.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["transcripts"]):
    from transcripts.errors import TranscriptsError, WriteError
    from transcripts.formats import FORMATS, WriteOptions, by_name, read_bytes, write_text
    from transcripts.formats.base import Format


def reader(name: str | None) -> Callable[[bytes], None]:
    """A target for the reader of a format, or for detection."""

    def target(data: bytes) -> None:
        try:
            talk = read_bytes(data, "fuzz", name)
        except TranscriptsError as error:
            str(error)
            return
        for segment in talk.segments:
            assert segment.start_ms is None or segment.end_ms is None or segment.start_ms <= segment.end_ms
            _ = segment.words  # words and text have to agree

    return target


def roundtrip(data: bytes) -> None:
    """What any reader reads, every exact writer has to write and read again, or say why not before it writes."""
    try:
        talk = read_bytes(data, "fuzz")
    except TranscriptsError:
        return
    for chosen in exact():
        try:
            write_text(talk, chosen, WriteOptions(word_times=len(data) % 2 == 0))
        except WriteError as error:
            _ = str(error)


def exact() -> list[Format]:
    """The formats that are read back word for word."""
    return [f for f in FORMATS if f.exact and f.read and f.write]


def run(target: Callable[[bytes], None]) -> None:
    """Hand over to the fuzzer, with its arguments from the command line."""
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


def run_reader(path: str) -> None:
    """Run the target that a file is named for."""
    name = Path(path).stem.removeprefix("fuzz_")
    run(reader(None if name == "any" else by_name(name).name))
