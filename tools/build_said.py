"""Build `transcripts/data/sound/said.bin`: how the network says the words of the starter gazetteer.

    python tools/build_said.py

It is run again whenever the starter gazetteer, the lexicon or the network has changed; a test tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transcripts.gazetteer.g2p import network
from transcripts.gazetteer.lexicon import DATA
from transcripts.gazetteer.mapped import packed
from transcripts.gazetteer.sound import unlisted
from transcripts.gazetteer.starter import starter


def main() -> None:
    """Write the file."""
    words = unlisted(word for entry in starter() for form in entry.forms for word in form.split())
    ways = {word: way.encode() for word, way in zip(words, network().say(words), strict=True)}
    (DATA / "said.bin").write_bytes(packed(ways))
    sys.stdout.write(f"{len(ways)} words\n")


if __name__ == "__main__":
    main()
