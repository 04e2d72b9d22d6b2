"""A ledger as JSON, and back. The form is part of the project's contract; `docs/reference/ledger.md` describes it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from transcripts.errors import LedgerError, Place
from transcripts.ledger.correction import Correction, Held
from transcripts.ledger.ledger import Ledger, SourceMark
from transcripts.model import Notice, Word
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1


def to_json(ledger: Ledger) -> str:
    """The ledger as JSON text, two spaces to a level."""
    source = ledger.source
    value = {
        "ledger": VERSION,
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "format": source.format,
            "words": source.words,
            "segments": source.segments,
        },
        "corrections": [_correction(c) for c in ledger.corrections],
        "suggestions": [_correction(c) for c in ledger.suggestions],
        "warnings": [{"message": w.message, "line": w.line, "column": w.column} for w in ledger.warnings],
        "signature": ledger.signature.to_json(),
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _correction(c: Correction) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": c.id,
        "rule": c.rule,
        "before": c.before,
        "after": c.after,
        "segment": c.segment,
        "start_ms": c.start_ms,
        "score": c.score,
        "evidence": dict(c.evidence),
        "word": c.word,
        "count": c.count,
    }
    if c.layer == "marks":
        value |= {"layer": "marks", "offset": c.offset}
    if c.held:
        value |= {"source_words": [_held(h) for h in c.held], "follow": c.follow}
    return value


def _held(held: Held) -> dict[str, Any]:
    word = held.word
    value: dict[str, Any] = {
        "text": word.text,
        "start_ms": word.start_ms,
        "end_ms": word.end_ms,
        "timing": word.timing,
    }
    if word.confidence is not None:
        value["confidence"] = word.confidence
    if word.styles:
        value["styles"] = list(word.styles)
    if held.space != " ":
        value["space"] = held.space
    if held.segment:
        value["segment"] = held.segment
    return value


def from_json(text: str, path: str = "ledger") -> Ledger:
    """Read a ledger. Raises LedgerError with the place of what is wrong."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        lines = text.split("\n")
        line = lines[error.lineno - 1] if error.lineno <= len(lines) else None
        place = Place(path, error.lineno, error.colno, line)
        raise LedgerError(f"not JSON: {error.msg}", place=place) from None
    if not isinstance(value, dict) or value.get("ledger") != VERSION:
        raise LedgerError(
            f"not a ledger of version {VERSION}",
            place=Place(path),
            hint="give the file that `transcripts clean --changes FILE` wrote",
        )
    try:
        return _ledger(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError(f"a part of the ledger is missing or broken: {error!r}", place=Place(path)) from None


def _ledger(value: Mapping[str, Any]) -> Ledger:
    source = value["source"]
    return Ledger(
        tuple(_to_correction(c) for c in value["corrections"]),
        tuple(_to_correction(c) for c in value.get("suggestions", ())),
        tuple(Notice(str(w["message"]), w.get("line"), w.get("column")) for w in value.get("warnings", ())),
        SourceMark(
            str(source.get("path", "-")),
            str(source.get("sha256", "")),
            str(source.get("format", "")),
            int(source["words"]),
            int(source["segments"]),
        ),
        Signature.from_json(value.get("signature", {})),
    )


def _to_correction(c: Mapping[str, Any]) -> Correction:
    layer = c.get("layer", "words")
    if layer not in {"words", "marks"} or int(c["count"]) < 1 or int(c["word"]) < 0:
        raise ValueError(f"correction {c['id']!r} has no right place")
    held = tuple(
        Held(
            Word(
                str(h["text"]),
                h["start_ms"],
                h["end_ms"],
                h.get("timing", "given"),
                h.get("confidence"),
                tuple(h.get("styles", ())),
            ),
            h.get("space", " "),
            int(h.get("segment", 0)),
        )
        for h in c.get("source_words", ())
    )
    if layer == "words" and len(held) != int(c["count"]):
        raise ValueError(f"correction {c['id']!r} does not hold its source words")
    return Correction(
        str(c["id"]),
        str(c["rule"]),
        layer,
        str(c["before"]),
        str(c["after"]),
        int(c["word"]),
        int(c["count"]),
        int(c["segment"]),
        c["start_ms"],
        float(c["score"]),
        dict(c["evidence"]),
        int(c.get("offset", 0)),
        held,
        c.get("follow"),
    )
