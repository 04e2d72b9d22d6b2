"""The main job: run named steps over a talk until none of them proposes anything more.

The steps are in `transcripts.passes`; what they propose goes into a ledger, and the clean talk is the source read
through it. Nothing here decides about a word.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcripts import progress
from transcripts.arguments import shown
from transcripts.errors import ArgumentError, TranscriptsError
from transcripts.languages.detection import stretches
from transcripts.languages.language import UNDETERMINED
from transcripts.ledger import Correction, Ledger, SourceMark, View, fault
from transcripts.model import Notice
from transcripts.passes.gate import gated
from transcripts.passes.table import at_level, chosen
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transcripts.arrow import Tables
    from transcripts.gazetteer import Gazetteer
    from transcripts.gazetteer.learning.documents import Source
    from transcripts.languages.language import Language
    from transcripts.ledger import Pass
    from transcripts.model import Transcript
    from transcripts.passes.step import Setting, Step
    from transcripts.passes.table import Level

MOST_ROUNDS = 6
"""A step may open the way for another (a filler taken out brings two halves of a name together); this ends it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What cleaning gives: the clean talk, the ledger of every change, and how both were made."""

    transcript: Transcript
    ledger: Ledger
    signature: Signature

    def to_arrow(self) -> Tables:
        """Words, cues and changes as Arrow tables (`.words.to_pandas()`). Raises MissingExtraError without pyarrow."""
        from transcripts.arrow import tables  # noqa: PLC0415 - only where it is asked for

        return tables(self.transcript, self.ledger)


def clean(
    talk: Transcript,
    *,
    gazetteer: Gazetteer | None = None,
    references: Iterable[Source] | Gazetteer = (),
    only: Sequence[str] | None = None,
    skip: Sequence[str] = (),
    also: Sequence[str] = (),
    level: Level | None = None,
    passes: Iterable[Pass] = (),
    language: str | None = None,
    min_score: float | None = None,
    suggest_only: bool = False,
    starter: bool = True,
) -> Result:
    """Clean a talk: mend names and terms, words wrongly split or joined, disfluencies, marks and case.

    `gazetteer` holds the names to expect; `references` are documents, or their paths, to learn more from, or what was
    learnt from them; `starter` adds the names that the package ships. Names in the talk's own title, description and
    page are used as well.
    `only`, `skip` and `also` choose among the steps by name; at `level` `verbatim` disfluencies stay, at `polished`
    discourse fillers and sentences begun twice go as well; `passes` are further ones of your own, run after them in
    any language. `language` (a code such as `de`, or a name) overrules what is detected: a step acts only where the
    language is one that it knows, and what is left undone stands in the ledger's warnings. A correction below
    `min_score` (0 to 1) is recorded as a suggestion instead of made; `suggest_only` does that with all of them. A
    proposal that cannot be taken in (it would alter letters in the name of case, say) is left out, with a warning in
    the ledger; one that overlaps another of the same pass waits for the next round.

    Raises TranscriptsError for a step or a language that does not exist and for a step that breaks down, and ReadError
    for a reference that cannot be read.

    >>> from transcripts import Entry, Gazetteer, Segment, Transcript
    >>> talk = Transcript((Segment("a red carpet welcome in pongyang", 9_000, 14_000),))
    >>> result = clean(talk, gazetteer=Gazetteer.of([Entry("Pyongyang")]), only=["names"])
    >>> result.transcript.text
    'a red carpet welcome in Pyongyang'
    >>> [(c.before, c.after) for c in result.ledger.corrections]
    [('pongyang', 'Pyongyang')]
    """
    steps = chosen(only, *at_level(level, skip, also))
    setting = _setting(talk, gazetteer, references, language, starter=starter, steps=steps)
    data = {"gazetteer": setting.names.digest} if any(step.uses_names for step in steps) else {}
    data |= {name: version for step in steps if step.package for name, _, version in [step.package.rpartition(" ")]}
    signature = Signature(tuple(step.name for step in steps), _parameters(min_score, suggest_only, language), data)
    runs = [(step.name, gated(part, part.make(setting), language)) for step in steps for part in step.parts]
    runs += [(getattr(own, "__name__", "of your own"), own) for own in passes]
    ledger = Ledger(source=SourceMark.of(talk), signature=signature)
    view = View(talk, strict=False)
    left_out: dict[str, None] = {}  # what the warnings say, once each
    quiet: dict[int, tuple[Correction, ...]] = {}  # what the ledger held when a pass had nothing to propose
    for _ in range(MOST_ROUNDS):
        before = ledger.corrections
        for number, (step, a_pass) in enumerate(runs):
            if quiet.get(number) == ledger.corrections:
                continue
            progress.at(step)
            # Taken in one by one: proposals are never held twice.
            found = _held_back(_proposed(step, a_pass, view, left_out), min_score, suggest_only)
            last, ledger = ledger, ledger.extend(talk, found)
            if ledger.corrections == last.corrections:
                quiet[number] = ledger.corrections
            else:
                view = View(ledger.read(talk), strict=False)
        if ledger.corrections == before:
            break
    told = (*talk.warnings, *map(Notice, left_out), *_left_undone(view.transcript, steps, language))
    ledger = replace(_without_moot_suggestions(ledger), warnings=told)
    return Result(ledger.read(talk), ledger, signature)


def _parameters(min_score: float | None, suggest_only: bool, language: str | None) -> dict[str, float | bool | str]:
    found: dict[str, float | bool | str] = {}
    if min_score is not None:
        found["min_score"] = min_score
    if suggest_only:
        found["suggest_only"] = True
    if language is not None:
        found["language"] = language
    return found


def _setting(
    talk: Transcript,
    gazetteer: Gazetteer | None,
    references: Iterable[Source] | Gazetteer,
    language: str | None,
    *,
    starter: bool,
    steps: Sequence[Step],
) -> Setting:
    """Everything that is known of names, the nearest source first: its spelling stands where two disagree."""
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - slow to import, and seldom all that is needed
    from transcripts.passes.step import Setting  # noqa: PLC0415 - likewise

    if not any(step.uses_names for step in steps):
        return Setting(Gazetteer(), Gazetteer(), language)
    given = gazetteer if gazetteer is not None else Gazetteer()
    learnt = references if isinstance(references, Gazetteer) else _learnt(list(references))
    names = given | own_names(talk) | learnt
    return Setting(names.with_starter if starter else names, given | learnt, language)


def _learnt(documents: Sequence[Source]) -> Gazetteer:
    from transcripts.gazetteer import Gazetteer  # noqa: PLC0415 - as above

    return Gazetteer.from_documents(documents) if documents else Gazetteer()


def _left_undone(talk: Transcript, steps: Sequence[Step], language: str | None) -> Iterator[Notice]:
    """A notice for each language of the talk in which a step that was asked for could not do its work."""
    needed = frozenset(ability for step in steps for ability in step.needs)
    words: dict[str, int] = {}
    by_code: dict[str, Language] = {}
    for stretch in stretches(talk, language):
        by_code[stretch.language.code] = stretch.language
        words[stretch.language.code] = words.get(stretch.language.code, 0) + stretch.end - stretch.first
    for code, found in by_code.items():
        if lacking := sorted(ability.value for ability in found.lacks(needed)):
            where = "" if len(by_code) == 1 else f" ({words[code]} of {sum(words.values())} words)"
            name = "language not certain" if found is UNDETERMINED else found.name
            yield Notice(f"{name}{where}: names come from your lists alone; left as they are: {', '.join(lacking)}")


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


def _proposed(step: str, a_pass: Pass, view: View, left_out: dict[str, None]) -> list[Correction]:
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
        if not isinstance(proposal, Correction):
            raise ArgumentError(
                f"the pass {step} proposes {shown(proposal)}",
                hint="yield corrections, as `correct`, `mark` and `suggest` of the View make them",
            )
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
