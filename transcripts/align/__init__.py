"""Pairing two texts word by word, carrying times, speakers and marks between them, and scoring one against the other.

Strings and transcripts in, alignments and scores out. Nothing here opens a file or prints.
"""

from transcripts.align.aligning import align, chronological
from transcripts.align.alignment import Alignment, Coverage, Unmatched
from transcripts.align.pairing import Stretch
from transcripts.align.pairs import Pair

__all__ = ["Alignment", "Coverage", "Pair", "Stretch", "Unmatched", "align", "chronological"]
