"""What is said in several words and is one thing: numbers, dates, times, versions, addresses, letters one by one.

No mark, line or cue may part a unit, and no sentence begins inside one. A unit is found in bare words by the grammar of
English; nothing here works out a value, and nothing changes a text.
"""

from transcripts.languages.english.units.spoken import spoken_units
from transcripts.languages.english.units.unit import Kind, Unit
from transcripts.languages.english.units.written import units_in

__all__ = ["Kind", "Unit", "spoken_units", "units_in"]
