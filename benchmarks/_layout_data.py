"""Talks to lay out: earnings21's reference words with the times of a recogniser, and seed 001.

The times are carried over by `transcripts.alignment`; a word that the recogniser did not hear gets an estimated one.
`<crosstalk>` becomes the sound tag `[crosstalk]`.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from transcripts.alignment import align
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
CALLS = 20
"""The calls that are laid out: all but the last. Every second one tunes, the others measure."""
_MARKS = regex.compile(r"[^\p{L}\p{N}'’%$&.-]+|(?<!\p{L}\.\p{L})\.+$|-+$")


def data_folder() -> Path | None:
    """The folder that holds `earnings21`, from $TRANSCRIPTS_DATA or beside the checkout; None where there is none."""
    places = [os.environ.get("TRANSCRIPTS_DATA"), ROOT / ".data", ROOT.parent / "shared" / "data"]
    return next((Path(p) for p in places if p and (Path(p) / "earnings21").is_dir()), None)


def calls(part: str = "all") -> list[Path]:
    """The folders of the calls: `tune`, `test` or `all` twenty."""
    root = data_folder()
    if root is None:
        return []
    found = sorted(p for p in (root / "earnings21").iterdir() if p.is_dir())[:CALLS]
    return {"tune": found[::2], "test": found[1::2], "all": found}[part]


def reference(path: Path) -> Transcript:
    """A call as a person wrote it down, a segment for each turn, with the times of rev_kaldi's words."""
    return align(_heard(path, "rev_kaldi"), Transcript(tuple(_turns(path)))).transcript


def without_marks(talk: Transcript) -> Transcript:
    """The same words at the same times, in lower case and without marks: what a recogniser gives."""
    segments = []
    for segment in talk.segments:
        words = [Word(bare_word(w.text), w.start_ms, w.end_ms, w.timing) for w in segment.words]
        segments.append(Segment.of(words, start_ms=segment.start_ms, end_ms=segment.end_ms, speaker=segment.speaker))
    return talk.with_segments(segments)


def bare_word(text: str) -> str:
    """A word as a recogniser writes it; what is nothing but marks stays as it is."""
    return text if text.startswith("[") else (_MARKS.sub("", text).lower() or text)


def _turns(path: Path) -> Iterator[Segment]:
    speaker, words = None, list[str]()
    for row in _rows(path / "reference_tokens.tsv"):
        token = f"[{row['token'][1:-1]}]" if row["token"].startswith("<") else row["token"]
        if row["speaker_name"] != speaker and words:
            yield Segment(" ".join(words), speaker=speaker)
            words = []
        speaker = row["speaker_name"]
        words.append(token.replace(" ", "") + (row["punct"] or "").strip())
    if words:
        yield Segment(" ".join(words), speaker=speaker)


def _heard(path: Path, service: str) -> Transcript:
    words = [
        Word(row["word"], round(float(row["start"]) * 1000), round(float(row["end"]) * 1000))
        for row in _rows(path / f"asr_{service}.tsv")
        if row["word"]
    ]
    return Transcript((Segment.of(words, start_ms=words[0].start_ms, end_ms=words[-1].end_ms),))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def seed_001() -> Path | None:
    """The source document with a caption dump; None where it is absent."""
    places = [ROOT / "seeds", ROOT.parent / "shared" / "seeds"]
    return next((file for place in places for file in sorted(place.glob("001_*.txt"))), None)
