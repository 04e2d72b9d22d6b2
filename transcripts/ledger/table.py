"""A ledger as a table for a spreadsheet: a row for each change, in words. It is not read back."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from transcripts.ledger.explain import clock

if TYPE_CHECKING:
    from transcripts.ledger.correction import Correction
    from transcripts.ledger.ledger import Ledger

COLUMNS = ("time", "start_ms", "rule", "before", "after", "score", "made", "id", "evidence")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a formula begins: https://owasp.org/www-community/attacks/CSV_Injection, read 2026-12-01."""


def to_table(ledger: Ledger, delimiter: str = ",") -> str:
    """The corrections and suggestions as lines of a table with a head; no cell is one that a spreadsheet would run."""
    held = io.StringIO()
    writer = csv.writer(held, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = [*((c, "yes") for c in ledger.corrections), *((c, "suggested") for c in ledger.suggestions)]
    for c, made in sorted(rows, key=lambda pair: (pair[0].word, pair[0].count, pair[0].offset)):
        writer.writerow([_plain(cell) for cell in _cells(c, made)])
    for change in ledger.speakers:
        cells = ("", "", "speaker", change.before, change.after, "", "yes", change.id, "")
        writer.writerow([_plain(cell) for cell in cells])
    return held.getvalue()


def _cells(c: Correction, made: str) -> tuple[str, ...]:
    evidence = json.dumps(dict(c.evidence), ensure_ascii=False)
    start = "" if c.start_ms is None else str(c.start_ms)
    return clock(c.start_ms), start, c.rule, c.before, c.after, f"{c.score:.4g}", made, c.id, evidence


def _plain(cell: str) -> str:
    """The cell as text: what would be taken for a formula gets an apostrophe, which spreadsheets do not show."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
