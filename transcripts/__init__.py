"""Clean and align transcripts: names right, times kept, speakers known, every change explained and undoable.

    import transcripts as ts

    talk = ts.read("captions.txt")
    result = ts.clean(talk, gazetteer=ts.Gazetteer.load("names.toml"))
    ts.write(ts.lay_out(result.transcript, profile="netflix-en"), "talk.srt")

Each name below is loaded when it is first used, so that `import transcripts` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from transcripts.version import __version__

if TYPE_CHECKING:
    from transcripts.alignment import Alignment, Score, align, score
    from transcripts.cleaning import Result, clean
    from transcripts.errors import TranscriptsError
    from transcripts.formats import read, read_bytes, write, write_text
    from transcripts.gazetteer import Entry, Gazetteer
    from transcripts.layout import check, lay_out
    from transcripts.ledger import Correction, Ledger, explain, undo
    from transcripts.model import Chapter, Segment, Transcript, Word
    from transcripts.prose import to_prose
    from transcripts.signature import Signature

_HOMES = {
    "alignment": ("Alignment", "Score", "align", "score"),
    "cleaning": ("Result", "clean"),
    "errors": ("TranscriptsError",),
    "formats": ("read", "read_bytes", "write", "write_text"),
    "gazetteer": ("Entry", "Gazetteer"),
    "layout": ("check", "lay_out"),
    "ledger": ("Correction", "Ledger", "explain", "undo"),
    "model": ("Chapter", "Segment", "Transcript", "Word"),
    "prose": ("to_prose",),
    "signature": ("Signature",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Alignment",
    "Chapter",
    "Correction",
    "Entry",
    "Gazetteer",
    "Ledger",
    "Result",
    "Score",
    "Segment",
    "Signature",
    "Transcript",
    "TranscriptsError",
    "Word",
    "__version__",
    "align",
    "check",
    "clean",
    "explain",
    "lay_out",
    "read",
    "read_bytes",
    "score",
    "to_prose",
    "undo",
    "write",
    "write_text",
]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'transcripts' has no attribute {name!r}")
    value = getattr(import_module(f"transcripts.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
