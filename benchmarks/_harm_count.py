"""What became of right text: words and case changed by `clean`, and words lost on the way to a file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import Levenshtein

from transcripts.blanks import blankless
from transcripts.cleaning import clean
from transcripts.errors import TranscriptsError
from transcripts.formats import write_text
from transcripts.languages.folding import core
from transcripts.layout import lay_out
from transcripts.prose.quotes import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.gazetteer import Gazetteer
    from transcripts.model import Transcript

_EAST = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}ー\u3000-\u303f\uff01-\uff65"
_PIECES = regex.compile(rf"[{_EAST}]|[^{_EAST}]+")
_TOLD = regex.compile(r"notes of sounds: (\d+) words?")


@dataclass
class Harm:
    """Words of a text, how many `clean` changed, and how many had their case changed; `rules` and `shown` say how."""

    words: int = 0
    changed: int = 0
    case: int = 0
    suggested: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def __add__(self, other: Harm) -> Harm:
        return Harm(
            self.words + other.words,
            self.changed + other.changed,
            self.case + other.case,
            self.suggested + other.suggested,
            self.rules + other.rules,
            self.shown + other.shown,
        )

    def rate(self, in_so_many: int = 100_000) -> float:
        """Words changed in so many."""
        return in_so_many * self.changed / self.words if self.words else 0.0


def harm(talk: Transcript, names: Gazetteer | None, *, starter: bool, language: str | None = None) -> Harm:
    """What `clean` with all its steps changes in a talk that is right."""
    result = clean(talk, gazetteer=names, starter=starter, language=language)
    texts = [word.text for word in talk.iter_words()]
    found = Harm(len(texts), suggested=len(result.ledger.suggestions))
    for c in result.ledger.corrections:
        before, after = ([letters(w) for w in text.split()] for text in (" ".join(texts[c.word : c.end]), c.after))
        if c.layer == "words" and before != after:
            found.changed += Levenshtein.distance(before, after)
        elif c.rule == "names.case":
            found.case += 1
        else:
            continue
        found.rules[c.rule] += 1
        around = " ".join(texts[max(0, c.word - 4) : c.word]), " ".join(texts[c.end : c.end + 3])
        found.shown.append(f"{c.rule} {c.score:.2f}: {around[0]} [{c.before} -> {c.after}] {around[1]}")
    return found


def letters(text: str) -> str:
    """A word without its marks and case; with its accents."""
    return core(text).casefold().replace("’", "'")


def lost(talk: Transcript) -> Iterator[tuple[str, int, int]]:
    """For each way out of a talk: its name, the words that it lost, and those of them that it told."""
    said = list(_tokens([plain(word.text) for word in talk.iter_words()]))
    timed = talk.segments[0].start_ms is not None
    for name in ("text", "markdown", *(("srt", "vtt") if timed else ())):
        try:
            made = write_text(lay_out(talk) if name in ("srt", "vtt") else talk, name)
        except TranscriptsError as error:
            yield f"{name}: {error}", len(said), 0
            continue
        told = sum(int(m[1]) for warning in made.warnings if (m := _TOLD.search(warning.message)))
        held = made.content if isinstance(made.content, str) else made.content.decode()
        # In prose a mark of a turn is a paragraph's beginning.
        kept = said if name in ("srt", "vtt") else [word for word in said if word != ">>"]
        yield name, _missing(kept, list(_tokens([plain(word) for word in _bare(name, held).split()]))), told


def _tokens(words: list[str]) -> Iterator[str]:
    """The words; of scripts without blanks the characters, since a line may break between any two."""
    for word in words:
        yield from _PIECES.findall(word) if blankless(word) else [word]


def _bare(name: str, content: str) -> str:
    """The words of a file: without the times and numbers of cues, and what stands for a mark in Markdown."""
    if name in ("srt", "vtt"):
        return (
            regex.sub(r"(?m)^(?:WEBVTT|\d+|.*-->.*)$", "", content)
            .replace("&gt;", ">")
            .replace("&lt;", "<")
            .replace("&amp;", "&")
        )
    return regex.sub(r"\\(?=[^\p{L}\p{N}\s])", "", content) if name == "markdown" else content


def _missing(said: list[str], written: list[str]) -> int:
    """The words that are not there any more, in their order."""
    return sum(o.src_end - o.src_start for o in Levenshtein.opcodes(said, written) if o.tag in ("delete", "replace"))
