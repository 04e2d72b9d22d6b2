"""From lines of punctuated speech to words with their marks and case.

A line is a turn or a paragraph. What is not speech (notes in brackets, addresses, speakers' labels, references)
is left out. Marks are folded to those the model writes: `;`, `:` and dashes are commas, `!` is a full stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.spoken import say
from transcripts.languages.folding import core as bare

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

NONE, COMMA, STOP, QUESTION = range(4)
LOWER, TITLE, UPPER, UNKNOWN = 0, 1, 2, 255
_ABBREVIATIONS_TEXT = """
mr mrs ms dr prof st vs jr sr inc ltd corp co no etc e.g i.e a.m p.m u.s u.k d.c u.n e.u ph.d approx dept
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
"""As they were when the shipped model was trained; the package's own stand in `languages/english/sentence_ends.py`."""

TITLES = frozenset({"mr", "mrs", "ms", "dr", "st", "prof"})

_NOTES = re.compile(r"\\?\[[^\]]{0,80}\]|\((?:[A-Z]{2}|[Ll]aughter|[Aa]pplause)\)|[Ii]n writing\. ?-?")
_TURN = re.compile(r"^\s*(?:[A-Z] - |\*\*[^*]{1,40}\*\*:? ?)")
_LABEL = re.compile(r"^.{0,60}:$|https?://|www\.|^#|^\|")
_DASH = re.compile(r"\s+[-–—]{1,3}\s+|\s*(?:--+|—)\s*|\s*–\s+")
_FOREIGN = frozenset(
    ["que", "de", "la", "el", "los", "para", "una", "por", "en", "les", "des", "und", "der", "die", "est", "pas"]
)


@dataclass(frozen=True, slots=True)
class Said:
    """One word as a recogniser might write it, and what a person would have written."""

    word: str
    mark: int
    case: int  # of the word itself; a sentence's first word has UNKNOWN
    surface: str
    starts_turn: bool = False


def lines(raw: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The lines that hold English speech, cleaned, and whether each begins a turn."""
    seen: set[int] = set()
    for line in raw:
        text = _NOTES.sub(" ", line.strip().replace("’", "'").replace("‘", "'"))
        text = _TURN.sub("", text).strip()
        if not text or _LABEL.search(text) or text[-1] not in '.?!…"”-,':
            continue
        if len(text) > 80:
            if hash(text) in seen:
                continue
            seen.add(hash(text))
        words = text.lower().split()
        if sum(w in _FOREIGN for w in words) > 0.06 * len(words) + 1:
            continue
        yield text, True


def _mark_of(tail: str, following: str, last: bool) -> int:
    if "?" in tail:
        return QUESTION
    if "…" in tail or "..." in tail or "--" in tail:
        return STOP if last or (following[:1].isupper() and not following.startswith("I")) else COMMA
    if "." in tail or "!" in tail:
        return STOP
    return COMMA if any(c in tail for c in ",;:–—") else NONE


def _case_of(core: str) -> int:
    letters = [c for c in core if c.isalpha()]
    if not letters or not any(c.isupper() for c in letters):
        return LOWER
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return UPPER
    return TITLE


def _is_short_form(word: str, following: str) -> bool:
    return word in TITLES or (word in ABBREVIATIONS and following[:1].islower())


def said(text: str, dice: random.Random, spell_numbers: float = 0.7) -> list[Said]:
    """The words of one line; written numbers are spelled out with a chance of `spell_numbers`."""
    text = _DASH.sub(" -- ", text)
    tokens = text.split()
    out: list[Said] = []
    starts, skip = True, False
    for at, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        core = bare(token)
        if not core:
            if out and token.strip("\"'()") and out[-1].mark == NONE:
                following = tokens[at + 1] if at + 1 < len(tokens) else ""
                mark = _mark_of(token, following, at + 1 == len(tokens))
                out[-1] = Said(out[-1].word, mark, out[-1].case, out[-1].surface, out[-1].starts_turn)
                starts = mark >= STOP
            continue
        tail = token[token.rfind(core) + len(core) :]
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        mark = _mark_of(tail, following.strip("\"'("), at + 1 == len(tokens))
        if mark == STOP and _is_short_form(core.lower(), following):
            mark = NONE
        spelled = say(core, following.strip(".,?!;:\"'")) if dice.random() < spell_numbers else None
        if spelled:
            words, skip = spelled
            if skip:
                mark = _mark_of(following[len(following.rstrip(".,?!;:\"'")) :], "", at + 2 >= len(tokens))
            made = [Said(w, NONE, LOWER, w) for w in words]
            made[-1] = Said(words[-1], mark, LOWER, words[-1])
            out += made
        else:
            out.append(
                Said(core.lower(), mark, UNKNOWN if starts and _case_of(core) != UPPER else _case_of(core), core)
            )
        starts = mark >= STOP
    if out:
        first = out[0]
        out[0] = Said(first.word, first.mark, first.case, first.surface, True)
    return out
