"""Reference documents as blocks of plain text: HTML stripped, captions and page furniture left out.

A block is a paragraph, a heading or an item. Nothing here finds names.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import regex

from transcripts.languages.english.markers import furniture, marker
from transcripts.languages.english.sentence_ends import BEFORE_NAMES, IN_NAMES, alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOKS_HTML = regex.compile(r"<(?:!doctype|html|head|body|div|p|article|h1|span|meta)\b", regex.IGNORECASE)
_CUE = regex.compile(r"^\s*play\d+:\d\d(?::\d\d)?\s*$", regex.MULTILINE)
_TIMING = regex.compile(r"^(?:\d+\s*$|.*-->.*$|WEBVTT.*$)")
_BULLET = regex.compile(r"^\s*(?:[-*•‣▪–—>#]+|\d{1,3}[.)])\s+")
_LABEL = regex.compile(
    r"^\s*(\p{Lu}[\p{L}\p{M}.'’\- ]{1,50}?)\s*(?:\(\d?\d(?::\d\d){1,2}\)|\[\d?\d(?::\d\d){1,2}\])?:(?=\s|$)\s*"
)
_LABEL_TIME = regex.compile(r"[(\[]\d?\d(?::\d\d){1,2}[)\]]:")
_MARKDOWN_LINK = regex.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]{3,}")
_GLUED = regex.compile(r"\p{Ll}(?=\p{Lu}\p{Ll}{2})")
_SPACE = regex.compile(r"[^\S\n]+")
_LETTER = regex.compile(r"\p{L}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item; `speaker` is the label that stood before it."""

    text: str
    speaker: str | None = None


def blocks(text: str) -> list[Block]:
    """The blocks of a document that are part of what it says."""
    if _LOOKS_HTML.search(text[:4096]):
        text = strip_html(text)
    lines = _without_captions(text.split("\n"))
    found: list[Block] = []
    speaker: str | None = None
    for number, line in enumerate(lines):
        clean = _cleaned(line)
        if not _LETTER.search(clean):
            continue
        if _starts(clean, "end") and number > len(lines) * 0.5:
            break
        if _is_furniture(clean):
            continue
        label = _LABEL.match(line)
        if label and (_LABEL_TIME.search(label[0]) or _is_name_label(label[1])):
            speaker, clean = label[1].strip(), _cleaned(line[label.end() :])
            found.append(Block(clean, speaker))
        else:
            found.append(Block(clean))
    return found


def _cleaned(line: str) -> str:
    line = _MARKDOWN_LINK.sub(r"\1", line)
    line = _ADDRESS.sub(" ", line)
    line = _BULLET.sub("", line).replace("**", "").replace("`", "").replace("_ ", " ")
    return _SPACE.sub(" ", line).strip()


def _is_name_label(label: str) -> bool:
    words = label.split()
    return 1 <= len(words) <= 4 and all(word[0].isupper() for word in words)


def _starts(line: str, which: str) -> bool:
    low = line.lower()
    return any(
        low.startswith(mark) and not low[len(mark) : len(mark) + 1].isalpha() and len(line) < len(mark) + 60
        for mark in furniture(which)
    ) or (which == "end" and line.startswith("COMMENTS"))


def _is_furniture(line: str) -> bool:
    """Whether a line is no part of the text: a known opening, or words glued as menus are when they are copied.

    >>> [_is_furniture(line) for line in ("See also  A storm is coming", "HomeNewsWorldAsia and more", "MuSig")]
    [True, True, False]
    """
    low = line.lower()
    if any(low.startswith(mark) and not low[len(mark) : len(mark) + 1].isalpha() for mark in furniture("line")):
        return True
    return any(len(_GLUED.findall(word)) >= 2 for word in line.split())


def _without_captions(lines: list[str]) -> list[str]:
    """Leave out a caption dump, whose words are a recogniser's; of a caption file leave out the times alone."""
    marks = [n for n, line in enumerate(lines) if _CUE.match(line)]
    if len(marks) >= 3:
        lines = lines[: marks[0]] + lines[marks[-1] + 3 :]
    if any("-->" in line for line in lines):
        lines = [line for line in lines if not _TIMING.match(line)]
    return lines


class _Stripper(HTMLParser):
    """Takes the text out of HTML, a line for each block element, leaving out what is not the page's own text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.skipping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in marker("html_inline"):
            self.parts.append("\n")
        if tag in marker("html_void"):
            return
        if self.skipping:
            if tag == self.skipping[0]:
                self.skipping.append(tag)
        elif tag in marker("html_skipped") or _is_furniture_element(attrs):
            self.skipping.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.skipping and tag == self.skipping[0]:
            self.skipping.pop()
        if tag not in marker("html_inline"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.parts.append(data.replace("\n", " "))


def _is_furniture_element(attrs: list[tuple[str, str | None]]) -> bool:
    given = {name: value or "" for name, value in attrs}
    if given.get("aria-hidden") == "true" or "hidden" in given:
        return True
    marked = " ".join(given.get(name, "") for name in ("class", "id", "role")).lower()
    return any(word in furniture("element") for word in regex.split(r"[\s_\-]+", marked))


def strip_html(text: str) -> str:
    """The text of a page, a block element on each line; scripts, menus, forms and adverts left out.

    >>> strip_html("<div class=menu>Home</div><p>Tea &amp; <b>sets</b></p>").split("\\n")
    ['', '', '', 'Tea & sets', '']
    """
    stripper = _Stripper()
    stripper.feed(_ended(text))
    stripper.close()
    return "".join(stripper.parts)


def _ended(text: str) -> str:
    # Without the openings of comments and tags that nothing ends: the parser looks for the end of each, to the last.
    end = text.rfind("-->") + len("-->") if "-->" in text else 0
    text = text[:end] + text[end:].replace("<!--", " ")
    end = text.rfind(">") + 1
    return text[:end] + text[end:].replace("<", " ")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a block; a full stop after an initial or an abbreviation ends none.

    >>> list(sentences("Mr. Kim met the U.S. envoy. They spoke."))
    ['Mr. Kim met the U.S. envoy.', 'They spoke.']
    """
    start = 0
    for end in _END.finditer(text):
        if _SHORT_FORM.search(text[max(start, end.start() - 16) : end.start() + 1]):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if rest := text[start:].strip():
        yield rest


# From the first mark of a run alone, and without going back: a run of dots is looked at once.
_END = regex.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++(?=[\"'“‘(\[]?[\p{Lu}\p{N}])|[:;]\s+(?=[\"“])")
_CAPITALISED = ("No", *(short.capitalize() for short in (*BEFORE_NAMES, *IN_NAMES) if short != "vs"))
_SHORT_FORM = regex.compile(rf"(?:^|[\s(])(?:{alternatives(_CAPITALISED, ('vs', 'etc', 'e.g', 'i.e'))})\.$")
"""As a page prints them, so that a sentence may end with `no.` or `gen.`."""
