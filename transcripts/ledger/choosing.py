"""Which rows of a ledger a person means: by id, by the name that was written, by rule, by score.

Names compare as people read them: whatever marks stand around them, in any case and Unicode form, also before `'s`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts.errors import LedgerError
from transcripts.ledger.lattice import unmarked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from transcripts.ledger.correction import Correction


def is_of_rule(correction: Correction, rules: Collection[str]) -> bool:
    """Whether a correction is of one of the rules, or of one below: `names.case` is of `names`."""
    return any(correction.rule == rule or correction.rule.startswith(f"{rule}.") for rule in rules)


def read_as(text: str) -> tuple[str, ...]:
    """A name as people read it.

    >>> read_as("“Grafana Labs’s,") == read_as("grafana labs")
    True
    """
    words = [unmarked(word) for word in text.split()]
    if words:
        words[-1] = words[-1].removesuffix("'s") or words[-1]
    return tuple(words)


def chosen(
    rows: Sequence[Correction],
    *,
    ids: Iterable[str] = (),
    names: Sequence[str] = (),
    rules: Sequence[str] = (),
    below: float | None = None,
    everything: bool = False,
) -> list[Correction]:
    """The rows that are meant, in the order of the talk.

    Of several ways to say it each adds rows, but `below` (a score from 0 to 1): it narrows those of names and rules
    down, and stands for all rows where there are none. Raises LedgerError for an id, a name or a rule that no row has.
    """
    by_id = {row.id: row for row in rows}
    wanted = set(ids)
    if unknown := wanted - by_id.keys():
        raise LedgerError(
            f"nothing in this ledger has the id {', '.join(sorted(unknown))}",
            hint="`transcripts explain LEDGER --all` lists the ids",
        )
    found: set[str] = set()
    for name in names:
        found |= _or_say([row.id for row in _of_name(rows, name)], f"nothing was changed to {name}")
    for rule in rules:
        found |= _or_say([row.id for row in rows if is_of_rule(row, [rule])], f"nothing is of the rule {rule}")
    if everything or (below is not None and not names and not rules):
        found = set(by_id)
    return [row for row in rows if row.id in wanted or (row.id in found and (below is None or row.score < below))]


def _or_say(ids: list[str], message: str) -> set[str]:
    if not ids:
        raise LedgerError(message, hint="`transcripts explain LEDGER --by name` shows what was written")
    return set(ids)


def _of_name(rows: Sequence[Correction], name: str) -> list[Correction]:
    """The rows that wrote a name; changes of marks around one that was right already where there is no other."""
    wanted = read_as(name)
    of_name = [row for row in rows if row.after and wanted and read_as(row.after) == wanted]
    return [row for row in of_name if row.layer == "words" or row.rule.startswith("names")] or of_name


def compatible(rows: Iterable[Correction]) -> tuple[list[Correction], list[Correction]]:
    """Rows that touch no word twice, the surest first to be taken, in the order of the talk; and those left over."""
    taken: set[int] = set()
    kept: list[Correction] = []
    left: list[Correction] = []
    for row in sorted(rows, key=lambda row: (-row.score, row.word, row.id)):
        words = set(range(row.word, row.end))
        (left if taken & words else kept).append(row)
        taken |= set() if taken & words else words
    return sorted(kept, key=lambda row: row.word), left
