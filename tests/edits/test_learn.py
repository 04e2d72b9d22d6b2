"""What edits teach: names and mishearings by sound, house spellings; and what they do not."""

from __future__ import annotations

import pytest

from transcripts import Segment, Transcript
from transcripts.edits import Lesson, Lessons, compare, learn, replay
from transcripts.errors import AlignmentError
from transcripts.gazetteer import Gazetteer
from transcripts.ledger import Ledger, SourceMark, View

MACHINE = (
    "this week the sale stack team met in rotterdam and the release of sale stack was moved",
    "then mister orbeck spoke about the fossil proposal and about how the garden grows",
    "the sale of the old boat was good and the fossil in the museum is old",
    "she said that the team had worked hard for a month and that it was proud",
)
EDITED = (
    "This week the SaltStack team met in Rotterdam, and the release of SaltStack was moved.",
    "Then Mr. Orbekk spoke about the FOCIL proposal and about how the garden grows.",
    "The sale of the old boat was good, and the fossil in the museum is old.",
    "She said the whole group had put great effort into it and could be satisfied.",
)


def _talk(lines: tuple[str, ...]) -> Transcript:
    return Transcript(tuple(Segment(line, 5000 * i, 5000 * i + 4900) for i, line in enumerate(lines)))


def _lessons() -> Lessons:
    return learn([compare(_talk(MACHINE), _talk(EDITED), "talk.srt")])


def _of(name: str) -> Lesson | None:
    return next((lesson for lesson in _lessons().lessons if lesson.canonical == name), None)


def test_a_name_is_learnt_with_its_mishearing_and_its_places() -> None:
    lesson = _of("SaltStack")
    assert lesson
    assert [(h.text, h.right, h.wrong) for h in lesson.heard] == [("sale stack", 2, 0)]
    assert [(p.file, p.start_ms) for p in lesson.places] == [("talk.srt", p.start_ms) for p in lesson.places]
    assert [h.text for h in lesson.sure] == ["sale stack"]


def test_a_mishearing_that_is_often_left_alone_is_not_listed() -> None:
    lesson = _of("FOCIL")
    assert lesson
    assert [(h.text, h.right, h.wrong) for h in lesson.heard] == [("fossil", 1, 1)]
    assert lesson.sure == ()


def test_a_rewritten_sentence_teaches_nothing() -> None:
    taught = {p.heard for lesson in _lessons().lessons for p in lesson.places}
    assert not taught & {"team", "worked", "hard", "month", "proud"}


def test_ordinary_words_and_sentence_beginnings_teach_nothing() -> None:
    names = {lesson.canonical for lesson in _lessons().lessons}
    assert not names & {"This", "Then", "The", "She", "Mr"}


def test_what_was_replaced_all_over_teaches_nothing() -> None:
    lines = tuple(f"the proof of point {n} is a proof by hand" for n in ("one", "two", "three", "four"))
    edited = (lines[0].replace("the proof", "the prEOF"), *lines[1:])
    assert learn([compare(_talk(lines), _talk(edited))]).lessons == ()


def test_a_house_spelling_is_learnt_where_the_edits_agree() -> None:
    machine = ("we use open stage for the show and open stage again", "open stage is what we use here")
    edited = ("We use OpenStage for the show and OpenStage again.", "OpenStage is what we use here.")
    lessons = learn([compare(_talk(machine), _talk(edited))]).lessons
    assert [(lesson.canonical, lesson.heard) for lesson in lessons] == [("OpenStage", ())]
    divided = ("We use OpenStage for the show and Openstage again.", "OPENSTAGE is what we use here.")
    assert learn([compare(_talk(machine), _talk(divided))]).lessons == ()


def test_several_talks_count_together() -> None:
    other = compare(_talk(("the sale stack of hay",)), _talk(("the sale stack of hay",)), "b.srt")
    lessons = learn([compare(_talk(MACHINE), _talk(EDITED), "a.srt"), other])
    heard = next(lesson for lesson in lessons.lessons if lesson.canonical == "SaltStack").heard
    assert [(h.text, h.right, h.wrong) for h in heard] == [("sale stack", 2, 1)]


def test_the_list_is_a_gazetteer_that_merges() -> None:
    names = Gazetteer.of(["Saltstack"]) | _lessons().gazetteer()
    entry = next(e for e in names if e.canonical == "Saltstack")
    assert "SaltStack" in entry.aliases
    assert entry.heard == ("sale stack",)


def test_texts_of_two_talks_are_refused() -> None:
    with pytest.raises(AlignmentError, match=r"a\.srt"):
        compare(_talk(MACHINE[:1]), _talk(("entirely different words stand in this one here",)), "a.srt")


def test_a_replay_says_what_the_editor_had_done_and_left() -> None:
    machine, edited = _talk(MACHINE), _talk(EDITED)
    texts = [w.text for w in machine.iter_words()]
    view = View(machine)
    first, second = [i for i, text in enumerate(texts) if text == "fossil"]
    proposals = [
        view.correct(first, 1, "FOCIL", rule="names", score=0.9, evidence={}),
        view.correct(second, 1, "FOCIL", rule="names", score=0.9, evidence={}),
        view.correct(texts.index("orbeck"), 1, "Orbach", rule="names", score=0.9, evidence={}),
    ]
    ledger = Ledger(source=SourceMark.of(machine)).extend(machine, proposals)
    made = replay(machine, ledger, edited)
    assert [[c.word for c in some] for some in (made.done, made.against, made.other)] == [
        [first], [second], [texts.index("orbeck")],
    ]  # fmt: skip
    assert replay(machine, ledger, None).changes == 3


def test_a_word_beside_a_mishearing_is_no_part_of_it() -> None:
    machine = _talk(("the mayor is soulveg brant she she thanked the crew of the ship for what they did",))
    edited = _talk(("The mayor is Solveig Brandt. She thanked the crew of the ship for what they did.",))
    (lesson,) = learn([compare(machine, edited)]).lessons
    assert [h.text for h in lesson.heard] == ["soulveg brant"]
