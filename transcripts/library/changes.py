"""`clean`, `explain` and `undo`: the main job, why each change was made, and taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast, get_args

from transcripts import cleaning
from transcripts import ledger as ledgers
from transcripts.arguments import flag_of, share_of, strings_of, wrong
from transcripts.cleaning import Result
from transcripts.ledger import Correction
from transcripts.library.taking import gazetteer_of, ledger_of, patch_of, talk_of
from transcripts.passes import explaining
from transcripts.passes.table import Level, steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.gazetteer.learning.documents import Source
    from transcripts.ledger import Pass, Patch
    from transcripts.library.taking import Changes, Documents, Names, Readable, Talk
    from transcripts.model import Transcript


def clean(
    talk: Talk,
    *,
    gazetteer: Names | None = None,
    references: Documents = (),
    only: str | Sequence[str] | None = None,
    skip: str | Sequence[str] = (),
    also: str | Sequence[str] = (),
    level: Level | None = None,
    passes: Iterable[Pass] = (),
    language: str | None = None,
    min_score: float | None = None,
    suggest_only: bool = False,
    starter: bool = True,
) -> Result:
    """Clean a talk: mend names and terms, words wrongly split or joined, disfluencies, marks and case.

    `gazetteer` holds the names to expect: a Gazetteer, the path of a file, or a list of names. `references` are
    documents, or their paths, to learn more from; `starter` adds the names that the package ships. Names in the
    talk's own title, description and page are used as well. `only` and `skip` choose among the steps `loops`,
    `names`, `splits`, `disfluencies` and `punctuation`, and those that installed packages add; `also` adds steps that
    are off by default (`polish`). At `level` `verbatim` disfluencies stay, at `polished` discourse fillers and
    sentences begun twice go as well. `passes` are further ones of your own, run after them in any language.
    `language` (a code such as `de`, or a name) overrules what is detected: a step acts only where it knows the
    language, and what is left undone stands in the ledger's warnings. A correction below `min_score` (0 to 1) is
    recorded as a suggestion instead of made; `suggest_only` does that with all of them.

    Raises TranscriptsError for a step or a language that does not exist, and ReadError for a file that cannot be read.

    >>> from transcripts import Segment, Transcript
    >>> talk = Transcript((Segment("a red carpet welcome in pongyang", 9_000, 14_000),))
    >>> clean(talk, gazetteer=["Pyongyang"], only="names").transcript.text
    'a red carpet welcome in Pyongyang'
    """
    wanted = f"the name of a step, or a list of them: {', '.join(step.name for step in steps())}"
    return cleaning.clean(
        talk_of(talk, "talk"),
        gazetteer=None if gazetteer is None else gazetteer_of(gazetteer, "gazetteer"),
        references=_documents(references),
        only=None if only is None else strings_of(only, "only", wanted),
        skip=strings_of(skip, "skip", wanted),
        also=strings_of(also, "also", wanted),
        level=_level(level),
        passes=_passes(passes),
        language=_language(language),
        min_score=None if min_score is None else share_of(min_score, "min_score"),
        suggest_only=flag_of(suggest_only, "suggest_only"),
        starter=flag_of(starter, "starter"),
    )


def _documents(value: object) -> tuple[Source, ...]:
    if value == ():
        return ()
    from transcripts.gazetteer.learning.documents import documents_of  # noqa: PLC0415 - slow to import

    return documents_of(value)


def _passes(value: object) -> tuple[Pass, ...]:
    if callable(value):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        raise wrong("passes", value, "a function from a View to corrections, or a list of them")
    found = tuple(value)
    for each in found:
        if not callable(each):
            raise wrong("passes", each, "a function from a View to corrections")
    return found


def _level(value: object) -> Level | None:
    if value is None or (isinstance(value, str) and value in get_args(Level)):
        return cast("Level | None", value)
    raise wrong("level", value, f"one of {', '.join(get_args(Level))}")


def _language(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise wrong("language", value, "a code such as 'de', or a name such as 'German'")


def explain(correction: Correction | Iterable[Correction] | Changes) -> str:
    """Say what was changed and why: a line for each correction, and its reasons below it.

    Takes one correction, several, or a ledger (a Result, the path of a ledger), whose suggestions are told as well.

    >>> c = Correction("k3f2", "names", "words", "Soul", "Seoul", 9, 1, 4, 112_000, 0.93, {"sounds": "S OW L"})
    >>> print(explain([c]))
    01:52  Soul → Seoul  (names, score 0.93, id k3f2)
           sounds: S OW L
    """
    return "\n".join(map(explaining.explain, _corrections(correction)))


def _corrections(value: object) -> list[Correction]:
    if isinstance(value, Correction):
        return [value]
    if isinstance(value, list | tuple | set | frozenset):
        for each in value:
            if not isinstance(each, Correction):
                raise wrong("correction", each, "a Correction")
        return list(value)
    held = ledger_of(value, "correction")
    return sorted([*held.corrections, *held.suggestions], key=lambda c: (c.word, c.count, c.offset))


def undo(
    text: Talk,
    ledger: Changes,
    ids: str | Correction | Iterable[str | Correction] | None = None,
    *,
    accept: str | Correction | Iterable[str | Correction] = (),
) -> Transcript:
    """Take the corrections of the given ids back, all of them if none are given. Make the suggestions to `accept`.

    `text` is the source, or the clean text in any format and with any division into cues; both ways give the same.
    Raises LedgerError where the text is neither, or an id is not in the ledger.
    """
    taken = None if ids is None else _ids(ids, "ids")
    return ledgers.undo(talk_of(text, "text"), ledger_of(ledger, "ledger"), taken, accept=_ids(accept, "accept"))


def apply(text: Talk, ledger: Changes, patch: Patch | Readable) -> Result:
    """Apply a person's decisions: corrections taken back, suggestions made, words written, speakers renamed.

    `text` is the source, or the clean text and whatever has become of it, as in `undo`; `patch` a Patch, or what one
    can be read from. Gives the text and the ledger after it; what was written by hand stands there under the rule
    `by hand`. What the text no longer has is told in the `warnings` of the transcript. Raises LedgerError where the
    text is of another talk, or a decision does not fit the ledger.

    >>> from transcripts import Edit, Patch, Segment, Transcript
    >>> talk = Transcript((Segment("a red carpet welcome in pongyang", 9_000, 14_000),))
    >>> result = clean(talk, gazetteer=["Pyongyang"], only="names")
    >>> done = apply(result, result, Patch(edits=(Edit(1, 2, "red carpet", "Red Carpet"),)))
    >>> done.transcript.text, [c.rule for c in done.ledger.corrections]
    ('a Red Carpet welcome in Pyongyang', ['by hand', 'names'])
    """
    held = ledger_of(ledger, "ledger")
    talk, new = ledgers.apply(talk_of(text, "text"), held, patch_of(patch, "patch"))
    return Result(talk, new, new.signature)


def _ids(value: object, what: str) -> tuple[str, ...]:
    if isinstance(value, str | Correction):
        value = (value,)
    if isinstance(value, Iterable) and not isinstance(value, bytes | Mapping):
        value = [each.id if isinstance(each, Correction) else each for each in value]
    return strings_of(value, what, "an id that `explain` shows, or a list of them")
