"""JSON from outside: parsed without a crash, and walked with errors that name the place (`results[3].words[0]`).

Every reader of a speech service's JSON goes through `Node`, so that a number where text belongs is an error with a
place and never a TypeError.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from transcripts.formats.clock import seconds_to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.errors import ReadError
    from transcripts.formats.base import Input


def load(source: Input) -> Node:
    """Parse the text as JSON. Raises ReadError with line and column."""
    try:
        value = json.loads(source.text)
    except json.JSONDecodeError as error:
        hint = "the file may be cut short" if error.pos >= len(source.text.rstrip()) - 1 else None
        raise source.error(f"this is not JSON: {error.msg}", error.lineno, error.colno, hint=hint) from None
    except RecursionError:
        raise source.error("the JSON is nested too deeply to be a transcript") from None
    except ValueError as error:  # an integer of more than 4,300 digits
        raise source.error(f"this JSON cannot be read: {error}") from None
    return Node(value, "", source)


class Node:
    """A value in a JSON document that knows where it stands.

    `get` of a field that is not there gives a missing node, which is None to the `_or_none` readers and an error to
    the others.
    """

    __slots__ = ("path", "source", "value")

    def __init__(self, value: Any, path: str, source: Input) -> None:  # noqa: ANN401 - JSON is any
        self.value, self.path, self.source = value, path, source

    @property
    def missing(self) -> bool:
        """Whether the field is absent or null."""
        return self.value is None

    def get(self, *names: str | int) -> Node:
        """The field below, or the first of a path of fields; missing where any of them is."""
        node = self
        for name in names:
            value, here = node.value, None
            if isinstance(name, int):
                path = f"{node.path}[{name}]"
                if isinstance(value, list) and -len(value) <= name < len(value):
                    here = value[name]
            else:
                path = f"{node.path}.{name}" if node.path else name
                if isinstance(value, dict):
                    here = value.get(name)
            node = Node(here, path, self.source)
        return node

    def first(self, *names: str) -> Node:
        """The first of several fields that is there; the last where none is."""
        for name in names:
            if not (node := self.get(name)).missing:
                return node
        return self.get(names[-1])

    def error(self, message: str) -> ReadError:
        """Make the error for this place."""
        return self.source.error(f"{self.path or 'the document'}: {message}")

    def _wrong(self, wanted: str) -> ReadError:
        if self.missing:
            return self.error(f"{wanted} is needed here")
        shown = json.dumps(self.value, ensure_ascii=False, default=str)
        return self.error(f"{wanted} is needed, not {shown[:60]}{'…' if len(shown) > 60 else ''}")

    def items(self) -> Iterator[Node]:
        """The members of a list."""
        if not isinstance(self.value, list):
            raise self._wrong("a list")
        return (Node(value, f"{self.path}[{i}]", self.source) for i, value in enumerate(self.value))

    def items_or_none(self) -> Iterator[Node]:
        """The members of a list, none where it is missing."""
        return iter(()) if self.missing else self.items()

    def fields(self) -> Iterator[tuple[str, Node]]:
        """The fields of an object."""
        if not isinstance(self.value, dict):
            raise self._wrong("an object")
        return ((name, self.get(name)) for name in self.value)

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self._wrong("text")
        return clean(self.value)

    def text_or_none(self) -> str | None:
        """A string, None where it is missing."""
        return None if self.missing else self.text()

    def label_or_none(self) -> str | None:
        """A name that may be written as a number, as services number speakers; None where missing or empty."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return str(self.value)[:40] if abs(self.value) < 10**18 else None
        text = self.text_or_none()
        return text.strip() or None if text else None

    def integer(self) -> int:
        """A whole number."""
        value = self.value
        if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
            return int(value)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**53:
            raise self._wrong("a whole number")
        return value

    def integer_or_none(self) -> int | None:
        """A whole number, None where it is missing."""
        return None if self.missing else self.integer()

    def number_or_none(self) -> float | None:
        """A finite number, None where it is missing; also one that is written as a string."""
        if self.missing:
            return None
        try:
            number = float(self.value) if not isinstance(self.value, bool | list | dict) else None
        except (ValueError, OverflowError):
            number = None
        if number is None or not math.isfinite(number):
            raise self._wrong("a number")
        return number

    def ms(self) -> int:
        """Seconds, as a number or a string of one, in milliseconds."""
        found = seconds_to_ms(self.value)
        if found is None:
            raise self._wrong("a time in seconds")
        return found

    def ms_or_none(self) -> int | None:
        """Seconds in milliseconds, None where it is missing."""
        return None if self.missing else self.ms()


def clean(text: str) -> str:
    """The text without lone surrogates, which JSON can smuggle in and no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
