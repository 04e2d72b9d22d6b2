"""A reader's JSON: the nodes of `transcripts.jsonload`, with times in seconds as speech services write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transcripts import jsonload
from transcripts.formats.clock import seconds_to_ms

if TYPE_CHECKING:
    from transcripts.formats.base import Input


def load(source: Input) -> Node:
    """Parse the text as JSON. Raises ReadError with line and column."""
    return Node(jsonload.parse(source.text, source), "", source)


class Node(jsonload.Node):
    """A value in a service's JSON document."""

    __slots__ = ()

    def text(self) -> str:
        """A string as it is; what no text has a place for is mended and told once the talk is read."""
        if not isinstance(self.value, str):
            raise self.wrong("text")
        return self.value

    def ms(self) -> int:
        """Seconds, as a number or a string of one, in milliseconds."""
        found = seconds_to_ms(self.value)
        if found is None:
            raise self.wrong("a time in seconds")
        return found

    def ms_or_none(self) -> int | None:
        """Seconds in milliseconds, None where it is missing."""
        return None if self.missing else self.ms()
