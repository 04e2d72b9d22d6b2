"""What may be a disfluency, by its shape alone: the candidates among which the pass chooses.

Each kind says how sure its shape makes it and how much the marks model has to agree (0: not asked). Nothing here
proposes or changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.languages.english.fillers import FILLERS, MAYBE_FILLERS
from transcripts.languages.english.numbers import CARDINALS
from transcripts.languages.english.wordlist import is_word
from transcripts.ledger.marks import parts
from transcripts.passes.filler_words import abbreviation, foreign, stands_without
from transcripts.passes.said_twice import chanted, counted, named

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` up to `end`, what they may be, how sure the shape is, and what the model must give at least."""

    first: int
    end: int
    kind: str
    sure: float
    needed: float = 0.0


_FILLERS = FILLERS | MAYBE_FILLERS
_DOUBLED_TEXT = """
that had bye very no yes yeah yep really so far many much more ha hey hi hello knock blah night never okay ok right
well now again long big old good great quite too oh wow please sorry thanks there boo choo tut ding half on over round
up down by out hear here hush gone go come wait stop look new walla duran sing baden pago bora tsk la na da ta boom
bang zoom chop win all ever way same different do pretty super through true nice bit ooh aha
"""
DOUBLED_ON_PURPOSE = frozenset(_DOUBLED_TEXT.split())
"""Words doubled for stress, as greetings and in names, and those that grammar doubles (had had, that that)."""
_STUTTERED_TEXT = """
a an the i i'm i've i'll i'd we we're we've we'll you you're you've he he's she she's it it's they they're they've this
these those my our your his her their its and but or if as of to in at for from with into was were are be been has have
will would can could should may might not just when where who which how because there's what what's that's let's who's
going
"""
STUTTERED = frozenset(_STUTTERED_TEXT.split())
"""Words that are seldom doubled on purpose: taken out on half a word of the model."""
_NEVER_TWICE_TEXT = """
a an the i i'm i've i'll i'd we we're we've we'll you're they they're they've he he's she's it's its our their these
and but or if of for from with into because there's what's let's
"""
NEVER_TWICE = frozenset(_NEVER_TWICE_TEXT.split())
"""Of these, those that no grammar doubles, even where a full stop between them is missing."""
LETTER_OF = frozenset(("vitamin", "plan", "group", "letter", "type", "class", "block", "hall", "gate", "section"))
SEVERAL = CARDINALS - {"zero", "one"}
"""Numbers after which a noun stands in the plural."""


def candidates(
    texts: Sequence[str], speakers: Sequence[str | None], hidden: Container[int] = frozenset()
) -> Iterator[Candidate]:
    """Everything in a talk that has the shape of a disfluency, in no order; `hidden` words are notes (`[Music]`)."""
    split = [parts(t) if at not in hidden else (t, "", "") for at, t in enumerate(texts)]
    forms = [core for _, core, _ in split]
    cores = [form.casefold().replace("’", "'") for form in forms]
    tails = [tail for _, _, tail in split]
    run = _Runs(cores, tails, speakers, forms)
    for at, core in enumerate(cores):
        if core in _FILLERS:
            if not (abbreviation(forms, at) or foreign(forms, tails, at)) and stands_without(forms, tails, at):
                yield Candidate(at, at + 1, "filler", *((0.98,) if core in FILLERS else (0.9, 0.9)))
        elif core == "h" and _stray_letter(cores, at):
            yield Candidate(at, at + 1, "stray hesitation", 0.85)
        yield from _repeats(run, at)
        yield from _cut_off(run, at)
        yield from _restart(run, at)


@dataclass(frozen=True, slots=True)
class _Runs:
    cores: Sequence[str]
    tails: Sequence[str]
    speakers: Sequence[str | None]
    forms: Sequence[str]

    def joined(self, first: int, end: int) -> bool:
        """Whether the words stand in the talk, one speaker's, with nothing stronger than a comma between them."""
        if end > len(self.cores):
            return False
        inner = self.tails[first : end - 1]
        return (
            all(self.cores[first:end])
            and all(s == self.speakers[first] for s in self.speakers[first + 1 : end])
            and not any(c in '.?!…;:"”)' for tail in inner for c in tail)
        )


def _stray_letter(cores: Sequence[str], at: int) -> bool:
    before, after = cores[at - 1] if at else "", cores[at + 1] if at + 1 < len(cores) else ""
    spelled = (len(before) == 1 and before not in ("a", "i")) or (len(after) == 1 and after not in ("a", "i"))
    figures = (before[:1].isdigit() and len(before) < 4) or (after[:1].isdigit() and len(after) < 4)
    return not spelled and not figures and before not in LETTER_OF and before != "the" and after != "bomb"


def _repeats(run: _Runs, at: int) -> Iterator[Candidate]:
    """One to four words said twice in a row: the first saying is the disfluency."""
    cores = run.cores
    for size in (1, 2, 3, 4):
        end = at + 2 * size
        if cores[at : at + size] != cores[at + size : end] or not run.joined(at, end):
            continue
        said = cores[at : at + size]
        if size > 1 and len(set(said)) == 1:
            continue  # "no no no no" is a matter of single words
        common = any(map(_common, said))
        if not _may_repeat(cores, at, size) or counted(cores, at, size):
            continue
        if (not common and named(run.forms[at:end])) or (not all(map(_common, said)) and chanted(cores, at, size)):
            continue
        whole = bool(run.tails[at + size - 1])  # "New York, New York"; "I know, I know."
        meant = whole and (not common or (size > 1 and any(c in ".?!" for c in run.tails[end - 1])))
        yield Candidate(at, at + size, "repeat", 0.95 if common else 0.85, 0.5 if meant else _needed(said))


def _common(word: str) -> bool:
    return word in STUTTERED or word == "is"


def _needed(said: Sequence[str]) -> float:
    """What the model must give for a repeat: the less, the less the words are ever doubled on purpose.

    Set on 86,000 words of held-out speech with stutters put in (2026-11-22): at these, two in three of the phrases said
    twice go, and of the phrases doubled on purpose one in 20,000 words. Of 0.15, 0.1 and 0.08 for phrases with a common
    word, 0.08 takes out no phrase more that was doubled on purpose, in each of the four corpora, and 34 that were not.
    """
    common = sum(map(_common, said))
    if len(said) == 1:
        return 0.0 if said[0] in NEVER_TWICE else 0.4 if common else 0.9
    return 0.08 if common else 0.15


def _may_repeat(cores: Sequence[str], at: int, size: int) -> bool:
    if size > 1:
        return not all(w in DOUBLED_ON_PURPOSE or w in ("thank", "you") for w in cores[at : at + size])
    word = cores[at]
    if word == "is":  # "what it is is a problem" is grammar; "what is is" is not
        return at == 0 or cores[at - 1] not in ("it", "that", "this", "thing", "he", "she")
    if any(c.isdigit() for c in word) or (len(word) == 1 and word not in ("a", "i")):
        return False
    return word not in DOUBLED_ON_PURPOSE


def _cut_off(run: _Runs, at: int) -> Iterator[Candidate]:
    """The start of a word, then the whole word ("abil ability"); a word, then the word in two ("ability AB ility")."""
    cores = run.cores
    if run.joined(at, at + 3) and cores[at] == cores[at + 1] + cores[at + 2] and len(cores[at]) > 3:
        yield Candidate(at + 1, at + 3, "cut-off word", 0.95)
    elif run.joined(at, at + 2):
        start, whole = cores[at], cores[at + 1]
        if not (start.isalpha() and len(start) < len(whole) and whole.startswith(start)):
            return
        if len(start) > 1 and not is_word(start):
            yield Candidate(at, at + 1, "cut-off word", 0.9, 0.0 if len(start) > 2 else 0.3)
        elif len(start) == 1 and start not in ("a", "i", "o") and _stray_letter(cores, at):
            yield Candidate(at, at + 1, "cut-off word", 0.85, 0.4)


def _restart(run: _Runs, at: int) -> Iterator[Candidate]:
    """A count that was begun again: "20 decade two decades". The first noun must be in the wrong number."""
    if not run.joined(at, at + 4):
        return
    first, noun, second, again = run.cores[at : at + 4]
    wrong = _is_count(first) and _is_count(second) and again in (noun + "s", noun + "es")
    if wrong and not any(run.tails[at : at + 1]):
        yield Candidate(at, at + 2, "abandoned start", 0.9)


def _is_count(word: str) -> bool:
    return word in SEVERAL or (word.isdigit() and word not in ("1", "0"))
