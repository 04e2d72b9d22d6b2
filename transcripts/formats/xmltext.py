"""XML from outside, parsed into small trees without its dangers: no entities, no external files, no endless nesting.

Names lose their prefixes, so that a document is read however its namespaces are declared.
"""

from __future__ import annotations

import html
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.parsers import expat

import regex

from transcripts.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transcripts.formats.base import Input, Notices

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


def parse(source: Input, notices: Notices | None = None) -> Element:
    """Parse the text as XML. Raises ReadError with line and column, also for entity declarations.

    With `notices`, a `<` or `&` that can be no markup is taken for text, and told (`Fish & chips`, `a < b`,
    `&eacute;`): programs that put captions into XML without escaping them write so.
    """
    try:
        return _parsed(source)
    except ReadError as error:
        mended = _mended(source.text)
        if notices is None or mended == source.text:
            raise
        try:
            found = _parsed(replace(source, text=mended))
        except ReadError:
            raise error from None  # its place is one in the file
        notices.add("a bare < or & was taken for text; in XML they are written as &lt; and &amp;", _line(source.text))
        return found


_STRAY = regex.compile(r"&(?!(?:[A-Za-z][\w.-]*|#\d+|#[xX][\dA-Fa-f]+);)|<(?!/?[\p{L}_:]|!--|!\[CDATA\[|!DOCTYPE|\?)")
_NAMED = regex.compile(r"&([A-Za-z]\w*);")
_KNOWN = frozenset({"amp", "lt", "gt", "quot", "apos"})


def _mended(text: str) -> str:
    """The text with what can be no markup escaped; comments and CDATA sections stay as they are."""
    if "<!--" in text or "<![CDATA[" in text:
        return text
    text = _STRAY.sub(lambda stray: "&amp;" if stray[0] == "&" else "&lt;", text)
    return _NAMED.sub(lambda name: name[0] if name[1] in _KNOWN else escape(html.unescape(name[0])), text)


def _line(text: str) -> int | None:
    found = _STRAY.search(text) or next((n for n in _NAMED.finditer(text) if n[1] not in _KNOWN), None)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _parsed(source: Input) -> Element:
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
