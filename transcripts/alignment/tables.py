"""Scores as a person reads them: a table with a column for each hypothesis, the rates in percent.

Nothing here counts, and nothing here prints.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from transcripts.alignment.rates import ErrorRate
    from transcripts.alignment.resampling import Difference
    from transcripts.alignment.scoring import Score

MOST_SPEAKERS = 12
MOST_MISSED = 12


class Compared(NamedTuple):
    """Two hypotheses for one reference and how they differ; None where the reference is too short to tell."""

    first: str
    second: str
    difference: Difference | None

    def to_json(self) -> dict[str, Any]:
        """The comparison as JSON values."""
        d = self.difference
        return {
            "first": self.first,
            "second": self.second,
            "wer_difference": round(d.rate, 6) if d else None,
            "interval_95": [round(bound, 6) for bound in d.interval] if d else None,
            "p_value": round(d.p_value, 5) if d else None,
        }


def compared(scores: Mapping[str, Score]) -> list[Compared]:
    """The first hypothesis beside each other one."""
    (first, base), *others = scores.items()
    return [Compared(first, name, base.versus(other)) for name, other in others]


def table(scores: Mapping[str, Score], differences: Sequence[Compared] = ()) -> str:
    """All that was measured, the differences and their significance, and the signature of each figure."""
    held = list(scores.values())
    rows: list[list[str]] = [["", *scores]]
    rows += _rates(held)
    for title, pick in (("speaker", _speakers), ("class", _classes)):
        labels = list(dict.fromkeys(label for s in held for label in pick(s)))
        rows += [
            [f"WER, {title} {label}", *(_rate(pick(s).get(label)) for s in held)] for label in labels[:MOST_SPEAKERS]
        ]
        if len(labels) > MOST_SPEAKERS:
            rows.append([f"({len(labels) - MOST_SPEAKERS} more in --json)"])
    lines = _columns(rows)
    lines += [line for name, s in scores.items() for line in (*_missed(name, s), *_renamed(name, s))]
    if any(s.by_character for s in held):
        lines.append("a script without blanks: each of its characters counts as a word")
    lines += [_sentence(d) for d in differences]
    return "\n".join([*lines, *(f"{name}: {s.signature}" for name, s in scores.items())])


def _speakers(score: Score) -> Mapping[str, ErrorRate]:
    return score.by_speaker


def _classes(score: Score) -> Mapping[str, ErrorRate]:
    return score.by_class


def _rates(held: Sequence[Score]) -> list[list[str]]:
    def row(title: str, shown: Callable[[Score], str]) -> list[str]:
        return [title, *(shown(s) for s in held)]

    rows = [
        row("WER", lambda s: _percent(s.wer)),
        row("  95% interval", lambda s: "–".join(_percent(b) for b in s.interval) if s.interval else "too short"),
        row("  right, replaced", lambda s: f"{s.words.hits}, {s.words.substitutions}"),
        row("  left out, put in", lambda s: f"{s.words.deletions}, {s.words.insertions}"),
        row("MER", lambda s: _percent(s.mer)),
        row("WIL", lambda s: _percent(s.wil)),
        row("CER", lambda s: _percent(s.cer)),
        *([row("cpWER", lambda s: _rate(s.permuted))] if any(s.permuted for s in held) else []),
        row("marks F1", lambda s: f"{s.marks.f1:.3f}"),
    ]
    rows += [_mark(mark, held) for mark in sorted({mark for s in held for mark in s.punctuation})]
    rows.append(row("capitals F1", lambda s: f"{s.casing.f1:.3f}"))
    if any(s.names.total for s in held):
        rows.append(row("names got", lambda s: f"{s.names.found} of {s.names.total} ({_percent(s.names.rate)})"))
        rows.append(row("  as written", lambda s: str(s.names.exact)))
    if any(s.times.errors_ms for s in held):
        rows.append(row("time error, median", lambda s: f"{s.times.quantile(0.5)} ms" if s.times.errors_ms else "–"))
        rows.append(row("  95 in 100 within", lambda s: f"{s.times.quantile(0.95)} ms" if s.times.errors_ms else "–"))
    return rows


def _mark(mark: str, held: Sequence[Score]) -> list[str]:
    return [f"  {mark}", *(f"{found.f1:.3f}" if (found := s.punctuation.get(mark)) else "–" for s in held)]


def _percent(share: float) -> str:
    return f"{share:.2%}"


def _rate(rate: ErrorRate | None) -> str:
    return f"{_percent(rate.rate)} of {rate.reference}" if rate and rate.reference else "–"


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    first, *others = widths
    return [
        "  ".join([row[0].ljust(first), *(cell.rjust(w) for cell, w in zip(row[1:], others, strict=False))]).rstrip()
        for row in rows
    ]


def _missed(name: str, score: Score) -> list[str]:
    missed = [f"{m.name} (heard: {m.heard or 'nothing'})" for m in score.names.missed]
    if not missed:
        return []
    more = f", and {len(missed) - MOST_MISSED} more" if len(missed) > MOST_MISSED else ""
    return [f"{name} missed: {', '.join(missed[:MOST_MISSED])}{more}"]


def _renamed(name: str, score: Score) -> list[str]:
    labels = score.labels
    if not labels.renamed:
        return []
    others = ", ".join(f"{ours} as {theirs}" for ours, theirs in list(labels.renamed.items())[:MOST_SPEAKERS])
    words = f"of {labels.words} words, {labels.same} have the label of the reference, {labels.mapped} if exchanged so"
    return [f"{name} labels {others}: {words}"]


def _sentence(compared: Compared) -> str:
    d = compared.difference
    if d is None:
        return f"{compared.first} and {compared.second}: the reference is too short to tell them apart"
    way = "higher" if d.rate > 0 else "lower"
    return (
        f"WER of {compared.first} is {abs(d.rate):.2%} {way} than that of {compared.second} "
        f"(95% interval {_percent(d.interval.low)} to {_percent(d.interval.high)}, p = {d.p_value:.2g})"
    )
