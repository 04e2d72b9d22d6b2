"""Real recogniser words with times, paired with a human reference: the earnings calls.

Half the calls tune the model (`TUNING`), the other half measure it (`HELD_OUT`) and are never trained on.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from training.corpus import ABBREVIATIONS, COMMA, LOWER, NONE, QUESTION, STOP, TITLE, UNKNOWN, UPPER

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {",": COMMA, ";": COMMA, ":": COMMA, ".": STOP, "!": STOP, "?": QUESTION, "…": COMMA}
IGNORE = 255


@dataclass(frozen=True, slots=True)
class Call:
    """The words of one call: what was heard, when, and the mark and case a person gave (IGNORE where unknown)."""

    name: str
    words: list[str]
    start_ms: list[int]
    end_ms: list[int]
    marks: list[int]
    cases: list[int]
    surfaces: list[str]


def halves(root: Path) -> tuple[list[Path], list[Path]]:
    """The calls that tune and the calls that measure: every other one, by name."""
    folders = sorted(p for p in root.iterdir() if (p / "asr_rev_kaldi.tsv").exists())
    return folders[0::2], folders[1::2]


def rows(path: Path) -> list[dict[str, str]]:
    """A tab-separated file with a header."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def case_of(surface: str) -> int:
    """LOWER, TITLE or UPPER: how a word is written."""
    letters = [c for c in surface if c.isalpha()]
    if not any(c.isupper() for c in letters):
        return LOWER
    return UPPER if len(letters) > 1 and all(c.isupper() for c in letters) else TITLE


def read(folder: Path) -> Call:
    """Pair rev_kaldi's words with the reference's; words that differ get no label but the mark at a block's end."""
    heard = rows(folder / "asr_rev_kaldi.tsv")
    said = [r for r in rows(folder / "reference_tokens.tsv") if not r["token"].startswith("<")]
    left = [r["word"].lower() for r in heard]
    right = [r["token"].lower().replace("’", "'") for r in said]
    marks, cases, surfaces = [IGNORE] * len(left), [IGNORE] * len(left), [""] * len(left)
    for code in Levenshtein.opcodes(left, right):
        if code.tag == "equal":
            for i, j in zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True):
                mark = MARKS.get(said[j]["punct"], NONE)
                marks[i] = NONE if mark == STOP and right[j] in ABBREVIATIONS else mark
                before = MARKS.get(said[j - 1]["punct"], NONE) if j else STOP
                first = before in (STOP, QUESTION)
                case = case_of(said[j]["token"])
                cases[i] = UNKNOWN if first and case == TITLE else case
                surfaces[i] = said[j]["token"]
        elif code.tag == "replace":
            marks[code.src_end - 1] = MARKS.get(said[code.dest_end - 1]["punct"], NONE)
    times = [(round(float(r["start"]) * 1000), round(float(r["end"]) * 1000)) for r in heard]
    return Call(folder.name, left, [s for s, _ in times], [e for _, e in times], marks, cases, surfaces)
