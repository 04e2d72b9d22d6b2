"""Files that are no text, told by their first bytes: recordings, archives, documents, subtitles that are pictures."""

from __future__ import annotations

_RECORDING = (
    "give its transcript or its captions: a speech recogniser makes one, and captions inside can be taken out of it"
)
_ARCHIVE = "unpack it, and give the file inside that holds the captions or the transcript"
_PICTURES = (
    "its subtitles are pictures; turn them into text with a program that recognises letters, and read what that writes"
)
_TEXT = "give the captions or the transcript as text"

_AT_START = {
    b"PK\x03\x04": ("a zip archive", _ARCHIVE),
    b"\x1f\x8b": ("a gzip archive", _ARCHIVE),
    b"BZh": ("a bzip2 archive", _ARCHIVE),
    b"7z\xbc\xaf": ("a 7-Zip archive", _ARCHIVE),
    b"\xfd7zXZ": ("an xz archive", _ARCHIVE),
    b"\x28\xb5\x2f\xfd": ("a Zstandard archive", _ARCHIVE),
    b"Rar!\x1a\x07": ("a RAR archive", _ARCHIVE),
    b"%PDF": ("a PDF", "save its text, or the document that it was made from"),
    b"\xd0\xcf\x11\xe0": ("an old Office document", "save it as .docx or as plain text"),
    b"\x89PNG": ("a PNG image", _TEXT),
    b"\xff\xd8\xff": ("a JPEG image", _TEXT),
    b"GIF8": ("a GIF image", _TEXT),
    b"\x7fELF": ("a program", _TEXT),
    b"MZ\x90": ("a program", _TEXT),
    b"SQLite format 3\0": ("a database", _TEXT),
    b"RIFF": ("a WAV or AVI recording", _RECORDING),
    b"RF64": ("a WAV recording", _RECORDING),
    b"FORM": ("an AIFF recording", _RECORDING),
    b".snd\0": ("an AU recording", _RECORDING),
    b"ID3": ("an MP3 recording", _RECORDING),
    b"\xff\xfb": ("an MP3 recording", _RECORDING),
    b"\xff\xf3": ("an MP3 recording", _RECORDING),
    b"\xff\xf2": ("an MP3 recording", _RECORDING),
    b"\xff\xf1": ("an AAC recording", _RECORDING),
    b"\xff\xf9": ("an AAC recording", _RECORDING),
    b"OggS": ("an Ogg recording", _RECORDING),
    b"fLaC": ("a FLAC recording", _RECORDING),
    b"#!AMR": ("an AMR recording", _RECORDING),
    b"FLV\x01": ("a Flash recording", _RECORDING),
    b"\x1aE\xdf\xa3": ("a Matroska or WebM recording", _RECORDING),
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11": ("a Windows Media recording", _RECORDING),
    b"\0\0\x01\xba": ("an MPEG stream: a recording, or VobSub subtitles", _PICTURES),
    b"\0\0\x01\xb3": ("an MPEG recording", _RECORDING),
}


def kind(data: bytes) -> tuple[str, str] | None:
    """What bytes are that are no text, and what to do with them; None where nothing here knows them."""
    found = next((found for magic, found in _AT_START.items() if data.startswith(magic)), None)
    if found is not None:
        return None if found[0] == "an AIFF recording" and data[8:11] != b"AIF" else found
    if data[4:8] == b"ftyp":
        return "an MP4 or QuickTime recording", _RECORDING
    if data[:2] == b"PG" and data[10:11] in {b"\x14", b"\x15", b"\x16", b"\x17", b"\x80"}:
        return "a file of Blu-ray subtitles (SUP)", _PICTURES
    if data[:1] == b"G" and len(data) > 376 and data[188:189] == data[376:377] == b"G" and b"\0" in data[:376]:
        return "an MPEG transport stream", _RECORDING
    return None
