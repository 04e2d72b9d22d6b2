"""What each fuzz target does with its bytes: out comes a result or a TranscriptsError, in time and in memory (law 8).

A target is a function of bytes that raises where a promise is broken. Nothing here knows of the fuzzer; `fuzz.py` does.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from transcripts.alignment import align
from transcripts.cleaning import clean
from transcripts.errors import TranscriptsError, WriteError
from transcripts.formats import FORMATS, WriteOptions, read_bytes, write_text
from transcripts.formats.lawful import lawful
from transcripts.formats.ready import in_order_of_time
from transcripts.gazetteer import Entry, Gazetteer
from transcripts.layout import check, lay_out, mend
from transcripts.ledger import from_json, to_json, undo
from transcripts.ledger.explain import explain
from transcripts.model import Segment, Transcript

Target = Callable[[bytes], None]

SEPARATOR = b"\n=====\n"
"""Between the two texts of the target `align`."""

NAMES = Gazetteer.of([Entry("Pyongyang", "place"), Entry("Ann Lee", "person"), Entry("Kyiv", "place", ("Kiev",))])

SAMPLE = Transcript(
    tuple(
        Segment(text, 4000 * i, 4000 * i + 3500, "Ann" if i % 2 else None)
        for i, text in enumerate(
            ["um so we we went to pong yang", "and uh the the pact", "is is signed, you know, at last", "i mean it"]
        )
    )
)
"""The talk that ledgers of the target `ledger` are undone on; its own ledger is the target's seed."""


def read(data: bytes, path: str = "fuzz", name: str | None = None) -> Transcript | None:
    """The talk that the bytes are read as; None where they are refused."""
    try:
        return read_bytes(data, path, name)
    except TranscriptsError as error:
        str(error)
        return None


def reader(name: str | None, data: bytes) -> None:
    """The reader of a format, or detection and whatever it chooses."""
    talk = read(data, "fuzz", name)
    if talk is not None:
        assert lawful(talk) is talk  # times in order, no control characters, words that agree with the text


def roundtrip(data: bytes) -> None:
    """What any reader reads, every writer has to write and its reader read again, or it is refused before."""
    talk = read(data)
    if talk is None:
        return
    options = WriteOptions(word_times=len(data) % 2 == 0, speaker_labels=len(data) % 3 == 0)
    for chosen in FORMATS:
        if chosen.write is not None and chosen.extra is None:
            try:
                write_text(talk, chosen, options)
            except WriteError as error:
                str(error)


def ledger(data: bytes) -> None:
    """A ledger file: read, explained, written, undone."""
    try:
        found = from_json(data.decode("utf-8", "replace"), "fuzz")
    except TranscriptsError as error:
        str(error)
        return
    for correction in (*found.corrections, *found.suggestions):
        explain(correction)
    assert from_json(to_json(found)) == found
    for talk in (SAMPLE, cleaned(SAMPLE)[0]):
        try:
            undo(talk, found)
            undo(talk, found, [c.id for c in found.corrections[:1]])
        except TranscriptsError as error:
            str(error)


def cleaned(talk: Transcript) -> tuple[Transcript, str]:
    """A talk cleaned by the steps that need no names of the world and no model, and its ledger as JSON."""
    result = clean(talk, only=["names", "splits", "disfluencies"], starter=False, gazetteer=NAMES)
    return result.transcript, to_json(result.ledger)


def clean_and_undo(data: bytes) -> None:
    """Any talk: cleaned, and with every correction undone the words of the source again."""
    talk = read(data)
    if talk is None or len(data) > 4000:
        return
    talk = replace(talk, source=None)
    after, changes = cleaned(talk)
    assert [w.text for w in undo(after, from_json(changes)).words] == [w.text for w in talk.words]


def gazetteer(suffix: str, data: bytes) -> None:
    """A gazetteer file: read, written in the same form and read again with the same names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"names{suffix}")
        path.write_bytes(data)
        try:
            found = Gazetteer.load(path)
        except TranscriptsError as error:
            str(error)
            return
        found.save(path)
        assert Gazetteer.load(path).names == found.names


def layout(data: bytes) -> None:
    """Any talk laid out has its letters in the order of time; languages without spaces are broken within words."""
    talk = read(data)
    if talk is None or len(data) > 4000:
        return
    try:
        once = lay_out(talk, labels="none")
    except TranscriptsError as error:
        str(error)
        return
    assert letters(once) == letters(in_order_of_time(talk))


def checked(data: bytes) -> None:
    """Any talk checked, and mended where it can be; every change of a letter stands in the ledger."""
    talk = read(data)
    if talk is None or len(data) > 4000:
        return
    try:
        for finding in check(talk).findings:
            str(finding)
        mended = mend(talk)
    except TranscriptsError as error:
        str(error)
        return
    assert sorted(letters(mended.transcript)) == sorted(letters(mended.ledger.read(talk)))  # cues go by their times


def letters(talk: Transcript) -> str:
    """Everything said, without white space and the dashes that subtitles set before two speakers."""
    return "".join(word.text for word in talk.iter_words()).replace("-", "")


def aligned(data: bytes) -> None:
    """Two texts: every letter of the text is there, in order; a script without blanks may be divided otherwise."""
    one, _, two = data.partition(SEPARATOR)
    left, right = read(one), read(two or one)
    if left is None or right is None or len(data) > 4000:
        return
    try:
        found = align(left, right)
    except TranscriptsError as error:
        str(error)
        return
    assert "".join(w.text for w in found.transcript.words) == "".join(w.text for w in right.words)


TARGETS: dict[str, Target] = {
    **{f.name: partial(reader, f.name) for f in FORMATS if f.read is not None},
    "any": partial(reader, None),
    "roundtrip": roundtrip,
    "ledger": ledger,
    "gazetteer-txt": partial(gazetteer, ".txt"),
    "gazetteer-toml": partial(gazetteer, ".toml"),
    "gazetteer-csv": partial(gazetteer, ".csv"),
    "clean": clean_and_undo,
    "layout": layout,
    "check": checked,
    "align": aligned,
}
