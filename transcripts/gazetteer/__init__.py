"""Names and terms: entries, how they sound, the fuzzy index, building one from reference documents."""

from transcripts.gazetteer.entry import CaseRule, Entry, Kind
from transcripts.gazetteer.gazetteer import Gazetteer

__all__ = ["CaseRule", "Entry", "Gazetteer", "Kind"]
