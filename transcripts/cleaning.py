"""The main job: run named steps over a talk until none of them proposes anything more.

The steps are in `transcripts.passes`; what they propose goes into a ledger, and the clean talk is the source read
through it. Nothing here decides about a word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, get_args

from transcripts.errors import TranscriptsError
from transcripts.ledger import Ledger, SourceMark, View, fault
from transcripts.model import Notice
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from transcripts.gazetteer import Gazetteer
    from transcripts.gazetteer.learning.documents import Source
    from transcripts.ledger import Correction, Pass
    from transcripts.model import Transcript

Step = Literal["names", "splits", "disfluencies", "punctuation"]
STEPS: tuple[Step, ...] = get_args(Step)
"""Every step, in the order in which they run."""

MOST_ROUNDS = 6
"""A step may open the way for another (a filler taken out brings two halves of a name together); this ends it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What cleaning gives: the clean talk, the ledger of every change, and how both were made."""

    transcript: Transcript
    ledger: Ledger
    signature: Signature


def clean(
    talk: Transcript,
    *,
    gazetteer: Gazetteer | None = None,
    references: Iterable[Source] = (),
    only: Sequence[str] | None = None,
    skip: Sequence[str] = (),
    min_score: float | None = None,
    suggest_only: bool = False,
    starter: bool = True,
) -> Result:
    """Clean a talk: mend names and terms, words wrongly split or joined, disfluencies, marks and case.

    `gazetteer` holds the names to expect; `references` are documents, or their paths, to learn more from; `starter`
    adds the names that the package ships. Names in the talk's own title, description and page are used as well.
    `only` and `skip` choose among `STEPS`. A correction below `min_score` (0 to 1) is recorded as a suggestion
    instead of made; `suggest_only` does that with all of them. A proposal that cannot be taken in (it would alter
    letters in the name of case, say) is left out, with a warning in the ledger; one that overlaps another of the same
    pass waits for the next round.

    Raises TranscriptsError for a step that does not exist or that breaks down, and ReadError for a reference that
    cannot be read.

    >>> from transcripts import Entry, Gazetteer, Segment, Transcript
    >>> talk = Transcript((Segment("a red carpet welcome in pongyang", 9_000, 14_000),))
    >>> result = clean(talk, gazetteer=Gazetteer.of([Entry("Pyongyang")]), only=["names"])
    >>> result.transcript.text
    'a red carpet welcome in Pyongyang'
    >>> [(c.before, c.after) for c in result.ledger.corrections]
    [('pongyang', 'Pyongyang')]
    """
    steps = _chosen(only, skip)
    needed = {"names", "splits", "punctuation"} & set(steps)
    names = _names(talk, gazetteer, references, starter) if needed else None
    data = {"gazetteer": _hash(names)} if names is not None else {}
    signature = Signature(steps, _parameters(min_score, suggest_only), data)
    passes = [(step, a_pass) for step in steps for a_pass in _PASSES[step](names)]
    ledger = Ledger(source=SourceMark.of(talk), signature=signature)
    view = View(talk, strict=False)
    left_out: dict[str, None] = {}  # what the warnings say, once each
    quiet: dict[int, tuple[Correction, ...]] = {}  # what the ledger held when a pass had nothing to propose
    for _ in range(MOST_ROUNDS):
        before = ledger.corrections
        for number, (step, a_pass) in enumerate(passes):
            if quiet.get(number) == ledger.corrections:
                continue
            found = list(_held_back(_proposed(step, a_pass, view, left_out), min_score, suggest_only))
            last, ledger = ledger, ledger.extend(talk, found)
            if ledger.corrections == last.corrections:
                quiet[number] = ledger.corrections
            else:
                view = View(ledger.read(talk), strict=False)
        if ledger.corrections == before:
            break
    ledger = replace(_without_moot_suggestions(ledger), warnings=(*talk.warnings, *map(Notice, left_out)))
    return Result(ledger.read(talk), ledger, signature)


def _chosen(only: Sequence[str] | None, skip: Sequence[str]) -> tuple[Step, ...]:
    if unknown := sorted({*(only or ()), *skip} - set(STEPS)):
        raise TranscriptsError(f"no step is called {', '.join(unknown)}", hint=f"the steps are {', '.join(STEPS)}")
    return tuple(step for step in STEPS if (only is None or step in only) and step not in skip)


def _parameters(min_score: float | None, suggest_only: bool) -> dict[str, float | bool]:
    found: dict[str, float | bool] = {}
    if min_score is not None:
        found["min_score"] = min_score
    if suggest_only:
        found["suggest_only"] = True
    return found


def _names(talk: Transcript, gazetteer: Gazetteer | None, references: Iterable[Source], starter: bool) -> Gazetteer:
    """Everything that is known of names, the nearest source first: its spelling stands where two disagree."""
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - only these steps need it

    found = gazetteer if gazetteer is not None else Gazetteer()
    found |= own_names(talk)
    documents = list(references)
    if documents:
        found |= Gazetteer.from_documents(documents)
    return found | Gazetteer.starter() if starter else found


_AROUND = ("what stands around the speech", "", "text")


def own_names(talk: Transcript) -> Gazetteer:
    """The names in what stands around the speech: title, description, chapters, the page's own text, speakers.

    Only names are taken. A page's summary is often made from the captions and repeats their errors in common words.
    """
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - as above
    from transcripts.model import Segment, Source, Transcript  # noqa: PLC0415 - as above

    about = [talk.title, talk.description, *(part for c in talk.chapters for part in (c.title, c.summary))]
    page = [extra.text for extra in talk.extras if extra.kind == "page:text"]
    texts = page or [text for text in about if text]
    if not texts:
        return Gazetteer()
    around = Transcript(tuple(Segment(t) for text in texts for t in text.split("\n")), source=Source(*_AROUND))
    learnt = Gazetteer.from_documents([around])
    # Little weight: the names of a summary are as often as not the recogniser's own, errors and all.
    kept = [replace(entry, weight=0.6) for entry in learnt if entry.kind not in {"term", "phrase"}]
    return Gazetteer.of(kept)


def _hash(names: Gazetteer) -> str:
    return sha256("\n".join(form for form, _ in names.forms()).encode()).hexdigest()


def _proposed(step: Step, a_pass: Pass, view: View, left_out: dict[str, None]) -> list[Correction]:
    """What a pass proposes and the ledger can take in; `left_out` is told the rest."""
    try:
        found = list(a_pass(view))
    except TranscriptsError:
        raise
    except Exception as error:
        # A text that one step has not seen must not pass for clean: the run ends, and says where.
        raise TranscriptsError(
            f"the step {step} broke down in {a_pass.__module__} ({type(error).__name__}: {error}); nothing was changed",
            hint=f"leave the step out (skip {step}), and report the text that it cannot take",
        ) from error
    good = []
    for proposal in found:
        if why := fault(view, proposal):
            what = f"{proposal.before!r} to {proposal.after!r}"
            left_out[f"{proposal.rule}: a proposed change, {what}, is left out: {why}"] = None
        else:
            good.append(proposal)
    return good


def _held_back(proposals: Iterable[Correction], min_score: float | None, suggest_only: bool) -> Iterable[Correction]:
    for proposal in proposals:
        low = suggest_only or (min_score is not None and proposal.score < min_score)
        yield replace(proposal, evidence={**proposal.evidence, "suggestion": True}) if low else proposal


def _without_moot_suggestions(ledger: Ledger) -> Ledger:
    """Leave out suggestions for words that a correction has changed since, and those made again with other marks."""
    taken = {word for c in ledger.corrections if c.layer == "words" for word in range(c.word, c.end)}
    kept: dict[tuple[int, int, str], Correction] = {}
    for found in ledger.suggestions:
        if taken.isdisjoint(range(found.word, found.end)):
            letters = "".join(filter(str.isalnum, found.after)).casefold()
            kept.setdefault((found.word, found.count, letters), found)
    return replace(ledger, suggestions=tuple(kept.values()))


# Each step names its passes here, in the order in which they run; a pass is imported when its step is chosen.


def _name_passes(names: Gazetteer | None) -> list[Pass]:
    from transcripts.names.step import names_pass  # noqa: PLC0415

    assert names is not None
    return [names_pass(names)]


def _split_passes(names: Gazetteer | None) -> list[Pass]:
    from transcripts.passes.splits import splits_pass  # noqa: PLC0415

    assert names is not None
    return [splits_pass(names)]


def _disfluency_passes(_: Gazetteer | None) -> list[Pass]:
    from transcripts.passes.disfluencies import disfluencies_pass  # noqa: PLC0415

    return [disfluencies_pass()]


def _punctuation_passes(names: Gazetteer | None) -> list[Pass]:
    from transcripts.passes.casing import casing_pass  # noqa: PLC0415
    from transcripts.passes.figures import figures_pass  # noqa: PLC0415
    from transcripts.passes.punctuation import punctuation_pass  # noqa: PLC0415

    assert names is not None
    return [casing_pass(names), figures_pass(), punctuation_pass(names)]


_PASSES: dict[Step, Callable[[Gazetteer | None], list[Pass]]] = {
    "names": _name_passes,
    "splits": _split_passes,
    "disfluencies": _disfluency_passes,
    "punctuation": _punctuation_passes,
}
