"""The words of HTML: its blocks in order, with their names; what a reader of the page would not read is left out.

The parser is that of the standard library: it takes any markup, needs nothing installed, and what matters here is which
elements hold what was said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import regex

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNREAD = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "head",
        "iframe",
        "object",
        "select",
        "button",
        "form",
        "nav",
        "footer",
        "dialog",
        "canvas",
        "audio",
        "video",
        "textarea",
    ]
)
"""Elements whose words are the page's, not the talk's. `title` is taken from the head all the same."""
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "cite",
        "time",
    ]
)
_LEAVE_OUT = ("display:none", "visibility:hidden")
_SPACE = regex.compile(r"\s+")
_CUT = " < "


@dataclass(slots=True)
class Block:
    """A block of text: the innermost element around it, the line on which it begins, whether a main part holds it."""

    name: str
    line: int
    main: bool = False
    text: str = ""
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects blocks. An element that is not closed ends with its parent."""

    def __init__(self, *, inline: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.inline = inline
        self.open: list[str] = []
        self.unread: list[str] = []
        self.blocks: list[Block] = []
        self.title: list[str] = []
        self.in_title = False
        self.depth: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unread:
            self._within_unread(tag)
            return
        if tag == "br":
            self._add("\n")
            return
        if tag in _VOID:
            return
        held = dict(attrs)
        style = (held.get("style") or "").replace(" ", "").lower()
        if (
            tag in _UNREAD
            or "hidden" in held
            or held.get("aria-hidden") == "true"
            or any(s in style for s in _LEAVE_OUT)
        ):
            self.unread = [tag]
            return
        self.open.append(tag)
        self.depth[tag] = self.depth.get(tag, 0) + 1
        if tag in _BLOCKS and tag not in self.inline:
            self._begin(tag)

    def _within_unread(self, tag: str) -> None:
        self.in_title = tag == "title" and self.unread[0] == "head"
        if tag == "body":
            self.unread = []
            self._begin("body")
        elif tag == self.unread[0]:
            self.unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False
        if self.unread:
            if tag == self.unread[-1]:
                self.unread.pop()
            return
        if not self.depth.get(tag):
            return
        while self.open:
            closed = self.open.pop()
            self.depth[closed] -= 1
            if closed == tag:
                break
        if tag in _BLOCKS and tag not in self.inline:
            self._begin(next((name for name in reversed(self.open[-8:]) if name in _BLOCKS), "body"))

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.unread:
            self._add(data if self.depth.get("pre") else _SPACE.sub(" ", data))

    def _begin(self, name: str) -> None:
        main = bool(self.depth.get("main") or self.depth.get("article"))
        if self.blocks and not self.blocks[-1].parts:
            self.blocks.pop()
        self.blocks.append(Block(name, self.getpos()[0], main))

    def _add(self, text: str) -> None:
        if not self.blocks:
            self._begin("body")
        parts = self.blocks[-1].parts
        if not parts and not text.strip():
            return
        if not parts:
            self.blocks[-1].line = self.getpos()[0]
        parts.append(text)


def blocks(text: str, *, inline: frozenset[str] = frozenset({"cite", "time"})) -> tuple[list[Block], str | None]:
    """The blocks of a page that hold words, and its title; `inline` names elements that begin no block."""
    reader = _Reader(inline=inline)
    reader.feed(_ended(text))
    reader.close()
    found = []
    for block in reader.blocks:
        block.text = "\n".join(" ".join(line.split()) for line in "".join(block.parts).split("\n")).strip()
        if block.text:
            found.append(block)
    title = " ".join("".join(reader.title).split()) or None
    return found, title


def _ended(text: str) -> str:
    # The parser looks for the end of each comment and tag, to the last: without those that nothing ends it is linear.
    end = text.rfind("-->") + len("-->") if "-->" in text else 0
    text = text[:end] + text[end:].replace("<!--", _CUT)
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", _CUT)
