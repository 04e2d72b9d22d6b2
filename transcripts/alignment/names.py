"""Where a reference has names, and whether the hypothesis got them. Nothing here corrects."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from transcripts.alignment.measures import Missed, Recall
from transcripts.gazetteer.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Name = Entry | str
_NEAR = 12


class NameSpan(NamedTuple):
    """Tokens of the reference that are a name: from `start` to before `end`, and what kind of name it is."""

    start: int
    end: int
    kind: str


def name_spans(tokens: Sequence[str], names: Iterable[Name], read: Callable[[str], tuple[str, ...]]) -> list[NameSpan]:
    """Every name in a list of tokens, the longest first where several would fit; `read` turns a word into tokens."""
    kinds: dict[tuple[str, ...], str] = {}
    for name in names:
        entry = name if isinstance(name, Entry) else Entry(name)
        for form in entry.forms:
            key = tuple(token for word in form.split() for token in read(word))
            if key:
                kinds.setdefault(key, entry.kind)
    lengths: dict[str, list[int]] = {}
    for key in sorted(kinds, key=len, reverse=True):
        lengths.setdefault(key[0], []).append(len(key))
    return list(_found(tokens, kinds, lengths))


def _found(
    tokens: Sequence[str], kinds: Mapping[tuple[str, ...], str], lengths: Mapping[str, Sequence[int]]
) -> Iterable[NameSpan]:
    at = 0
    while at < len(tokens):
        step = 1
        for length in lengths.get(tokens[at], ()):
            kind = kinds.get(tuple(tokens[at : at + length]))
            if kind is not None:
                yield NameSpan(at, at + length, kind)
                step = length
                break
        at += step


def recall_of(
    spans: Sequence[NameSpan], matched: Mapping[int, int], ours: Sequence[str], theirs: Sequence[str]
) -> Recall:
    """How many of the names were got: all their tokens hit, one right after the other."""
    found = exact = 0
    missed: list[Missed] = []
    for start, end, _ in spans:
        hits = [matched.get(i) for i in range(start, end)]
        first = hits[0]
        if first is not None and hits == list(range(first, first + end - start)):
            found += 1
            exact += all(_core(ours[start + k]) == _core(theirs[first + k]) for k in range(end - start))
        else:
            missed.append(Missed(" ".join(ours[start:end]), _instead(start, end, matched, theirs), start))
    return Recall(len(spans), found, exact, tuple(missed))


def _core(word: str) -> str:
    return word.strip("“”\"'‘’.,;:!?()[]…")


def _instead(start: int, end: int, matched: Mapping[int, int], theirs: Sequence[str]) -> str:
    """What the hypothesis has between the nearest hits around a name."""
    before = next((matched[i] + 1 for i in range(start - 1, start - _NEAR, -1) if i in matched), 0)
    after = next((matched[i] for i in range(end, end + _NEAR) if i in matched), len(theirs))
    return " ".join(theirs[before:after][:_NEAR])
