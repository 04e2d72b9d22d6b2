"""Build `transcripts/languages/english/data/sound/lexicon.bin` and `g2p.npz` from the wheels that carry their sources.

    python tools/build_lexicon.py POCKETSPHINX.whl G2P_EN.whl

The first (pocketsphinx 5.1.1) holds CMUdict without stress, under CMU's BSD licence; the second (g2p_en 2.1.0) the
weights of a small network, under the Apache License 2.0. Both licences stand beside the data.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from transcripts.languages.mapped_table import packed
from transcripts.phonetics.lexicon import SOUND, encode

MOST = 3  # pronunciations of a word that are kept


def build_lexicon(wheel: Path) -> bytes:
    """The lexicon file, out of the dictionary in pocketsphinx's wheel."""
    with zipfile.ZipFile(wheel) as held:
        lines = held.read("pocketsphinx/model/en-us/cmudict-en-us.dict").decode().splitlines()
    ways: dict[str, list[str]] = {}
    for line in lines:
        word, _, phones = line.strip().partition(" ")
        base = word.partition("(")[0]
        if base and (code := encode(phones)) not in ways.setdefault(base, []):
            ways[base].append(code)
    return packed({word: " ".join(codes[:MOST]).encode() for word, codes in ways.items()})


def build_network(wheel: Path) -> bytes:
    """The network's weights at half precision, out of g2p_en's wheel."""
    with zipfile.ZipFile(wheel) as held, np.load(io.BytesIO(held.read("g2p_en/checkpoint20.npz"))) as weights:
        kept = {name: weights[name].astype(np.float16) for name in weights.files}
    out = io.BytesIO()
    np.savez(out, **kept)
    return out.getvalue()


def main() -> None:
    """Write both files."""
    sphinx, g2p = map(Path, sys.argv[1:3])
    SOUND.mkdir(parents=True, exist_ok=True)
    (SOUND / "lexicon.bin").write_bytes(build_lexicon(sphinx))
    (SOUND / "g2p.npz").write_bytes(build_network(g2p))


if __name__ == "__main__":
    main()
