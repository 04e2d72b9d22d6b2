"""`align` and `score`: two texts of one talk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from transcripts import alignment
from transcripts.alignment.alignment import Keep
from transcripts.alignment.sides import Tokens
from transcripts.arguments import choice_of
from transcripts.library.taking import gazetteer_of, talk_of, text_of

if TYPE_CHECKING:
    from transcripts.alignment import Alignment, Score
    from transcripts.library.taking import Names, Talk


def align(timed: Talk, text: Talk, keep: Keep = "text") -> Alignment:
    """Pair two versions of one talk, word by word, and carry what each has to the other.

    With `keep="text"` the result is the text with the timed side's times, and its speakers where the text names none;
    with `keep="timed"` it is the timed side with the text's speakers, marks and case. Raises AlignmentError where the
    two have nothing in common that is more than chance.

    >>> from transcripts import Segment, Transcript
    >>> rough = Transcript((Segment("we went to kiev", 0, 2000), Segment("in twenty twenty", 2000, 4000)))
    >>> clean = Transcript((Segment("We went to Kyiv in 2020.", speaker="Ann"),))
    >>> [(w.text, w.start_ms) for w in align(rough, clean).transcript.words][-2:]
    [('in', 2000), ('2020.', 2364)]
    """
    kept = cast("Keep", choice_of(keep, get_args(Keep), "keep"))
    return alignment.align(talk_of(timed, "timed"), talk_of(text, "text"), kept)


def score(
    reference: Talk, hypothesis: Talk, *, tokens: Tokens = "plain", one_spelling: bool = False, names: Names = ()
) -> Score:
    """Compare a transcript with a reference, both taken whole.

    Each side is a transcript, a text, or a file; a string is a text, unless there is a file of that name or it ends
    as the name of one does. `tokens` says what is compared: `plain` words without case and outer marks, `spoken` ones
    with numbers and short forms said as the other side says them, without fillers and tags in brackets, or `written`
    ones just as they stand (then the rates are those that jiwer gives for the same text). With `one_spelling` British
    and American spellings are one, in plain and spoken tokens. `names` are those whose recall is measured; the kinds of
    gazetteer entries are the classes of `by_class`.

    >>> found = score("We went to Kyiv, Ukraine.", "we went to kiev ukraine", names=["Kyiv"])
    >>> found.wer, found.names.rate, found.marks.recall
    (0.2, 0.0, 0.0)
    """
    chosen = cast("Tokens", choice_of(tokens, get_args(Tokens), "tokens"))
    known = tuple(gazetteer_of(names, "names"))
    return alignment.score(
        text_of(reference, "reference"),
        text_of(hypothesis, "hypothesis"),
        tokens=chosen,
        one_spelling=one_spelling,
        names=known,
    )
