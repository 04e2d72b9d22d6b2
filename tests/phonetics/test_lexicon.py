import pytest

from transcripts.phonetics.lexicon import CODES, PHONES, Lexicon, decode, encode, lexicon


def test_every_phone_has_one_code():
    assert len(set(CODES)) == len(CODES) == len(PHONES) == 39


def test_encoding_and_decoding_are_inverse():
    assert decode(encode(" ".join(PHONES))) == " ".join(PHONES)


@pytest.mark.parametrize("index", [0, 1, 77, 50_000, -1])
def test_what_stands_in_the_file_is_found(index):
    word, ways = lexicon()[len(lexicon()) + index if index < 0 else index]
    assert lexicon().get(word) == ways
    assert all(set(way) <= set(CODES) for way in ways)


@pytest.mark.parametrize("word", ["", "zzzz", "Seoul", "pongyang", "\x00", "été"])
def test_what_does_not_is_not(word):
    assert lexicon().get(word) == ()


def test_a_word_said_in_two_ways_has_both():
    assert {decode(w) for w in lexicon().get("either")} == {"IY DH ER", "AY DH ER"}


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "lexicon.bin"
    path.write_bytes(b"no lexicon at all")
    with pytest.raises(ValueError, match="no table"):
        Lexicon(path)
