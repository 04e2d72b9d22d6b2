"""British and American spellings are one where it is asked for, and words that only look so are not."""

import pytest

from transcripts.alignment import score
from transcripts.errors import TranscriptsError
from transcripts.languages.english.spellings import american

BRITISH = "The colourful harbours, organised centres and grey theatres travelled; we analysed catalogues of defence."
AMERICAN = "the colorful harbors organized centers and gray theaters traveled we analyzed catalogs of defense"

ALIKE = """four hour our pour flour contour detour velour tour rise wise promise exercise surprise premise prise there
here were acre ogre rogue league vague tongue sentence fence science filled called spelled glamorous greyhound"""


@pytest.mark.parametrize("tokens", ["plain", "spoken"])
def test_both_spellings_are_one_if_asked_for(tokens):
    assert score(BRITISH, AMERICAN, tokens=tokens).words.substitutions == 10
    assert score(BRITISH, AMERICAN, tokens=tokens, one_spelling=True).wer == 0
    assert score(AMERICAN, BRITISH, tokens=tokens, one_spelling=True, names=["Harbours"]).names.found == 1


@pytest.mark.parametrize("word", ALIKE.split())
def test_words_that_only_look_british_stay(word):
    assert american(word) == word


@pytest.mark.parametrize("word", AMERICAN.split())
def test_american_stays(word):
    assert american(word) == word


def test_another_word_is_an_error():
    assert score("the color", "the collar", one_spelling=True).words.errors == 1


def test_written_tokens_are_compared_as_they_stand():
    with pytest.raises((TranscriptsError, ValueError, TypeError)):
        score("colour", "color", tokens="written", one_spelling=True)
