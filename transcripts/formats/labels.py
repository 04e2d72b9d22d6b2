"""Speakers written into the text as `Name: what they said`, as Zoom and many others save them.

The decision is made for the whole file: labels count only where most segments begin with one, so that `Note: bring
tea` in one caption stays text.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import regex

from transcripts.languages.tags import tags
from transcripts.model import Segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = r"(?:>{1,3}\s*|[-–—]\s*)?"
LABEL = regex.compile(rf"{_OPENS}(?P<name>[\p{{L}}\p{{N}}@][^:\n]{{0,60}}?)\s?:[ \n]\s*(?=\S)")
BRACKETS = regex.compile(
    rf"{_OPENS}[\[(](?P<name>[\p{{L}}\p{{N}}@][^:\n\[\]()]{{0,60}}?)[\])]\s?(?P<colon>:)?[ \n]\s*(?=\S)"
)
"""`[Kim]: words`. Without the colon only a recogniser's name is one (`(speaker 0) words`): `[Music]` is none."""
_NUMBERED = regex.compile(r"(?:speaker|spk|sprecher|locuteur|hablante|orador)[ _-]?\w{1,8}", regex.IGNORECASE)
_NAMED_ID = regex.compile(
    r"(?:\d{1,9}[.:)]?\s+)?\"(?P<name>[^\"\n]{1,60})\"(?:\s*\(\d+\))?"
    r"|\d{1,9}[.:)]?\s+(?:[-–]\s+)?(?P<name>\p{Lu}[\p{L}\p{M}\p{N} .'’_-]{0,40}?):?(?:\s*\(\d+\))?"
)
"""A cue's id with a name in it: `1 "Kim" (1100)`, as Webex has it, or `1 Kim` for a number."""
_CAPITALISED = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Ll}{1,3})(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|\p{Ll}{1,3}|\d{1,2}))*"
)
"""A name as brackets hold it: words in capitals, with what may stand between them (`van`, `de`)."""
_SENTENCE_END = regex.compile(r"[.?!…]$")
_NO_NAME = regex.compile(r"(?<!\b\p{L}|\b[DJMS]rs?|\bMs)[.?!…;]\s|[\"“”<>]|https?$|^\d+$")
_MOST = 0.6


def somebody(name: str | None) -> str | None:
    """A speaker's name as it may stand: None where it has neither a letter nor a digit, for then it is nobody's.

    >>> somebody("Kim"), somebody("-"), somebody(None)
    ('Kim', None, None)
    """
    return name if name and any(map(str.isalnum, name)) else None


def is_numbered(name: str) -> bool:
    """Whether this is a recogniser's label, which says nothing of who it is (`Speaker 1`, `SPEAKER_00`)."""
    return _NUMBERED.fullmatch(name) is not None


def name_at_start(text: str) -> tuple[str, str] | None:
    """The name a text begins with and what it says after it; None where it begins with none.

    >>> name_at_start("Priya | QVT: Yeah."), name_at_start("He said this. Twice: no.")
    (('Priya | QVT', 'Yeah.'), None)
    """
    if text[:1] in "[(->–—" and (match := BRACKETS.match(text)):
        name = match["name"].strip()
        return (name, text[match.end() :]) if match["colon"] or _NUMBERED.fullmatch(name) else None
    match = LABEL.match(text) if ":" in text else None
    if match is None:
        return None
    name = match["name"].strip()
    if len(name.split()) > 6 or _NO_NAME.search(name):
        return None
    return name, text[match.end() :]


def style(before: Sequence[Segment], after: Sequence[Segment]) -> str | None:
    """How most of the names stood before the text, with `{}` for the name; None where they stood elsewhere."""
    styles: Counter[str] = Counter()
    for old, new in zip(before, after, strict=True):
        label = old.text[: len(old.text) - len(new.text)]
        if new.speaker and new.speaker in label:
            styles[label.replace(new.speaker, "{}", 1)] += 1
    return styles.most_common(1)[0][0] if styles else None


def are_labels(lines: Sequence[str]) -> bool:
    """Whether six in ten of some lines, and two at least, begin with a label."""
    found = [found[0] for line in lines if (found := name_at_start(line))]
    names = Counter(found)
    likely = sum(count for name, count in names.items() if _likely(name, names))
    return likely >= max(2, _MOST * len(lines))


def recognise(segments: Sequence[Segment]) -> list[Segment] | None:
    """The segments with their labels taken for speakers; None where this is not a file of labels.

    At least two segments, and six in ten of those with words, have to begin with a label.
    """
    if any(segment.speaker for segment in segments[:50]):
        return None
    if any(segment.id for segment in segments[:50]) and (named := _by_id(segments)):
        return named
    sample = [segment for segment in segments[:: max(1, len(segments) // 500)] if segment.text]
    if (named := _by_turns(segments, sample) or _by_brackets(segments, sample)) is not None:
        return named
    names = Counter(found[0] for segment in sample if (found := name_at_start(segment.text)))
    enough = sum(count for name, count in names.items() if _likely(name, names))
    if enough < 2 or enough < _MOST * len(sample):
        return None
    sure = names.total() >= 0.9 * len(sample)
    return [_labelled(segment, names, sure=sure) for segment in segments]


def by_first_lines(segments: Sequence[Segment]) -> list[Segment] | None:
    """The segments with their first lines taken for speakers, as Teams has them; None where those are no names."""
    firsts = [segment.text.partition("\n")[0].strip() for segment in segments]
    with_more = [first for first, segment in zip(firsts, segments, strict=True) if "\n" in segment.text]
    if len(with_more) < max(2, 0.9 * len(segments)) or not all(map(_may_be_name, with_more)):
        return None
    if len(set(with_more)) > max(2, len(with_more) // 2):
        return None
    return [
        with_speaker(segment, first, rest.strip()) if (rest := segment.text.partition("\n")[2]) else segment
        for first, segment in zip(firsts, segments, strict=True)
    ]


def _may_be_name(line: str) -> bool:
    return 0 < len(line.split()) <= 6 and somebody(line) is not None and not _SENTENCE_END.search(line)


def _by_id(segments: Sequence[Segment]) -> list[Segment] | None:
    """The segments with the names in their ids, where six in ten have one."""
    found = [_NAMED_ID.fullmatch(segment.id) if segment.id else None for segment in segments]
    if sum(match is not None for match in found) < max(2, _MOST * len(segments)):
        return None
    return [
        with_speaker(segment, somebody(match["name"].strip()), segment.text) if match else segment
        for segment, match in zip(segments, found, strict=True)
    ]


def named_number(line: str) -> int | None:
    """The number of a cue whose line has a name beside it; None where the line is none of that kind."""
    found = _NAMED_ID.fullmatch(line)
    number = line.partition(" ")[0].rstrip(".:)") if found else ""
    return int(number) if number.isdecimal() else None


def with_speaker(segment: Segment, name: str | None, text: str) -> Segment:
    """The segment as said by somebody, with the end of its text that is theirs."""
    words = segment.held_words
    if words is not None:
        words = words[len(words) - len(text.split()) :]
    return Segment(
        text, segment.start_ms, segment.end_ms, name, words, segment.start_timing, segment.end_timing,
        segment.id, segment.settings,
    )  # fmt: skip


def _likely(name: str, names: Counter[str]) -> bool:
    """Whether this is a name and no phrase: it begins with a capital, or it comes again."""
    return not name[0].islower() or names[name] > 1


def _labelled(segment: Segment, names: Counter[str], *, sure: bool) -> Segment:
    found = name_at_start(segment.text)
    if found is None or not (sure or _likely(found[0], names)) or _others(found, names):
        return segment
    return with_speaker(segment, *found)


def _others(found: tuple[str, str], names: Counter[str]) -> bool:
    """Whether a later line of a cue names somebody else of the talk: it is then nobody's alone, and left as it is."""
    lines = found[1].split("\n")[1:]
    return any((other := name_at_start(line)) and other[0] != found[0] and other[0] in names for line in lines)


# Names in brackets


def _in_brackets(text: str) -> tuple[str, str] | None:
    """A name in brackets without a colon (`[Ann Lee] words`) and what follows; None for a note of a sound."""
    match = BRACKETS.match(text) if text[:1] in "[(->–—" else None
    if match is None or match["colon"] or not _CAPITALISED.fullmatch(name := match["name"].strip()):
        return None
    kinds = [tag.kind for tag in tags(f"[{name}]".split())]
    return (name, text[match.end() :]) if kinds in ([], ["unknown"]) and len(name.split()) <= 4 else None


def _by_brackets(segments: Sequence[Segment], sample: Sequence[Segment]) -> list[Segment] | None:
    """The segments with the names in brackets at their starts, where six in ten have one, and two people speak."""
    held = Counter(found[0] for segment in sample if (found := _in_brackets(segment.text)))
    names = Counter({name: count for name, count in held.items() if count > 1 or " " in name})
    if len(names) < 2 or names.total() < max(2, _MOST * len(sample)):
        return None
    return [
        with_speaker(segment, *found)
        if (found := _in_brackets(segment.text)) and found[0] in held and not _other_brackets(found)
        else segment
        for segment in segments
    ]


def _other_brackets(found: tuple[str, str]) -> bool:
    lines = found[1].split("\n")[1:]
    return any((other := _in_brackets(line)) and other[0] != found[0] for line in lines)


# Turns that are marked


def _by_turns(segments: Sequence[Segment], sample: Sequence[Segment]) -> list[Segment] | None:
    """The segments of a talk whose turns begin with `>>`, some with a name (`>> ANN:`): what follows goes on with it.

    Only those with the mark are asked for names, six in ten of which have one, or all whose names stand in capitals. A
    turn without a name is nobody's.
    """
    marked = [segment for segment in sample if segment.text.startswith(">>")]
    found = [named for segment in marked if (named := name_at_start(segment.text))]
    if len(marked) < 2 or len(marked) == len(sample) or not found:
        return None
    if len(found) < _MOST * len(marked) and not all(name.isupper() for name, _ in found):
        return None
    if any(name_at_start(segment.text) for segment in sample if not segment.text.startswith(">>")):
        return None  # other labels too: they are looked at one by one
    return list(_carried(segments))


def _carried(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Each segment with the speaker of its turn; one in which another turn begins is nobody's alone."""
    speaker = None
    for segment in segments:
        text = segment.text
        if text.startswith(">>"):
            named = name_at_start(text)
            speaker, text = named or (None, text)
        before, mark, last = text.lstrip("> ").rpartition(">>")
        if mark and before:
            later = name_at_start(last.strip())
            speaker = later[0] if later else None
            yield segment
        else:
            yield with_speaker(segment, speaker, text) if speaker else segment
