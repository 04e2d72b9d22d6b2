"""What a check finds: one finding for each rule that a cue breaks, and the report that holds them.

Nothing here judges or mends.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.model import Segment

Severity = Literal["error", "advice"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that one cue breaks.

    `cue` counts from 1; `line` is that of the file, where it is known. `measured` and `limit` are in `unit`, and
    None where the rule has no figure. `remedy` says what would mend it. `mendable` is whether
    `mend` did when it was tried; a report on cues alone has not tried.
    """

    rule: str
    message: str
    cue: int | None
    start_ms: int | None
    severity: Severity = "error"
    measured: float | None = None
    limit: float | None = None
    unit: str = ""
    mendable: bool = False
    remedy: str = ""
    line: int | None = None

    def to_json(self) -> dict[str, object]:
        """The finding as JSON values."""
        return {
            "rule": self.rule, "severity": self.severity, "message": self.message, "cue": self.cue, "line": self.line,
            "start_ms": self.start_ms, "measured": self.measured, "limit": self.limit, "unit": self.unit or None,
            "mendable": self.mendable, "remedy": self.remedy,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as it is checked: its number from 1, its segment, its line in the file and what stands there.

    `ends` says whether the file's format gives the ends of cues, so that an estimated one means a broken time.
    """

    number: int
    segment: Segment
    line: int | None = None
    raw: str = ""
    ends: bool = False

    @property
    def start_ms(self) -> int:
        """When it comes."""
        return self.segment.start_ms or 0

    @property
    def end_ms(self) -> int:
        """When it goes."""
        return self.segment.end_ms or 0

    @property
    def lines(self) -> list[str]:
        """Its lines, those that are empty left out."""
        return [line for line in self.segment.text.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check of one file or talk against one profile found, in the order of the cues."""

    findings: tuple[Finding, ...]
    profile: str
    cues: int
    path: str = "-"
    frame_rate: str | None = None
    notes: tuple[str, ...] = field(default=())

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make a receiver reject the file."""
        return tuple(f for f in self.findings if f.severity == "error")

    @property
    def advice(self) -> tuple[Finding, ...]:
        """The findings that are a matter of taste, or of a judgement that no figure settles."""
        return tuple(f for f in self.findings if f.severity == "advice")

    @property
    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule, the most first."""
        return dict(Counter(f.rule for f in self.findings).most_common())

    def to_json(self) -> dict[str, object]:
        """The report as JSON values; the form is described in docs/explanation/layout.md."""
        return {
            "check": 1,
            "path": self.path,
            "profile": self.profile,
            "frame_rate": self.frame_rate,
            "cues": self.cues,
            "errors": len(self.errors),
            "advice": len(self.advice),
            "by_rule": self.by_rule,
            "notes": list(self.notes),
            "findings": [f.to_json() for f in self.findings],
        }
