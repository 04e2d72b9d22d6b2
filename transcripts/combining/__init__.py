"""One transcript from several of the same talk, and where a person should listen.

Transcripts in, a transcript with its ledger out. The first transcript is the base; every departure from it is a
correction of rule `combine`, so that undoing all of them gives the base back.
"""

from transcripts.combining.combined import Combined, combine
from transcripts.combining.network import Reading, Slot, network

__all__ = ["Combined", "Reading", "Slot", "combine", "network"]
