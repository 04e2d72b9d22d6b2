"""Files that are known here and not read: captions that need another program, playlists, other documents.

Each is told by how its text begins, or by its name where the content says too little; the error names what it is and
what to do. Bytes that are no text are `decoding`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from transcripts.errors import UnknownFormatError

if TYPE_CHECKING:
    from transcripts.errors import ReadError
    from transcripts.formats.base import Input

_EXPORT = "export it as SRT, WebVTT or TTML from the program that made it"
_BITMAP = (
    "its subtitles are pictures; turn them into text with a program that recognises letters, and read what that writes"
)
AS_PROSE = "if its lines are what was said, read it as prose with --from text"
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Foreign:
    """A kind of file that is not read: what it is called, how it begins, what to do with it."""

    title: str
    begins: regex.Pattern[str]
    hint: str
    suffixes: tuple[str, ...] = ()


def _foreign(title: str, begins: str, hint: str, *suffixes: str) -> Foreign:
    return Foreign(title, regex.compile(begins, regex.IGNORECASE), hint, suffixes)


_FRAMES = r"\d\d:\d\d:\d\d[:;.]\d\d"
KINDS = (
    _foreign("an Avid DS caption file", r"\s*@[^\n]*\bAvid\b|(?:[^\n]*\n){0,5}\s*<begin subtitles>", _EXPORT),
    _foreign("a playlist (HLS, m3u8)", r"\s*#EXTM3U",
             "it only lists other files: join the .vtt files that it names, or read them one by one", ".m3u8", ".m3u"),
    _foreign("a playlist (PLS)", r"\s*\[playlist\]", "it only lists recordings; give the captions themselves", ".pls"),
    _foreign("a playlist (DASH)", r"\s*(?:<\?xml[^>]*>\s*)?<MPD\b",
             "it only lists other files; give the captions that it names", ".mpd"),
    _foreign("a file of MacCaption MCC captions", r"\s*File Format=MacCaption", f"{_EXPORT}, or as SCC", ".mcc"),
    _foreign("a file of Spruce STL subtitles",
             rf"(?:[ \t]*(?:\$\w+\s*=|//)[^\n]*\n|[ \t]*\n)*+[ \t]*{_FRAMES}\s*,\s*{_FRAMES}\s*,|\s*\$FontName\s*=",
             _EXPORT, ".stl"),
    _foreign("an Adobe Encore script", rf"\s*\d+\s+{_FRAMES}\s+{_FRAMES}\s+\S", _EXPORT),
    _foreign("a CHAT transcript (CLAN, TalkBank)",
             r"\s*@(?:UTF8|Begin|Loc:)[^\n]*\n(?:@[^\n]*\n)*?@(?:Begin|Languages|Participants)",
             "turn it into an ELAN or a Praat file with CLAN (chat2elan, chat2praat)", ".cha"),
    _foreign("the index of VobSub subtitles", r"\s*#\s*VobSub index file", _BITMAP, ".idx"),
    _foreign("a Rich Text document (RTF)", r"\s*\{\\rtf", "save it as plain text or as .docx", ".rtf"),
    _foreign("a PostScript document", r"%!PS", "give its text", ".ps", ".eps"),
    _foreign("a calendar", r"\s*BEGIN:VCALENDAR", "give the transcript itself", ".ics"),
    _foreign("a patch", r"\s*diff --git ", "apply it first", ".patch", ".diff"),
    _foreign("an e-mail", r"(?:[\w-]+: [^\n]*\n|[ \t][^\n]*\n)*?MIME-Version: 1\.0",
             "save its text, or what is attached to it", ".eml"),
    _foreign("a DVD Studio Pro or PAC subtitle file", r"(?!)", _EXPORT, ".pac", ".890", ".cap"),
    _foreign("a file of Blu-ray subtitles", r"(?!)", _BITMAP, ".sup"),
    _foreign("a program or a style sheet", r"#!/|<\?php", AS_PROSE,
             ".py", ".js", ".ts", ".c", ".h", ".cpp", ".java", ".go", ".rs", ".sh", ".bat", ".css", ".php", ".rb",
             ".sql"),
    _foreign("a file of settings", r"(?!)", AS_PROSE, ".ini", ".cfg", ".toml", ".yaml", ".yml", ".conf", ".properties"),
    _foreign("a LaTeX document", r"\s*(?:%[^\n]*\n\s*)*\\documentclass", "give its text", ".tex"),
    _foreign("an MPSub file", r"\s*(?:[A-Z]+=[^\n]*\n)*?FORMAT=(?:TIME|\d+)\s*\n", _EXPORT, ".mpsub"),
)  # fmt: skip
"""What is met beside transcripts. Sources: the file formats of Subtitle Edit and the formats' own manuals."""


def by_content(source: Input) -> ReadError | None:
    """The error for a file that begins as one of these does; None for any other."""
    head = source.text[:_HEAD]
    found = next((kind for kind in KINDS if kind.begins.match(head)), None)
    return _refused(source, found) if found else None


def by_name(source: Input) -> ReadError | None:
    """The error for a file that is named as one of these; None for any other."""
    lower = source.path.lower()
    found = next((kind for kind in KINDS if lower.endswith(kind.suffixes)), None)
    return _refused(source, found, named=True) if found else None


def _refused(source: Input, found: Foreign, *, named: bool = False) -> ReadError:
    hint = found.hint if found.hint == AS_PROSE else f"{found.hint}; {AS_PROSE}"
    message = f"this is named as {found.title}" if named else f"this is {found.title}"
    return source.error(f"{message}, which is not read here", 1, kind=UnknownFormatError, hint=hint)
