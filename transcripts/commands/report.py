"""What the commands print about a ledger: one line each, or grouped by what was changed to."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from transcripts.ledger import marks
from transcripts.ledger.explain import clock
from transcripts.passes.explaining import explain, reasons

if TYPE_CHECKING:
    from collections.abc import Collection

    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Transcript

AROUND = 6
"""Words shown before and after a change."""


def summary(ledger: Ledger, *, explained: bool = False) -> str:
    """How many changes of which rule were made, and with `explained` each change of words."""
    lines: list[str] = []
    if explained:
        lines += [explain(c) for c in ledger.corrections if c.layer == "words"]
        lines += [f"suggested: {explain(c)}" for c in ledger.suggestions]
    by_rule = Counter(c.rule for c in ledger.corrections)
    made = ", ".join(f"{rule} {count}" for rule, count in by_rule.most_common())
    if explained and (marks := sum(c.layer == "marks" for c in ledger.corrections)):
        lines.append(f"… and {_many(marks, 'change')} of marks and case: --changes FILE keeps them all")
    lines.append(f"{_many(len(ledger.corrections), 'change')}{f' ({made})' if made else ''}")
    if ledger.suggestions:
        lines[-1] += f", {_many(len(ledger.suggestions), 'suggestion')} not made"
    return "\n".join(lines)


def in_order(
    ledger: Ledger, talk: Transcript | None = None, *, rules: Collection[str] = (), suggestions: bool = True
) -> str:
    """Every change in the order of the talk, then the suggestions, then the warnings."""
    lines = [_shown(c, talk) for c in ledger.corrections if not rules or c.rule in rules]
    if suggestions and (found := [c for c in ledger.suggestions if not rules or c.rule in rules]):
        lines += ["", "Suggested, not made:", *(_shown(c, talk) for c in found)]
    if ledger.warnings and not rules:
        lines += ["", "Warnings:", *(f"line {w.line or '-'}: {w.message}" for w in ledger.warnings)]
    return "\n".join([*(lines or ["No changes."]), "", str(ledger.signature)])


def by_name(
    ledger: Ledger, talk: Transcript | None = None, *, rules: Collection[str] = (), suggestions: bool = True
) -> str:
    """The changes grouped by what was changed to, with the line around each, its id and its score."""
    groups: dict[str, list[Correction]] = defaultdict(list)
    for c in [*ledger.corrections, *(ledger.suggestions if suggestions else ())]:
        if not rules or c.rule in rules:
            groups[_bare(c, c.after) or "(taken out)"].append(c)
    lines = []
    for after, found in sorted(groups.items(), key=_rank):
        heard = ", ".join(f"{b} ×{n}" for b, n in Counter(_bare(c, c.before) for c in found).most_common())
        lines.append(f"{after}  ×{len(found)}  (was {heard})")
        for c in found:
            note = "  suggested, not made" if c.evidence.get("suggestion") else ""
            lines.append(f"    {clock(c.start_ms)}  {_line(c, talk)}  {c.id} {c.score:.2f}{note}")
        lines += [f"    {reason}" for reason in reasons(found[0])]
    return "\n".join(lines or ["No changes."])


def _bare(c: Correction, text: str) -> str:
    """A name is one name whatever marks stand around it."""
    return marks.parts(text)[1] or text if c.layer == "words" and c.rule.startswith("names") else text


def _rank(group: tuple[str, list[Correction]]) -> tuple[bool, bool, int, str]:
    """Words that were mended first, then changes of marks, then what was taken out; the most frequent first."""
    after, found = group
    return not found[0].after, found[0].layer == "marks", -len(found), after


def _shown(c: Correction, talk: Transcript | None) -> str:
    return explain(c) if talk is None else f"{explain(c)}\n       in: {_line(c, talk)}"


def _line(c: Correction, talk: Transcript | None) -> str:
    after = f"[{c.before} → {c.after or '–'}]"
    if talk is None:
        return after
    words = [w.text for w in talk.words]
    before, behind = words[max(0, c.word - AROUND) : c.word], words[c.end : c.end + AROUND]
    return " ".join([*before, after, *behind])


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
