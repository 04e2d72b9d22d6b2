"""What a talk is written as: cues laid out or kept, labels, the bytes of each file. Nothing here writes a file."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from transcripts.batch.inputs import LEDGER_ENDING
from transcripts.batch.laying import LaidOut, Writing
from transcripts.defaults import DEFAULT_PROFILE
from transcripts.errors import Place, WriteError
from transcripts.formats import WriteOptions, by_name, by_suffix, write_text
from transcripts.formats.base import Captures
from transcripts.formats.files import contents, format_for
from transcripts.storage import refuse_clashes
from transcripts.storage.target import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.batch.inputs import Input
    from transcripts.formats.base import Format
    from transcripts.model import Notice, Transcript


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of each file that a talk is written to, and what each output could not hold."""

    files: dict[str, bytes]
    warnings: tuple[tuple[str, tuple[Notice, ...]], ...]


def make(
    talk: Transcript,
    outs: Iterable[tuple[str, str | None]],
    writing: Writing,
    *,
    source: Transcript | None = None,
    cues: Transcript | None = None,
) -> Made:
    """Make a talk into the content of files, each a path and the name of its format (None: by its suffix).

    `source` is what was read: subtitles that were subtitles keep their cues unless a profile is named. `cues` is what
    subtitles are made of, where that is not all of the talk. Raises WriteError and LayoutError.
    """
    profile = writing.profile or default_layout(source or talk)
    options = WriteOptions(
        word_times=writing.word_times,
        speaker_labels=writing.speaker_labels,
        label_style=writing.label_style,
        verbatim=writing.verbatim,
        smart_quotes=writing.smart_quotes,
    )
    held = cues or talk
    shown = LaidOut(without_emptied_cues(held, source) if source else held, profile, writing)
    files: dict[str, bytes] = {}
    warnings = []
    for path, named in outs:
        target = format_for(path, named)
        given, told, chosen = shown.for_format(target, options) if is_subtitles(target) else (talk, (), options)
        made = write_text(given, target, chosen)
        warnings.append((path, (*told, *made.warnings)))
        files |= contents(path, made)
    return Made(files, tuple(warnings))


def json_bytes(text: str) -> bytes:
    """JSON as bytes. Half of a surrogate pair, as the name of a file may hold, is written as JSON has it."""
    return text.encode("utf-8", "backslashreplace")


def is_subtitles(form: Format) -> bool:
    """Whether a format is written for a screen, so that layout is its business."""
    return form.captures is Captures.CAPTIONS and form.write is not None


def default_layout(source: Transcript) -> str:
    """`source` for subtitles, whose cues somebody made; a profile for anything else."""
    made = source.source
    if made is None:
        return DEFAULT_PROFILE
    return "source" if (by_name(made.format).has_cues if made.captions is None else made.captions) else DEFAULT_PROFILE


def without_emptied_cues(talk: Transcript, source: Transcript) -> Transcript:
    """The talk without the cues of which nothing is left: those that the source has, with words."""
    pairs = zip(talk.segments, source.segments, strict=False)
    emptied = [not own.text.strip() and bool(was.text.strip()) for own, was in pairs]
    if len(talk.segments) != len(source.segments) or not any(emptied) or all(emptied):
        return talk
    kept = tuple(segment for segment, gone in zip(talk.segments, emptied, strict=True) if not gone)
    before = [0, *accumulate(not gone for gone in emptied)]
    return replace(
        talk, segments=kept, extras=tuple(replace(extra, before=before[extra.before]) for extra in talk.extras)
    )


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work: what is read, and what is written, as paths below the output folder with their formats."""

    name: str
    inputs: tuple[str, ...]
    outputs: tuple[tuple[str, str], ...] = ()
    ledger: str | None = None


def plan(inputs: Iterable[Input], formats: Sequence[str], *, ledgers: bool) -> list[Job]:
    """A job for each input: the outputs keep the names and folders of what they are made from.

    Without `formats` each is written in the format of its own suffix. Raises WriteError where that cannot be written.
    """
    return [_job(each.name, (each.path,), formats, ledgers=ledgers) for each in inputs]


def plan_pairs(
    left: Sequence[Input],
    right: Sequence[Input],
    formats: Sequence[str],
    what: tuple[str, str],
    *,
    written: bool = True,
) -> tuple[list[Job], list[WriteError]]:
    """A job for each two inputs of one name but for the suffix; errors for those that have no other.

    Its outputs are named as the left one. `what` says what each side is, for the errors.
    """
    sides = _by_stem(left, what[0]), _by_stem(right, what[1])
    both = [stem for stem in sides[0] if stem in sides[1]]
    jobs = []
    for stem in both:
        name, paths = sides[0][stem].name, (sides[0][stem].path, sides[1][stem].path)
        jobs.append(_job(name, paths, formats, ledgers=False) if written else Job(name, paths))
    lonely = []
    for own, other, name in ((0, 1, what[1]), (1, 0, what[0])):
        for stem in sides[own].keys() - sides[other].keys():
            hint = f"give both files one name, but for the suffix: {Path(stem).name}"
            lonely.append(WriteError(f"no {name} has its name", place=Place(sides[own][stem].path), hint=hint))
    return jobs, sorted(lonely, key=str)


def _by_stem(inputs: Sequence[Input], what: str) -> dict[str, Input]:
    found: dict[str, Input] = {}
    for each in inputs:
        other = found.setdefault(str(Path(each.name).with_suffix("")), each)
        if other is not each:
            raise WriteError(
                f"{other.path} is a {what} of the same name",
                place=Place(each.path),
                hint="leave one of them out",
            )
    return found


def _job(name: str, paths: tuple[str, ...], formats: Sequence[str], *, ledgers: bool) -> Job:
    outputs = tuple((_named(name, form), form.name) for form in _forms(name, formats))
    return Job(name, paths, outputs, without_suffix(name) + LEDGER_ENDING if ledgers else None)


def _forms(name: str, formats: Sequence[str]) -> list[Format]:
    if formats:
        return [format_for(name, by_name(each)) for each in dict.fromkeys(formats)]
    own = by_suffix(name, writing=True)
    if own is None:
        raise WriteError("the format of its name cannot be written", place=Place(name), hint="name a format with --to")
    return [own]


def _named(name: str, form: Format) -> str:
    own = Path(name).suffix
    suffix = own if own.lower() in form.suffixes else next(iter(form.suffixes), f".{form.name}")
    return without_suffix(name) + suffix


def without_suffix(name: str) -> str:
    """The name without its suffix, unless that is none of a format's: the 5 of `Part 1.5` is none."""
    return name[: -len(Path(name).suffix)] if by_suffix(name) is not None and Path(name).suffix else name


def refuse_doubles(jobs: Iterable[Job], folder: Path) -> None:
    """Refuse, before anything is read, two jobs that would write one file, and one that would write over an input.

    Raises WriteError.
    """
    of: dict[str, Job] = {}
    folded_names: dict[str, str] = {}
    doubtful: list[tuple[str, str]] = []
    every = list(jobs)
    read = {key: path for job in every for path in job.inputs if (key := _inode(path)) is not None}
    inputs = []
    for job in every:
        for name in (*(name for name, _ in job.outputs), *((job.ledger,) if job.ledger else ())):
            other = of.setdefault(name, job)
            if other is not job:
                raise WriteError(
                    f"{other.inputs[0]} and {job.inputs[0]} would both be written to it",
                    place=Place(str(folder / name)),
                    hint="rename one of them, or give them an output folder each",
                )
            path = os.path.join(folder, name)  # noqa: PTH118 - there may be very many
            same = folded_names.setdefault(folded(name), path)
            # Only what may coincide is looked at closely, since that asks the system a dozen times for each path.
            if same != path:
                doubtful += [("an output,", same), (f"the output of {job.inputs[0]},", path)]
            elif (key := _inode(path)) in read:
                doubtful.append((f"the output of {job.inputs[0]},", path))
                inputs.append(("the input", read[key]))
    refuse_clashes(dict.fromkeys(doubtful), inputs)


def _inode(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - likewise
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
