from transcripts.model import Segment, Transcript
from transcripts.prose import boundaries


def test_marks_are_believed():
    found = boundaries(Transcript((Segment("Well, he"), Segment("came. Mr. Ash"), Segment("did not."))))
    assert [(b.sentence, b.clause) for b in found] == [
        (0, 1), (0, 0), (1, 1), (0, 0), (0, 0), (0, 0), (1, 1),
    ]  # fmt: skip


def test_there_is_one_for_every_word():
    talk = Transcript((Segment("one - two"), Segment(""), Segment("three")))
    assert len(boundaries(talk)) == len(talk.words)


def test_bare_text_is_read_by_the_model():
    text = "thank you very much for coming today we will begin with the weather it has rained all week"
    bare = Transcript((Segment(text),))
    scores = {w.text: b.sentence for w, b in zip(bare.words, boundaries(bare), strict=True)}
    assert scores["today"] > 0.4 > scores["very"]
