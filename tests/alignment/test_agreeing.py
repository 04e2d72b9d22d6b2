"""What is said alike and written otherwise agrees in `spoken` tokens; what only looks alike does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.alignment import score
from transcripts.alignment.agreeing import agree
from transcripts.alignment.rates import count


@pytest.mark.parametrize("tokens", ["plain", "spoken"])
@pytest.mark.parametrize("sign", "’ʼ‘＇`")
def test_apostrophes_are_one_character(tokens, sign):
    straight = "I don't think it's Ann's, 'tis the O'Neills' boat."
    assert score(straight, straight.replace("'", sign), tokens=tokens).wer == 0


def test_an_apostrophe_is_part_of_a_word():
    assert score("we're off", "were off").words.substitutions == 1
    assert score("we're off", "were off", tokens="spoken").words.substitutions == 1
    assert score("I'll go", "ill go", tokens="spoken").words.substitutions == 1


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("They're gonna call.", "they are going to call"),
        ("Lemme see, I dunno.", "let me see I do not know"),
        ("He's seen it; she'd know.", "he has seen it she would know"),
        ("We won't, can't and shouldn't.", "we will not can not and should not"),
        ("He's goin' out 'cause it's kinda late.", "he is going out because it is kind of late"),
        ("Mr. Reed met Dr. Hall and Mrs. Oake.", "mister reed met doctor hall and missus oake"),
        ("We sold 150 of them.", "we sold a hundred and fifty of them"),
        ("We sold 150 of them.", "we sold one fifty of them"),
        ("Dial 555-0199 now.", "dial five five five oh one nine nine now"),
        ("Dial (202) 555-0143.", "dial two zero two five five five zero one four three"),
        ("Flight 405 is here.", "flight four zero five is here"),
        ("On June 3, 1871.", "on june third eighteen seventy one"),
        ("On 3 June we met.", "on the third of june we met"),
        ("On May 21st we met.", "on may the twenty first we met"),
        ("In the 1990s, 5% of it.", "in the nineteen nineties five per cent of it"),
        ("It cost $1.", "it cost one dollar"),
        ("[door slams] We left. [applause]", "we left"),
        ("It is [not] true.", "it is not true"),
        ("It was, um, the ER.", "it was the"),
    ],
)
def test_ways_of_saying_the_same_agree(written, said):
    assert score(written, said, tokens="spoken").wer == 0
    assert score(said, written, tokens="spoken").wer == 0


@pytest.mark.parametrize(
    ("written", "said", "errors"),
    [
        ("He's going home.", "he's gonna home", 1),
        ("The cause is known.", "the because is known", 1),
        ("We sold 150.", "we sold a hundred and sixty", 1),
        ("It's 3 in the room.", "its third in the room", 2),
        ("The dog's bowl.", "the dogs bowl", 1),
        ("Ring 555-0199.", "ring five five five oh one nine eight", 1),
        ("We can go.", "we can't go", 1),
        ("We met the doctor", "we met the drive", 1),
        ("We met (all of us) there.", "we met there", 3),
        ("May 5 people came on June 8.", "may five people came on june ninth", 1),
        ("Go [now", "go", 1),
        ("I want two", "I wanna", 1),
    ],
)
def test_words_that_only_look_alike_are_errors(written, said, errors):
    assert score(written, said, tokens="spoken").words.errors == errors
    assert score(said, written, tokens="spoken").words.errors == errors


def test_a_reference_keeps_its_blocks_whatever_it_is_compared_with():
    reference = "[music] " + "We're gonna sell 150 in 2024. " * 60
    one = score(reference, "we are going to sell a hundred and fifty in twenty twenty four " * 60, tokens="spoken")
    other = score(reference, "we're gonna sell one fifty in two thousand twenty four " * 59, tokens="spoken")
    assert len(one.blocks) == len(other.blocks)
    assert one.versus(other) is not None
    assert sum(one.blocks, type(one.words)()) == one.words


_way = st.lists(st.sampled_from("abc"), max_size=3).map(tuple)
_side = st.lists(st.lists(_way, min_size=1, max_size=3).map(tuple), max_size=5)


@given(_side, _side)
def test_agreeing_chooses_among_the_ways(ours, theirs):
    said, heard = agree(ours, theirs)
    assert all(way in ways for way, ways in zip(said, ours, strict=True))
    assert all(way in ways for way, ways in zip(heard, theirs, strict=True))


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_where_nothing_can_be_chosen_the_counts_are_the_plain_ones(ours, theirs):
    said, heard = agree([((t,),) for t in ours], [((t,),) for t in theirs])
    assert count([t for w in said for t in w], [t for w in heard for t in w]) == count(ours, theirs)
