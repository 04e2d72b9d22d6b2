"""What the commands print about a ledger: one line each, or grouped by what was changed to."""

from __future__ import annotations

from collections import Counter, defaultdict
from shlex import quote
from typing import TYPE_CHECKING

from transcripts.commands.ledgers import ledger_beside
from transcripts.ledger import marks
from transcripts.ledger.choosing import is_of_rule
from transcripts.ledger.explain import clock
from transcripts.passes.explaining import explain, reasons
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

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


def next_step(ledger: Ledger, path: str | None, outs: Sequence[str]) -> str:
    """What a person may do next about a ledger that was written, as a command; empty where there is nothing."""
    if path is None or path == "-" or not (ledger.corrections or ledger.suggestions):
        return ""
    if not path.endswith(".json"):
        return f"every change stands in {in_one_line(path)}"
    from transcripts.commands import COMMANDS  # noqa: PLC0415 - the table of commands imports none of them

    shown = quote(in_one_line(path))
    talk = next((out for out in outs if out != "-"), None)
    if "review" in COMMANDS and talk is not None:
        beside = ledger_beside(talk) == path
        what = f"transcripts review {quote(in_one_line(talk))}{'' if beside else f' {shown}'}"
    else:
        what = f"transcripts explain {shown}"
    count = len(ledger.suggestions)
    return f"{_many(count, 'suggestion')}: {what}" if count else f"why: {what}"


MOST_NAMES, MOST_LOW, MOST_SUGGESTED = 20, 8, 12
"""Lines of each part of the overview; what it leaves out is counted."""


def overview(ledger: Ledger, path: str, talk: str) -> str:
    """A ledger on a page: how many changes of which rule, what was written, the least sure, and the suggestions.

    `path` and `talk` are the ledger's file and the text's, for the commands that are shown.
    """
    made, suggested = ledger.corrections, ledger.suggestions
    lines = [f"{_many(len(made), 'change')}, {_many(len(suggested), 'suggestion')}"]
    rules: dict[str, list[Correction]] = defaultdict(list)
    for c in made:
        rules[c.rule].append(c)
    if rules:
        lines += ["", "By rule"]
        wide = max(map(len, rules))
        for rule, found in sorted(rules.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            low = min(c.score for c in found)
            lines.append(f"  {rule:{wide}}  {len(found):5}  lowest score {low:.2f}")
    lines += _names_part(made)
    worst = sorted((c for c in made if c.layer == "words"), key=lambda c: (c.score, c.word))[:MOST_LOW]
    if worst:
        lines += ["", "Least sure", *(f"  {_short(c)}" for c in worst)]
    for change in ledger.speakers:
        lines += ["", f"Speaker {change.before} → {change.after}  (id {change.id})"]
    if suggested:
        lines += ["", f"Suggested, not made: transcripts accept {talk} {path} --id ID --in-place"]
        lines += [f"  {_short(c)}" for c in suggested[:MOST_SUGGESTED]]
        if len(suggested) > MOST_SUGGESTED:
            lines.append(f"  … and {len(suggested) - MOST_SUGGESTED} more")
    if ledger.warnings:
        lines += ["", f"{_many(len(ledger.warnings), 'warning')}: {ledger.warnings[0].message}"]
    lines += ["", f"Each with its reason: transcripts explain {path} --all"]
    if made:
        lines.append(f"Take one back:        transcripts undo {talk} {path} --id ID --in-place")
    return "\n".join(lines)


def _names_part(made: Sequence[Correction]) -> list[str]:
    names: dict[str, list[Correction]] = defaultdict(list)
    for c in made:
        if c.layer == "words" and c.after:
            names[_bare(c, c.after)].append(c)
    rows = sorted(names.items(), key=lambda pair: (-len(pair[1]), min(c.score for c in pair[1]), pair[0]))
    lines = []
    for after, found in rows[:MOST_NAMES]:
        heard = ", ".join(f"{b} ×{n}" for b, n in Counter(_bare(c, c.before) for c in found).most_common(4))
        lines.append(f"  {after}  ×{len(found)}  (was {heard})  lowest score {min(c.score for c in found):.2f}")
    if len(rows) > MOST_NAMES:
        lines.append(f"  … and {len(rows) - MOST_NAMES} more: --by name")
    return ["", "By name", *lines] if lines else []


def _short(c: Correction) -> str:
    return f"{clock(c.start_ms)}  {c.before} → {c.after or '(taken out)'}  ({c.rule}, score {c.score:.2f}, id {c.id})"


def in_order(
    ledger: Ledger, talk: Transcript | None = None, *, rules: Collection[str] = (), suggestions: bool = True
) -> str:
    """Every change in the order of the talk, then the suggestions, then the warnings."""
    lines = [_shown(c, talk) for c in ledger.corrections if not rules or is_of_rule(c, rules)]
    if suggestions and (found := [c for c in ledger.suggestions if not rules or is_of_rule(c, rules)]):
        lines += ["", "Suggested, not made:", *(_shown(c, talk) for c in found)]
    if ledger.speakers and not rules:
        lines += ["", *(f"speaker {c.before} → {c.after}  (id {c.id})" for c in ledger.speakers)]
    if ledger.warnings and not rules:
        lines += ["", "Warnings:", *(f"line {w.line or '-'}: {w.message}" for w in ledger.warnings)]
    return "\n".join([*(lines or ["No changes."]), "", str(ledger.signature)])


def by_name(
    ledger: Ledger, talk: Transcript | None = None, *, rules: Collection[str] = (), suggestions: bool = True
) -> str:
    """The changes grouped by what was changed to, with the line around each, its id and its score."""
    groups: dict[str, list[Correction]] = defaultdict(list)
    for c in [*ledger.corrections, *(ledger.suggestions if suggestions else ())]:
        if not rules or is_of_rule(c, rules):
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
