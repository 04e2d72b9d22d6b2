"""Scripts that put no blank between words, whose texts are compared by character. Nothing here compares."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from transcripts.model import Segment
from transcripts.timing import spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transcripts.model import Transcript, Word

_BLANKLESS = r"[\p{Han}\p{Hiragana}\p{Katakana}ー々\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTER = regex.compile(_BLANKLESS)
_PIECE = regex.compile(rf"(?={_BLANKLESS})\X|(?:(?!{_BLANKLESS})\w)+")


def blankless(token: str) -> bool:
    """Whether a letter of the token is of a script without blanks."""
    return not token.isascii() and _LETTER.search(token) is not None


def pieces(word: str) -> tuple[str, ...]:
    """A word's characters, as a reader counts them; a run of letters of another script, or of digits, is one piece.

    >>> pieces("iPhoneを2台、")
    ('iPhone', 'を', '2', '台')
    """
    return tuple(_PIECE.findall(unicodedata.normalize("NFC", word)))


def apart(talk: Transcript) -> Transcript:
    """The talk with each character of such a script as a word of its own, marks with the one they follow or lead.

    Its text stays as it is. A character's times are its share of the word's.

    >>> from transcripts.model import Segment, Transcript
    >>> [w.text for w in apart(Transcript((Segment("「港の話」を2回。"),))).words]
    ['「港', 'の', '話」', 'を', '2', '回。']
    """
    if not any(blankless(segment.text) for segment in talk.segments):
        return talk
    return talk.with_segments([_apart(s) if blankless(s.text) else s for s in talk.segments])


def _apart(segment: Segment) -> Segment:
    words: list[Word] = []
    for word in segment.words:
        texts = _cut(word.text) if blankless(word.text) else [word.text]
        if len(texts) == 1:
            words.append(word)
        elif word.start_ms is None or word.end_ms is None:
            words += (replace(word, text=text) for text in texts)
        else:
            spans = spread(texts, word.start_ms, word.end_ms)
            words += (
                replace(word, text=text, start_ms=start, end_ms=end, timing="estimated")
                for text, (start, end) in zip(texts, spans, strict=True)
            )
    return Segment(
        segment.text,
        segment.start_ms,
        segment.end_ms,
        segment.speaker,
        words,
        segment.start_timing,
        segment.end_timing,
        segment.id,
        segment.settings,
    )


def _cut(word: str) -> list[str]:
    """A word in pieces that make it up again."""
    starts = [0]
    for found in list(_PIECE.finditer(word))[1:]:
        start = found.start()
        while start > starts[-1] + 1 and unicodedata.category(word[start - 1]) in {"Ps", "Pi"}:
            start -= 1
        starts.append(start)
    return [word[start:end] for start, end in pairwise([*starts, len(word)])]


def joined(tokens: Iterable[str]) -> str:
    """Tokens in one line, with a blank between any two but characters of a script without blanks.

    >>> joined(["東", "京", "is", "big"])
    '東京 is big'
    """
    line: list[str] = []
    bare = False
    for token in tokens:
        last, bare = bare, blankless(token)
        if line and not (last and bare):
            line.append(" ")
        line.append(token)
    return "".join(line)
