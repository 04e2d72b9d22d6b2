"""Timed Text (`.ttml`, `.dfxp`, `.xml`; TTML, DFXP, IMSC, SMPTE-TT, EBU-TT-D): paragraphs with times, styles, agents.

https://www.w3.org/TR/ttml2/ and https://www.w3.org/TR/ttml-imsc1.2/ (read 2026-11-22). Writes the IMSC text profile.
Styles that are no italics, bold, underline or colour are not kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from transcripts.formats.base import Input, Notices
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.runs import Run, add_style
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.srt_markup import POSITIONS as PLACES
from transcripts.formats.ttml_time import Rates, parse_time
from transcripts.formats.ttml_write import TTML, write
from transcripts.formats.xmltext import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment, Transcript

_SPACE = regex.compile(r"[ \t\r\n]+")
_REGION = regex.compile(r"an([1-9])")


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element inherits: its begin and end, styles, who speaks, whether white space is kept."""

    begin: int
    end: int | None
    styles: tuple[str, ...] = ()
    agent: str | None = None
    preserve: bool = False
    region: str | None = None
    timed: bool = False


class _Document:
    def __init__(self, root: Element) -> None:
        self.rates = Rates.of(root.attributes)
        self.preserve = root.attributes.get("space") == "preserve"
        self.styles: dict[str, tuple[str, ...]] = {}
        self.agents: dict[str, str] = {}
        self.title: str | None = None
        self.ends: dict[tuple[int, int], int] = {}
        for element in root.walk():
            name = element.attributes.get("id", "")
            if element.name == "style" and name:
                self.styles[name] = self.style_of(element, ())
            elif element.name == "agent" and name:
                self.agents[name] = _SPACE.sub(" ", element.text()).strip()
            elif element.name == "title" and self.title is None:
                self.title = _SPACE.sub(" ", element.text()).strip() or None

    def style_of(self, element: Element, inherited: tuple[str, ...]) -> tuple[str, ...]:
        """The styles in force inside an element."""
        styles = inherited
        for reference in element.attributes.get("style", "").split():
            for style in self.styles.get(reference, ()):
                styles = add_style(styles, style)
        for attribute, value, style in (
            ("fontStyle", {"italic", "oblique"}, "i"),
            ("fontWeight", {"bold"}, "b"),
            ("textDecoration", {"underline"}, "u"),
        ):
            if attribute in element.attributes:
                kept = tuple(held for held in styles if held != style)
                styles = add_style(kept, style) if element.attributes[attribute] in value else kept
        colour = element.attributes.get("color", "").lower()
        if colour and colour not in {"white", "#ffffff", "#ffffffff"}:
            styles = add_style(styles, f"c.{colour.replace('#', 'color')}" if regex.fullmatch(r"#?\w+", colour) else "")
        return tuple(style for style in styles if style)

    def within(self, element: Element, outer: _Context) -> _Context:
        """What holds inside an element, given what holds outside."""
        held = element.attributes
        begin = parse_time(held.get("begin", ""), self.rates)
        end = parse_time(held.get("end", ""), self.rates)
        length = parse_time(held.get("dur", ""), self.rates)
        start = outer.begin + (begin or 0)
        stop = outer.begin + end if end is not None else None
        if length is not None:
            stop = start + length if stop is None else min(stop, start + length)
        if stop is None:
            stop = outer.end
        elif outer.end is not None:
            stop = min(stop, outer.end)
        agent = held.get("agent", "").split()
        return _Context(
            start,
            stop,
            self.style_of(element, outer.styles),
            self.agents.get(agent[0], agent[0]) if agent else outer.agent,
            held.get("space", "preserve" if outer.preserve else "") == "preserve",
            held.get("region", outer.region),
            begin is not None or end is not None or outer.timed,
        )

    def inside(self, parent: Element, context: _Context) -> Iterator[tuple[Element | str, _Context]]:
        """What an element holds, each with its context: one after another in time where it is a sequence.

        https://www.w3.org/TR/ttml2/#timing-attribute-timeContainer (read 2026-12-01)
        """
        if parent.attributes.get("timeContainer") != "seq":
            yield from (
                (child, context if isinstance(child, str) else self.within(child, context)) for child in parent.children
            )
            return
        at = context.begin
        for child in parent.children:
            if isinstance(child, str):
                yield child, context
                continue
            inner = self.within(child, replace(context, begin=at, timed=True))
            yield child, inner
            at = self._finish(child, inner)

    def _finish(self, element: Element, context: _Context) -> int:
        """When an element in a sequence is over: its own end, or that of what it holds."""
        if context.end is not None and {"end", "dur"} & element.attributes.keys():
            return context.end
        key = (id(element), context.begin)
        if key not in self.ends:
            within = [
                self._finish(child, inner)
                for child, inner in self.inside(element, context)
                if not isinstance(child, str)
            ]
            self.ends[key] = max(within, default=context.begin)
        return self.ends[key]


def read(source: Input) -> Transcript:
    """Read any TTML. Raises ReadError where it is not XML and NoCaptionsError where no paragraph has text."""
    notices = Notices()
    root = parse(source, notices)
    document = _Document(root)
    found = [pair for body in root.elements("body") for pair in _paragraphs(body, document)]
    found.sort(key=lambda pair: pair[0].start_ms or 0)
    runs_of = {id(cue): (runs, context) for cue, runs, context in found}

    def build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
        runs, context = runs_of[id(cue)]
        region = _REGION.fullmatch(context.region or "")
        settings = PLACES.get(int(region[1])) if region else None
        return from_runs(runs, start_ms, end_ms, speaker=context.agent or None, settings=settings)

    segments = settle([cue for cue, _, _ in found], notices, build)
    language = root.attributes.get("lang") or None
    talk = transcript(source, segments, notices, what="paragraph with a begin and an end", language=language)
    return replace(talk, title=document.title)


def _paragraphs(body: Element, document: _Document) -> Iterator[tuple[Cue, list[Run], _Context]]:
    """Each paragraph with text: its times, its runs, and what it inherits."""
    stack = [(body, document.within(body, _Context(0, None, preserve=document.preserve)))]
    while stack:
        element, context = stack.pop()
        if element.name != "p":
            held = [(child, inner) for child, inner in document.inside(element, context) if not isinstance(child, str)]
            stack += held[::-1]
            continue
        collected = _Runs(document)
        collected.walk(element, context)
        if not {"begin", "end", "dur"} & set(element.attributes) and (shown := collected.shown_apart()):
            yield from _apart(collected, shown, element.line, preserve=context.preserve)
            continue
        runs = collected.tidy(preserve=context.preserve)
        if not any(run.text.strip() for run in runs):
            continue
        start: int | None = context.begin
        end = context.end
        if collected.first is not None and not {"begin", "end", "dur"} & set(element.attributes):
            start, end = collected.first, collected.last  # only its spans are timed
        elif not context.timed:
            start = None
        yield Cue(start, end, "".join(run.text for run in runs), element.line), runs, context


def _apart(
    collected: _Runs, shown: list[_Span], line: int, *, preserve: bool
) -> Iterator[tuple[Cue, list[Run], _Context]]:
    """A cue for each of the spans that a paragraph shows one after another."""
    for span in shown:
        runs = collected.tidy(preserve=preserve, of=collected.runs[span.first : span.last])
        text = "".join(run.text for run in runs)
        yield Cue(span.context.begin, span.context.end, text, line), runs, span.context


class _Span(NamedTuple):
    """The runs `first` up to `last` of a paragraph, which have times of their own."""

    first: int
    last: int
    context: _Context


_WORD_GAP_MS = 300
"""Spans of a word each that follow on each other so closely are the words of one cue."""


class _Runs:
    """Collects the text of a paragraph with its styles and the begin of each timed span."""

    def __init__(self, document: _Document) -> None:
        self.document = document
        self.runs: list[Run] = []
        self.first: int | None = None
        self.last: int | None = None
        self.spans: list[_Span] = []

    def shown_apart(self) -> list[_Span]:
        """The spans where each is gone before the next comes and nothing stands beside them; else none.

        A paragraph without times shows each for its own time (https://www.w3.org/TR/ttml2/#timing, read 2026-12-01).
        Single words close upon each other are those of one cue, as songs have them.
        """
        outer: list[_Span] = []
        for span in reversed(self.spans):  # an inner one was met before the one that holds it
            if not outer or span.last <= outer[-1].first:
                outer.append(span)
        spans = [span for span in reversed(outer) if any(r.text.strip() for r in self.runs[span.first : span.last])]
        inside = {at for span in spans for at in range(span.first, span.last)}
        if len(spans) < 2 or any(run.text.strip() for at, run in enumerate(self.runs) if at not in inside):
            return []
        gaps = []
        for one, following in pairwise(spans):
            if one.context.end is None or one.context.end > following.context.begin:
                return []
            gaps.append(following.context.begin - one.context.end)
        single = all(len("".join(r.text for r in self.runs[s.first : s.last]).split()) == 1 for s in spans)
        return [] if single and max(gaps) < _WORD_GAP_MS else spans

    def walk(self, element: Element, context: _Context) -> None:
        """Take in an element; nesting is bounded by the parser."""
        for child, inner in self.document.inside(element, context):
            if isinstance(child, str):
                self.runs.append(Run(child if context.preserve else _SPACE.sub(" ", child), context.styles))
            elif child.name == "br":
                self.runs.append(Run("\n", context.styles))
            elif child.name not in {"metadata", "set", "animate"}:
                mark = len(self.runs)
                self._take(child, inner)
                if "begin" in child.attributes or element.attributes.get("timeContainer") == "seq":
                    self._timed(mark, inner)

    def _take(self, child: Element, inner: _Context) -> None:
        """Take in a span. The reading in ruby stands in brackets, as in WebVTT; its own delimiters are brackets too.

        https://www.w3.org/TR/ttml2/#style-attribute-ruby (read 2026-12-01)
        """
        ruby = child.attributes.get("ruby")
        if ruby == "delimiter":
            return
        if ruby == "text" and child.text().strip():
            self.runs.append(Run("(", inner.styles))
        self.walk(child, inner)
        if ruby == "text" and child.text().strip():
            self.runs.append(Run(")", inner.styles))

    def _timed(self, mark: int, inner: _Context) -> None:
        if mark < len(self.runs):
            self.spans.append(_Span(mark, len(self.runs), inner))
            self.runs[mark] = replace(self.runs[mark], time_ms=inner.begin)
        self.first = inner.begin if self.first is None else min(self.first, inner.begin)
        if inner.end is not None:
            self.last = inner.end if self.last is None else max(self.last, inner.end)

    def tidy(self, *, preserve: bool, of: list[Run] | None = None) -> list[Run]:
        """The runs, or some of them, with white space as it is shown: none around a line break, one for more."""
        runs = self.runs if of is None else of
        if preserve:
            return runs
        tidy: list[Run] = []
        before = "\n"
        for run in runs:
            text = run.text.lstrip(" ") if before in " \n" and run.text != "\n" else run.text
            if run.text == "\n" and tidy:
                tidy[-1] = replace(tidy[-1], text=tidy[-1].text.rstrip(" "))
            tidy.append(replace(run, text=text))
            before = text[-1:] or before
        return tidy


def sniff(text: str) -> float:
    """How surely this is TTML: its root element."""
    return 0.98 if regex.search(r"<(?:\w+:)?tt[\s>][^>]*", text[:4096]) else 0.0


FORMAT = replace(TTML, sniff=sniff, read=read, write=write)
