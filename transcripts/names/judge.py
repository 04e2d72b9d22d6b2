"""The judgement: what speaks for a candidate, weighed into log odds that it is what was said.

Boosted trees, learnt by `python -m training.names.learn`, kept as plain arrays. Likeness can only speak for a name and
ordinary English only against it: the learning was held to that. What is told about an entry (a listed mishearing, its
pronunciation) or spells the name already needs no weighing.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np

from transcripts.languages.english.folder import DATA
from transcripts.languages.folding import fold
from transcripts.names.candidate import NEVER, Features
from transcripts.names.context import nearby
from transcripts.names.vetoes import SAME, barred
from transcripts.trees import Forest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from transcripts.names.candidate import Candidate
    from transcripts.names.talk_index import TalkIndex

    Floats = npt.NDArray[np.float32]

MODEL = DATA / "sound" / "names.npz"
NAMES = frozenset(["person", "place", "organisation"])
TOLD = log(0.95 / 0.05)
"""The log odds of what an entry or the talk's own spelling tells."""
PLAIN = log(0.9 / 0.1)
SURE = frozenset([TOLD, PLAIN])
CONSIDERED = -1.1
"""What has less log odds is not asked whether it is barred."""
NO_WORD = 12.0
"""The rarity of what no list has."""


class Trees(Forest):
    """The trees of the judgement, with what each node means and the prior of the form as heard."""

    def __init__(self, held: Mapping[str, npt.NDArray[np.generic]]) -> None:
        super().__init__(held)
        self._mean = held["mean"].astype(np.float64).tolist()
        self.prior = float(held["prior"])
        self._columns = [Features._fields.index(name) for name in self.names]

    def log_odds(self, rows: Sequence[Features]) -> Floats:
        """The log odds of each row that it is what was said."""
        if not rows:
            return np.zeros(0, np.float32)
        found = self.sums(np.array(rows, np.float32)[:, self._columns])
        out: Floats = found - np.array([self._prior(row) for row in rows], np.float32)
        return out

    def contributions(self, row: Features) -> dict[str, float]:
        """What each evidence adds to the log odds of a row; the sum is that of `log_odds` without what any row has.

        At each question a tree's mean changes from that of all rows there to that of those with the row's answer
        (Saabas, "Interpreting random forests", 2014).
        """
        found = dict.fromkeys(self.names, 0.0)
        values = [float(np.float32(getattr(row, name))) for name in self.names]
        for node in self.roots:
            while self.left[node] != node:
                feature = self.feature[node]
                below = values[feature] <= self.threshold[node]
                child = self.left[node] if below else self.right[node]
                found[self.names[feature]] += self._mean[child] - self._mean[node]
                node = child  # noqa: PLW2901 - down the tree
        found["known_often"] = found.get("known_often", 0.0) - self._prior(row)
        return found

    def _prior(self, row: Features) -> float:
        # Beyond what the trees make of it: words that are known and heard again and again are right as a rule, and
        # the more so if they are a name that everybody knows, a letter or two off the one that is listed.
        return self.prior * row.known_often * (1 + row.well_known / 10)


@lru_cache(maxsize=1)
def model() -> Trees:
    """The judgement that the package ships."""
    with np.load(MODEL) as held:
        return Trees({k: held[k] for k in held.files})


def chance(odds: float) -> float:
    """Log odds as a chance, 0 to 1."""
    return 1 / (1 + exp(-odds))


def judge(talk: TalkIndex, some: Sequence[Candidate]) -> None:
    """Give every candidate its log odds; what is out of the question gets `NEVER`."""
    weighed = [c for c in some if c.features is not None]
    for c, odds in zip(weighed, model().log_odds([c.features for c in weighed if c.features]).tolist(), strict=True):
        sure = told(talk, c)
        # What nobody announced for this talk is not made on likeness alone.
        c.odds = sure or (odds if c.target.expected else NEVER)
        if c.odds >= CONSIDERED and barred(talk, c):
            c.odds = NEVER


def told(talk: TalkIndex, c: Candidate) -> float:
    """The log odds of a candidate that needs no weighing, 0 for any other.

    Its entry lists the mishearing or how it is said; the words spell the name already; what is no word stands among
    the words that the document has around the name; the first words stand alone of a name that stands whole elsewhere;
    a word was written as a name, and sounds the same as one that is due here. Or nobody announced the name, and what is
    no word stands where it is due and sounds like it.
    """
    f = c.features
    assert f is not None
    if c.listed or c.span.letters == c.target.letters or (f.sound >= SAME and c.target.entry.pronunciations):
        return TOLD
    no_word = c.span.count == 1 and f.rarity >= NO_WORD
    if not c.target.expected:
        alike = f.sound >= 0.85 and f.margin >= 0.03 and f.phones >= 3 and f.capitals == 0 and c.target.role != "part"
        return PLAIN if no_word and alike and (bool(c.cues) or f.certain > 0) else 0.0
    if _cut_short(talk, c):
        return PLAIN
    if no_word and f.sound >= 0.74 and f.same_end and len(_nearby(talk, c)) > 1:
        return PLAIN
    written = c.span.count == 1 and f.capitals == 1 and f.named < 0.5 and f.ordinary > 0
    return PLAIN if written and c.cues and f.sound >= SAME else 0.0


def _cut_short(talk: TalkIndex, c: Candidate) -> bool:
    # `Kim Jong together`: the first words of a longer name that stands whole elsewhere, and of no other that does.
    words = [w.folded for w in talk.words[c.places.start : c.places.stop]]
    own = fold(c.target.form).split()
    if c.target.entry.kind != "person" or not 2 <= len(words) < len(own) or own[: len(words)] != words:
        return False
    longer = talk.beginnings.get(" ".join(words))
    return longer is not None and longer.total() >= 2 and set(longer) == {fold(c.target.form)}


def _nearby(talk: TalkIndex, c: Candidate, reach: int = 8) -> list[str]:
    around = talk.words[max(0, c.places.start - reach) : c.places.stop + reach]
    return nearby([w.folded for w in around], c.target.entry.context)


def weighed(c: Candidate, most: int = 6) -> dict[str, float] | None:
    """What the rows of evidence that matter most add to the log odds; none where nothing was weighed."""
    if c.features is None or c.odds in SURE:
        return None
    added = model().contributions(c.features)
    rows = sorted(added, key=lambda name: -abs(added[name]))[:most]
    return {name: round(added[name], 2) for name in rows if round(added[name], 2)}
