"""Clean and align transcripts: names right, times kept, speakers known, every change explained and undoable."""

from transcripts.version import __version__

__all__ = ["__version__"]
