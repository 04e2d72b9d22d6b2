"""The marks model: for each word, the mark after it, its case, and whether it is a disfluency.

The weights are in the English folder, with a card that says where they come from and what they cannot do;
`training/` makes them. This package reads words and gives scores and forms. It proposes nothing and changes nothing:
`transcripts.passes` does.
"""

from transcripts.marks.decode import Reading, Thresholds, iter_marks, read_marks
from transcripts.marks.scores import Scores, score_words

__all__ = ["Reading", "Scores", "Thresholds", "iter_marks", "read_marks", "score_words"]
