"""JSON from outside: parsed without a crash, and walked with errors that name the place (`results[3].words[0]`).

Everything that comes from outside as JSON goes through here: the native format, speech services, ledgers. A number
where text belongs is an error with a place and never a TypeError, in a document of any shape.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transcripts.errors import TranscriptsError

LARGEST = 1 << 29
"""Letters of a document; a hundred hours with the times of every word come to a tenth of that."""
DEEPEST = 32
"""Levels of a value that is carried along as it is; evidence, the deepest that is written, has six."""
_DECODER = json.JSONDecoder(strict=False)  # a line break inside a string is read
_BLANK = re.compile(r"\s*")
EXACT_WHOLE_NUMBERS = 1 << 53
"""Whole numbers up to here are the same in every program that reads JSON (RFC 8259, section 6)."""


class Origin(Protocol):
    """Where a document comes from: makes the error about a place in it."""

    def error(
        self, message: str, line: int | None = None, column: int | None = None, *, hint: str | None = None
    ) -> TranscriptsError:
        """Make the error that says `message` about a place, and what to do about it."""


def parse(text: str, origin: Origin) -> Any:  # noqa: ANN401 - JSON is any
    """Parse a text as JSON. Raises the origin's error, with line and column where they are known."""
    return _guarded(_DECODER.decode, text, origin)


def _guarded(decode: Callable[..., Any], text: str, origin: Origin, *more: int) -> Any:  # noqa: ANN401 - JSON is any
    if len(text) > LARGEST:
        raise origin.error(f"the JSON has {len(text)} letters, more than {LARGEST}; it is refused")
    try:
        return decode(text, *more)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated string")
        hint = "the file may be cut short" if at_end else None
        raise origin.error(f"this is not JSON: {error.msg}", error.lineno, error.colno, hint=hint) from None
    except RecursionError:
        raise origin.error("the JSON is nested too deeply to be read") from None
    except ValueError:  # Python reads no integer of more than 4,300 digits
        raise origin.error("this JSON cannot be read: it holds a number of thousands of digits") from None


def parse_all(text: str, origin: Origin) -> list[Any]:
    """Parse JSON documents that stand one after another, one a line or not. Raises the origin's error."""
    found: list[Any] = []
    at = _BLANK.match(text).end()  # type: ignore[union-attr]  # the pattern matches anywhere
    while at < len(text):
        value, end = _guarded(_DECODER.raw_decode, text, origin, at)
        found.append(value)
        at = _BLANK.match(text, end).end()  # type: ignore[union-attr]  # likewise
    return found


class Node:
    """A value in a JSON document that knows where it stands.

    `get` of a field that is not there gives a missing node, which is None to the `_or_none` readers and an error to
    the others.
    """

    __slots__ = ("origin", "path", "value")

    def __init__(self, value: Any, path: str, origin: Origin) -> None:  # noqa: ANN401 - JSON is any
        self.value, self.path, self.origin = value, path, origin

    @property
    def missing(self) -> bool:
        """Whether the field is absent or null."""
        return self.value is None

    def _at(self, value: Any, path: str) -> Self:  # noqa: ANN401 - JSON is any
        return type(self)(value, path, self.origin)

    def get(self, *names: str | int) -> Self:
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
            node = self._at(here, path)
        return node

    def first(self, *names: str) -> Self:
        """The first of several fields that is there; the last where none is."""
        for name in names:
            if not (node := self.get(name)).missing:
                return node
        return self.get(names[-1])

    def error(self, message: str) -> TranscriptsError:
        """Make the error for this place."""
        return self.origin.error(f"{self.path or 'the document'}: {message}")

    def wrong(self, wanted: str) -> TranscriptsError:
        """Make the error that says what is needed in this place, and what stands there."""
        if self.missing:
            return self.error(f"{wanted} is needed here")
        return self.error(f"{wanted} is needed, not {_shown(self.value)}")

    def items(self) -> Iterator[Self]:
        """The members of a list."""
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return (self._at(value, f"{self.path}[{i}]") for i, value in enumerate(self.value))

    def items_or_none(self) -> Iterator[Self]:
        """The members of a list, none where it is missing."""
        return iter(()) if self.missing else self.items()

    def fields(self) -> Iterator[tuple[str, Self]]:
        """The fields of an object."""
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return ((name, self.get(name)) for name in self.value)

    def fields_or_none(self) -> Iterator[tuple[str, Self]]:
        """The fields of an object, none where it is missing."""
        return iter(()) if self.missing else self.fields()

    def text(self) -> str:
        """A string."""
        if not isinstance(self.value, str):
            raise self.wrong("text")
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

    def boolean_or_none(self) -> bool | None:
        """The value as true or false, or None where it is missing. Raises the error of the origin."""
        if self.value is not None and not isinstance(self.value, bool):
            raise self.wrong("true or false")
        return self.value

    def integer(self) -> int:
        """A whole number."""
        value = self.value
        if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_WHOLE_NUMBERS:
            return int(value)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= EXACT_WHOLE_NUMBERS:
            raise self.wrong("a whole number")
        return value

    def integer_or_none(self) -> int | None:
        """A whole number, None where it is missing."""
        return None if self.missing else self.integer()

    def count(self) -> int:
        """A whole number that is not negative."""
        value = self.integer()
        if value < 0:
            raise self.wrong("a whole number from 0 on")
        return value

    def number_or_none(self) -> float | None:
        """A finite number, None where it is missing; also one that is written as a string."""
        if self.missing:
            return None
        try:
            number = float(self.value) if not isinstance(self.value, bool | list | dict) else None
        except (ValueError, OverflowError):
            number = None
        if number is None or not math.isfinite(number):
            raise self.wrong("a number")
        return number

    def number(self) -> float:
        """A finite number."""
        found = self.number_or_none()
        if found is None:
            raise self.wrong("a number")
        return found

    def plain(self, deepest: int = DEEPEST) -> Any:  # noqa: ANN401 - JSON is any
        """The value as it is, where all of it can be written as JSON again: finite numbers, no endless nesting."""
        value = self.value
        if isinstance(value, str):
            return clean(value)
        if isinstance(value, float) and not math.isfinite(value):
            raise self.wrong("a finite number")
        if isinstance(value, int) and abs(value) >= EXACT_WHOLE_NUMBERS:
            raise self.wrong("a number of at most 15 digits")
        if isinstance(value, list | dict) and not deepest:
            raise self.error("this is nested too deeply")
        if isinstance(value, list):
            return [node.plain(deepest - 1) for node in self.items()]
        if isinstance(value, dict):
            return {clean(name): node.plain(deepest - 1) for name, node in self.fields()}
        return value


def _shown(value: Any) -> str:  # noqa: ANN401 - JSON is any
    """What stands in a place, short enough for a message, however large it is."""
    if isinstance(value, dict):
        return f"an object of {len(value)} fields"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    if isinstance(value, int) and abs(value) >= EXACT_WHOLE_NUMBERS:
        return "a number of more than 15 digits"
    return json.dumps(value[:60] + "…" if isinstance(value, str) and len(value) > 60 else value, ensure_ascii=False)


def clean(text: str) -> str:
    """The text without lone surrogates, which JSON can smuggle in and no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
