"""Tables of cues or of words (CSV, TSV): Whisper's, whisper.cpp's, Premiere's, and those that people keep by hand.

The first row names the columns, in any order and of many names (`tablecolumns`); times come in many forms
(`tabletimes`). Written are `start,end,speaker,text` in seconds, or a row for each word.
"""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError, ReadError
from transcripts.formats import tabletext
from transcripts.formats.base import Captures, Format, Holds, Input, Notices, Output, WriteOptions
from transcripts.formats.cues import Cue, settle, transcript
from transcripts.formats.losses import losses, untimed
from transcripts.formats.speech import group
from transcripts.formats.tablehead import head_of, is_time, ranges_parted
from transcripts.formats.tabletimes import scale_of
from transcripts.formats.tokens import TimedToken
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.formats.tablecolumns import Columns
    from transcripts.formats.tabletext import Row
    from transcripts.formats.tabletimes import Scale

_CUES = ("start", "end", "speaker", "text")
_WORDS = ("segment", "segment_start", "segment_end", "speaker", "start", "end", "word", "confidence")
_HINT = "name the columns in the first row, such as start, end, speaker, text"


def read(source: Input) -> Transcript:
    """Read a table. Raises ReadError where no column holds what was said."""
    notices = Notices()
    mark, columns, rows = _table(source, notices)
    if unread := columns.unread:
        shown = ", ".join(repr(name) for name in unread[:6]) + (" …" if len(unread) > 6 else "")
        notices.add(f"columns that have no place in a transcript were left out: {shown}", 1)
    wide = [row for row in rows if len(row.cells) > len(columns.names)]
    if wide:
        notices.add("a row with more cells than there are columns; they belong to its last", wide[0].line, len(wide))
        rows = [_narrowed(row, len(columns.names), mark) for row in rows]
    columns, rows = ranges_parted(columns, rows)
    scale = _scale(columns, rows, notices)
    if "word" in columns:
        return _talk(source, _of_words(columns, rows, scale, notices), notices)
    if "start" not in columns and "end" not in columns:
        notices.add("no column of times was found; read as text without times", 1)
        spoken = (row for row in rows if columns.cell(row.cells, "text").strip())
        return _talk(source, [Segment(_text(columns, row), speaker=_speaker(columns, row)) for row in spoken], notices)
    speakers = {row.line: _speaker(columns, row) for row in rows}
    cues = [cue for row in rows if (cue := _cue(columns, row, scale, notices))]
    segments = settle(cues, notices, lambda cue, start, end: Segment(cue.text, start, end, speakers[cue.line]))
    return _talk(source, segments, notices)


def _talk(source: Input, segments: Iterable[Segment], notices: Notices) -> Transcript:
    return transcript(source, segments, notices, what="row with words under its first")


def _table(source: Input, notices: Notices) -> tuple[str, Columns, list[Row]]:
    """The mark that parts the columns, what they are, and the rows below the header."""
    head = head_of(source.text)
    if head is None:
        message = "no column of this table is named as what was said (text, transcript, caption …)"
        raise source.error(message, 1, kind=ReadError, hint=_HINT)
    rows = [row for row in tabletext.rows(source.text, head.mark) if row.line > head.line]
    if not rows:
        raise source.error("the table holds no row below its first", 1, kind=NoCaptionsError, hint=_HINT)
    if head.above:
        notices.add("lines above the names of the columns were left out", 1, head.above)
    return head.mark, head.columns, rows


def _narrowed(row: Row, width: int, mark: str) -> Row:
    cells = row.cells
    return row if len(cells) <= width else tabletext.Row(row.line, (*cells[: width - 1], mark.join(cells[width - 1 :])))


def _scale(columns: Columns, rows: Sequence[Row], notices: Notices) -> Scale:
    """One scale for all columns of times."""
    used = [role for role in ("start", "end", "duration", "segment_start", "segment_end") if role in columns]
    cells = [cell for row in rows for role in used if (cell := columns.cell(row.cells, role).strip())]
    texts = [columns.cell(row.cells, "text") or columns.cell(row.cells, "word") for row in rows]
    return scale_of((columns.names[columns.at[role]] for role in used), cells, texts, notices)


def _cue(columns: Columns, row: Row, scale: Scale, notices: Notices) -> Cue | None:
    """The cue of a row; None where it has neither words nor a time."""
    start, end = (_ms(columns, row, role, scale, notices) for role in ("start", "end"))
    if end is None and start is not None and "duration" in columns:
        length = _ms(columns, row, "duration", scale, notices)
        end = None if length is None else start + length
    text = _text(columns, row)
    return Cue(start, end, text, row.line) if text or start is not None else None


def _ms(columns: Columns, row: Row, role: str, scale: Scale, notices: Notices) -> int | None:
    cell = columns.cell(row.cells, role)
    ms = scale.ms(cell) if cell.strip() else None
    if ms is None and cell.strip() and role != "start":  # a start that is missing is told by `settle`
        notices.add("a time that cannot be read; estimated", row.line)
    return ms


def _text(columns: Columns, row: Row) -> str:
    return tabletext.without_guard(columns.cell(row.cells, "text")).strip()


def _speaker(columns: Columns, row: Row) -> str | None:
    name = " ".join(tabletext.without_guard(columns.cell(row.cells, "speaker")).split())
    return name if any(c.isalnum() for c in name) else None


def _of_words(columns: Columns, rows: Sequence[Row], scale: Scale, notices: Notices) -> list[Segment]:
    """Segments from a row for each word: as they are numbered, or else by pauses."""
    words = [(row, token) for row in rows if (token := _token(columns, row, scale, notices)).text]
    if "segment" not in columns:
        return group(token for _, token in words)
    segments = []
    for _, held in groupby(words, key=lambda pair: columns.cell(pair[0].cells, "segment")):
        pairs = list(held)
        times = [_ms(columns, pairs[0][0], role, scale, notices) for role in ("segment_start", "segment_end")]
        segments.append(_numbered([token for _, token in pairs], *times))
    return segments


def _numbered(tokens: list[TimedToken], start: int | None, end: int | None) -> Segment:
    found = group(tokens)
    words = [word for segment in found for word in segment.words]
    text, speaker = " ".join(word.text for word in words), tokens[0].speaker
    if all(token.start_ms is None and token.confidence is None for token in tokens):
        return Segment(text, start, end, speaker)
    starts = [word.start_ms for word in words if word.start_ms is not None]
    ends = [word.end_ms for word in words if word.end_ms is not None]
    start = min(starts, default=None) if start is None else start
    return Segment(text, start, max(ends, default=None) if end is None else end, speaker, words)


def _token(columns: Columns, row: Row, scale: Scale, notices: Notices) -> TimedToken:
    start, end = (_ms(columns, row, role, scale, notices) for role in ("start", "end"))
    try:
        sure = float(columns.cell(row.cells, "confidence"))
    except ValueError:
        sure = -1.0
    role = "word" if columns.cell(row.cells, "word").strip() else "text"
    text = tabletext.without_guard(columns.cell(row.cells, role)).strip()
    return TimedToken(text, start, end, sure if 0 <= sure <= 1 else None, _speaker(columns, row))


def write(talk: Transcript, options: WriteOptions, mark: str) -> Output:
    """Write a row for each segment; with `word_times` one for each word, with its times where the source gave them."""
    form = CSV if mark == "," else TSV
    parts = [tabletext.written(_WORDS if options.word_times else _CUES, mark)]
    for number, segment in enumerate(talk.segments, 1):
        if segment.start_ms is None or segment.end_ms is None:
            raise untimed(segment, number, form.title)
        speaker = tabletext.guarded(segment.speaker or "")
        times = [_seconds(segment.start_ms), _seconds(segment.end_ms)]
        if not options.word_times:
            parts.append(tabletext.written([*times, speaker, tabletext.guarded(segment.text)], mark))
            continue
        rows = ([str(number), *times, speaker, *_word(word)] for word in segment.words)
        parts += [tabletext.written(row, mark) for row in rows]
    return Output("".join(parts), losses(talk, form, options))


def _word(word: Word) -> list[str]:
    given = word.timing == "given" and word.start_ms is not None and word.end_ms is not None
    times = [_seconds(word.start_ms or 0), _seconds(word.end_ms or 0)] if given else ["", ""]
    return [*times, tabletext.guarded(word.text), "" if word.confidence is None else f"{word.confidence:.4f}"]


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}"


def sniff(text: str, *, tabs: bool) -> float:
    """How surely this is a table: a first row that names times and words, and a row as wide below it."""
    if text.lstrip()[:1] in {"{", "[", "<"}:
        return 0.0
    head = head_of(text)
    if head is None or (head.mark == "\t") != tabs:
        return 0.0
    rows = [row for row in tabletext.rows(text[:_SAMPLE], head.mark) if row.line > head.line][:2]
    timed = rows and all(is_time(head.columns.cell(row.cells, "start")) for row in rows[:1])
    if head.line == 0:  # no names: two times in each of two rows
        both = [is_time(head.columns.cell(row.cells, role)) for row in rows for role in ("start", "end")]
        return 0.9 if len(both) == 4 and all(both) and not tabs else 0.0
    return 0.96 if timed else 0.4 if rows and {"start", "speaker"} & head.columns.at.keys() else 0.0


_SAMPLE = 8192
_HOLDS = frozenset({Holds.TIMES, Holds.ENDS, Holds.WORDS, Holds.SPEAKERS, Holds.CONFIDENCE})
CSV = Format(
    name="csv",
    title="CSV",
    suffixes=(".csv",),
    holds=_HOLDS,
    sniff=partial(sniff, tabs=False),
    read=read,
    write=partial(write, mark=","),
    captures=Captures.CAPTIONS,
)
TSV = Format(
    name="tsv",
    title="TSV",
    suffixes=(".tsv", ".tab"),
    holds=_HOLDS,
    sniff=partial(sniff, tabs=True),
    read=read,
    write=partial(write, mark="\t"),
    captures=Captures.CAPTIONS,
)
