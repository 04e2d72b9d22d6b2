"""SAMI (`.smi`): `<SYNC Start=1000><P Class=ENCC>text`, an HTML that seldom closes its tags.

A file of several languages is read in its first; the others are named in a notice. Each text lasts to the next mark;
a mark with no text, usually `&nbsp;`, ends the text before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.formats import srt_markup
from transcripts.formats.base import Captures, Format, Holds, Input, Notices
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.runs import segment as from_runs
from transcripts.formats.runs import unescape

if TYPE_CHECKING:
    from transcripts.model import Segment, Transcript

_INSIDE = r"([^<>]*)(?:>|(?=<))"
"""The rest of a tag; one that is never closed ends where the next begins."""
_SYNC = regex.compile(rf"<SYNC\b{_INSIDE}", regex.IGNORECASE)
_START = regex.compile(r"\bStart\s*=\s*[\"']?(-?\d{1,10})", regex.IGNORECASE)
_P = regex.compile(rf"<P\b{_INSIDE}", regex.IGNORECASE)
_CLASS = regex.compile(r"\bClass\s*=\s*[\"']?([\w-]+)", regex.IGNORECASE)
_LANGUAGE = regex.compile(r"\.([\w-]+)\s*\{[^{}]*?\blang\s*:\s*([A-Za-z-]+)", regex.IGNORECASE)
_TITLE = regex.compile(r"<TITLE>([^<]*)</TITLE>", regex.IGNORECASE)
_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_OTHER = regex.compile(rf"</?(?:SYNC|P|BODY|SAMI|DIV|SPAN|TABLE|TR|TD|A|IMG|RUBY|RT|RP)\b{_INSIDE}", regex.I)
_COMMENT = regex.compile(r"<!--.*?-->", regex.DOTALL)
_SPACE = regex.compile(r"[ \t\r\n]+")


def read(source: Input) -> Transcript:
    """Read SAMI. Raises NoCaptionsError where there is no SYNC mark with text."""
    notices = Notices()
    text = source.text
    marks = [(mark, int(start[1])) for mark in _SYNC.finditer(text) if (start := _START.search(mark[1]))]
    shown: list[tuple[int, str, str, int]] = []  # time, class, text, line
    line, at = 1, 0
    for i, (mark, ms) in enumerate(marks):
        line += text.count("\n", at, mark.start())
        at = mark.start()
        body = text[mark.end() : marks[i + 1][0].start() if i + 1 < len(marks) else len(text)]
        shown += [(ms, name, words, line) for name, words in _paragraphs(body)]
    names = list(dict.fromkeys(name for _, name, words, _ in shown if words))
    chosen = names[0] if names else ""
    if len(names) > 1:
        notices.add(f"several languages; {chosen or 'the first'} was read and {', '.join(names[1:])} left out")
    cues = _cues([(ms, words, number) for ms, name, words, number in shown if name == chosen or not name])
    talk = transcript(source, settle(cues, notices, _build), notices, what="mark such as <SYNC Start=1000>")
    languages = {name.lower(): language for name, language in _LANGUAGE.findall(text)}
    title = _TITLE.search(text)
    return replace(
        talk,
        language=languages.get(chosen.lower()),
        title=(unescape(title[1]).strip() or None) if title else None,
    )


def _paragraphs(body: str) -> list[tuple[str, str]]:
    """The class and the text of each paragraph after a mark."""
    starts = list(_P.finditer(body))
    if not starts:
        return [("", _words(body))]
    found = []
    for i, start in enumerate(starts):
        name = _CLASS.search(start[1])
        end = starts[i + 1].start() if i + 1 < len(starts) else len(body)
        found.append((name[1] if name else "", _words(body[start.end() : end])))
    return found


def _words(markup: str) -> str:
    """A paragraph's text, still with the tags that carry styles."""
    ends = markup.rfind("-->") + 1  # no comment is looked for past the last end of one
    text = _COMMENT.sub("", markup[: ends + 2]) + markup[ends + 2 :] if ends else markup
    text = _BREAK.sub("\x00", _OTHER.sub("", text))
    text = _SPACE.sub(" ", text).strip()
    text = "\n".join(part.strip() for part in text.split("\x00")).strip()
    return "" if not unescape(text).strip() else text


def _cues(shown: list[tuple[int, str, int]]) -> list[Cue]:
    cues = []
    for i, (start, words, line) in enumerate(shown):
        if words:
            end = shown[i + 1][0] if i + 1 < len(shown) else None
            cues.append(Cue(start, end, words, line))
    return cues


def _build(cue: Cue, start_ms: int, end_ms: int) -> Segment:
    runs, _ = srt_markup.parse(cue.text)
    return from_runs([replace(run, text=unescape(run.text)) for run in runs], start_ms, end_ms)


def sniff(text: str) -> float:
    """How surely this is SAMI: its root element or its marks."""
    if regex.search(r"<SAMI\b", text[:4096], regex.IGNORECASE):
        return 0.98
    return 0.8 if any(_START.search(mark[1]) for mark in _SYNC.finditer(text)) else 0.0


FORMAT = Format(
    name="sami",
    title="SAMI",
    suffixes=(".smi", ".sami"),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    sniff=sniff,
    read=read,
    captures=Captures.CAPTIONS,
)
