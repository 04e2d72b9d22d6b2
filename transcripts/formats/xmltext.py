"""XML from outside, parsed into small trees without its dangers: no entities, no external files, no endless nesting.

Names lose their prefixes, so that a document is read however its namespaces are declared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from transcripts.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.base import Input

DEEPEST = 200
"""Elements nested deeper than this are refused; a subtitle file nests fewer than ten."""


@dataclass(slots=True)
class Element:
    """An element: its name and attributes without prefixes, its children and texts in order, the line it began on."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element | str] = field(default_factory=list)

    def elements(self, *names: str) -> Iterator[Element]:
        """The child elements, or those of these names."""
        return (c for c in self.children if isinstance(c, Element) and (not names or c.name in names))

    def walk(self) -> Iterator[Element]:
        """This element and every one below, in the order of the document."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(list(element.elements()))

    def text(self) -> str:
        """All the text inside."""
        return "".join(c if isinstance(c, str) else c.text() for c in self.children)


class _Refused(Exception):  # noqa: N818 - never leaves this module
    pass


def parse(source: Input) -> Element:
    """Parse the text as XML. Raises ReadError with line and column, also for entity declarations."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    root = Element("", {}, 0)
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(stack) > DEEPEST:
            raise _Refused(f"elements are nested more than {DEEPEST} deep")
        held = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(":")[2], held, parser.CurrentLineNumber)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        stack.pop()

    def data(text: str) -> None:
        stack[-1].children.append(text)

    def entity(*_: object) -> None:
        raise _Refused("it declares entities, which can be made to swell without end")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = data
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(_plain_declaration(source.text).encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        message = expat.errors.messages.get(error.code, str(error))
        raise source.error(f"this is not XML: {message}", error.lineno, error.offset + 1) from None
    except _Refused as refusal:
        raise source.error(f"this XML is refused: {refusal}", parser.CurrentLineNumber) from None
    found = next(root.elements(), None)
    if found is None:
        raise ReadError("the XML holds nothing", place=source.place())
    return found


def _plain_declaration(text: str) -> str:
    """Blank out the encoding in the declaration: the text is decoded already."""
    if text.lstrip().startswith("<?xml"):  # a blank line before it is an error to XML, and often met
        head, mark, rest = text.partition("?>")
        if mark:
            return "\n" * head.count("\n") + rest
    return text


def escape(text: str) -> str:
    """Text for XML; a character that XML cannot hold becomes U+FFFD."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return "".join(c if _holds(c) else "\ufffd" for c in text) if not text.isprintable() else text


def _holds(c: str) -> bool:
    return c in "\t\n" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
