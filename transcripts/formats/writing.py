"""A transcript to a file's content: made ready, written, and proved by reading it back from its bytes.

Opens no file; `transcripts.formats.files` does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transcripts.errors import WriteError
from transcripts.formats.base import Format, Output, WriteOptions
from transcripts.formats.proof import prove
from transcripts.formats.ready import made_ready, with_labels_decided
from transcripts.formats.table import all_formats, by_name

if TYPE_CHECKING:
    from transcripts.model import Transcript

DEFAULT_OPTIONS = WriteOptions()


def write_text(
    talk: Transcript,
    format: Format | str,  # noqa: A002 - the plain word
    options: WriteOptions = DEFAULT_OPTIONS,
) -> Output:
    """Write a transcript as a file's content, and prove that it can be read back word for word.

    Raises WriteError where the format cannot be written, needs times that are not there, or would lose words.
    """
    chosen = by_name(format) if isinstance(format, str) else format
    if chosen.write is None:
        raise WriteError(
            f"{chosen.title} can only be read",
            hint="the formats that can be written: " + ", ".join(f.name for f in all_formats() if f.write),
        )
    options = with_labels_decided(talk, options)
    ready, notices = made_ready(talk, chosen, options)
    output = chosen.write(ready, options)
    if chosen.exact and chosen.read is not None:
        notices = (*notices, *prove(ready, chosen, output))
    return replace(output, warnings=(*notices, *output.warnings)) if notices else output
