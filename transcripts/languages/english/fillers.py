"""The sounds people make while they look for a word, in English. Nothing here removes one."""

from __future__ import annotations

FILLERS = frozenset(["um", "umm", "ummm", "uh", "uhh", "uhhh", "uhm", "uhmm", "erm", "ehm", "ahm"])
"""Never a word of their own in a transcript of English."""
MAYBE_FILLERS = frozenset(["er", "eh", "ah", "hm", "hmm", "mm"])
"""Also answers, exclamations and names (the ER): taken out only where the marks model is nearly certain."""
WORDS_ELSEWHERE = frozenset(["um", "er", "eh", "ah"])
"""Of these, ordinary words of other languages: Portuguese and German `um`, German, Dutch and Danish `er`."""
DISCOURSE = (("you", "know"), ("i", "mean"), ("like",), ("you", "see"))
"""Said to hold the turn: no part of the sentence where marks set them off."""
HEDGES = frozenset([("sort", "of"), ("kind", "of")])
SOUNDS = FILLERS | MAYBE_FILLERS | frozenset(["ahh", "mhm", "huh"])
"""What one transcript writes and the next leaves out: costs nothing when two texts are compared."""
