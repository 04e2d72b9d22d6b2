"""Final Cut Pro's captions (`.fcpxml`): `<caption>` in the clips of a sequence, times as fractions of a second.

https://developer.apple.com/documentation/professional-video-applications/fcpxml-reference (read 2026-11-30). A clip's
`offset` counts in its parent's time, which begins at the parent's `start`. Titles are read where there are no captions.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.clock import MAX_MS
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.runs import Run, add_style
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.xmltext import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from transcripts.model import Segment, Transcript

_TIME = regex.compile(r"(-?\d{1,15})(?:\.(\d{1,9}))?(?:/(\d{1,12}))?s?")
_LANGUAGE = regex.compile(r"(?:captionFormat=)?[\w-]+\.([A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?)")


class _Found(NamedTuple):
    element: Element
    start: Fraction | None
    length: Fraction | None


def read(source: Input) -> Transcript:
    """Read the captions of a Final Cut project. Raises NoCaptionsError where it has none."""
    notices = Notices()
    root = parse(source)
    if root.name != "fcpxml":
        raise source.error(
            f"this XML is no Final Cut project: its root is <{root.name}>",
            root.line,
            hint="name its format with --from",
        )
    styles = {
        s.attributes.get("id", ""): style
        for s in root.walk()
        if s.name == "text-style-def"
        for style in s.elements("text-style")
    }
    found = [each for sequence in _sequences(root) for each in _captions(sequence)]
    captions = [each for each in found if each.element.name == "caption"]
    if not captions and found:
        notices.add("the project has no captions; its titles were read", found[0].element.line)
    elif len(captions) < len(found):
        notices.add("titles stand beside the captions; they were left out", None, len(found) - len(captions))
    chosen = sorted(captions or found, key=lambda each: each.start or 0)
    cues = [
        Cue(
            _ms(c.start),
            _ms(None if c.start is None or c.length is None else c.start + c.length),
            "",
            c.element.line,
            str(i),
        )
        for i, c in enumerate(chosen)
    ]

    def build(cue: Cue, start: int, end: int) -> Segment:
        return from_runs(_runs(chosen[int(cue.id or 0)].element, styles), start, end)

    roles = (_LANGUAGE.search(each.element.attributes.get("role", "")) for each in captions)
    language = next((role[1] for role in roles if role), None)
    segments = settle(cues, notices, build)
    return transcript(source, segments, notices, what="caption and no title", language=language)


def _sequences(root: Element) -> Iterator[Element]:
    """The sequences, none of which holds another."""
    stack = [root]
    while stack:
        element = stack.pop()
        if element.name == "sequence":
            yield element
        else:
            stack += reversed(list(element.elements()))


def _captions(sequence: Element) -> Iterator[_Found]:
    """Captions and titles with the time in the sequence at which each begins."""
    stack: list[tuple[Element, Fraction, Fraction]] = [
        (sequence, Fraction(0), _time(sequence.attributes, "tcStart") or Fraction(0))
    ]
    while stack:
        element, at, base = stack.pop()
        later = []
        for child in element.elements():
            offset = _time(child.attributes, "offset")
            begins = at if offset is None else at + offset - base
            if child.name in {"caption", "title"}:
                bad = "offset" in child.attributes and offset is None
                yield _Found(child, None if bad else begins, _time(child.attributes, "duration"))
            inner = _time(child.attributes, "start") if child.name != "spine" else None
            if inner is None:
                inner = base if child.name == "spine" and offset is None else Fraction(0)
            later.append((child, begins, inner))
        stack += reversed(later)


def _time(attributes: Mapping[str, str], name: str) -> Fraction | None:
    match = _TIME.fullmatch(attributes.get(name, "").strip())
    if match is None or (match[3] is not None and not int(match[3])):
        return None
    whole = Fraction(f"{match[1]}.{match[2]}" if match[2] else match[1])
    return whole / int(match[3]) if match[3] else whole


def _ms(seconds: Fraction | None) -> int | None:
    ms = None if seconds is None else round(seconds * 1000)
    return ms if ms is not None and abs(ms) <= MAX_MS else None


def _runs(element: Element, styles: Mapping[str, Element]) -> list[Run]:
    runs: list[Run] = []
    for number, text in enumerate(element.elements("text")):
        if number:
            runs.append(Run("\n", ()))
        for child in text.children:
            if isinstance(child, str):
                runs += [Run(child, ())] if child.strip() else []
                continue
            style = styles.get(child.attributes.get("ref", ""), child)
            held: tuple[str, ...] = ()
            for attribute, mark in (("italic", "i"), ("bold", "b"), ("underline", "u")):
                held = add_style(held, mark) if style.attributes.get(attribute) == "1" else held
            runs.append(Run(child.text(), held))
    return runs


def sniff(text: str) -> float:
    """How surely this is a Final Cut project: its root element."""
    return 1.0 if "<fcpxml" in text[:2000] else 0.0


FORMAT = Format(
    name="fcpxml",
    title="Final Cut Pro captions",
    suffixes=(".fcpxml",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
)
