"""A name heard right that is nobody's here, where somebody who is has a name that sounds the same: `Roger` for Rodger.

Who is here is told by their whole name, standing in the talk or mended into it. What is a name of its own in the list
(`Allen`, beside Alan Reeves) is only suggested to be the other's: both may be meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transcripts.names.vetoes import SAME
from transcripts.phonetics.distance import costs
from transcripts.search.sound_index import SoundIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.names.talk_index import TalkIndex
    from transcripts.names.targets import Target

RULE = "names.namesake"
SCORE = 0.8
VECTORS = 0.7
"""Sounds are compared where their vectors' product is at least this: what sounds the same is far above it."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """The word at `index` becomes `after`; `made` if it is more than a suggestion."""

    index: int
    after: str
    made: bool
    evidence: dict[str, Any]


def namesakes(talk: TalkIndex, mended: Iterable[Target]) -> Iterator[Namesake]:
    """Names of one word that are another's who is here; `mended` are the names that were made."""
    here = {t.number for t in mended if _whole(t)}
    here |= {t.number for _, some in talk.exact for t in some if _whole(t)}
    parts = [t for t in talk.targets.all if t.number in here and t.words == 1 and t.entry.kind == "person"]
    if not parts:
        return
    alone = [(s, some) for s, some in talk.exact if s.count == 1 and len(talk.whole[s.first]) == 1]
    free = [(span, some) for span, some in alone if all(t.number not in here for t in some)]
    others = _same_sounds(list(dict.fromkeys(span.sound for span, _ in free)), parts)
    for span, some in free:
        other = others.get(span.sound)
        if other is not None and not _beside_a_name(talk, span.first):
            word = talk.words[span.first]
            evidence = {
                "name": {"canonical": other.entry.canonical, "from": [list(s) for s in other.entry.seen]},
                "heard_is_of": sorted({t.entry.canonical for t in some}),
            }
            made = all(t.role == "part" and t.entry.kind == "person" for t in some)
            yield Namesake(span.first, f"{word.lead}{other.text}{word.own}{word.trail}", made, evidence)


def _whole(target: Target) -> bool:
    return target.entry.kind == "person" and target.role != "part" and target.words > 1


def _same_sounds(said: Sequence[str], parts: Iterable[Target]) -> dict[str, Target]:
    """For each sound the one name among the parts that sounds so; nothing where there is none, or two."""
    ways = [(way, t) for t in parts for way in t.sounds if way]
    alike: dict[str, dict[str, Target]] = {}
    left, right = SoundIndex([way for way, _ in ways]).pairs(said, VECTORS)
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        way, target = ways[other]
        if _likeness(said[one], way) >= SAME:
            alike.setdefault(said[one], {})[target.text] = target
    return {sound: next(iter(some.values())) for sound, some in alike.items() if len(some) == 1}


def _likeness(one: str, other: str) -> float:
    return 1 - 2 * costs().distance(one, other) / max(1, len(one) + len(other))


def _beside_a_name(talk: TalkIndex, index: int) -> bool:
    # `Roger Fletcher`: who has another name beside it is somebody else.
    words = talk.words
    left, right = index - 1, index + 1
    before = left >= 0 and not words[left].trail and not words[left].ends and _name(talk, left)
    after = right < len(words) and not words[index].trail and not words[index].own and _name(talk, right)
    return before or after


def _name(talk: TalkIndex, index: int) -> bool:
    word = talk.words[index]
    capital = talk.cased and word.core[:1].isupper() and not talk.opens(index) and word.core not in {"I", "I'm"}
    return capital or index in talk.standing
