"""Results as Arrow tables: words, cues and changes, for pandas, Parquet and whatever else reads them. Needs pyarrow."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from transcripts.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Transcript


class Tables(NamedTuple):
    """The tables of a result, a row for each word, cue and change; times are whole milliseconds, None where unknown."""

    words: pa.Table
    cues: pa.Table
    changes: pa.Table


def arrow() -> Any:  # noqa: ANN401 - a package that may be missing
    """The package pyarrow. Raises MissingExtraError where it is not installed."""
    try:
        import pyarrow  # noqa: ICN001, PLC0415 - slow to import, and an extra
    except ImportError as error:
        hint = "pip install 'mended-transcripts[arrow]'"
        raise MissingExtraError("Arrow tables need the package pyarrow", hint=hint) from error
    return pyarrow


def tables(talk: Transcript, ledger: Ledger) -> Tables:
    """The tables of a clean talk and its ledger."""
    pa, kinds = arrow(), types_of()
    rows = {"words": word_rows(talk), "cues": cue_rows(talk), "changes": change_rows(ledger)}
    return Tables(**{name: pa.Table.from_pylist(some, schema=pa.schema(kinds[name])) for name, some in rows.items()})


def types_of() -> dict[str, list[Any]]:
    """The fields of each kind of row, as Arrow types them."""
    pa = arrow()
    text, whole, number = pa.string(), pa.int64(), pa.float64()
    span = [("start_ms", whole), ("end_ms", whole)]
    return {
        "words": [("text", text), *span, ("timing", text), ("confidence", number), ("cue", whole), ("speaker", text)],
        "cues": [("text", text), *span, ("speaker", text)],
        "changes": [
            ("id", text), ("rule", text), ("layer", text), ("before", text), ("after", text), ("word", whole),
            ("count", whole), ("start_ms", whole), ("score", number), ("made", pa.bool_()), ("evidence", text),
        ],
    }  # fmt: skip


def word_rows(talk: Transcript) -> list[dict[str, Any]]:
    """A row for each word; `cue` is the number of its segment, from 0."""
    return [
        {
            "text": word.text,
            "start_ms": word.start_ms,
            "end_ms": word.end_ms,
            "timing": word.timing,
            "confidence": word.confidence,
            "cue": number,
            "speaker": segment.speaker,
        }
        for number, segment in enumerate(talk.segments)
        for word in segment.words
    ]


def cue_rows(talk: Transcript) -> list[dict[str, Any]]:
    """A row for each segment."""
    return [{"text": s.text, "start_ms": s.start_ms, "end_ms": s.end_ms, "speaker": s.speaker} for s in talk.segments]


def change_rows(ledger: Ledger) -> list[dict[str, Any]]:
    """A row for each correction and suggestion; `made` tells them apart, `evidence` is JSON."""
    return [*_changes(ledger.corrections, made=True), *_changes(ledger.suggestions, made=False)]


def _changes(some: Iterable[Correction], *, made: bool) -> list[dict[str, Any]]:
    return [
        {
            "id": c.id,
            "rule": c.rule,
            "layer": c.layer,
            "before": c.before,
            "after": c.after,
            "word": c.word,
            "count": c.count,
            "start_ms": c.start_ms,
            "score": c.score,
            "made": made,
            "evidence": json.dumps(dict(c.evidence), ensure_ascii=False, sort_keys=True, default=str),
        }
        for c in some
    ]
