"""Small talks to review, made in memory."""

from __future__ import annotations

from transcripts import Segment, Transcript
from transcripts.ledger import Ledger, SourceMark, View

CUES = (
    ("welcome to the reykjavic show um today", "Speaker 1"),
    ("we talk of the reykjavic harbour and its boats", "Speaker 1"),
    ("thank you it is good to be in the studio", "Speaker 2"),
    ("the new york of the north some say", "Speaker 2"),
)


def talk() -> Transcript:
    """A source of four cues, four seconds each, with two speakers."""
    return Transcript(
        tuple(Segment(text, 4000 * i, 4000 * i + 3800, who) for i, (text, who) in enumerate(CUES)), title="Harbour talk"
    )


def reviewed(source: Transcript | None = None) -> tuple[Transcript, Ledger]:
    """The talk cleaned by hand-made corrections: two names, a filler, a mark; and one suggestion."""
    source = source or talk()
    view = View(source)
    texts = [w.text for w in source.iter_words()]
    name = {"sounds": "R EY K"}
    first, second = [i for i, text in enumerate(texts) if text == "reykjavic"]
    proposals = [
        view.correct(first, 1, "Reykjavik", rule="names", score=0.91, evidence=name),
        view.correct(second, 1, "Reykjavik", rule="names", score=0.55, evidence=name),
        view.correct(texts.index("um"), 1, "", rule="disfluencies", score=0.97, evidence={}),
        view.mark(texts.index("today"), "today.", rule="punctuation", score=0.8, evidence={"mark": "."}),
        view.suggest(texts.index("new"), 2, "New York", rule="names", score=0.4, evidence={"list": "cities"}),
    ]
    ledger = Ledger(source=SourceMark.of(source)).extend(source, proposals)
    return ledger.read(source), ledger
