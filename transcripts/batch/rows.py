"""A talk as a row of data: cleaned by one pure function, for any engine that knows rows or Arrow batches.

    {"path": "talk.vtt"} → {"path", "sha256", "text", "words", "cues", "changes", "warnings", "error", "signature"}

A row that cannot be read comes back with its error, as every other with its text: nothing is raised for bad input.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from transcripts.arrow import arrow, change_rows, cue_rows, types_of, word_rows
from transcripts.batch.tasks import Cleaning, Reading, Source
from transcripts.cleaning import clean
from transcripts.errors import ArgumentError, TranscriptsError
from transcripts.storage import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyarrow as pa

    from transcripts.gazetteer import Gazetteer

    Batch = TypeVar("Batch", pa.Table, pa.RecordBatch)

GIVEN = ("path", "bytes", "text")
"""What a row may hold its talk as; `path` beside the others names it in messages and says its format by its suffix."""


@dataclass(frozen=True, slots=True)
class CleanRow:
    """The row function with its options; it can be pickled, and is called with one row.

    `names` are those to expect, `learnt` what was learnt from documents (both a Gazetteer), `cleaning` and `reading`
    the options of `transcripts.clean` and `transcripts.read`.

    >>> row = CleanRow()({"text": "1\\n00:00:01,000 --> 00:00:03,000\\nso we went to the the market\\n"})
    >>> row["text"], row["error"]
    ('So we went to the market.', None)
    """

    names: Gazetteer | None = None
    learnt: Gazetteer | None = None
    cleaning: Cleaning = field(default_factory=Cleaning)
    reading: Reading = field(default_factory=Reading)

    def __call__(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Clean the talk of a row. Raises ArgumentError for a row that holds none."""
        path = row.get("path")
        found: dict[str, Any] = {
            "path": path, "sha256": None, "text": None, "words": [], "cues": [], "changes": [], "warnings": [],
            "error": None, "signature": None,
        }  # fmt: skip
        try:
            source, reading = self._source(row)
            found["sha256"] = sha256(source.data).hexdigest()
            talk = reading.read(source)
            how = self.cleaning
            result = clean(
                talk,
                gazetteer=self.names,
                references=() if self.learnt is None else self.learnt,
                only=how.only,
                skip=how.skip,
                also=how.also,
                language=how.language,
                min_score=how.min_score,
                suggest_only=how.suggest_only,
                starter=how.starter,
            )
        except ArgumentError:
            raise
        except TranscriptsError as error:
            return {**found, "error": json.dumps(error.to_json(), ensure_ascii=False)}
        except (MemoryError, RecursionError, OSError) as error:
            told = TranscriptsError(f"{type(error).__name__}: {error}").to_json()
            return {**found, "error": json.dumps(told, ensure_ascii=False)}
        return {
            **found,
            "text": result.transcript.text,
            "words": word_rows(result.transcript),
            "cues": cue_rows(result.transcript),
            "changes": change_rows(result.ledger),
            "warnings": [notice.message for notice in result.ledger.warnings],
            "signature": str(result.signature),
        }

    def _source(self, row: Mapping[str, Any]) -> tuple[Source, Reading]:
        path, data, text = (row.get(name) for name in GIVEN)
        named = str(path) if path is not None else "-"
        if text is not None:
            return Source(named, str(text).encode("utf-8", "backslashreplace")), Reading(
                self.reading.format, "utf-8", self.reading.mend
            )
        if data is not None:
            return Source(named, bytes(data)), self.reading
        if path is None:
            raise ArgumentError(f"a row holds none of {', '.join(GIVEN)}", hint="name the column with the talks so")
        return Source(named, read_file(named)), self.reading


clean_row = CleanRow()
"""The row function with the package's own options."""


def schema() -> pa.Schema:
    """The Arrow schema of the rows that `clean_batches` gives. Raises MissingExtraError."""
    pa = arrow()
    lists = [(name, pa.list_(pa.struct(fields))) for name, fields in types_of().items()]
    text = pa.string()
    return pa.schema(
        [
            ("path", text),
            ("sha256", text),
            ("text", text),
            *lists,
            ("warnings", pa.list_(text)),
            ("error", text),
            ("signature", text),
        ]
    )


def clean_batches(batch: Batch, row: CleanRow = clean_row) -> Batch:
    """Clean the talks of an Arrow table or record batch, a row each; the result has `schema()`.

    Fits `map_batches` of Ray Data as it is, Spark's as `frame.mapInArrow(lambda some: map(clean_batches, some), …)`.
    Raises MissingExtraError, and ArgumentError where no column holds the talks.
    """
    pa = arrow()
    held = [name for name in GIVEN if name in batch.schema.names]
    if not held:
        raise ArgumentError(
            f"the batch has none of the columns {', '.join(GIVEN)}", hint="name the column with the talks so"
        )
    rows = [row(each) for each in _rows(batch.select(held))]
    kind: type[Batch] = type(batch)
    found: Batch = kind.from_pylist(rows, schema=schema())
    assert isinstance(found, pa.Table | pa.RecordBatch)
    return found


def _rows(batch: pa.Table | pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """The rows one after another: all of them at once would hold every talk twice."""
    for number in range(batch.num_rows):
        yield batch.slice(number, 1).to_pylist()[0]
