"""A reader's JSON: the nodes of `transcripts.jsonload`, with times in seconds as speech services write them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from transcripts import jsonload
from transcripts.formats.clock import seconds_to_ms

if TYPE_CHECKING:
    from transcripts.formats.base import Input


def load(source: Input) -> Node:
    """Parse the text as JSON. Raises ReadError with line and column."""
    return Node(jsonload.parse(source.text, source), "", source)


def load_all(source: Input) -> Node:
    """Parse the text as one JSON document, or as several that stand one after another: then a list of them."""
    documents = jsonload.parse_all(source.text, source)
    return Node(documents[0] if len(documents) == 1 else documents, "", source)


@lru_cache(maxsize=4)  # every reader of JSON asks for the same sample
def fields_in(text: str) -> frozenset[str]:
    r"""The names of the fields in a text that begins as JSON does; none where it does not.

    >>> sorted(fields_in('{"start": 1, "text": "he said \\"end\\": now"}'))
    ['start', 'text']
    """
    return frozenset(_FIELD.findall(text)) if text.lstrip()[:1] in {"{", "["} else frozenset()


def shape_of(root: Node) -> str:
    """What a document is, in words for a message."""
    value = root.value
    if isinstance(value, list):
        first = next((each for each in value if isinstance(each, dict)), None)
        return f"it is a list of objects with the fields {_listed(first)}" if first else f"it is a list of {len(value)}"
    return f"its fields are {_listed(value)}" if isinstance(value, dict) else "it is a single value"


def _listed(fields: dict[str, object]) -> str:
    names = ", ".join(name[:30] for name in list(fields)[:8])
    return (names or "none") + (" …" if len(fields) > 8 else "")


_FIELD = re.compile(r'(?<!\\)"([^"\\]{1,40})"\s*:')


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
