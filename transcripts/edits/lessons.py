"""What the changes of several talks teach together, each with the places that taught it and what speaks against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transcripts.edits.comparing import MOST_WORDS, squeezed
from transcripts.gazetteer import Entry, Gazetteer
from transcripts.languages.english.wordlist import is_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transcripts.edits.comparing import Changed, Pairs

SURE = 0.9
"""A mishearing is listed where so many of its places were changed to the name: with this share the places of held-out
talks that their editors left alone are about 1 in 10,000 words; at 0.8 they are 2, at 0.5 between 4 and 7
(`benchmarks/learning_edits.py`)."""
LEAST = 0.5
"""A name has to have one mishearing that was changed in so many of its places: where all of them were left alone more
often, something was replaced all over a text, and nobody listened."""
HOUSE = 0.8
"""A spelling is the house's where the edits write it so in this share of its places."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the machine wrote for a name: in `right` places a person put the name there, in `wrong` places not."""

    text: str
    right: int
    wrong: int

    @property
    def share(self) -> float:
        """The share of its places where the name is right."""
        return self.right / (self.right + self.wrong)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A name or term that edits taught: `heard` are its mishearings, `places` where a person wrote it."""

    canonical: str
    kind: str
    heard: tuple[Heard, ...]
    places: tuple[Changed, ...]

    @property
    def sure(self) -> tuple[Heard, ...]:
        """The mishearings that are right often enough to be listed."""
        return tuple(h for h in self.heard if h.share >= SURE and _listable(h))

    def to_json(self) -> dict[str, Any]:
        """The lesson as JSON values."""
        return {
            "name": self.canonical,
            "kind": self.kind,
            "heard": [
                {"text": h.text, "right": h.right, "wrong": h.wrong, "listed": h in self.sure} for h in self.heard
            ],
            "places": [
                {"file": p.file, "word": p.word, "start_ms": p.start_ms, "heard": p.heard, "written": p.written}
                for p in self.places
            ],
        }


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that some pairs of texts teach, the most often taught first."""

    lessons: tuple[Lesson, ...]
    talks: int

    def gazetteer(self) -> Gazetteer:
        """The names with their sure mishearings, as `clean` takes them; `seen` tells how often each file taught one."""
        return Gazetteer(tuple(_entry(lesson) for lesson in self.lessons))


def learn(pairs: Iterable[Pairs], known: Gazetteer | None = None) -> Lessons:
    """Learn from pairs of a machine's text and its edit. `known` says of what kind names are, where it has them."""
    talks = list(pairs)
    groups: dict[str, list[Changed]] = defaultdict(list)
    for talk in talks:
        for change in talk.changed:
            groups[squeezed(change.written)].append(change)
    written = _counted(talks, {key: len(change[0].written.split()) for key, change in groups.items()})
    occurrences = _occurrences(talks, groups)
    kinds = {squeezed(form): entry.kind for entry in known for form in entry.forms} if known else {}
    found = []
    for key, changes in groups.items():
        canonical, share = _spelling(written[key], changes)
        heard = _heard(changes, occurrences)
        respelt = any(c.respelt for c in changes)
        if (respelt and not heard and share < HOUSE) or not (respelt or any(h.share >= LEAST for h in heard)):
            continue  # the edits do not agree with themselves
        found.append(Lesson(canonical, kinds.get(key, _kind(canonical)), heard, tuple(changes)))
    found.sort(key=lambda lesson: (-len(lesson.places), lesson.canonical))
    return Lessons(tuple(found), len(talks))


def _spelling(written: Counter[str], changes: Sequence[Changed]) -> tuple[str, float]:
    """How the edits write a name most often, and in what share of its places."""
    counts = written or Counter(c.written for c in changes)
    best, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return best, often / counts.total()


def _kind(canonical: str) -> str:
    return "term" if canonical == canonical.lower() else "other"


def _heard(changes: Sequence[Changed], occurrences: Mapping[str, int]) -> tuple[Heard, ...]:
    right: Counter[str] = Counter(squeezed(c.heard) for c in changes if not c.respelt)
    shown = {squeezed(c.heard): c.heard.lower() for c in reversed(changes)}
    found = [Heard(shown[key], count, max(0, occurrences[key] - count)) for key, count in right.items()]
    return tuple(sorted(found, key=lambda h: (-h.right, h.wrong, h.text)))


def _listable(heard: Heard) -> bool:
    """Whether there are places enough: one for what is no English, two for ordinary words."""
    return heard.right >= 2 or not all(map(is_known, heard.text.split()))


def _counted(talks: Sequence[Pairs], lengths: Mapping[str, int]) -> dict[str, Counter[str]]:
    """How the edits write each name, over all their words."""
    found: dict[str, Counter[str]] = {key: Counter() for key in lengths}
    most = max(lengths.values(), default=0)
    for talk in talks:
        for phrase in phrases(talk.written, most):
            if (key := squeezed(phrase)) in found:
                found[key][phrase] += 1
    return found


def _occurrences(talks: Sequence[Pairs], groups: Mapping[str, Sequence[Changed]]) -> Counter[str]:
    """How often the machine wrote each mishearing, whatever became of it."""
    wanted = {squeezed(c.heard) for changes in groups.values() for c in changes if not c.respelt}
    most = max((c.count for changes in groups.values() for c in changes), default=0)
    found: Counter[str] = Counter()
    for talk in talks:
        found.update(key for phrase in phrases(talk.heard, most) if (key := squeezed(phrase)) in wanted)
    return found


def phrases(words: Sequence[str], most: int) -> Iterable[str]:
    """Every run of up to `most` words, with one blank between."""
    for count in range(1, min(most, MOST_WORDS) + 1):
        for at in range(len(words) - count + 1):
            yield " ".join(words[at : at + count])


def _entry(lesson: Lesson) -> Entry:
    files = Counter(p.file for p in lesson.places)
    return Entry(
        lesson.canonical,
        lesson.kind,  # type: ignore[arg-type]  # one of the kinds of a gazetteer, or `term` and `other`
        heard=tuple(h.text for h in lesson.sure),
        seen=tuple(sorted(files.items())),
    )
