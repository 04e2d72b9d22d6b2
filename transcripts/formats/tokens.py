"""Timed tokens as speech services give them: words, pieces of words, marks; and the words that they spell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.formats.pairing import letters, pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.formats.base import Notices

PAUSE_MS = 1000
"""A silence that parts what is said anywhere."""


@dataclass(frozen=True, slots=True)
class TimedToken:
    """A word, a piece of one or a mark, with its times in milliseconds. `glued`: no space stands before it."""

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    confidence: float | None = None
    speaker: str | None = None
    glued: bool = False


def spelt(text: str, pieces: Sequence[TimedToken], notices: Notices) -> list[TimedToken] | None:
    """The words of a text with the times of the tokens; None, and told, where these are hardly those of the text."""
    texts = text.split()
    if "".join(texts) == "".join("".join(token.text.split()) for token in pieces):
        return list(_joined(texts, pieces))
    found = pairs(texts, [token.text for token in pieces])
    missed = sum(1 for i, word in enumerate(texts) if i not in found and letters(word))
    if missed * 2 > len(texts):
        notices.add("the words and the text of a segment disagree; the text was kept, its word times estimated")
        return None
    if missed:
        notices.add("words of a text that stand in no list of words; their times were estimated", None, missed)
    return list(_carried(texts, pieces, found))


def _carried(texts: Sequence[str], pieces: Sequence[TimedToken], partners: dict[int, range]) -> Iterable[TimedToken]:
    """The words of the text, each with the times of its partners; one without takes the speaker before."""
    speaker = pieces[0].speaker
    for i, text in enumerate(texts):
        used = [pieces[j] for j in partners[i]] if i in partners else [TimedToken("", speaker=speaker)]
        speaker = used[-1].speaker
        yield _spanning(text, used)


def _joined(texts: Iterable[str], pieces: Sequence[TimedToken]) -> Iterable[TimedToken]:
    """A token for each word of the text, made of the pieces that spell it."""
    at, left = 0, sum(map(len, pieces[0].text.split()))  # the letters of the piece that no word has yet
    for text in texts:
        need, used = len(text), []
        while need:
            if not left:
                at += 1
                left = sum(map(len, pieces[at].text.split()))
            took = min(need, left)
            used.append(pieces[at])
            left, need = left - took, need - took
        yield _spanning(text, used)


def _spanning(text: str, used: Sequence[TimedToken]) -> TimedToken:
    """A token of the times of several; marks often have none."""
    scores = [token.confidence for token in used if token.confidence is not None]
    start = next((token.start_ms for token in used if token.start_ms is not None), None)
    end = next((token.end_ms for token in reversed(used) if token.end_ms is not None), None)
    return TimedToken(text, start, end, min(scores) if scores else None, used[0].speaker)


def goes_on(before: TimedToken, token: TimedToken) -> bool:
    """Whether a piece without a blank before it may belong to the word before: not after a pause, a full stop or from
    somebody else, as a language that sets no blanks would else be one word."""
    if before.speaker != token.speaker or before.text.rstrip().endswith(FULL_STOPS):
        return False
    return before.end_ms is None or token.start_ms is None or token.start_ms - before.end_ms < PAUSE_MS


FULL_STOPS = ("。", "！", "？", "｡")
"""The ends of sentences in languages that set no blanks, where sentences take the place of words."""
