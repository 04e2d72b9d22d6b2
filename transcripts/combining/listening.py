"""`listen`: the shortest list of places that a person should check by ear, the best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transcripts.combining.doubt import chances
from transcripts.combining.evidence import Talk
from transcripts.combining.network import network
from transcripts.languages.english.wordlist import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.combining.network import Slot
    from transcripts.model import Transcript, Word

WIDE_MS = 400
"""What is heard on either side of a word: nobody understands one without a little of what stands around it."""
JOIN_MS = 1500
"""Two places so near are heard in one listen."""
LONGEST_MS = 8000
"""A place is not made longer than this by joining."""
UNTIMED_MS = 350
"""The length of a word where no times are known: 170 words a minute."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch to listen to: words `start` to `end` of the transcript, and its times, None where not known.

    `text` is what stands there, `why` the reasons, `may_be` other readings. `chance` is the chance that something in it
    is wrong, `errors` how many of its places are expected to be.
    """

    start: int
    end: int
    start_ms: int | None
    end_ms: int | None
    text: str
    why: tuple[str, ...]
    may_be: tuple[str, ...]
    chance: float
    errors: float

    def to_json(self) -> dict[str, Any]:
        """The place as JSON values."""
        return {
            "word": self.start, "count": self.end - self.start, "start_ms": self.start_ms, "end_ms": self.end_ms,
            "text": self.text, "why": list(self.why), "may_be": list(self.may_be), "chance": round(self.chance, 3),
            "errors": round(self.errors, 3),
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listening:
    """The places, the best first. `ms` is how long they last together, `errors` how many errors are expected in them.

    `all_errors` are those expected in the whole talk, of `all_ms`.
    """

    places: tuple[Place, ...]
    ms: int
    errors: float
    all_ms: int
    all_errors: float


def listen(
    sources: Sequence[Transcript],
    *,
    listed: Sequence[str] = (),
    names: Sequence[str] = (),
    minutes: float | None = 5.0,
    places: int | None = None,
) -> Listening:
    """Find where the first of `sources` is most likely wrong.

    The others are of the same talk and tell by differing; alone, the first is judged by its own words and confidences.
    As many places are given as fit into `minutes`, or `places` of them if that is told. `listed` are names that are
    expected; `names` is what the sources are called in the reasons.
    """
    words = list(sources[0].iter_words())
    texts = [[w.text for w in talk.iter_words()] for talk in sources]
    slots = network(texts)
    talk = Talk(slots, len(sources), listed, [[w.confidence for w in t.iter_words()] for t in sources])
    wrong = chances(talk)
    found = _places(words, slots, wrong, texts, names or [f"source {n + 1}" for n in range(len(sources))])
    found.sort(key=lambda p: (-p.errors / max(1, _length(p)), p.start))
    budget = None if minutes is None or places is not None else round(minutes * 60_000)
    kept: list[Place] = []
    ms = 0
    for place in found:
        if places is not None and len(kept) == places:
            break
        if budget is not None and ms + _length(place) > budget:
            continue
        kept.append(place)
        ms += _length(place)
    return Listening(tuple(kept), ms, sum(p.errors for p in kept), _span(words), sum(wrong))


def _length(place: Place) -> int:
    if place.start_ms is None or place.end_ms is None:
        return UNTIMED_MS * (place.end - place.start) + 2 * WIDE_MS
    return place.end_ms - place.start_ms


def _span(words: Sequence[Word]) -> int:
    times = [w.end_ms for w in words if w.end_ms is not None]
    return max(times) if times else UNTIMED_MS * len(words)


WORTH = 0.08
"""Places with less of a chance are no place to begin a listen at; they may lie inside one."""


def _places(
    words: Sequence[Word],
    slots: Sequence[Slot],
    wrong: Sequence[float],
    texts: Sequence[Sequence[str]],
    names: Sequence[str],
) -> list[Place]:
    """The stretches around places worth a listen, those close together as one."""
    groups: list[list[int]] = []
    for number, (slot, chance) in enumerate(zip(slots, wrong, strict=True)):
        if chance < WORTH:
            continue
        if groups and _near(words, slots[groups[-1][0]], slots[groups[-1][-1]], slot):
            groups[-1].append(number)
        else:
            groups.append([number])
    return [_place(words, [slots[n] for n in group], [wrong[n] for n in group], texts, names) for group in groups]


def _near(words: Sequence[Word], first: Slot, last: Slot, slot: Slot) -> bool:
    begin, end, now = _time(words, first.start, 0), _time(words, last.end, -1), _time(words, slot.start, 0)
    if begin is None or end is None or now is None:
        return (slot.start - last.end) * UNTIMED_MS <= JOIN_MS and (slot.end - first.start) * UNTIMED_MS <= LONGEST_MS
    return now - end <= JOIN_MS and now - begin <= LONGEST_MS


def _time(words: Sequence[Word], at: int, step: int) -> int | None:
    """When the word before or after a joint is said."""
    at = min(max(at + step, 0), len(words) - 1)
    return words[at].end_ms if step else words[at].start_ms


def _place(
    words: Sequence[Word],
    group: Sequence[Slot],
    chance: Sequence[float],
    texts: Sequence[Sequence[str]],
    names: Sequence[str],
) -> Place:
    start, end = group[0].start, max(s.end for s in group)
    if start == end:  # something is missing between two words: those are what one listens to
        start, end = max(0, start - 1), min(len(words), end + 1)
    begin, stop = words[start].start_ms, words[end - 1].end_ms
    none = 1.0
    for each in chance:
        none *= 1 - each
    why = [reason for slot in group for reason in _why(slot, texts, names)]
    return Place(
        start,
        end,
        None if begin is None else max(0, begin - WIDE_MS),
        None if stop is None else stop + WIDE_MS,
        " ".join(w.text for w in words[start:end]),
        tuple(dict.fromkeys(why)) or ("it sits badly between its neighbours",),
        tuple(dict.fromkeys(text for slot in group for text in _other(slot, texts))),
        1 - none,
        sum(chance),
    )


def _other(slot: Slot, texts: Sequence[Sequence[str]]) -> list[str]:
    """What other sources have in a place."""
    spans = [r.spans[0] for r in slot.readings if 0 not in r.sources]
    return [" ".join(texts[source][first:last]) or "nothing" for source, first, last in spans]


def _why(slot: Slot, texts: Sequence[Sequence[str]], names: Sequence[str]) -> list[str]:
    found = []
    for reading in slot.readings:
        if 0 not in reading.sources:
            source, first, last = reading.spans[0]
            text = " ".join(texts[source][first:last])
            who = ", ".join(names[s] for s in reading.sources)
            found.append(f"{who}: {text}" if text else f"{who}: nothing")
    own = next((r for r in slot.readings if 0 in r.sources), None)
    if own is not None and (strange := [t for t in own.tokens if not is_known(t)]):
        found.append(f"no word that is known: {', '.join(strange)}")
    if own is not None and any(t.isdigit() for t in own.tokens):
        found.append("a number")
    return found
