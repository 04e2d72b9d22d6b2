"""Names before what they say, in all the forms that are met, and text that only looks like it."""

import io

import pytest

from transcripts.formats import read_bytes, write_text
from transcripts.formats.labels import are_labels, name_at_start, somebody

NAMED = [
    ("Ida: Yes.", "Ida", "Yes."),
    ("- Ida Holm: Yes.", "Ida Holm", "Yes."),
    (">> IDA: Yes.", "IDA", "Yes."),
    ("[SPEAKER_00]: Yes.", "SPEAKER_00", "Yes."),
    ("[Ida Holm]: Yes: now.", "Ida Holm", "Yes: now."),
    ("(speaker 0) Yes.", "speaker 0", "Yes."),
    ("[Speaker A] Yes.", "Speaker A", "Yes."),
    ("(Ida): Yes.", "Ida", "Yes."),
]
TEXT = [
    "[Music] la la", "(laughs) Yes.", "(I think) it is so: yes", ">> Yes.", "- Hey.", "He said this. Twice: no.",
    "https://example.org", "at 9:30 we left", "“Come here: now,” she said", "[see page 3] for more", "(9:30) we left",
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "rest"), NAMED)
def test_a_name_before_what_it_says(text, name, rest):
    assert name_at_start(text) == (name, rest)


@pytest.mark.parametrize("text", TEXT)
def test_text_without_a_name(text):
    assert name_at_start(text) is None


def test_six_in_ten_lines_have_to_begin_with_a_label():
    prose = ["We waited.", "The ferry left.", "Nobody came.", "It rained."]
    assert are_labels(["Ida: Yes.", "Bo: No.", *prose[:1]])
    assert not are_labels(["Note: bring tea.", "Bo: No.", *prose])
    assert not are_labels(["Ida: Yes."])


@pytest.mark.parametrize("name", ["-", "…", "??", "", None])
def test_what_has_no_letter_and_no_digit_is_nobody(name):
    assert somebody(name) is None


def test_google_meet_in_a_word_document():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in (
        "Harbour sync - Transcript", "Attendees", "Ida Holm, Oskar Berg", "Transcript", "00:00:00",
        "Ida Holm: Is it open?", "Oskar Berg: Not yet.", "00:05:00", "Ida Holm: Then we wait.",
        "Meeting ended after 00:06:00",
    ):  # fmt: skip
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    talk = read_bytes(held.getvalue(), "meet.docx")
    assert [(s.speaker, s.text) for s in talk.segments] == [
        ("Ida Holm", "Is it open?"), ("Oskar Berg", "Not yet."), ("Ida Holm", "Then we wait."),
    ]  # fmt: skip
    assert talk.segments[0].start_ms == 0
    assert talk.segments[2].start_ms == 300_000


def srt(*texts):
    cues = (f"{n}\n00:00:{n * 2:02},000 --> 00:00:{n * 2 + 1:02},500\n{text}\n" for n, text in enumerate(texts, 1))
    return "\n".join(cues)


def speakers(*texts):
    talk = read_bytes(srt(*texts).encode(), "talk.srt")
    return [(segment.speaker, segment.text) for segment in talk.segments]


def again(*texts):
    """The texts as they are written to SRT again."""
    talk = read_bytes(srt(*texts).encode(), "talk.srt")
    return write_text(talk, "srt").content == srt(*texts)


def test_a_turn_that_begins_with_points_and_a_name_goes_on_to_the_next():
    texts = (
        ">> IDA: Good evening, and", "welcome.", ">> Thank you.", "We wait.",
        ">> BO: Is it open?\n>> IDA: No.", "Not yet.",
    )  # fmt: skip
    assert speakers(*texts) == [
        ("IDA", "Good evening, and"), ("IDA", "welcome."), (None, ">> Thank you."), (None, "We wait."),
        (None, ">> BO: Is it open?\n>> IDA: No."), ("IDA", "Not yet."),
    ]  # fmt: skip
    assert again(*texts)


def test_points_before_prose_with_a_colon_name_nobody():
    texts = (">> Look: it is open.", "And so", ">> it is.", "We", ">> went: home.", ">> At last.", ">> Yes.", ">> No.")
    assert {speaker for speaker, _ in speakers(*texts)} == {None}


def test_names_in_brackets_without_a_colon():
    texts = ("[Ida Holm] Is it open?", "[Bo] Not yet.", "[Music] la la", "[Ida Holm] Then we wait.", "[Bo] So be it.")
    assert [speaker for speaker, _ in speakers(*texts)] == ["Ida Holm", "Bo", None, "Ida Holm", "Bo"]
    assert again(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        ("[Music] la la", "[Applause] Thank you.", "[Music] la", "[Applause] Good night."),
        ("[laughs] Yes.", "[sighs] No.", "[laughs] Well.", "[sighs] Oh."),
        ("[Ida Holm] Is it open?", "No.", "Not yet.", "[Bo Berg] Then we wait.", "And wait."),  # not six in ten
        ("[Not] so.", "[Maybe] so.", "[Yes] indeed.", "[No] thanks."),  # no name comes again, none has two words
        ("[Ida Holm] Yes.", "[Ida Holm] No.", "[Ida Holm] So."),  # one alone: a heading as well as a name
    ],
)
def test_what_brackets_hold_is_mostly_no_name(texts):
    assert {speaker for speaker, _ in speakers(*texts)} == {None}


def test_a_cue_that_two_people_share_is_nobodys_alone():
    texts = ("Ida: Is it open?", "Bo: Not yet.", "Ida: So?\nBo: So we wait.", "Ida: Right: we wait.")
    assert speakers(*texts)[2] == (None, "Ida: So?\nBo: So we wait.")
    assert again(*texts)
