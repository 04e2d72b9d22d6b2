"""Marks and case carried from one text's words onto another's, which keep their letters.

Nothing here changes which words are said, and a word without a partner keeps its own marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.alignment.tokens import unaccented
from transcripts.languages.sentence_marks import STOPS
from transcripts.letters import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.alignment.pairs import Pair

_FIRST, _LAST = regex.compile(r"[\w$€£¥#@%&+]"), regex.compile(r"(?r)[\w%+°]")


def parts(word: str) -> tuple[str, str, str]:
    """The marks before a word, the word, the marks after it.

    >>> parts("“Kyiv,”")
    ('“', 'Kyiv', ',”')
    """
    first, last = _FIRST.search(word), _LAST.search(word)
    start = first.start() if first else len(word)
    end = max(start, last.end() if last else 0)
    return word[:start], word[start:end], word[end:]


def ends_sentence(word: str) -> bool:
    """Whether a full stop, question mark or exclamation mark stands after the word."""
    return any(c in STOPS for c in parts(word)[2])


def marked(pairs: Iterable[Pair], left: Sequence[str], right: Sequence[str]) -> list[str]:
    """The words of the left with the marks and the case of the words of the right that they are paired with.

    >>> from transcripts.alignment.pairing import pair_up
    >>> rough, text = "so we went to kiev last year".split(), "So we went to Kyiv, last year.".split()
    >>> " ".join(marked(pair_up(rough, text).pairs, rough, text))
    'So we went to Kiev, last year.'
    """
    found = list(left)
    previous: Pair | None = None
    for pair in pairs:
        if pair.kind in {"same", "changed"}:
            ours = range(pair.left_start, pair.left_end)
            found[pair.left_start : pair.left_end] = _span(
                [left[i] for i in ours], [right[j] for j in pair.right], starts=_starts(right, pair.right_start)
            )
            previous = pair
        elif pair.kind == "right only" and previous and previous.right_end == pair.right_start:
            # The sentence ends in words that the left has not: its last word there takes the mark.
            last = right[pair.right_end - 1]
            if ends_sentence(last) and not _starts(right, pair.right_start):
                before, word, _ = parts(found[previous.left_end - 1])
                found[previous.left_end - 1] = before + word + parts(last)[2]
    return found


def _starts(words: Sequence[str], index: int) -> bool:
    return index == 0 or ends_sentence(words[index - 1])


def _span(left: list[str], right: list[str], *, starts: bool) -> list[str]:
    if [unaccented(w) for w in left] == [unaccented(w) for w in right]:
        return right
    cores = [parts(w)[1] or w for w in left]
    first = parts(right[0])[1]
    if len(left) == len(right) == 1:
        cores[0] = _cased_like(cores[0], first, starts=starts)
    elif starts and first[:1].isupper():
        cores[0] = capitalised(cores[0])
    cores[0] = parts(right[0])[0] + cores[0]
    cores[-1] += parts(right[-1])[2]
    return cores


def _cased_like(word: str, model: str, *, starts: bool) -> str:
    if starts or (model[:1].isupper() and unaccented(word)[:1] == unaccented(model)[:1]):
        return capitalised(word) if model[:1].isupper() else word
    return word
