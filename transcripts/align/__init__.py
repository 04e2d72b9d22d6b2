"""Pairing two texts word by word, carrying times, speakers and marks between them, and scoring one against the other.

Strings and transcripts in, alignments and scores out. Nothing here opens a file or prints.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

from transcripts.align.aligning import align
from transcripts.align.alignment import Alignment, Coverage, Unmatched
from transcripts.align.pairing import Stretch
from transcripts.align.pairs import Pair
from transcripts.align.rates import ErrorRate, word_errors
from transcripts.align.resampling import Difference, Interval
from transcripts.align.scoring import Score, score
from transcripts.align.subtitles import timed_part

if TYPE_CHECKING:
    from transcripts.align.alignment import Keep
    from transcripts.model import Transcript

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


class _Module(ModuleType):
    """This package, which can be called.

    Once it is imported, `transcripts.align` is the package and no longer the function of that name.
    """

    def __call__(self, timed: "Transcript", text: "Transcript", keep: "Keep" = "text") -> Alignment:
        return align(timed, text, keep)


sys.modules[__name__].__class__ = _Module
