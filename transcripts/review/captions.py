"""The captions of a talk as they will be laid out, each with what the checker finds in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transcripts.defaults import DEFAULT_PROFILE
from transcripts.errors import TranscriptsError
from transcripts.layout import lay_out, load_profile
from transcripts.layout.checking import report_on

if TYPE_CHECKING:
    from transcripts.layout import Profile
    from transcripts.model import Transcript


def captions(talk: Transcript, profile: str | Profile) -> dict[str, Any]:
    """`cues` (start and end in ms, text, findings), and a `note` where there are none or the profile is named."""
    if not talk.timed:
        return {"cues": [], "note": "This text has no times, so it has no captions."}
    try:
        laid = lay_out(talk, profile)
        rules = load_profile(DEFAULT_PROFILE if profile == "source" else profile)
        report = report_on(laid, rules, None, "")
    except TranscriptsError as error:
        return {"cues": [], "note": error.message}
    found: dict[int, list[str]] = {}
    for finding in report:
        if finding.cue is not None:
            found.setdefault(finding.cue, []).append(finding.message)
    laid_by = "The cues of the file" if profile == "source" else f"Laid out by the profile {rules.name}"
    return {
        "note": f"{laid_by}, checked against {rules.name}: {len(report)} findings.",
        "cues": [
            {"start": s.start_ms, "end": s.end_ms, "text": s.text, "findings": found.get(number, [])}
            for number, s in enumerate(laid.segments, start=1)
        ],
    }
