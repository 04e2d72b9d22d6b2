"""The rules of text: lines and their lengths, breaks, dashes, quotes, spaces, tags, damage, repetition.

Nothing here mends; `mend` knows which of these it can.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import ftfy.badness
import regex

from transcripts.layout.breaks import forbidden
from transcripts.layout.count import characters, seen, without_tags
from transcripts.layout.findings import Cue, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transcripts.layout.profile import Profile

_OPEN_TAG = regex.compile(r"<(/?)(i|b|u|c|ruby|rt|lang|font|em|strong|s)\b[^<>]*>", regex.IGNORECASE)
ENTITY = regex.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});", regex.IGNORECASE)
INVISIBLE = regex.compile(r"[\u00ad\u200b\u2060\ufeff\u0000-\u0008\u000e-\u001f\u007f]")
DASHED = regex.compile(r"^\s*(?:[-–—‐‑−]|--)\s*(?=\S)")
_TAGGED = regex.compile(r"([\[(])[^\[\]()]+([\])])[.!]?")
_LETTERS = regex.compile(r"[\p{L}\p{N}'’]+")
_LOOP = 3
"""This many cues of the same words in a row are a loop: people say a thing twice, seldom thrice in so many cues."""
_PHRASE_LOOP = {1: 8, 2: 5, 3: 4, 4: 4}
"""Times that one to four words stand in a row: a stammer says `we, we, we, we, we`, a loop goes on."""
_ROLLS = 3
_ROLLING = 0.05
"""The share of cues that has to roll: turns of talk repeat a line now and then, captions that roll always do."""
_PAUSE_MS = 1000


def check_text(cues: Sequence[Cue], profile: Profile) -> Iterator[Finding]:
    """Every finding about text, cue by cue, then those about the file as a whole."""
    for cue in cues:
        text = cue.segment.text
        if not without_tags(text).strip():
            yield finding(cue, "empty", "it holds no text", remedy="take it out")
            continue
        yield from _lines(cue, profile)
        yield from _marks(cue, profile)
        yield from _damage(cue)
    yield from _breaks(cues)
    yield from _quotes(cues)
    yield from _loops(cues)
    yield from _rolling(cues)


def finding(
    cue: Cue, rule: str, message: str, *, measured: float | None = None, limit: float | None = None, unit: str = "",
    remedy: str = "", severity: Severity = "error",
) -> Finding:  # fmt: skip
    """A finding about a cue."""
    return Finding(
        rule, message, cue.number, cue.segment.start_ms, severity, measured, limit, unit, remedy=remedy, line=cue.line
    )


def _lines(cue: Cue, profile: Profile) -> Iterator[Finding]:
    lines = [without_tags(line) for line in cue.lines]
    lengths = [characters(line.strip(), profile.wide_characters) for line in lines]
    longest = max(lengths)
    if longest > profile.max_line_characters:
        words = lines[lengths.index(longest)].split()
        one = max(characters(w, profile.wide_characters) for w in words) > profile.max_line_characters
        yield finding(
            cue, "line-too-long", f"a line of {longest} characters, at most {profile.max_line_characters} allowed",
            measured=longest, limit=profile.max_line_characters, unit="characters",
            remedy="shorten the word, which no line can hold" if one else "break the line, or divide the cue",
        )  # fmt: skip
    if len(lines) > profile.max_lines:
        yield finding(
            cue, "too-many-lines", f"{len(lines)} lines, at most {profile.max_lines} allowed", measured=len(lines),
            limit=profile.max_lines, unit="lines", remedy="divide the cue",
        )  # fmt: skip
    whole = seen(cue.segment.text, profile.wide_characters)
    if profile.max_cue_characters and whole > profile.max_cue_characters + (len(lines) - 1):
        yield finding(
            cue, "cue-too-long", f"{whole} characters in all, at most {profile.max_cue_characters} allowed",
            measured=whole, limit=profile.max_cue_characters, unit="characters", remedy="divide the cue",
        )  # fmt: skip
    yield from _shape(cue, lines, lengths, whole, profile)


def _shape(cue: Cue, lines: list[str], lengths: list[int], whole: int, profile: Profile) -> Iterator[Finding]:
    if len(lines) != 2 or DASHED.match(lines[1]):
        return
    if profile.min_balance and min(lengths) < profile.min_balance * max(lengths):
        yield finding(
            cue, "unbalanced", f"lines of {lengths[0]} and {lengths[1]} characters: the shorter is less than"
            f" {profile.min_balance:.0%} of the longer", measured=round(min(lengths) / max(lengths), 2),
            limit=profile.min_balance, remedy="break the lines elsewhere",
        )  # fmt: skip
    if profile.one_line_if_fits and whole <= profile.max_line_characters:
        yield finding(
            cue, "needless-break", f"two lines where one of {whole} characters would do", measured=whole,
            limit=profile.max_line_characters, unit="characters", severity="advice", remedy="join the lines",
        )  # fmt: skip
    for line in lines:
        words = line.split()
        if len(words) == 1 and len(words[0]) < 8 and whole > 24:
            yield finding(
                cue, "orphan", f"{words[0]!r} stands alone on its line", severity="advice", remedy="break elsewhere"
            )
            return


def _marks(cue: Cue, profile: Profile) -> Iterator[Finding]:
    text = cue.segment.text
    if "  " in text or any(line != line.strip() for line in text.split("\n")) or "\t" in text:
        yield finding(cue, "spaces", "doubled spaces, or spaces at the end of a line", remedy="leave one")
    dashes = [m.group() for line in cue.lines if (m := DASHED.match(without_tags(line)))]
    if profile.dash and len(dashes) > 1 and any(d != profile.dash for d in dashes):
        yield finding(
            cue, "dash", f"speakers are marked with {dashes[0]!r}, where the profile has {profile.dash!r}",
            remedy=f"write {profile.dash!r}",
        )  # fmt: skip
    for line in cue.lines:
        if (tag := _TAGGED.fullmatch(line.strip())) and tag[1] + tag[2] != profile.sound_brackets:
            yield finding(
                cue, "sound-tag", f"a sound in {tag[1]}{tag[2]}, where the profile has {profile.sound_brackets}",
                severity="advice", remedy=f"write it in {profile.sound_brackets}",
            )  # fmt: skip
    if profile.interruption == "--" and regex.search(r"[\p{L}][—–](?=\s|$)", text):
        yield finding(
            cue, "interruption", "an interruption is marked with a dash, where the profile has two hyphens",
            severity="advice", remedy="write --",
        )  # fmt: skip


def _damage(cue: Cue) -> Iterator[Finding]:
    text = cue.segment.text
    open_tags: Counter[str] = Counter()
    for closing, name in _OPEN_TAG.findall(cue.raw or text):
        open_tags[name.lower()] += -1 if closing else 1
    if any(open_tags.values()):
        names = ", ".join(f"<{name}>" for name, count in open_tags.items() if count)
        yield finding(cue, "tags", f"unbalanced {names}", remedy="close it, or take it out")
    if "\ufffd" in text:
        yield finding(cue, "encoding", "a character that was lost (�)", remedy="read the file in its encoding")
    elif not text.isascii() and ftfy.badness.is_bad(text):
        yield finding(cue, "encoding", "text that was decoded wrongly", remedy="decode it anew")
    if entity := ENTITY.search(text):
        yield finding(cue, "entity", f"a character reference shows: {entity.group()}", remedy="write the character")
    if hidden := INVISIBLE.search(text):
        yield finding(
            cue, "invisible", f"an invisible character (U+{ord(hidden.group()):04X})", severity="advice",
            remedy="take it out",
        )  # fmt: skip
    words = [w.casefold() for w in _LETTERS.findall(text)]
    if run := _longest_loop(words):
        phrase, times = run
        limit = _PHRASE_LOOP[len(phrase.split())] - 1
        yield finding(
            cue, "loop", f"{phrase!r} {times} times in a row", measured=times, limit=limit,
            remedy="listen: a recogniser's loop is not speech",
        )  # fmt: skip


def _longest_loop(words: list[str]) -> tuple[str, int] | None:
    """A phrase of one to four words that stands too often in a row, and how often."""
    for size, most in _PHRASE_LOOP.items():
        equal = 0
        for at in range(size, len(words)):
            equal = equal + 1 if words[at] == words[at - size] else 0
            if equal >= size * (most - 1):
                return " ".join(words[at - size + 1 : at + 1]), equal // size + 1
    return None


def _breaks(cues: Sequence[Cue]) -> Iterator[Finding]:
    """Breaks between lines and between cues that guides forbid; judged by words alone, so advice."""
    last: Cue | None = None
    for cue in cues:
        lines = [words for line in cue.lines if (words := without_tags(line).split())]
        places = [(a[-1], b[0], cue, "its lines break") for a, b in pairwise(lines)]
        if last is not None and lines and _goes_on(last, cue):
            before = without_tags(last.lines[-1]).split() if last.lines else []
            if before:
                places.insert(0, (before[-1], lines[0][0], last, "it breaks off"))
        for first, second, where, how in places:
            if not DASHED.match(second) and (rule := forbidden(first, second)):
                yield finding(
                    where, "bad-break", f"{how} between {first!r} and {second!r} ({rule})", severity="advice",
                    remedy="break elsewhere",
                )  # fmt: skip
        last = cue


def _goes_on(cue: Cue, following: Cue) -> bool:
    """Whether the same speaker goes on without a long pause, so that the break was somebody's choice."""
    return cue.segment.speaker == following.segment.speaker and following.start_ms - cue.end_ms < _PAUSE_MS


def _quotes(cues: Sequence[Cue]) -> Iterator[Finding]:
    curly = [cue for cue in cues if any(c in cue.segment.text for c in "“”‘’")]
    straight = [cue for cue in cues if any(c in cue.segment.text for c in "\"'")]
    if not curly or not straight:
        return
    fewer, kind = (curly, "curly") if len(curly) < len(straight) else (straight, "straight")
    for cue in fewer:
        yield finding(
            cue, "quotes", f"{kind} quotation marks or apostrophes, where most of the file has the other kind",
            remedy="write them alike", severity="advice",
        )  # fmt: skip


def _loops(cues: Sequence[Cue]) -> Iterator[Finding]:
    def said(cue: Cue) -> str:
        return " ".join(_LETTERS.findall(without_tags(cue.segment.text).casefold()))

    for words, group in groupby(cues, key=said):
        run = list(group)
        if words and len(run) >= _LOOP:
            yield finding(
                run[0], "loop", f"the same line {len(run)} times (cues {run[0].number} to {run[-1].number})",
                measured=len(run), limit=_LOOP - 1, unit="times",
                remedy="listen: a recogniser's loop is not speech",
            )  # fmt: skip


def _rolling(cues: Sequence[Cue]) -> Iterator[Finding]:
    rolls = [
        b
        for a, b in pairwise(cues)
        if len(b.lines) > 1 and a.lines and b.lines[0].strip() == a.lines[-1].strip() and len(b.lines[0].split()) > 1
    ]
    if len(rolls) >= max(_ROLLS, _ROLLING * len(cues)):
        for cue in rolls:
            yield finding(
                cue, "rolling", "it begins with the line that the cue before it ended with",
                remedy="show each line once",
            )  # fmt: skip
