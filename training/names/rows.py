"""Candidates of every talk with their evidence and what would become of them, worked out once and kept in `.data/`.

What stands around a name is weighed by a model that has not seen the talk (`tools/build_slots.py --half other0` and so
on), as it will be with new talks.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks._names_data import FOLDS, HERE, Case, spoken, words_of
from benchmarks._names_read import cue_times, verdicts
from benchmarks._names_rows import Judged, candidates_of, judged
from benchmarks._names_score import right_people
from training.names.talks import Talk, everything
from transcripts.names import slot_model
from transcripts.names.candidate import Features
from transcripts.names.step import written
from transcripts.names.targets import squeezed
from transcripts.names.vetoes import VETOES, barred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.names.candidate import Candidate

SHIPPED = slot_model.WEIGHTS_FILE
KEPT = HERE / ".data" / "names"
LEAST_BOTH = 1.0
"""Likeness in sound and in spelling together; less never becomes anything."""
LIKELY, LIKELY_BOTH, CLEAR = 0.8, 1.2, 0.1
Array = np.ndarray[Any, Any]


@dataclass
class Rows:
    """The candidates of a talk: evidence, whether right, words mended and broken, words, vetoes and what is written."""

    kind: str
    group: str
    name: str
    evidence: Array
    right: Array
    weight: Array
    gain: Array
    broken: Array
    first: Array
    count: Array
    number: Array
    vetoes: Array
    fact: Array
    meta: list[tuple[str, str, str, str, int]]  # text, form, kind, role, name's words
    heard: list[str]
    said: list[str]
    people: list[tuple[int, int]]
    people_before: int


class Silver:
    """The meetings' labels, which tell only some of what was misheard; what a person read counts before them."""

    def __init__(self, case: Case) -> None:
        self._known = {(squeezed(a), squeezed(b)) for a, b, _ in case.changes}
        self._read, self._clock, self._meeting = verdicts(), cue_times(case), case.name.rpartition("/")[2]

    def _verdict(self, c: Candidate) -> str:
        place = self._meeting, self._clock[c.span.first], c.span.letters, c.target.letters
        return self._read.get(place, "")

    def said(self, one: Judged) -> bool:
        """Whether the candidate is what was said."""
        c, f = one.candidate, one.candidate.features
        # `definite` for devnet, read as right in one meeting, would teach that ordinary words are names.
        read = f is not None and not f.ordinary and self._verdict(c) == "right"
        return one.exact or read or (c.span.letters, c.target.letters) in self._known

    def unsure(self, one: Judged) -> bool:
        """Whether it is most likely right, and only not in the labels."""
        f = one.candidate.features
        assert f is not None
        no_word = f.heard_words == 1 and f.known == 0 and f.margin > CLEAR and f.sound + f.spelling > LIKELY_BOTH
        likely = no_word or (f.sound > LIKELY and not f.ordinary)
        return likely and (bool(f.ordinary) or self._verdict(one.candidate) != "wrong")


def _rows(talk: Talk) -> Rows:
    case = talk.case
    index, found = candidates_of(case)
    some = judged((index, found), case)
    kept, masks, facts, weights = [], [], [], []
    silver = Silver(case) if talk.kind == "meetings" else None
    for one in some:
        c, f = one.candidate, one.candidate.features
        assert f is not None
        fact = c.listed or c.span.letters == c.target.letters
        if not fact and f.sound + f.spelling < LEAST_BOTH:
            continue
        words = index.words[c.span.first : c.span.first + c.span.count]
        if fact:
            mask = 1 if barred(index, c) else 0
        else:
            mask = sum(1 << n for n, out in enumerate(VETOES.values()) if out(index, c, words))
        said = one.exact if silver is None else silver.said(one)
        unsure = silver is not None and not said and silver.unsure(one)
        weights.append(0.0 if unsure else 1.0 if said or one.broken else 0.3 if one.gain > 0 else 0.4)
        one.exact = said
        kept.append(one)
        masks.append(mask)
        facts.append(fact)
    whole = talk.kind not in {"short", "line"}
    return Rows(
        talk.kind,
        talk.group,
        case.name,
        np.array([k.candidate.features for k in kept], np.float32).reshape(len(kept), len(Features._fields)),
        np.array([k.exact for k in kept], bool),
        np.array(weights, np.float32),
        np.array([k.gain for k in kept], np.int16),
        np.array([k.broken for k in kept], np.int16),
        np.array([k.candidate.span.first for k in kept], np.int32),
        np.array([k.candidate.span.count for k in kept], np.int16),
        np.array([k.candidate.target.number for k in kept], np.int32),
        np.array(masks, np.int64),
        np.array(facts, bool),
        [
            (written(index, c), c.target.form, c.target.entry.kind, c.target.role, c.target.words)
            for c in (k.candidate for k in kept)
        ],
        words_of(case.heard) if whole else [],
        list(case.said) if whole else [],
        list(case.people),
        right_people(case, words_of(case.heard)) if case.people and whole else 0,
    )


def _signature(texts: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    after = {"judge", "select", "step", "wording", "variants", "variant_rules"}  # what comes after the evidence
    files = [p for p in sorted((HERE / "transcripts" / "names").glob("*.py")) if p.stem not in after]
    files += [Path(__file__), *(Path(__file__).with_name(f"{name}.py") for name in ("talks", "lines"))]
    for path in [*files, *sorted(KEPT.glob("slots-without-*.npz")), *texts]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def all_rows(texts: Sequence[Path]) -> Iterator[Rows]:
    """The rows of all talks; made where they are not kept yet. `texts` give the single lines."""
    file = KEPT / f"rows-{_signature(texts)}.pickle"
    if not file.is_file():
        made = file.with_suffix(".part")
        with made.open("wb") as out:
            for rows in _made(texts):
                pickle.dump(rows, out, pickle.HIGHEST_PROTOCOL)
        made.replace(file)
    with file.open("rb") as held:
        while True:
            try:
                yield pickle.load(held)  # noqa: S301 - our own file
            except EOFError:
                return


def _made(texts: Sequence[Path]) -> Iterator[Rows]:
    calls = sorted({_group(case) for case in spoken("all")})
    for talk in everything(texts):
        known = talk.group in calls
        weights = KEPT / f"slots-without-{calls.index(talk.group) % FOLDS}.npz" if known else SHIPPED
        if weights != slot_model.WEIGHTS_FILE:
            slot_model.WEIGHTS_FILE = weights
            slot_model.weights.cache_clear()
        yield _rows(talk)


def _group(case: Case) -> str:
    return "/".join(case.name.split("/")[:2])
