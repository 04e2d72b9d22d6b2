"""Other people's aligners, as a user would choose between them; each is optional, and said to be absent where it is.

`stt-align-node` is looked for from `$NODE_PATH`, `sclite` on the path and where Debian's package sctk puts it.
"""

from __future__ import annotations

import difflib
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from benchmarks._align_quality import Times
    from transcripts.model import Transcript

Op = tuple[str, int, int, int, int]

_ALIGN = """
const { alignSTT } = require('stt-align-node');
const given = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const begun = process.hrtime.bigint();
const words = alignSTT({ words: given.words }, given.text);
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
process.stdout.write(JSON.stringify({ words, seconds }));
"""


def cost(ops: Sequence[Op]) -> int:
    """Insertions, deletions and replacements of opcodes, whoever made them."""
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in ops if tag != "equal")


def by_difflib(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Op]:
    """The standard library's matcher, without its heuristic for frequent items."""
    return list(difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes())


def by_patience(left: Sequence[str], right: Sequence[str]) -> list[Op] | None:
    """Breezy's patience diff; None where it is not installed."""
    try:
        from patiencediff import PatienceSequenceMatcher  # noqa: PLC0415 - an optional peer
    except ImportError:
        return None
    found: list[Op] = list(PatienceSequenceMatcher(None, left, right).get_opcodes())
    return found


def node_module() -> str | None:
    """Where Node finds `stt-align-node`; None where it is not installed."""
    if shutil.which("node") is None:
        return None
    for root in filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep)):
        if (Path(root) / "stt-align-node").is_dir():
            return root
    return None


def by_node(timed: Transcript, text: Transcript) -> tuple[Times, float]:
    """`stt-align-node`: the times of the text's words, and the seconds that its call took, Node's start aside."""
    words = [
        {"text": w.text, "start": (w.start_ms or 0) / 1000, "end": (w.end_ms or 0) / 1000} for w in timed.iter_words()
    ]
    texts = [w.text for w in text.iter_words()]
    given = json.dumps({"words": words, "text": " ".join(texts)})
    done = subprocess.run(["node", "-e", _ALIGN], input=given, capture_output=True, text=True, check=True, timeout=600)
    found = json.loads(done.stdout)
    times: Times = [
        None if w.get("start") is None or w.get("end") is None else (round(w["start"] * 1000), round(w["end"] * 1000))
        for w in found["words"]
    ]
    if len(times) != len(texts):
        raise ValueError(f"stt-align-node gave {len(times)} words for {len(texts)}")
    return times, float(found["seconds"])


def sclite() -> str | None:
    """Where `sclite` is; None where it is not installed."""
    return shutil.which("sclite") or next(filter(os.path.exists, ["/usr/lib/sctk/bin/sclite"]), None)


def by_sclite(reference: Sequence[str], hypothesis: Sequence[str]) -> tuple[int, int, int, int]:
    """Hits, substitutions, deletions and insertions as sclite counts them (weights 4, 3 and 3, not the least cost)."""
    program = sclite()
    if program is None:
        raise FileNotFoundError("sclite")
    with tempfile.TemporaryDirectory() as folder:
        for name, words in (("ref", reference), ("hyp", hypothesis)):
            Path(folder, name).write_text(f"{' '.join(words)} (call_1)\n", encoding="utf-8")
        command = [program, "-r", "ref", "trn", "-h", "hyp", "trn", "-i", "spu_id", "-o", "rsum", "stdout"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=600)
    found = regex.search(r"\|\s*Sum\s*\|\s*\d+\s+\d+\s*\|\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", done.stdout)
    if found is None:
        raise ValueError("sclite printed no sum")
    hits, substitutions, deletions, insertions = map(int, found.groups())
    return hits, substitutions, deletions, insertions
