"""A step acts only on words of a language that it knows; what it left undone is said."""

import pytest

import transcripts as ts
from transcripts.languages.language import UNDETERMINED, Ability
from transcripts.languages.registry import languages
from transcripts.passes.gate import may_act
from transcripts.passes.table import STEPS

ENGLISH = "so um we walked along the the harbour and she told me that the old crane would be taken down this week"
FOREIGN = [
    "und dann sind wir um um den hafen gegangen weil der alte kran noch immer dort steht und niemand ihn will",
    "On va au port ce soir, au revoir. Il y a eu du monde au port hier soir et eu égard au vent on rentre",
    "um homem e uma mulher eu vi um barco e um porto um de cada vez e um problema em um dos portos",
    "er was eens een man die er die dag er niet meer bij kon en er toen maar er van af zag",
]


def talk(*texts, language=None):
    return ts.Transcript(tuple(ts.Segment(text) for text in texts), language=language)


def changes(heard, **options):
    return [(c.before, c.after) for c in ts.clean(heard, **options).ledger.corrections]


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_comes_back_as_it_was(text):
    assert changes(talk(text)) == []
    assert changes(talk(text, language="en")) == []


def test_what_was_not_done_is_said():
    (warning,) = ts.clean(talk(FOREIGN[1])).ledger.warnings
    assert warning.message == (
        "French: names come from your lists alone; left as they are: case, fillers and repeats, marks, "
        "the names that the package ships, the style of numbers, words wrongly split or joined"
    )


def test_english_is_cleaned_and_nothing_is_said():
    result = ts.clean(talk(ENGLISH))
    assert result.transcript.text.startswith("So we walked along the harbour")
    assert result.ledger.warnings == ()


def test_a_foreign_sentence_in_an_english_talk_is_left_alone():
    inside = "er ist da um uns um neun mit dem alten kran zu helfen und um um den hafen zu fahren"
    result = ts.clean(talk(*[ENGLISH] * 3, inside, *[ENGLISH] * 3))
    assert inside in result.transcript.text
    assert "um we" not in result.transcript.text
    assert any(w.message.startswith("German (") for w in result.ledger.warnings)


def test_a_language_that_is_named_overrules_what_is_detected():
    assert changes(talk(ENGLISH), language="de") == []
    assert changes(talk("we go"), language="en") == []


def test_names_of_a_list_are_mended_in_any_language_by_spelling_alone():
    names = ts.Gazetteer.of([ts.Entry("Reykjavik", "place"), ts.Entry("Jens", "person")])
    text = "gestern waren wir mit uns allen in reykyavik und dann sind wir wieder nach hause gegangen"
    assert changes(talk(text), gazetteer=names) == [("reykyavik", "Reykjavik")]


def test_the_safe_part_of_a_step_stands_in_for_the_other():
    names = next(step for step in STEPS if step.name == "names")
    for language in (*languages().values(), UNDETERMINED):
        assert sum(may_act(part, language) for part in names.parts) == 1


def test_every_ability_is_asked_for_by_some_step():
    assert frozenset().union(*(step.needs for step in STEPS)) == frozenset(Ability)


def test_a_pass_of_ones_own_runs_in_any_language():
    def shout(view):
        for index, word in enumerate(view.words):
            if word.text == "hafen":
                yield view.mark(index, "Hafen", rule="mine", score=1.0, evidence={})

    assert changes(talk(FOREIGN[0]), passes=[shout]) == [("hafen", "Hafen")]


NOTES = [
    "[SPEAKER 1]",
    "[inaudible 00:12]",
    "[um]",
    "[Music playing 5 pm]",
    "[MUSIC]",
    "[pongyang choir]",
    "[ __ ]",
    "(laughs)",
]


@pytest.mark.parametrize("note", NOTES)
def test_no_step_changes_a_note(note):
    names = ts.Gazetteer.of([ts.Entry("Pyongyang"), ts.Entry("Moosic")])
    heard = talk(
        "so we um walked along the the harbour at 5 pm", note, "and then we left for pongyang at 6 p.m. on the ship"
    )
    clean = ts.clean(heard, gazetteer=names)
    assert clean.transcript.segments[1].text == note
    assert len(clean.ledger.corrections) > 2


def test_words_around_a_note_change_together():
    heard = talk("We walked along the harbour [laughs] um. Then we went home and it rained.")
    assert ts.clean(heard).transcript.text.startswith("We walked along the harbour. [laughs] Then we")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Mann, der gestern mit uns sprach, kannte ingen einzigen von den Leuten hier.", "Singen"),
        ("Sie können diese Werten auch in der anderen Spalte der Tabelle nachsehen.", "Welten"),
        ("på den tiden låste ingen sin dörr och alla kunde komma in", "Singen"),
        ("Мы пришли домой поздно вечером и никого уже не было дома.", "Домна"),
        ("हम कल शाम को नदी के पास रमा से मिले थे और बहुत बातें कीं।", "राम"),
    ],
)
def test_a_word_of_another_language_is_no_listed_name_that_is_spelt_nearly_so(text, name):
    assert changes(talk(text), gazetteer=ts.Gazetteer.of([name])) == []
