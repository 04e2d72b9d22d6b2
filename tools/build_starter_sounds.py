"""Build `transcripts/languages/english/data/sound/starter.bin`: how the words of the starter gazetteer are said.

    python tools/build_starter_sounds.py

All of it is what `Sounds` says; kept so that it need not be worked out at each start. It is run again whenever the
starter gazetteer, the lexicon or the network has changed; a test tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transcripts.gazetteer.starter import starter
from transcripts.languages.mapped_table import packed
from transcripts.phonetics.lexicon import SOUND
from transcripts.phonetics.sounds import Sounds


def main() -> None:
    """Write the file."""
    sounds = Sounds()
    words = dict.fromkeys(word for entry in starter() for form in entry.forms for word in form.split())
    sounds.learn(words)
    ways = {word: " ".join(said).encode() for word in words if (said := sounds.word(word))}
    (SOUND / "starter.bin").write_bytes(packed(ways))
    sys.stdout.write(f"{len(ways)} words\n")


if __name__ == "__main__":
    main()
