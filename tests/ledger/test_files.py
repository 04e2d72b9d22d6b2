"""Law 2 on talks that were read from files: undo in memory, and from the clean file of every format that is written."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import transcripts as ts
from transcripts.formats import FORMATS

NAMES = ts.Gazetteer.of([ts.Entry(n) for n in ("Reykjavik", "Solveig Brandt", "Halvorsen", "tea set", "Kim Jong-un")])
HEARD = """
good evening from reykyavik uh the the mayor soulveg brant said that that a te set was Given halvor sen and kimjongun
came is is so we er wait for the boats today it was fine. nobody knew
"""
BOTH = [f.name for f in FORMATS if f.read and f.write and f.name != "hls"]
EXACT = ["json", "srt", "webvtt", "sbv", "ttml", "ass"]
"""Formats that give back the source's cues as they stood, line breaks and all."""
PROSE = ["markdown", "text", "docx"]

few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def damaged(draw):
    """A talk of damaged words in short timed cues, some of two lines."""
    words = draw(st.lists(st.sampled_from(HEARD.split()), min_size=12, max_size=60))
    size = draw(st.integers(3, 9))
    cues = [words[i : i + size] for i in range(0, len(words), size)]
    breaks = draw(st.booleans())
    texts = [" ".join(c[:2]) + ("\n" if breaks and c[2:] else " ") + " ".join(c[2:]) for c in cues]
    return ts.Transcript(tuple(ts.Segment(t.strip(), i * 3000, (i + 1) * 3000) for i, t in enumerate(texts)))


def through(talk, form):
    """The talk written in a format and read again."""
    made = ts.write_text(talk, form).content
    return ts.read_bytes(made if isinstance(made, bytes) else made.encode(), f"clean.{form}", form)


def cleaned(source):
    return _cleaned(source, source.source)


@cache
def _cleaned(source, _):
    """Two talks that say the same are equal, and yet a ledger knows from which file it is."""
    return ts.clean(source, gazetteer=NAMES, starter=False)


def texts(talk):
    return [w.text for w in talk.words]


def holds(words, wanted):
    """Whether the wanted words stand among the words in order."""
    rest = iter(words)
    return all(word in rest for word in wanted)


@few
@given(damaged(), st.sampled_from(EXACT), st.data())
def test_undo_in_memory_after_reading(talk, form, data):
    source = through(talk, form)
    result = cleaned(source)
    assert ts.undo(result.transcript, result.ledger) == source
    ids = [c.id for c in result.ledger.corrections]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    assert ts.undo(result.transcript, result.ledger, some) == result.ledger.without(some).read(source)
    assert ts.undo(source, result.ledger, some) == result.ledger.without(some).read(source)


@few
@given(damaged(), st.sampled_from(EXACT), st.sampled_from(EXACT), st.data())
def test_undo_from_the_clean_file(talk, form, other, data):
    source = through(talk, form)
    result = cleaned(source)
    clean = through(result.transcript, other)
    assert texts(ts.undo(clean, result.ledger)) == texts(source)
    if len(clean.segments) == len(source.segments):
        assert [s.text for s in ts.undo(clean, result.ledger).segments] == [s.text for s in source.segments]
    ids = [c.id for c in result.ledger.corrections]
    some = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    assert texts(ts.undo(clean, result.ledger, some)) == texts(result.ledger.without(some).read(source))


@few
@given(damaged(), st.sampled_from([*PROSE, "lrc"]))
def test_undo_from_prose_gives_the_words_and_leaves_what_is_no_speech(talk, form):
    source = ts.read_bytes(ts.write_text(talk, "srt").content.encode(), "talk.srt")
    result = cleaned(source)
    titled = ts.Transcript(
        result.transcript.segments, title="The evening news of the north", channel="Coast Report", date="2025-05-03"
    )
    clean = through(titled, form)
    undone = ts.undo(clean, result.ledger)
    assert holds(texts(undone), texts(source))
    assert undone.title == clean.title
    if form != "lrc":
        assert "Coast" in texts(undone)


@few
@given(damaged(), st.sampled_from(["json", "srt", "text"]), st.randoms())
def test_one_ledger_serves_any_number_of_undos_in_any_order(talk, form, random):
    source = through(talk, "srt")
    result = cleaned(source)
    ids = [c.id for c in result.ledger.corrections]
    random.shuffle(ids)
    text = through(result.transcript, form)
    for number, one in enumerate(ids):
        text = ts.undo(text, result.ledger, [one])
        assert holds(texts(text), texts(result.ledger.without(ids[: number + 1]).read(source)))
        text = through(text, form) if number % 3 == 0 else text
    assert ts.undo(text, result.ledger) == text


def test_what_was_undone_already_is_told_and_not_done_again():
    source = ts.read_bytes(b"1\n00:00:01,000 --> 00:00:04,000\nthe the the mayor of reykyavik said\n", "a.srt")
    result = cleaned(source)
    ids = [c.id for c in result.ledger.corrections]
    for one in ids:
        once = ts.undo(result.transcript, result.ledger, [one])
        twice = ts.undo(once, result.ledger, [one])
        assert twice == once
        assert f"taken back already: {one}" in twice.warnings[-1].message
        assert not once.warnings


def test_a_text_that_was_changed_does_not_pass_for_what_was_read():
    source = ts.read_bytes(b"1\n00:00:01,000 --> 00:00:04,000\nfrom reykyavik\n", "a.srt")
    result = cleaned(source)
    for made in (
        result.transcript,
        ts.undo(result.transcript, result.ledger),
        ts.lay_out(result.transcript, profile="netflix-en"),
        ts.align(source, ts.Transcript((ts.Segment("From Reykjavik."),), source=source.source)).transcript,
    ):
        assert made.source.sha256 == ""
        assert made.source.derived_from == source.source.sha256
    again = through(result.transcript, "json")
    assert again.source.sha256 not in {"", source.source.sha256}
    assert again.source.derived_from == source.source.sha256


@pytest.mark.parametrize("edit", ["hello", "", "from the north"])
def test_a_word_edited_by_hand_costs_only_its_own_place(edit):
    source = ts.read_bytes(
        b"1\n00:00:01,000 --> 00:00:04,000\ngood evening from reykyavik where it rains\n\n"
        b"2\n00:00:05,000 --> 00:00:09,000\nand soulveg brant is here to tell us all of it\n",
        "a.srt",
    )
    result = ts.clean(source, gazetteer=NAMES, starter=False, only=["names"])
    text = ts.write_text(result.transcript, "srt").content.replace("Reykjavik", edit)
    undone = ts.undo(ts.read_bytes(text.encode(), "b.srt"), result.ledger)
    assert texts(undone) == source.text.replace("reykyavik", edit).split()
    assert "Reykjavik" in undone.warnings[-1].message


@few
@given(damaged(), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["zz", "qq, then", "Zz."])), max_size=6))
def test_words_that_were_put_in_stay_and_the_rest_is_undone(talk, added):
    result = cleaned(talk)
    words = texts(result.transcript)
    for at, noise in added:
        words.insert(min(at, len(words)), noise)
    undone = ts.undo(ts.Transcript((ts.Segment(" ".join(words)),)), result.ledger)
    rest = " ".join(texts(undone))
    for _, noise in sorted(added, key=lambda pair: -len(pair[1])):
        assert noise in rest
        rest = rest.replace(noise, "", 1)
    if not undone.warnings:
        assert rest.split() == texts(talk)
