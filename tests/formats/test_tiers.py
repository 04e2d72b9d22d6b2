"""TextGrid and ELAN: what we write is what praatio and pympi read, and what they write we read."""

import pytest

from transcripts.formats import WriteOptions, read_bytes, write_text
from transcripts.model import Segment, Transcript, Word

TALK = Transcript((
    Segment("Come in &\nsit <down>.", 500, 2250, "Mara Quist", [
        Word(t, 500 + i * 300, 700 + i * 300) for i, t in enumerate(["Come", "in", "&", "sit", "<down>."])
    ]),
    Segment('Thank "you".', 2000, 3000, "Tobias"),
    Segment("Who was that?", 4000, 5000),
))  # fmt: skip
EXPECTED = {
    "Mara Quist": [(0.5, 2.25, "Come in &\nsit <down>.")],
    "Tobias": [(2.0, 3.0, 'Thank "you".')],
    "transcript": [(4.0, 5.0, "Who was that?")],
}


def told(talk):
    return [(s.start_ms, s.end_ms, s.speaker, s.text) for s in talk.segments]


@pytest.mark.parametrize("name", ["textgrid", "elan"])
def test_speakers_times_and_words_come_back(name):
    back = read_bytes(write_text(TALK, name, WriteOptions(word_times=True)).data)
    assert told(back) == told(TALK)
    assert back.segments[0].held_words == TALK.segments[0].held_words


@pytest.mark.parametrize("name", ["textgrid", "elan"])
def test_what_overlaps_or_begins_at_once_keeps_its_order(name):
    times = [(0, 900, "B"), (0, 900, "A"), (0, 500, "B"), (400, 800, "B"), (400, 400, "A"), (401, 950, "B")]
    talk = Transcript(tuple(Segment(f"word {i}", a, b, who) for i, (a, b, who) in enumerate(times)))
    back = read_bytes(write_text(talk, name).data)
    assert [(s.text, s.start_ms, s.speaker) for s in back.segments] == [
        (s.text, s.start_ms, s.speaker) for s in talk.segments
    ]


def test_praatio_reads_our_textgrid(tmp_path):
    textgrid = pytest.importorskip("praatio.textgrid", reason="praatio is a package of the extra dev")
    path = tmp_path / "a.TextGrid"
    path.write_bytes(write_text(TALK, "textgrid", WriteOptions(word_times=True)).data)
    read = textgrid.openTextgrid(str(path), includeEmptyIntervals=False)
    found = {name: [(e.start, e.end, e.label) for e in read.getTier(name).entries] for name in read.tierNames}
    assert found.pop("Mara Quist - words")[1] == (0.8, 1.0, "in")
    assert found == EXPECTED


@pytest.mark.parametrize("form", ["long_textgrid", "short_textgrid"])
def test_we_read_what_praatio_writes(tmp_path, form):
    textgrid = pytest.importorskip("praatio.textgrid", reason="praatio is a package of the extra dev")
    grid = textgrid.Textgrid()
    for name, entries in EXPECTED.items():
        grid.addTier(textgrid.IntervalTier(name, entries, 0, 6))
    path = tmp_path / "a.TextGrid"
    grid.save(str(path), form, includeBlankSpaces=True)
    assert told(read_bytes(path.read_bytes())) == told(TALK)


def test_pympi_reads_our_elan(tmp_path):
    elan = pytest.importorskip("pympi", reason="pympi-ling is a package of the extra dev")
    path = tmp_path / "a.eaf"
    path.write_bytes(write_text(TALK, "elan", WriteOptions(word_times=True)).data)
    read = elan.Elan.Eaf(str(path))
    found = {
        name: [(a[0] / 1000, a[1] / 1000, a[2]) for a in read.get_annotation_data_for_tier(name)]
        for name in read.get_tier_names()
    }
    assert found.pop("Mara Quist - words")[1] == (0.8, 1.0, "in")
    assert found == EXPECTED
    assert read.get_parameters_for_tier("Tobias")["PARTICIPANT"] == "Tobias"


def test_we_read_what_pympi_writes(tmp_path):
    elan = pytest.importorskip("pympi", reason="pympi-ling is a package of the extra dev")
    made = elan.Elan.Eaf()
    for name, entries in EXPECTED.items():
        made.add_tier(name)
        for start, end, text in entries:
            made.add_annotation(name, round(start * 1000), round(end * 1000), text)
    path = tmp_path / "a.eaf"
    made.to_file(str(path))
    assert told(read_bytes(path.read_bytes())) == told(TALK)


@pytest.mark.parametrize(
    "tiers",
    [
        '"IntervalTier" "words" 0 2 2 0 1 "come" 1 2 "in" "IntervalTier" "phones" 0 2 1 0 2 "k"',
        '"IntervalTier" "phones" 0 2 1 0 2 "k" "IntervalTier" "utterance" 0 2 1 0 2 "come in"',
    ],
)
def test_sounds_are_no_words(tiers):
    text = f'File type = "ooTextFile"\nObject class = "TextGrid"\n0 2 <exists> 2\n{tiers}\n'
    assert read_bytes(text.encode()).text == "come in"
