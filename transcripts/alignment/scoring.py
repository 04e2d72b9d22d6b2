"""`score`: how far a transcript is from a reference, with jiwer's definitions and what they leave out.

Nothing here prints, and nothing here changes a text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from transcripts.alignment.blankless import blankless, joined
from transcripts.alignment.labels import Labels, compare_labels
from transcripts.alignment.measures import F1, Recall, TimeError, compare_case, compare_marks
from transcripts.alignment.names import Name, name_spans, recall_of
from transcripts.alignment.permuted import permuted
from transcripts.alignment.rates import ErrorRate, characters, counted, steps
from transcripts.alignment.resampling import Difference, Interval, difference, interval
from transcripts.alignment.sides import KINDS, Token, Tokens, common_language, reading, sides_of, spelled, talk_of
from transcripts.arguments import given, wrong
from transcripts.model import Transcript
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from transcripts.alignment.edit import Op

BLOCK = 30
"""Words of the reference that are drawn together when an interval is worked out: errors come in bursts."""


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted. Scores of several talks add up: `a + b` is the score of both together.

    `words` and `characters` are jiwer's counts; `by_speaker` and `by_class` the words' counts by the speaker in the
    reference and by the class of name that a word belongs to; `punctuation` by mark. `times` is empty where one side
    has no times of its own for words. `blocks` are the counts of consecutive pieces of the reference.
    `labels` tells whether both sides name the same speakers; `permuted` are the counts of cpWER: each speaker's words
    compared with those of the speaker on the other side that fits best (None where a side names nobody). With
    `by_character` a side is in a script without blanks, each character of which counts as a word.
    """

    words: ErrorRate
    characters: ErrorRate
    by_speaker: Mapping[str, ErrorRate] = field(default_factory=dict)
    by_class: Mapping[str, ErrorRate] = field(default_factory=dict)
    names: Recall = field(default_factory=Recall)
    punctuation: Mapping[str, F1] = field(default_factory=dict)
    casing: F1 = field(default_factory=F1)
    times: TimeError = field(default_factory=TimeError)
    blocks: tuple[ErrorRate, ...] = ()
    labels: Labels = field(default_factory=Labels)
    by_character: bool = False
    permuted: ErrorRate | None = None
    signature: Signature = field(default_factory=lambda: Signature(steps=("score",)))

    @property
    def wer(self) -> float:
        """Word error rate."""
        return self.words.rate

    @property
    def mer(self) -> float:
        """Match error rate."""
        return self.words.mer

    @property
    def wil(self) -> float:
        """Word information lost."""
        return self.words.wil

    @property
    def cer(self) -> float:
        """Character error rate."""
        return self.characters.rate

    @property
    def cpwer(self) -> float | None:
        """Word error rate of what each speaker says, the speakers matched; None where one side names none."""
        return self.permuted.rate if self.permuted else None

    @property
    def interval(self) -> Interval | None:
        """The word error rate's bounds, by bootstrap; None where the reference is too short."""
        return interval(self.blocks)

    @property
    def marks(self) -> F1:
        """All marks together."""
        return sum(self.punctuation.values(), F1())

    def __add__(self, other: Score) -> Score:
        given(other, Score, "other", "a Score")
        return Score(
            self.words + other.words,
            self.characters + other.characters,
            _added(self.by_speaker, other.by_speaker, ErrorRate()),
            _added(self.by_class, other.by_class, ErrorRate()),
            self.names + other.names,
            _added(self.punctuation, other.punctuation, F1()),
            self.casing + other.casing,
            self.times + other.times,
            self.blocks + other.blocks,
            self.labels + other.labels,
            self.by_character or other.by_character,
            self.permuted + other.permuted if self.permuted and other.permuted else None,
            signature=self.signature if self.signature == other.signature else Signature(steps=("score", "sum")),
        )

    def versus(self, other: Score) -> Difference | None:
        """This hypothesis less another for the same reference, and how sure the difference is; None if too short."""
        given(other, Score, "other", "the Score of the other hypothesis")
        return difference(self.blocks, other.blocks)

    def to_json(self) -> dict[str, Any]:
        """The whole score as JSON values; rates are shares, not percentages."""
        found: dict[str, Any] = {
            "wer": round(self.wer, 6),
            "mer": round(self.mer, 6),
            "wil": round(self.wil, 6),
            "cer": round(self.cer, 6),
            "wer_interval_95": [round(bound, 6) for bound in bounds] if (bounds := self.interval) else None,
            "words": self.words.to_json(),
            "characters": self.characters.to_json(),
            "by_speaker": {k: v.to_json() for k, v in self.by_speaker.items()},
            "by_class": {k: v.to_json() for k, v in self.by_class.items()},
            "punctuation": {"all": self.marks.to_json(), **{k: v.to_json() for k, v in self.punctuation.items()}},
            "casing": self.casing.to_json(),
        }
        if self.by_character:
            found["by_character"] = True
        if self.permuted:
            found["cpwer"] = self.permuted.to_json()
        if self.labels.words:
            found["labels"] = self.labels.to_json()
        if self.names.total:
            found["names"] = self.names.to_json()
        if self.times.errors_ms:
            found["times"] = self.times.to_json()
        return {**found, "signature": {**self.signature.to_json(), "line": str(self.signature)}}


_Counts = TypeVar("_Counts", ErrorRate, F1)


def _added(one: Mapping[str, _Counts], other: Mapping[str, _Counts], nothing: _Counts) -> dict[str, _Counts]:
    return {key: one.get(key, nothing) + other.get(key, nothing) for key in dict.fromkeys([*one, *other])}


def score(
    reference: Transcript | str,
    hypothesis: Transcript | str,
    *,
    tokens: Tokens = "plain",
    one_spelling: bool = False,
    names: Iterable[Name] = (),
) -> Score:
    """Compare a transcript with a reference, both taken whole.

    `tokens` says what is compared: `plain` words without case and outer marks; `spoken` ones with numbers and short
    forms said as the other side says them, without fillers and tags in brackets; or `written` ones just as they stand
    (then the rates are those that jiwer gives for the same text). With `one_spelling` British and American spellings
    are one, in plain and spoken tokens. `names` are gazetteer entries or plain strings; their kinds are the classes of
    `by_class`.

    >>> found = score("We went to Kyiv, Ukraine.", "we went to kiev ukraine", names=["Kyiv"])
    >>> found.wer, found.names.rate, found.marks.recall
    (0.2, 0.0, 0.0)
    """
    if tokens not in KINDS:
        raise wrong("tokens", tokens, f"one of {', '.join(KINDS)}")
    if one_spelling and tokens == "written":
        raise wrong("one_spelling", one_spelling, "False for written tokens, which are compared as they stand")
    code = common_language(talk_of(reference), talk_of(hypothesis), tokens)
    ours, theirs = sides_of(reference, hypothesis, tokens, one_spelling=one_spelling, code=code)
    texts, heard = [t.text for t in ours], [t.text for t in theirs]
    ops = steps(texts, heard)
    read = reading(tokens, code)
    spans = name_spans(texts, names, (lambda word: spelled(read(word))) if one_spelling else read)
    matched = _matched(ops)
    return Score(
        words=counted(ops, len(texts)),
        characters=characters(joined(texts), joined(heard)),
        by_speaker=_by_label(ops, [t.speaker for t in ours]),
        by_class=_by_class(ops, len(texts), [(s.start, s.end, s.kind) for s in spans]),
        names=recall_of(spans, matched, [t.word.text for t in ours], [t.word.text for t in theirs]),
        punctuation=compare_marks(_written(ops, ours, theirs)),
        casing=compare_case(_written(ops, ours, theirs)),
        times=_times(matched, ours, theirs),
        blocks=_blocks(ops, [t.place for t in ours]),
        permuted=permuted(((t.speaker, t.text) for t in ours), ((t.speaker, t.text) for t in theirs)),
        labels=compare_labels((ours[i].speaker, theirs[j].speaker) for i, j in matched.items()),
        by_character=tokens != "written" and any(blankless(t) for side in (texts, heard) for t in side),
        signature=_signature(
            reference,
            hypothesis,
            {
                "tokens": tokens,
                **({"spelling": "one"} if one_spelling else {}),
                **({"language": code} if code else {}),
            },
        ),
    )


def _matched(ops: Sequence[Op]) -> dict[int, int]:
    """For each token of the reference that is hit, the one that hits it."""
    return {i: j1 + i - i1 for tag, i1, i2, j1, _ in ops if tag == "equal" for i in range(i1, i2)}


def _by_label(ops: Sequence[Op], labels: Sequence[str | None]) -> dict[str, ErrorRate]:
    """The counts for each label of the reference's tokens; what is put in counts for the token before it."""
    table: dict[str, list[int]] = {label: [0, 0, 0, 0] for label in labels if label is not None}
    column = {"equal": 0, "replace": 1, "delete": 2}
    for tag, i1, i2, j1, j2 in ops:
        if tag == "insert":
            label = labels[max(0, i1 - 1)] if labels else None
            if label is not None:
                table[label][3] += j2 - j1
            continue
        for label in labels[i1:i2]:
            if label is not None:
                table[label][column[tag]] += 1
    return {label: ErrorRate(*counts) for label, counts in table.items()}


def _blocks(ops: Sequence[Op], places: Sequence[int]) -> tuple[ErrorRate, ...]:
    """The counts by block; one may count nothing, so that those of two hypotheses stay in step."""
    counts = _by_label(ops, [str(place // BLOCK) for place in places])
    return tuple(counts.get(str(k), ErrorRate()) for k in range(places[-1] // BLOCK + 1)) if places else ()


def _by_class(ops: Sequence[Op], count: int, spans: Iterable[tuple[int, int, str]]) -> dict[str, ErrorRate]:
    by_kind: dict[str, list[str | None]] = {}
    for start, end, kind in spans:
        labels = by_kind.setdefault(kind, [None] * count)
        labels[start:end] = [kind] * (end - start)
    return {kind: _by_label(ops, labels)[kind] for kind, labels in sorted(by_kind.items())}


def _written(ops: Sequence[Op], ours: Sequence[Token], theirs: Sequence[Token]) -> list[tuple[str | None, str | None]]:
    """The words of both sides as they stand, side by side; None where one has none. Each word comes once."""
    rows: list[tuple[str | None, str | None]] = []
    for tag, i1, i2, j1, j2 in ops:
        if tag in {"equal", "replace"}:
            rows += [(_last(ours, i), _last(theirs, j)) for i, j in zip(range(i1, i2), range(j1, j2), strict=True)]
        else:
            rows += [(_last(ours, i), None) for i in range(i1, i2)]
            rows += [(None, _last(theirs, j)) for j in range(j1, j2)]
    return rows


def _last(tokens: Sequence[Token], k: int) -> str | None:
    """The written word that a token ends, with its marks; None for one of several tokens of a word but the last."""
    after = tokens[k + 1].number if k + 1 < len(tokens) else -1
    return tokens[k].word.text if tokens[k].number != after else None


def _times(matched: Mapping[int, int], ours: Sequence[Token], theirs: Sequence[Token]) -> TimeError:
    errors = []
    for i, j in matched.items():
        one, other = ours[i].word, theirs[j].word
        both = one.start_ms is not None and other.start_ms is not None
        if both and one.timing == "given" and other.timing == "given":
            errors.append(abs((one.start_ms or 0) - (other.start_ms or 0)))
    return TimeError(tuple(errors))


def _signature(reference: Transcript | str, hypothesis: Transcript | str, parameters: Mapping[str, str]) -> Signature:
    sides = {"reference": reference, "hypothesis": hypothesis}
    data = {k: s.source.mark for k, s in sides.items() if isinstance(s, Transcript) and s.source is not None}
    return Signature(steps=("score",), parameters=parameters, data=data)
