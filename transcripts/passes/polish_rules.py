"""What an editor takes out beyond disfluencies: discourse fillers set off by marks, and sentences begun twice.

Candidates by shape alone; each says how much the marks model has to agree (0: not asked). Nothing here proposes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.languages.english.fillers import DISCOURSE, HEDGES
from transcripts.languages.english.word_kinds import AUXILIARY, CLOSED, Kind, kinds
from transcripts.languages.english.wordlist import is_word
from transcripts.ledger.marks import parts
from transcripts.passes.disfluency_rules import DOUBLED_ON_PURPOSE, Candidate
from transcripts.passes.said_twice import counted, named

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_JOINING = frozenset(["and", "but", "so", "because", "or"])
_STOPS = frozenset(".?!…")
_CLOSED_BY = frozenset('.?!…;:"”)')
MOST_AGAIN, MOST_BETWEEN = 3, 2
"""Words that are said again, and words between both sayings, at most."""
CHANGED = 0.6
"""The model's mean odds from which a beginning that was changed (`with the with my brother`) is one: parallels such as
`on the left on the right` have less. Of 112,000 bare words of held-out text 4 stand above it, 10 above 0.5, and 0 above
0.7. What was broken off (`the spell the spelling`) stands nowhere in them, so that its shape is enough."""


def polish_candidates(
    texts: Sequence[str], speakers: Sequence[str | None], hidden: Container[int] = frozenset()
) -> Iterator[Candidate]:
    """Discourse fillers and restarts of a talk, in no order; `hidden` words are notes (`[Music]`)."""
    split = [parts(t) if at not in hidden else (t, "", "") for at, t in enumerate(texts)]
    cores = [core.casefold().replace("’", "'") for _, core, _ in split]
    tails = [tail for _, _, tail in split]
    for at, core in enumerate(cores):
        if not core:
            continue
        yield from _discourse(cores, tails, at)
        yield from _hedge(cores, tails, at)
        yield from _restart(cores, tails, speakers, at)


def _discourse(cores: Sequence[str], tails: Sequence[str], at: int) -> Iterator[Candidate]:
    """`you know` and the like between marks: what stands between commas is no part of the sentence."""
    for phrase in DISCOURSE:
        end = at + len(phrase)
        if tuple(cores[at:end]) != phrase or any(tails[at : end - 1]):
            continue
        opens = at == 0 or any(c in _STOPS for c in tails[at - 1])
        comma = at > 0 and tails[at - 1] == ","
        joined = at > 0 and not tails[at - 1] and cores[at - 1] in _JOINING
        closes = tails[end - 1] == "," or (comma and tails[end - 1][:1] in (".", "!"))
        if closes and (comma or ((opens or joined) and phrase != ("like",))):
            yield Candidate(at, end, "discourse filler", 0.85)


def _hedge(cores: Sequence[str], tails: Sequence[str], at: int) -> Iterator[Candidate]:
    """`we sort of walked`: between a subject and its verb, where no noun can be meant."""
    if tuple(cores[at : at + 2]) not in HEDGES or not at or at + 2 >= len(cores):
        return
    if tails[at - 1] or tails[at] or tails[at + 1]:
        return
    before, after = kinds(cores[at - 1]), kinds(cores[at + 2])
    verb = after & (Kind.VERB | Kind.PARTICIPLE) and not after & CLOSED
    if before & Kind.NOMINATIVE and verb:
        yield Candidate(at, at + 2, "discourse filler", 0.8)


def _restart(
    cores: Sequence[str], tails: Sequence[str], speakers: Sequence[str | None], at: int
) -> Iterator[Candidate]:
    """A beginning that is said again: cut short (`the spell the spelling`), or changed (`with the with my`)."""
    for again in range(1, MOST_AGAIN + 1):
        for between in range(1, MOST_BETWEEN + 1):
            second = at + again + between
            end = second + again + 1
            if cores[at : at + again] != cores[second : end - 1] or not _joined(cores, tails, speakers, at, end):
                continue
            said, broken, whole = cores[at : at + again], cores[at + again : second], cores[end - 1]
            if broken[0] == said[0] or counted(cores, at, again) or named(said):
                continue
            if between == 1 and _fragment(broken[0], said):
                yield Candidate(at, second, "restart", 0.9)
            elif not _may_begin(said):
                continue
            elif between == 1 and _cut_short(broken[0], whole):
                yield Candidate(at, second, "restart", 0.85)
            elif whole != broken[0] and not _parallel(broken, whole):
                yield Candidate(at, second, "restart", 0.8, CHANGED)


def _joined(cores: Sequence[str], tails: Sequence[str], speakers: Sequence[str | None], at: int, end: int) -> bool:
    if end > len(cores) or not all(cores[at:end]):
        return False
    return all(s == speakers[at] for s in speakers[at + 1 : end]) and not any(
        c in _CLOSED_BY for tail in tails[at : end - 1] for c in tail
    )


def _may_begin(said: Sequence[str]) -> bool:
    """Whether words may begin a phrase: the first is one of grammar, and they are not doubled for stress."""
    first = kinds(said[0])
    opens = CLOSED & ~AUXILIARY
    return bool(first & opens) and not all(word in DOUBLED_ON_PURPOSE for word in said)


def _fragment(broken: str, said: Sequence[str]) -> bool:
    """Whether what stands between is the first word begun again, and no word itself: `could you co could`."""
    if not (1 < len(broken) < len(said[0]) and said[0].startswith(broken)):
        return False
    return not is_word(broken) or (len(said) > 1 and not kinds(broken) & CLOSED)


def _cut_short(broken: str, whole: str) -> bool:
    """Whether a word was broken off that the second saying completes: `spell`, `spelling`; `a`, `an`."""
    return broken != whole and whole.startswith(broken) and (len(broken) > 2 or broken == "a")


def _parallel(broken: Sequence[str], whole: str) -> bool:
    """Whether both sayings go on with a noun or the like, as in lists: `on the left on the right`."""
    return not kinds(broken[-1]) & CLOSED and not kinds(whole) & CLOSED and len(broken) == 1
