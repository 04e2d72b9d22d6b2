"""What the judgement of names learns from and is measured on: talks with lists of names, and text that is right.

Of calls, meetings and talks a recogniser's words stand beside what was said. Of right text every change is wrong; it
gets lists of names of other talks, common first names and names that everybody knows, one letter off.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from benchmarks._names_data import (
    HERE,
    Case,
    earnings,
    earnings_more,
    episodes,
    fold,
    meetings,
    spoken,
    talks,
    unkind,
    words_of,
)
from benchmarks._names_rows import Judge
from training.names.lines import know, lines
from transcripts.gazetteer.entry import Entry
from transcripts.languages.english.wordlist import casing, frequency, is_word
from transcripts.model import Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LEARNT_FROM = ("amazon", "rev_kaldi", "speechmatics", "google", "kaldi_librispeech")
DISTRACTORS, PIECE = 1000, 4000
SHORT, LINES, SHORT_LISTS = 12, (1, 4), (1, 12)
LINES_OF_A_TEXT = 650
"""Of each call so many short pieces are taken, of one to three lines, each with a list of one to eleven names."""
FIRST_NAMES = HERE / "transcripts" / "languages" / "english" / "data" / "first_names" / "first-names.txt"


@dataclass(frozen=True)
class Talk:
    """A case, what kind it is, and the talk whose words it has (`group`): what is left out together."""

    case: Case
    kind: str
    group: str


def _calls(recogniser: str) -> list[Case]:
    return (
        earnings_more(recogniser, "all")
        if recogniser in {"google", "kaldi_librispeech"}
        else earnings(recogniser, "all")
    )


def _group(case: Case) -> str:
    return "/".join(case.name.split("/")[:2])


def everything(texts: Sequence[Path] = ()) -> Iterator[Talk]:
    """All talks, one after the other; and single lines of `texts`, right text of one turn a line."""
    yield from _all_calls()
    yield from _all_said()
    yield from _all_others()
    know(_common(texts))
    found = [case for path in texts for case in lines(path, LINES_OF_A_TEXT, 1)]
    yield from (Talk(case, "line", f"line/{n % 21}") for n, case in enumerate(found))


def _common(texts: Sequence[Path], most: int = 12_000) -> list[str]:
    count: Counter[str] = Counter()
    for path in texts:
        with path.open(encoding="utf-8", errors="replace") as file:
            count.update(w for line in islice(file, 20_000) for w in line.lower().split())
    return [w for w, _ in count.most_common(most)]


def _all_calls() -> Iterator[Talk]:
    for recogniser in LEARNT_FROM:
        for case in _calls(recogniser):
            yield Talk(case, recogniser, _group(case))
            if recogniser in {"amazon", "rev_kaldi"}:
                yield Talk(unkind(case), f"{recogniser}/plain", _group(case))
            if recogniser in {"amazon", "rev_kaldi", "google"}:
                yield from (Talk(c, "short", _group(case)) for c in _short(case))


def _all_said() -> Iterator[Talk]:
    right = spoken("all")
    names = _pool(right)
    for case in right:
        yield Talk(case, "said", _group(case))
        yield Talk(_distracted(case, names), "said/distractors", _group(case))
        yield Talk(_one_off(case), "said/one-off", _group(case))


def _all_others() -> Iterator[Talk]:
    names = _pool(spoken("all"))
    for case in meetings("all", heard_known=False)[::3]:
        yield Talk(case, "meetings", _group(case))
    for n, case in enumerate(talks("all")):
        yield Talk(case, "talks", _group(case))
        said = replace(case, heard=_turns(case.said), said=case.said)
        yield from _right(_piece(said, PIECE), names, n)
    for n, case in enumerate(episodes("all")):
        yield from _right(_piece(case, PIECE), names, n)


def _right(case: Case, names: dict[str, list[Entry]], n: int) -> Iterator[Talk]:
    # Each piece in one of three ways.
    if n % 3 == 0:
        yield Talk(_distracted(case, names), "right/distractors", _group(case))
    elif n % 3 == 1:
        yield Talk(_one_off(_distracted(case, names, 30)), "right/one-off", _group(case))
    else:
        yield Talk(_one_off(_distracted(_small(case), names, 100)), "right/small", _group(case))


def _turns(words: Sequence[str], size: int = 60) -> Transcript:
    return Transcript(tuple(Segment(" ".join(words[i : i + size])) for i in range(0, len(words), size)))


def _small(case: Case) -> Case:
    # The same without capitals and marks, as some recognisers write.
    words = [w for text in words_of(case.heard) if (w := fold(text))]
    return replace(case, name=f"{case.name}/small", heard=_turns(words), said=tuple(words))


def _piece(case: Case, most: int) -> Case:
    kept, count = [], 0
    for segment in case.heard.segments:
        kept.append(segment)
        count += len(segment.words)
        if count >= most:
            break
    heard = Transcript(tuple(kept))
    return replace(case, heard=heard, said=tuple(words_of(heard)))


def _short(case: Case) -> Iterator[Case]:
    # A few lines and a short list: what a person tries first.
    rng = random.Random(case.name)
    segments, own = case.heard.segments, [e for e in case.entries if e.kind != "other"]
    at = [0]
    for segment in segments:
        at.append(at[-1] + len(segment.words))
    judge = Judge(case)
    named = [i for i in range(len(segments)) if _names_in(case, judge.place[at[i]], judge.place[at[i + 1]])]
    for n in range(SHORT):
        if not own:
            return
        first = rng.choice(named) if named and n % 2 else rng.randrange(len(segments))
        end = min(len(segments), first + rng.randrange(*LINES))
        x, y = judge.place[at[first]], judge.place[at[end]]
        here = [e for e in own if _said_here(e, case.said[x:y])]
        some = rng.sample(own, min(len(own), rng.randrange(*SHORT_LISTS)))
        entries = tuple({e.canonical: e for e in [*some, *(here if n % 4 else [])]}.values())
        piece = replace(
            case,
            name=f"{case.name}/short{n}",
            heard=Transcript(segments[first:end]),
            said=case.said[max(0, x - 2) : y + 2],
            entries=entries,
            people=(),
        )
        yield unkind(piece) if n % 3 == 0 else piece


def _names_in(case: Case, x: int, y: int) -> bool:
    return any(x <= a < y for a, _ in case.people)


def _said_here(entry: Entry, said: Sequence[str]) -> bool:
    own, text = [fold(w) for w in entry.canonical.split()], [fold(w) for w in said]
    return any(text[i : i + 1] == own[:1] or text[i : i + 1] == own[-1:] for i in range(len(text)))


def _pool(calls: Iterable[Case]) -> dict[str, list[Entry]]:
    # Names by the talk they come from.
    found = {_group(c): [e for e in c.entries if e.kind != "other"] for c in calls}
    for case in [*meetings("all", heard_known=False)[:1], *talks("all")]:
        found[_group(case)] = list(case.entries)
    first = FIRST_NAMES.read_text("utf-8").split()
    found["first names"] = [Entry(name.capitalize(), "person") for name in random.Random(0).sample(first, 400)]
    return found


def _distracted(case: Case, names: dict[str, list[Entry]], most: int = DISTRACTORS) -> Case:
    rng = random.Random(case.name)
    said = {fold(w) for w in case.said}
    others = [e for group, some in sorted(names.items()) if group != _group(case) for e in some]
    # A name whose words are said here is none that is foreign to the talk.
    others = [e for e in others if not all(fold(w) in said for w in e.canonical.split())]
    some = rng.sample(others, min(most, len(others)))
    if rng.random() < 0.4:
        some = [replace(e, kind="other") for e in some]
    return replace(case, name=f"{case.name}/distractors", entries=tuple(some), people=())


_SWAPS = {"a": "e", "e": "i", "i": "y", "o": "u", "u": "o", "y": "i", "c": "k", "k": "c", "s": "z", "z": "s", "f": "ph"}


def _one_off(case: Case) -> Case:
    # Beside the list, names that everybody knows and that the talk has right, listed one letter off.
    rng = random.Random(case.name)
    often = Counter(fold(w) for w in case.said)
    known = [w for w in sorted(often) if _well_known(w)]
    own = {fold(w) for e in case.entries for w in e.canonical.split()}
    kinds = ("place", "person", "organisation", "other")
    extra = [Entry(_misspelt(w, rng).capitalize(), rng.choice(kinds)) for w in known if w not in own]
    return replace(case, name=f"{case.name}/one-off", entries=(*case.entries, *extra), people=())


@lru_cache(maxsize=1 << 16)
def _well_known(word: str) -> bool:
    how = casing(word)
    return (
        len(word) > 4
        and word.isalpha()
        and not is_word(word)
        and how is not None
        and how.title > 0.7
        and frequency(word) > 1
    )


def _misspelt(word: str, rng: random.Random) -> str:
    places = [i for i in range(1, len(word)) if word[i] in _SWAPS]
    if not places or rng.random() < 0.25:
        at = rng.randrange(1, len(word))
        return word[:at] + word[at] + word[at:]
    at = rng.choice(places)
    return word[:at] + _SWAPS[word[at]] + word[at + 1 :]
