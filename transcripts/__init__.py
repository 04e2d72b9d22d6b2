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
    from transcripts.alignment import Alignment, Score
    from transcripts.cleaning import Result
    from transcripts.errors import PluginWarning, TranscriptsError
    from transcripts.formats import Format, Holds, Input, Output, WriteOptions
    from transcripts.gazetteer import Entry, Gazetteer
    from transcripts.languages.language import Ability, Language
    from transcripts.layout import FrameRate, Profile, Report, load_profile
    from transcripts.ledger import Correction, Edit, Ledger, Pass, Patch, Rename, View
    from transcripts.library.changes import apply, clean, explain, undo
    from transcripts.library.files import read, read_bytes, write, write_text
    from transcripts.library.pairs import align, score
    from transcripts.library.subtitles import check, lay_out
    from transcripts.library.text import to_prose
    from transcripts.library.times import join, retime, split
    from transcripts.model import Chapter, Extra, Notice, Segment, Transcript, Word
    from transcripts.passes.step import Part, Setting, Step
    from transcripts.prose import Prose
    from transcripts.signature import Signature

_HOMES = {
    "alignment": (
        "Alignment",
        "Score",
    ),
    "cleaning": ("Result",),
    "errors": ("PluginWarning", "TranscriptsError"),
    "formats": (
        "Format",
        "Holds",
        "Input",
        "Output",
        "WriteOptions",
    ),
    "gazetteer": (
        "Entry",
        "Gazetteer",
    ),
    "layout": (
        "FrameRate",
        "Profile",
        "Report",
        "load_profile",
    ),
    "ledger": (
        "Correction",
        "Edit",
        "Ledger",
        "Pass",
        "Patch",
        "Rename",
        "View",
    ),
    "languages.language": ("Ability", "Language"),
    "library.changes": (
        "apply",
        "clean",
        "explain",
        "undo",
    ),
    "library.files": (
        "read",
        "read_bytes",
        "write",
        "write_text",
    ),
    "library.pairs": (
        "align",
        "score",
    ),
    "library.subtitles": (
        "check",
        "lay_out",
    ),
    "library.text": ("to_prose",),
    "library.times": (
        "join",
        "retime",
        "split",
    ),
    "model": (
        "Chapter",
        "Extra",
        "Notice",
        "Segment",
        "Transcript",
        "Word",
    ),
    "passes.step": ("Part", "Setting", "Step"),
    "prose": ("Prose",),
    "signature": ("Signature",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Ability",
    "Alignment",
    "Chapter",
    "Correction",
    "Edit",
    "Entry",
    "Extra",
    "Format",
    "FrameRate",
    "Gazetteer",
    "Holds",
    "Input",
    "Language",
    "Ledger",
    "Notice",
    "Output",
    "Part",
    "Pass",
    "Patch",
    "PluginWarning",
    "Profile",
    "Prose",
    "Rename",
    "Report",
    "Result",
    "Score",
    "Segment",
    "Setting",
    "Signature",
    "Step",
    "Transcript",
    "TranscriptsError",
    "View",
    "Word",
    "WriteOptions",
    "__version__",
    "align",
    "apply",
    "check",
    "clean",
    "explain",
    "join",
    "lay_out",
    "load_profile",
    "read",
    "read_bytes",
    "retime",
    "score",
    "split",
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
