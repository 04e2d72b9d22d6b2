"""What stands in a text and is not said: stage directions, notes of slides, headings, where the timed side lacks them.

Only the form and the missing partners decide: a passage in brackets between two sentences, or a heading. Inside a
sentence brackets may hold what an editor put in (`It is [not] true`), and known sounds (`[laughter]`) are shown as
such: both stay. Nothing here pairs.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from transcripts.alignment.marks import ends_sentence
from transcripts.alignment.pairs import Pair
from transcripts.alignment.tokens import silent
from transcripts.languages.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.model import Segment, Transcript

HEADING = 12
"""Words that a heading has at most: a line of print."""
LACKED = 0.5
"""What the timed side has less than this share of it lacks: little words match anywhere."""
_CLOSE = {"[": "]", "(": ")", "{": "}", "（": "）", "［": "］", "【": "】"}


def notes_of(text: Transcript) -> list[range]:
    """The words of each passage that has the form of a note or a heading, whether or not it is said.

    >>> from transcripts.model import Segment, Transcript
    >>> notes_of(Transcript((Segment("Good evening. [She bows to the left.] It is [not] true."),)))
    [range(2, 7)]
    """
    found: list[range] = []
    edges = accumulate((len(s.words) for s in text.segments), initial=0)
    punctuated = _punctuated(text.segments)
    labels = Counter(s.speaker for s in text.segments)
    for segment, (first, end) in zip(text.segments, pairwise(edges), strict=True):
        words = [w.text for w in segment.words]
        if _heading(segment, words, labels, punctuated=punctuated):
            found.append(range(first, end))
        else:
            found += (range(first + one, first + other) for one, other in _notes(words))
    return found


def lacked(
    notes: Iterable[range], words: Sequence[str], with_notes: Iterable[Pair], bare: Iterable[Pair]
) -> frozenset[int]:
    """The words of those notes that the timed side has not, from the pairs with the notes and those without them.

    What a note takes from the words beside it (a heading that they repeat) is not said twice.
    """
    taken = {i for pair in bare if pair.kind == "same" for i in pair.left}
    same = {j for pair in with_notes if pair.kind == "same" and taken.isdisjoint(pair.left) for j in pair.right}
    found: set[int] = set()
    for note in notes:
        said = [j for j in note if not silent(words[j])]
        if sum(j in same for j in said) < LACKED * len(said) or not said:
            found.update(note)
    return frozenset(found)


def _punctuated(segments: Iterable[Segment]) -> bool:
    """Whether a text's paragraphs end with a sentence, so that one which does not stands out."""
    last = [s.words[-1].text for s in segments if s.words]
    return 2 * sum(map(ends_sentence, last)) >= len(last)


def _heading(segment: Segment, words: Sequence[str], labels: Counter[str | None], *, punctuated: bool) -> bool:
    if not words or len(words) > HEADING or ends_sentence(words[-1]) or words[-1][-1] in ",;:-–—":
        return False
    if segment.speaker is not None and labels[segment.speaker] > 1:
        return False
    return punctuated or segment.text.isupper()


def _notes(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Passages in brackets (first word, after the last) that stand between sentences."""
    known = {tag.first for tag in tags(words) if tag.kind != "unknown"}
    at = 0
    between = True
    while at < len(words):
        end = _closed(words, at)
        if end is None:
            between = ends_sentence(words[at])
            at += 1
            continue
        goes_on = end < len(words) and words[end][:1].islower()
        if between and at not in known and not (at and goes_on):
            yield at, end
        at = end


def _closed(words: Sequence[str], at: int) -> int | None:
    """After the word that closes the bracket which the word `at` opens; None where it opens none, or one left open."""
    opening = words[at][:1]
    closing = _CLOSE.get(opening)
    if closing is None:
        return None
    depth = 0
    for k in range(at, len(words)):
        depth += words[k].count(opening) - words[k].count(closing)
        if depth <= 0:
            return k + 1 if words[k].rstrip(".,;:!?…")[-1:] == closing else None
    return None


def without(pairs: Iterable[Pair], notes: frozenset[int], count: int) -> list[Pair]:
    """The pairs as they are in the text of `count` words without its notes."""
    place = list(accumulate((j not in notes for j in range(count)), initial=0))
    found = []
    for pair in pairs:
        start, end = place[pair.right_start], place[pair.right_end]
        if start == end and len(pair.left):
            found.append(Pair("left only", pair.left_start, pair.left_end, start, start, 0.0))
        elif start < end:
            found.append(pair._replace(right_start=start, right_end=end))
    return found
