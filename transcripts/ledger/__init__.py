"""The ledger: corrections, the one place that applies them, undoing, explaining, and JSON in and out.

A transcript is never changed in place. Passes look at a `View` and propose corrections; the `Ledger` holds them in
the coordinates of the source; the clean text is the source read through the ledger.
"""

from transcripts.ledger.correction import Correction, Held, Layer
from transcripts.ledger.ledger import Ledger, SourceMark
from transcripts.ledger.patch import Edit, Patch, Rename, patch_from_json, patch_to_json
from transcripts.ledger.patching import BY_HAND, apply
from transcripts.ledger.pieces import Piece, pieces
from transcripts.ledger.renaming import SpeakerChange
from transcripts.ledger.serial import from_json, to_json
from transcripts.ledger.undo import undo
from transcripts.ledger.view import Pass, View, fault

__all__ = [
    "BY_HAND",
    "Correction",
    "Edit",
    "Held",
    "Layer",
    "Ledger",
    "Pass",
    "Patch",
    "Piece",
    "Rename",
    "SourceMark",
    "SpeakerChange",
    "View",
    "apply",
    "fault",
    "from_json",
    "patch_from_json",
    "patch_to_json",
    "pieces",
    "to_json",
    "undo",
]
