"""Build `transcripts/data/sound/said.bin`: how the words of the starter gazetteer are said.

    python tools/build_said.py

All of it is what `Sounds` says; kept so that it need not be worked out at each start. It is run again whenever the
starter gazetteer, the lexicon or the network has changed; a test tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transcripts.gazetteer.lexicon import DATA
from transcripts.gazetteer.mapped import packed
from transcripts.gazetteer.sound import Sounds
from transcripts.gazetteer.starter import starter


def main() -> None:
    """Write the file."""
    sounds = Sounds()
    words = dict.fromkeys(word for entry in starter() for form in entry.forms for word in form.split())
    sounds.learn(words)
    ways = {word: " ".join(said).encode() for word in words if (said := sounds.word(word))}
    (DATA / "said.bin").write_bytes(packed(ways))
    sys.stdout.write(f"{len(ways)} words\n")


if __name__ == "__main__":
    main()
