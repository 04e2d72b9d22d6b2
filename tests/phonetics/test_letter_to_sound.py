import pytest

from transcripts.phonetics.letter_to_sound import network
from transcripts.phonetics.lexicon import decode, encode, lexicon


@pytest.mark.parametrize(
    ("word", "said"), [("pongyang", "P AO NG Y AE NG"), ("keev", "K IY V"), ("kimjun", "K IH M JH AH N")]
)
def test_words_of_no_lexicon_are_said_as_they_are_spelled(word, said):
    assert decode(network().say([word])[0]) == said


def test_many_at_once_are_said_as_one_by_one():
    words = ["honic", "brefzger", "a", "brotterdam", "quatuz", "velrex", "zq"]
    assert network().say(words) == [network().say([w])[0] for w in words]


def test_nothing_and_strange_letters_break_nothing():
    assert network().say([]) == []
    assert all(isinstance(said, str) for said in network().say(["", "été", "日本", "x" * 80]))


def test_most_words_of_the_lexicon_are_said_nearly_right():
    chosen = [lexicon()[i] for i in range(500, len(lexicon()), 1009)]
    chosen = [(word, ways) for word, ways in chosen if word.isalpha()]
    said = network().say([word for word, _ in chosen])
    right = sum(s in ways for s, (_, ways) in zip(said, chosen, strict=True))
    assert right > 0.6 * len(chosen)
    assert said[0] != encode("AA")
