"""Text that a check finds wrong and that can be put right: as corrections for the ledger, each undoable by itself.

Marks, damage and dashes only; what was said is not touched, but for `condense`, which is run only when asked for.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import ftfy
import regex

from transcripts.languages.english.fillers import FILLERS
from transcripts.languages.english.word_kinds import bare, mark_of
from transcripts.layout.count import without_tags
from transcripts.layout.rules_text import DASHED, ENTITY, INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.layout.profile import Profile
    from transcripts.ledger import Correction, Pass, View
    from transcripts.model import Word

_CURLY = {"“": '"', "”": '"', "‘": "'", "’": "'"}
_PHRASES = (("you", "know"), ("i", "mean"), ("sort", "of"), ("kind", "of"))
"""Left out only between commas, where they say nothing."""


def wording(profile: Profile) -> Pass:
    """The pass that mends damaged text, dashes and quotation marks."""

    def propose(view: View) -> Iterator[Correction]:
        words = view.words
        straight = _straighten(words)
        dashes = _dashes(view, profile)
        for i, word in enumerate(words):
            if i in dashes:
                count, after = dashes[i]
                yield view.correct(i, count, after, rule="check.dash", score=1.0, evidence={"profile": profile.name})
                continue
            if i - 1 in dashes and dashes[i - 1][0] == 2:
                continue
            for rule, after in (
                ("check.encoding", _decoded(word.text)),
                ("check.invisible", INVISIBLE.sub("", word.text)),
                ("check.tags", without_tags(word.text)),
                ("check.quotes", "".join(_CURLY.get(c, c) for c in word.text) if straight else word.text),
            ):
                if after != word.text and (after or rule == "check.tags"):
                    yield view.correct(i, 1, after, rule=rule, score=1.0, evidence={"profile": profile.name})
                    break

    return propose


def _decoded(text: str) -> str:
    if ENTITY.search(text):
        return html.unescape(text)
    if text.isascii() or not ftfy.badness.is_bad(text):
        return text
    mended = ftfy.fix_encoding(text)
    return mended if mended.split() == [mended] else text


def _straighten(words: Sequence[Word]) -> bool:
    """Whether curly marks are the fewer, and so to be written straight. The other way needs a reader's judgement."""
    curly = sum(c in _CURLY for w in words for c in w.text)
    return 0 < curly < sum(c in "\"'" for w in words for c in w.text)


def _dashes(view: View, profile: Profile) -> dict[int, tuple[int, str]]:
    """Dashes of two speakers that are not the profile's: where, how many words, and what they become."""
    found: dict[int, tuple[int, str]] = {}
    at = 0
    for segment in view.transcript.segments:
        starts, here = [], at
        for line in segment.text.split("\n"):
            if DASHED.match(line):
                starts.append(here)
            here += len(line.split())
        at += len(segment.words)
        if not profile.dash or len(starts) < 2:
            continue
        for start in starts:
            text = view.words[start].text
            alone = not regex.sub(r"[-–—‐‑−]", "", text) and start + 1 < len(view.words)
            rest = view.words[start + 1].text if alone else regex.sub(r"^[-–—‐‑−]+", "", text)
            after = profile.dash + rest
            if after != (f"{text} {rest}" if alone else text):
                found[start] = (2 if alone else 1, after)
    return found


def condense(segments: frozenset[int]) -> Pass:
    """The pass that takes fillers and repeated words out of these segments: what nobody misses in a subtitle."""

    def propose(view: View) -> Iterator[Correction]:
        words, skip = view.words, -1
        for i in range(len(words)):
            if i < skip or view.segment_of[i] not in segments:
                continue
            count = _needless(words, i)
            if count:
                skip = i + count
                yield view.correct(i, count, "", rule="check.condense", score=0.8, evidence={"because": "too-fast"})

    return propose


def _needless(words: Sequence[Word], i: int) -> int:
    """How many words from here on can go."""
    here = bare(words[i].text)
    if here in FILLERS and mark_of(words[i].text) != ".":
        return 1
    if i + 1 < len(words):
        following = bare(words[i + 1].text)
        if here and here == following and not here.isdigit():
            return 1
        before = mark_of(words[i - 1].text) if i else "."
        if (here, following) in _PHRASES and before and mark_of(words[i + 1].text) == ",":
            return 2
    return 0
