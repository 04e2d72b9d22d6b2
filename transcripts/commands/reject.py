"""`transcripts reject`: another name of `transcripts undo`."""

from __future__ import annotations

from transcripts.commands.undo import command

__all__ = ["command"]
