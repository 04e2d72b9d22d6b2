"""A talk as a whole, beside a gazetteer: its words, which names already stand in it, and how it writes them.

Nothing here compares sounds or decides.
"""

from __future__ import annotations

from array import array
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from transcripts.languages.english.wordlist import is_word
from transcripts.languages.folding import fold
from transcripts.names.spans import HeardWord, Span, heard_words, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from transcripts.ledger import View
    from transcripts.names.spans import Run
    from transcripts.names.targets import Target, Targets


class Counted:
    """How often each of very many texts came, by their hashes alone: eight bytes each.

    >>> Counted(map(hash, ["seoul", "kyiv", "seoul"]))["seoul"]
    2
    """

    def __init__(self, hashes: Iterable[int]) -> None:
        held = hashes if isinstance(hashes, array) else array("q", hashes)
        self._hashes = np.sort(np.frombuffer(held, np.int64)) if held else np.zeros(0, np.int64)

    def __getitem__(self, text: str) -> int:
        low, high = (int(self._hashes.searchsorted(hash(text), side)) for side in _SIDES)
        return high - low


_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")


class TalkIndex:
    """A talk beside a gazetteer: all that a decision may look at, each part worked out when it is first asked for."""

    def __init__(self, view: View, targets: Targets) -> None:
        self.view, self.targets = view, targets
        self.words: list[HeardWord] = heard_words(view)
        self.turns = self._turns()

    def _turns(self) -> list[int]:
        # A name never crosses from one speaker to the next.
        speakers = [s.speaker for s in self.view.transcript.segments]
        turn, turns = 0, [0] * len(speakers)
        for i in range(1, len(speakers)):
            turn += speakers[i] != speakers[i - 1]
            turns[i] = turn
        return [turns[s] for s in self.view.segment_of]

    def runs(self, first: int = 0, stop: int | None = None) -> Iterator[Run]:
        """The spans that begin with one of the words from `first` to before `stop`, made anew each time."""
        return runs(self.words, self.turns, first, stop)

    @property
    def counts(self) -> Counted:
        """How often each span of letters is heard in the talk."""
        return self._looked_through[0]

    @cached_property
    def exact(self) -> list[tuple[Span, tuple[Target, ...]]]:
        """The spans that spell a target already, whatever their case, hyphens and spaces."""
        return [found for found in self._spelled if not found[0].number]

    @property
    def _spelled(self) -> list[tuple[Span, tuple[Target, ...]]]:
        return self._looked_through[1]

    @cached_property
    def _looked_through(self) -> tuple[Counted, list[tuple[Span, tuple[Target, ...]]]]:
        # One walk over the spans, which are not held: their counts, and those that spell a target.
        known = self.targets.by_letters
        seen, found = array("q"), []
        for run in self.runs():
            if not run[6]:
                seen.append(hash(run[2]))
            if run[2] in known and self._same_words(span := Span(*run)):
                found.append((span, tuple(known[span.letters])))
        return Counted(seen), found

    def _same_words(self, span: Span) -> bool:
        # `stock pile` spells `stockpile`, but is not yet the name; words of a name written together are not either.
        here = " ".join(self.words[i].folded for i in range(span.first, span.first + span.count))
        here = here.removesuffix(span.number)
        return not span.aside and any(fold(t.form) == here for t in self.targets.by_letters[span.letters])

    @cached_property
    def forms(self) -> Counter[str]:
        """How often each form of a name stands in the talk already."""
        return Counter(form for _, some in self.exact for form in {t.form for t in some})

    @cached_property
    def beginnings(self) -> dict[str, Counter[str]]:
        """The names standing there, folded, by each beginning of them that has two words or more and is shorter."""
        found: dict[str, Counter[str]] = {}
        for _, some in self.exact:
            for whole in (fold(t.form) for t in some):
                words = whole.split()
                for count in range(2, len(words)):
                    found.setdefault(" ".join(words[:count]), Counter())[whole] += 1
        return found

    @cached_property
    def certain(self) -> Counter[int]:
        """How often each entry (by its number) stands in the talk already, in any of its forms."""
        found: Counter[int] = Counter()
        for _, some in self._spelled:
            found.update({t.number for t in some})
        return found

    @cached_property
    def standing(self) -> dict[int, set[int]]:
        """For each word that belongs to a name already standing there, the numbers of the entries."""
        found: dict[int, set[int]] = {}
        for span, some in self.exact:
            for i in range(span.first, span.first + span.count):
                found.setdefault(i, set()).update(t.number for t in some)
        return found

    @cached_property
    def taken(self) -> dict[int, set[int]]:
        """Like `standing`, without the parts of names: `Joe` may be anybody's."""
        found: dict[int, set[int]] = {}
        for span, some in self.exact:
            whole = {t.number for t in some if t.role != "part"}
            alone = span.count == 1 and any(t.entry.kind == "person" for t in some)
            if whole and (not alone or self.counts[span.letters] > 1):
                for i in range(span.first, span.first + span.count):
                    found.setdefault(i, set()).update(whole)
        return found

    @cached_property
    def whole(self) -> dict[int, list[tuple[int, int]]]:
        """For each word, the spans (first, end) of the names standing there that hold it."""
        found: dict[int, list[tuple[int, int]]] = {}
        for span, _ in self._spelled:
            for i in range(span.first, span.first + span.count):
                found.setdefault(i, []).append((span.first, span.first + span.count))
        return found

    @cached_property
    def small(self) -> Counter[str]:
        """How often each word is written without a capital in the talk."""
        return Counter(w.folded for w in self.words if w.core[:1].islower())

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The words of the speakers' names, folded."""
        return frozenset(w for s in self.view.transcript.segments if s.speaker for w in fold(s.speaker).split())

    @cached_property
    def cased(self) -> bool:
        """Whether the talk is written with capitals at all."""
        capitals = sum(w.core[:1].isupper() and w.core not in {"I", "I'm", "I'll"} for w in self.words)
        return capitals > 0.01 * len(self.words)

    @cached_property
    def plain(self) -> list[bool]:
        """For each word, whether it is an ordinary one, small, and not one letter of something spelled out."""
        cased = self.cased
        return [
            is_word(w.folded) and not w.letter and not (cased and w.core[:1].isupper() and not self.opens(i))
            for i, w in enumerate(self.words)
        ]

    @cached_property
    def marked(self) -> bool:
        """Whether the talk is written with sentence ends."""
        return sum(w.ends for w in self.words) > 0.01 * len(self.words)

    @cached_property
    def lines(self) -> bool:
        """Whether lines begin with a capital as a rule, as verses do."""
        firsts = [s.words[0].text for s in self.view.transcript.segments if s.words]
        return sum(text[:1].isupper() for text in firsts) > 0.6 * len(firsts)

    def opens(self, index: int) -> bool:
        """Whether a word stands where any word would have a capital."""
        return self._opening[index]

    @cached_property
    def _opening(self) -> list[bool]:
        return [self._opens(i) for i in range(len(self.words))]

    def _opens(self, index: int) -> bool:
        if index == 0 or self.turns[index] != self.turns[index - 1]:
            return True
        if self.lines and self.view.segment_of[index] != self.view.segment_of[index - 1]:
            return True
        return self.words[index - 1].ends

    @cached_property
    def house_spelling(self) -> dict[str, str]:
        """How the talk itself writes a name of more than one way, by the name's letters: the commonest way there."""
        ways: dict[str, Counter[str]] = {}
        for span, some in self.exact:
            words = self.words[span.first : span.first + span.count]
            if all(w.core == w.core.lower() for w in words):
                continue
            text = " ".join(w.core for w in words)
            if any(_cases(text) == _cases(t.form) for t in some):
                ways.setdefault(span.letters, Counter())[text] += 1
        return {letters: some.most_common(1)[0][0] for letters, some in ways.items()}


def _cases(text: str) -> str:
    # `Kim Jong-un` and `Kim Jong Un` are two ways to write one name; `KIM JONG UN` and `Kim jong un` are none: only
    # the part after a hyphen may differ in case.
    words = []
    for word in text.split():
        first, *rest = _apart_at_hyphens(word).split() or [""]
        words += [first, *(part[:1].upper() + part[1:] for part in rest)]
    return " ".join(words)


def _apart_at_hyphens(text: str) -> str:
    """Hyphens as spaces, nothing else changed."""
    return text.replace("-", " ").replace("‑", " ").replace("–", " ")
