"""Names and terms that were misheard become what the gazetteer says, and nothing else is touched.

A span of one to five words is compared with every name in sound and in spelling; what the context, the recogniser's
capitals and the whole talk say is weighed by a calibrated judgement. What is too close to call is a suggestion.
Text that already holds a name, in the talk's own way of writing it, stays as it is. Two spellings of a name that the
gazetteer does not have are suggested to be made one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transcripts.gc_pause import paused
from transcripts.letters import capitalised
from transcripts.names.case import cased, joined
from transcripts.names.evidence import fill
from transcripts.names.gathering import gathered
from transcripts.names.judge import chance, weighed
from transcripts.names.large_lists import narrowed
from transcripts.names.listed_forms import CAPITALS, as_listed
from transcripts.names.namesakes import RULE as NAMESAKE
from transcripts.names.namesakes import SCORE, namesakes
from transcripts.names.select import decide
from transcripts.names.talk_index import TalkIndex
from transcripts.names.targets import targets
from transcripts.names.variants import RULE as VARIANT
from transcripts.names.variants import variants
from transcripts.phonetics.lexicon import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.gazetteer import Gazetteer
    from transcripts.ledger import Correction, Pass, View
    from transcripts.names.candidate import Candidate
    from transcripts.names.listed_forms import Written
    from transcripts.names.select import Decision
    from transcripts.names.spans import HeardWord

RULE = "names"


def names_pass(names: Gazetteer, listed: Gazetteer | None = None) -> Pass:
    """The pass for a gazetteer; `listed` is what of it the user gave, None for all of it."""
    own = names if listed is None else listed

    def run(view: View) -> Iterator[Correction]:
        if not view.words:
            return
        with paused():
            known = targets(narrowed(names, view))
            talk = TalkIndex(view, known)
            some = gathered(talk)
            fill(talk, some)
            decisions = decide(talk, some)
        taken: set[int] = set()
        made: set[int] = set()
        for decision in decisions:
            span = decision.candidate.span
            taken.update(range(span.first, span.first + span.count))
            made.update(range(span.first, span.first + span.count) if decision.made else ())
            yield _proposal(talk, decision)
        mended = (d.candidate.target for d in decisions if d.made)
        for n in namesakes(talk, mended):
            if n.index not in taken:
                taken.add(n.index)
                propose = view.correct if n.made else view.suggest
                yield propose(n.index, 1, n.after, rule=NAMESAKE, score=SCORE, evidence=n.evidence)
        yield from _rewritten(talk, own, taken, made)
        for v in variants(talk, taken):
            yield view.suggest(v.first, v.count, v.after, rule=VARIANT, score=v.score, evidence=v.evidence)

    return run


def _rewritten(talk: TalkIndex, listed: Gazetteer, taken: set[int], made: set[int]) -> Iterator[Correction]:
    """Names that have the right letters already, in the writing of the lists; `taken` words are left to others.

    The letters of a listed name go before what is only suggested there: `made` are the words that were mended.
    """
    view = talk.view
    for w in as_listed(talk, listed):
        if made.isdisjoint(range(w.first, w.first + w.count)):
            taken.update(range(w.first, w.first + w.count))
            yield from _as_listed(view, w)
    for first, count, after, evidence in joined(talk):
        if taken.isdisjoint(range(first, first + count)):
            taken.update(range(first, first + count))
            yield view.correct(first, count, after, rule=f"{RULE}.hyphen", score=0.9, evidence=evidence)
    for index, after, evidence in cased(talk):
        if index not in taken:
            yield view.mark(index, after, rule=f"{RULE}.case", score=0.95, evidence=evidence)


def _as_listed(view: View, w: Written) -> Iterator[Correction]:
    if w.made and w.rule == CAPITALS:
        for i, after in enumerate(w.after.split(), w.first):
            if after != view.words[i].text:
                yield view.mark(i, after, rule=w.rule, score=w.score, evidence=w.evidence)
    else:
        propose = view.correct if w.made else view.suggest
        yield propose(w.first, w.count, w.after, rule=w.rule, score=w.score, evidence=w.evidence)


def _proposal(talk: TalkIndex, decision: Decision) -> Correction:
    c = decision.candidate
    after = written(talk, c)
    first, count, after = _trimmed(talk, c.span.first, c.span.count, after)
    propose = talk.view.correct if decision.made else talk.view.suggest
    evidence = _evidence(talk, decision)
    return propose(first, count, after, rule=RULE, score=chance(c.odds), evidence=evidence)


def _trimmed(talk: TalkIndex, first: int, count: int, after: str) -> tuple[int, int, str]:
    # Of a phrase of three words and more, the words that were right are no part of the correction.
    new = after.split()
    words = talk.view.words
    while len(new) > 2 and count > 1 and new[-1] == words[first + count - 1].text:
        new, count = new[:-1], count - 1
    while len(new) > 1 and count > 1 and len(after.split()) > 2 and new[0] == words[first].text:
        new, first, count = new[1:], first + 1, count - 1
    if len(new) == 2 and count > 1 and len(after.split()) > 2 and new[1] == words[first + count - 1].text:
        new, count = new[:1], count - 1
    return first, count, " ".join(new)


def written(talk: TalkIndex, c: Candidate) -> str:
    """The name with the marks and the possessive of the words it replaces, written as the talk writes it."""
    first, last = talk.words[c.span.first], talk.words[c.span.first + c.span.count - 1]
    text = talk.house_spelling.get(c.target.letters, c.target.text) if c.target.text == c.target.form else c.target.text
    if c.target.entry.case == "free" and talk.cased and first.core[:1].isupper() and talk.opens(c.span.first):
        text = capitalised(text)
    if _one_of(c, text, last):
        text = text[:-1]
    return f"{first.lead}{text}{c.span.number}{_ending(c, text, last)}{last.trail}"


def _one_of(c: Candidate, text: str, last: HeardWord) -> bool:
    # `adapter signature` of the Adaptor Bridges is one of them; Jeff William is Jeff Williams.
    plain = c.target.ordinary and c.target.entry.kind not in {"person", "place", "organisation"}
    return plain and c.span.count > 1 and text.casefold().split()[-1] == f"{last.folded}s"


def _ending(c: Candidate, text: str, last: HeardWord) -> str:
    # `devnets` heard as `debnets` stays plural; the 's of `Team Lead's` for Team Leads belongs to the mishearing.
    core = last.core.casefold()
    plain = not text.casefold().endswith("s")
    if last.own:
        return last.own if plain or core.endswith("s") else ""
    plural = core.endswith("s") and not core.endswith("ss") and not c.listed and core != text.casefold()
    inflects = text[:1].islower() and text[-1:].isalpha()  # a thing's name; Names have no plural
    same_end = c.near.said[-1:] == c.span.sound[-1:]
    return "s" if plural and plain and inflects and not same_end and c.span.letters != c.target.letters else ""


def _evidence(talk: TalkIndex, decision: Decision) -> dict[str, Any]:
    c = decision.candidate
    f = c.features
    assert f is not None
    words = talk.words[c.span.first : c.span.first + c.span.count]
    evidence: dict[str, Any] = {
        "sounds_like": {
            "heard": decode(c.span.sound),
            "name": decode(c.near.said),
            "likeness": round(c.near.sound, 3),
        },
        "spelling": {"likeness": round(c.near.spelling, 3)},
        "rivals": [{"name": t.text, "likeness": round(likeness, 3)} for t, likeness in c.rivals],
        "margin": round(f.margin, 3),
        "context": {
            "for": c.cues,
            "words_go_together_bits": round(f.inside, 1),
            "with_neighbours_bits": round(f.edges, 1),
            "person_due": round(f.due, 1),
            "name_due": round(f.due_name, 1),
            "capital": f.capitals > 0,
        },
        "heard_is_a_word": bool(f.ordinary),
        "rarity": round(f.rarity, 1),
        "heard_times": talk.counts[c.span.letters],
        "name_stands_here_times": talk.certain[c.target.number],
        "name": {
            "canonical": c.target.entry.canonical,
            "kind": c.target.entry.kind,
            "from": [list(s) for s in c.target.entry.seen],
        },
    }
    if len(words) != c.target.words:
        evidence["words"] = {"heard": len(words), "name": c.target.words}
    if (most := weighed(c)) is not None:
        evidence["weighed"] = most
    if decision.why:
        evidence["why_only_suggested"] = decision.why
    return evidence
