"""What Hypothesis draws for the laws: talks, and passes that propose anything at all."""

from hypothesis import strategies as st

from transcripts.model import Segment, Transcript, Word

TEXTS = st.sampled_from(["a", "uh", "Soul", "te", "set", "Kim", "jong's", "(is", "is)", "“No.”", "2024", "é", "北京"])
SPACES = st.sampled_from([" ", " ", " ", "\n", "  "])


@st.composite
def segments(draw, start_ms: int = 0):
    texts = draw(st.lists(TEXTS, max_size=6))
    length = draw(st.integers(0, 4000))
    body = "".join((draw(SPACES) if i else "") + t for i, t in enumerate(texts))
    timed = draw(st.booleans())
    if not timed:
        return Segment(body, speaker=draw(st.sampled_from([None, "Ann"])))
    if draw(st.booleans()):
        return Segment(body, start_ms, start_ms + length)
    step = length // max(1, len(texts))
    words = [
        Word(t, start_ms + i * step, start_ms + (i + 1) * step, confidence=draw(st.sampled_from([None, 0.5])))
        for i, t in enumerate(texts)
    ]
    return Segment(body, start_ms, start_ms + length, words=words)


@st.composite
def talks(draw, max_size: int = 5):
    count = draw(st.integers(0, max_size))
    return Transcript(tuple(draw(segments(i * 5000)) for i in range(count)))


@st.composite
def proposals(draw, view):
    """Some proposals on a view: replacements, removals, joins and splits, and changes of marks."""
    made = []
    total = len(view.words)
    for _ in range(draw(st.integers(0, 4)) if total else 0):
        first = draw(st.integers(0, total - 1))
        why = {"rule": draw(st.sampled_from(["names", "splits"])), "score": 0.5, "evidence": {"sounds": "S OW L"}}
        if draw(st.booleans()):
            text = view.words[first].text
            after = draw(st.sampled_from([text.upper(), text.lower(), text + ".", "“" + text]))
            if after.casefold().strip("“.") == text.casefold().strip("“."):
                made.append(view.mark(first, after, **why))
        else:
            count = draw(st.integers(1, min(4, total - first)))
            after = " ".join(draw(st.lists(TEXTS, max_size=3)))
            propose = draw(st.sampled_from([view.correct, view.correct, view.suggest]))
            made.append(propose(first, count, after, **why))
    return made
