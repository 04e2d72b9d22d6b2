"""Small talks for these tests."""

import random

from transcripts.model import Segment, Transcript, Word

WORD_MS = 300


def spoken(text, start_ms=0, speaker=None):
    """A segment whose words are said one after the other, 300 ms each."""
    words = [Word(w, start_ms + k * WORD_MS, start_ms + (k + 1) * WORD_MS) for k, w in enumerate(text.split())]
    end = start_ms + len(words) * WORD_MS
    return Segment(" ".join(text.split()), start_ms, end, speaker, words)


def talk(*texts, start_ms=0):
    """Segments one after the other, every word timed."""
    segments = []
    for text in texts:
        segments.append(spoken(text, start_ms))
        start_ms = segments[-1].end_ms
    return Transcript(tuple(segments))


def prose(*turns):
    """A text without times: `Ann: words` has a speaker."""
    segments = []
    for turn in turns:
        speaker, colon, words = turn.partition(": ")
        segments.append(Segment(words, speaker=speaker) if colon else Segment(turn))
    return Transcript(tuple(segments))


def babble(count, seed=1, kinds=3000):
    """Words that no language has, drawn so that few are common and most are rare."""
    rng = random.Random(seed)
    sounds = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "ai", "ou")]
    ranks = (min(kinds, int(30 * rng.paretovariate(0.8))) for _ in range(count))
    return ["".join(sounds[n] for n in _digits(rank)) for rank in ranks]


def _digits(number):
    found = [number % 97]
    while number := number // 97:
        found.append(number % 97)
    return [7, *found]


def damaged(words, share, seed=2):
    """The words with that share of them left out, doubled or replaced."""
    rng = random.Random(seed)
    out = []
    for word in words:
        draw = rng.random()
        if draw < share / 3:
            continue
        out.append(word if draw > 2 * share / 3 else f"x{rng.randrange(1000)}")
        if draw > 1 - share / 3:
            out.append(word)
    return out
