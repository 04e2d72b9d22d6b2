"""EBU STL (`.stl`, EBU Tech 3264): the captions of television, in binary blocks. Decoded by ttconv.

Times count from the start of the programme, which the file names; the alphabets are those of the standard. What ttconv
does not carry into SRT (positions, the colour of the background) is not kept.
"""

from __future__ import annotations

import io
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import NoCaptionsError
from transcripts.formats import srt
from transcripts.formats.base import Captures, Format, Holds, Input

if TYPE_CHECKING:
    from transcripts.model import Transcript

_HEADER, _BLOCK = 1024, 128
_LANGUAGES = {b"09": "en", b"08": "de", b"0F": "fr", b"0A": "es", b"15": "it", b"1D": "nl", b"21": "pt", b"07": "da",
              b"1E": "no", b"28": "sv", b"27": "fi", b"20": "pl", b"06": "cs", b"1B": "hu"}  # fmt: skip


def read(source: Input) -> Transcript:
    """Read EBU STL. Raises ReadError where its blocks cannot be decoded and NoCaptionsError where they say nothing."""
    data = source.data
    if len(data) < _HEADER + _BLOCK:
        raise source.error(
            f"the file holds {len(data)} bytes: less than a header and one block of text",
            kind=NoCaptionsError,
            hint="check that it is complete",
        )
    text = _as_srt(source, data)
    talk = srt.read(replace(source, text=text))
    return replace(talk, language=_LANGUAGES.get(data[14:16]))


def _as_srt(source: Input, data: bytes) -> str:
    import ttconv.srt.writer  # noqa: PLC0415 - slow to import, and few files need it
    import ttconv.stl.config  # noqa: PLC0415 - likewise
    import ttconv.stl.reader  # noqa: PLC0415 - likewise

    logger = logging.getLogger("ttconv")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    whole = data[: _HEADER + (len(data) - _HEADER) // _BLOCK * _BLOCK]
    try:
        for start in ("TCP", None):  # captions may come before the start that the file names
            config = ttconv.stl.config.STLReaderConfiguration(program_start_tc=start)
            try:
                model = ttconv.stl.reader.to_model(io.BytesIO(whole), config)
                return str(ttconv.srt.writer.from_model(model))
            except Exception:
                if start is None:
                    raise
    except Exception as error:  # noqa: BLE001 - ttconv raises whatever its parts raise on a broken file
        raise source.error(
            f"the blocks of text cannot be decoded ({error or type(error).__name__})",
            hint="check that the file is complete",
        ) from None
    finally:
        logger.setLevel(level)
    raise AssertionError("one of the two ways returned or raised")


FORMAT = Format(
    name="ebu-stl",
    title="EBU STL",
    suffixes=(".stl",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.STYLES}),
    read=read,
    captures=Captures.CAPTIONS,
    magic=tuple(page + b"STL" for page in (b"437", b"850", b"860", b"863", b"865")),
)
