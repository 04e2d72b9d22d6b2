"""What is done with one file, or with a pair: cleaned, converted, aligned, checked, scored. Each a record to be called.

A task is made once and sent to every process, so it holds what is loaded already: names, learnt documents. It takes
bytes and gives bytes. Nothing here writes a file.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from transcripts.batch.laying import Writing
from transcripts.batch.outputs import json_bytes, make
from transcripts.errors import NoCaptionsError
from transcripts.formats import read_bytes
from transcripts.model import Notice, Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transcripts.alignment.alignment import Keep
    from transcripts.alignment.sides import Tokens
    from transcripts.gazetteer import Entry, Gazetteer

Outs = tuple[tuple[str, str | None], ...]
"""Paths to write to, each with the name of its format (None: by its suffix)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that has been read: its path and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a file: the files to put in place, what is to be told, and what may be counted.

    `warnings` are notices with the path that they are about; `lines` say whether the lines of notices are those of the
    path. `value` is what the task found where it writes nothing.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    warnings: tuple[tuple[str, tuple[Notice, ...], bool], ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    value: Any = None


class Task(Protocol):
    """Something to be done with each of many files."""

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:
        """Do it. Raises TranscriptsError."""
        ...

    def recipe(self) -> Mapping[str, Any]:
        """Everything that the result depends on beside the files themselves, as JSON values."""
        ...

    def warm(self) -> None:
        """Make ready what every file needs, before the processes are started that share it."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: its format and encoding where they are not to be found out, and whether to mend it."""

    format: str | None = None
    encoding: str | None = None
    mend: bool = False

    def read(self, source: Source) -> Transcript:
        """Read a transcript. Raises ReadError."""
        return read_bytes(source.data, source.path, self.format, encoding=self.encoding, mend=self.mend)


def _told(source: Source, talk: Transcript) -> tuple[str, tuple[Notice, ...], bool]:
    return source.path, talk.warnings, not (talk.source and talk.source.format == "json")


def _facts(talk: Transcript) -> dict[str, Any]:
    ends = [s.end_ms for s in talk.segments if s.end_ms is not None]
    return {"words": sum(len(s.words) for s in talk.segments), "talk_ms": max(ends, default=0)}


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How a talk is cleaned: the arguments of `transcripts.clean` of the same names."""

    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    language: str | None = None
    min_score: float | None = None
    suggest_only: bool = False
    starter: bool = True


@dataclass(frozen=True)
class Clean:
    """Clean a talk and write it, with its ledger. `names` are those of lists, `learnt` those of documents."""

    reading: Reading = Reading()
    cleaning: Cleaning = Cleaning()
    writing: Writing = field(default_factory=Writing)
    names: Gazetteer | None = None
    learnt: Gazetteer | None = None

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:
        """Clean the first source."""
        from transcripts.cleaning import clean  # noqa: PLC0415 - slow to import, and only where something is cleaned
        from transcripts.ledger import to_json  # noqa: PLC0415 - likewise

        talk = self.reading.read(sources[0])
        how = self.cleaning
        result = clean(
            talk,
            gazetteer=self.names,
            references=() if self.learnt is None else self.learnt,
            only=how.only,
            skip=how.skip,
            also=how.also,
            language=how.language,
            min_score=how.min_score,
            suggest_only=how.suggest_only,
            starter=how.starter,
        )
        writing = replace(self.writing, verbatim=self.writing.verbatim or "disfluencies" in how.skip)
        made = make(result.transcript, outs, writing, source=talk)
        told = tuple(notice for notice in result.ledger.warnings if notice not in talk.warnings)
        rules: dict[str, int] = {}
        for each in result.ledger.corrections:
            rules[each.rule] = rules.get(each.rule, 0) + 1
        return Done(
            {**made.files, **({ledger: json_bytes(to_json(result.ledger))} if ledger else {})},
            (
                _told(sources[0], talk),
                *((path, some, True) for path, some in made.warnings),
                (sources[0].path, told, True),
            ),
            {
                **_facts(talk),
                "changes": len(result.ledger.corrections),
                "suggestions": len(result.ledger.suggestions),
                "rules": dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
                "signature": str(result.signature),
            },
            result,
        )

    def recipe(self) -> Mapping[str, Any]:
        """The options, and what the names are."""
        return {
            "task": "clean",
            **asdict(self.reading),
            **asdict(self.cleaning),
            **_recipe_of(self.writing),
            "names": _mark(self.names),
            "learnt": _mark(self.learnt),
        }

    def warm(self) -> None:
        """Make the names ready to be compared; the model is left to each process, which may not share it."""
        from transcripts.cleaning import clean  # noqa: PLC0415 - as above

        talk = Transcript((Segment("we met zorblik and then we went home"),))
        learnt = () if self.learnt is None else self.learnt
        clean(
            talk, gazetteer=self.names, references=learnt, only=["names"], starter=self.cleaning.starter, language="en"
        )


def _mark(names: Gazetteer | None) -> str | None:
    return None if names is None else _marks(names)


def _marks(names: Gazetteer) -> str:
    """All that is known of names, as one mark: forms alone would not tell of a mishearing that was added."""
    from transcripts.batch.manifest import digest  # noqa: PLC0415 - no circle: it knows nothing of tasks

    return digest(repr(tuple(names.entries)).encode("utf-8", "backslashreplace"))


def _recipe_of(writing: Writing) -> Mapping[str, Any]:
    """How it is written; a profile that is a file counts by what is in it."""
    from transcripts.layout import load_profile  # noqa: PLC0415 - only where something is written

    held = asdict(writing)
    if writing.profile not in (None, "source"):
        held["profile_rules"] = repr(load_profile(writing.profile))
    return held


@dataclass(frozen=True)
class Convert:
    """Write a talk in another format; `retime` holds the arguments of `retiming.retime` where times change."""

    reading: Reading = Reading()
    writing: Writing = field(default_factory=lambda: Writing(verbatim=True))
    retime: Mapping[str, Any] | None = None

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:  # noqa: ARG002 - Task's
        """Convert the first source."""
        talk = read = self.reading.read(sources[0])
        if self.retime is not None:
            from transcripts.retiming import retime  # noqa: PLC0415 - only where it is asked for

            talk = retime(read, **self.retime)
        made = make(talk, outs, self.writing)
        more = talk.warnings[len(read.warnings) :]
        told = (_told(sources[0], read), (sources[0].path, more, True))
        return Done(made.files, (*told, *((path, some, True) for path, some in made.warnings)), _facts(talk), talk)

    def recipe(self) -> Mapping[str, Any]:
        """The options."""
        return {"task": "convert", **asdict(self.reading), **_recipe_of(self.writing), "retime": self.retime}

    def warm(self) -> None:
        """Nothing to make ready."""


@dataclass(frozen=True)
class Align:
    """Align a timed transcript with a text of the same talk, and write the one that is kept."""

    keep: Keep = "text"
    reading: Reading = Reading()
    text_reading: Reading = Reading()
    writing: Writing = field(default_factory=Writing)

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:  # noqa: ARG002 - Task's
        """Align the first source, which is timed, with the second."""
        from transcripts.alignment import align, timed_part  # noqa: PLC0415 - only where something is aligned

        rough, clean = self.reading.read(sources[0]), self.text_reading.read(sources[1])
        found = align(rough, clean, keep=self.keep)
        text = self.keep == "text"
        cues = timed_part(found.transcript) if text else None
        made = make(found.transcript, outs, self.writing, source=clean if text else rough, cues=cues)
        told = _told(sources[0], rough), _told(sources[1], clean)
        return Done(
            made.files,
            (*told, *((path, some, True) for path, some in made.warnings)),
            {**_facts(found.transcript), "coverage": round(found.coverage.timed, 4)},
            found,
        )

    def recipe(self) -> Mapping[str, Any]:
        """The options."""
        readings = {"reading": asdict(self.reading), "text_reading": asdict(self.text_reading)}
        return {"task": "align", "keep": self.keep, **readings, **_recipe_of(self.writing)}

    def warm(self) -> None:
        """Nothing to make ready."""


@dataclass(frozen=True)
class Check:
    """Check subtitles, as they stand, against a profile."""

    profile: str
    fps: str | None = None
    reading: Reading = Reading()

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:  # noqa: ARG002 - Task's
        """Check the first source, whose file is read again as it stands; the value is the report."""
        from transcripts.layout import check  # noqa: PLC0415 - only where something is checked

        how = self.reading
        report = check(sources[0].path, self.profile, fps=self.fps, format=how.format, encoding=how.encoding)
        return Done(facts={"cues": report.cues, "errors": len(report.errors)}, value=report)

    def recipe(self) -> Mapping[str, Any]:
        """The options."""
        return {"task": "check", "profile": self.profile, "fps": self.fps, **asdict(self.reading)}

    def warm(self) -> None:
        """Nothing to make ready."""


@dataclass(frozen=True)
class Score:
    """Compare a transcript, the second source, with a reference, the first; the value is the score."""

    tokens: Tokens = "plain"
    one_spelling: bool = False
    names: Gazetteer | None = None
    reading: Reading = Reading()

    @cached_property
    def _names(self) -> tuple[Entry, ...]:
        return tuple(self.names or ())

    def __call__(self, sources: Sequence[Source], outs: Outs, ledger: str | None) -> Done:  # noqa: ARG002 - Task's
        """Score the second source."""
        from transcripts.alignment import score  # noqa: PLC0415 - only where something is scored

        sides, told = [], []
        for source, reading in zip(sources, (Reading(), self.reading), strict=True):
            talk, notices, lines = side(source, reading)
            sides.append(talk)
            told.append((source.path, notices, lines))
        found = score(*sides, tokens=self.tokens, one_spelling=self.one_spelling, names=self._names)
        return Done(warnings=tuple(told), facts=_facts(sides[1]), value=found)

    def recipe(self) -> Mapping[str, Any]:
        """The options."""
        return {"task": "score", "tokens": self.tokens, "one_spelling": self.one_spelling, "names": _mark(self.names)}

    def warm(self) -> None:
        """Nothing to make ready."""


def side(source: Source, reading: Reading) -> tuple[Transcript, tuple[Notice, ...], bool]:
    """One side of a score; an empty file is a side on which nothing is said, which has a rate too. Raises ReadError."""
    try:
        talk = reading.read(source)
    except NoCaptionsError:
        if source.data.strip():
            raise
        empty = Notice("the file is empty: every word of the other side counts as an error")
        return Transcript(()), (empty,), True
    return talk, talk.warnings, _told(source, talk)[2]
