"""Pairing two texts word by word, carrying times, speakers and marks between them, and scoring one against the other.

Strings and transcripts in, alignments and scores out. Nothing here opens a file or prints.
"""

from transcripts.alignment.aligning import align
from transcripts.alignment.alignment import Alignment, Coverage, Unmatched
from transcripts.alignment.pairing import Stretch
from transcripts.alignment.pairs import Pair
from transcripts.alignment.rates import ErrorRate, word_errors
from transcripts.alignment.resampling import Difference, Interval
from transcripts.alignment.scoring import Score, score
from transcripts.alignment.subtitles import timed_part

__all__ = [
    "Alignment",
    "Coverage",
    "Difference",
    "ErrorRate",
    "Interval",
    "Pair",
    "Score",
    "Stretch",
    "Unmatched",
    "align",
    "score",
    "timed_part",
    "word_errors",
]
