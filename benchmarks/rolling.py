"""Rolling captions undone, on real speech shown as each kind of roll-up shows it; and real files that do not roll.

    python -m benchmarks.rolling

Needs the data sets `talkpython` and `ethereum_pm` under $TRANSCRIPTS_DATA. The reviewed words of every episode are cut
into lines of at most 32 characters and shown as YouTube does (with its 10 ms cues), in two and three lines, and word by
word; exact means that every word comes back once and in order. The meetings' captions do not roll: none may change.
Nothing was tuned on these files.
"""

from __future__ import annotations

import hashlib
import os
import sys
import textwrap
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tests.formats.rollups import painted, rolled, youtube
from transcripts.formats import by_name
from transcripts.formats.base import Input
from transcripts.formats.files import read
from transcripts.formats.rolling import undo
from transcripts.model import Transcript
from transcripts.signature import Signature

SHOWN = {"YouTube": youtube, "two lines": rolled(2), "three lines": rolled(3), "word by word": painted}


def main() -> None:
    """Print a row for each kind of roll-up, and one for the files that do not roll."""
    root = Path(os.environ.get("TRANSCRIPTS_DATA", ".data"))
    episodes = sorted(root.glob("talkpython/*/reference.txt"))
    meetings = sorted(root.glob("ethereum_pm/*/transcript.vtt"))
    if not episodes or not meetings:
        sys.exit("talkpython or ethereum_pm is absent: set TRANSCRIPTS_DATA to the folder that holds them")
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in episodes)).hexdigest()
    print(Signature(steps=("rolling",), data={"talkpython": mark}))
    texts = [read(path).text.split() for path in episodes]
    for name, show in SHOWN.items():
        exact = errors = total = 0
        for words in texts:
            said = undo(
                Transcript(
                    tuple(show(textwrap.wrap(" ".join(words), 32, break_on_hyphens=False, break_long_words=False)))
                )
            ).text.split()
            wrong = Levenshtein.distance(words, said)
            exact, errors, total = exact + (not wrong), errors + wrong, total + len(words)
        print(f"{name:13} {exact} of {len(texts)} episodes exact; {errors} of {total} words wrong")
    reader = by_name("webvtt").read
    assert reader is not None
    changed = 0
    for path in meetings:
        talk = reader(Input(path.read_text(encoding="utf-8")))
        changed += undo(talk) is not talk
    print(f"{'not rolling':13} {changed} of {len(meetings)} files changed")


if __name__ == "__main__":
    main()
