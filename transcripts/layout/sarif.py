"""Findings of the checker as SARIF 2.1.0, which code hosts read (OASIS standard, read 2026-12-01). Prints nothing."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from transcripts.layout.findings import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "advice": "note"}


def sarif(checked: Iterable[tuple[str, str, Sequence[Finding]]]) -> dict[str, Any]:
    """One run of the checker over files: each a path, the name of the profile, and what was found.

    >>> sarif([("talk.srt", "netflix-en", [])])["runs"][0]["results"]
    []
    """
    results = []
    rules: dict[str, None] = {}
    for path, profile, findings in checked:
        for finding in findings:
            rules[finding.rule] = None
            results.append(_result(path, profile, finding))
    driver = {"name": "transcripts", "version": __version__, "rules": [{"id": rule} for rule in sorted(rules)]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(path: str, profile: str, finding: Finding) -> dict[str, Any]:
    text = f"{finding.message} ({profile})" + (f". To mend it: {finding.remedy}" if finding.remedy else "")
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: str) -> str:
    """The path as an address: relative where it was given so, with `/` on every system."""
    pure = PurePath(path)
    if pure.is_absolute():
        return "file://" + quote(os.fsencode(pure.as_posix()))
    return quote(os.fsencode(pure.as_posix()))
