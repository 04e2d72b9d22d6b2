"""The words of a saved web page: its main part as paragraphs, or as turns and panels where it shows times.

The main part is `<main>` or `<article>` where that holds most of the paragraphs, else all that is no menu, form, header
or script. Links between pages are left in: a word too many is easier seen than one too few.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from transcripts.errors import NoCaptionsError
from transcripts.formats import panel, plain, podcast_html, turns
from transcripts.formats.markup_text import Block, blocks
from transcripts.model import Notice, Transcript

if TYPE_CHECKING:
    from transcripts.formats.base import Input

_PAGE = regex.compile(
    r"(?i)\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype html|<html\b)", regex.DOTALL
)
_PART = regex.compile(
    r"(?i)</?(?:p|div|span|h[1-6]|br|li|article|section|body|em|strong|b|i|a|blockquote)\b[^<>]{0,500}>"
)
_LANGUAGE = regex.compile(r"(?i)<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([a-z]{2,3}(?:-[a-z0-9]{2,8})?)")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read(source: Input) -> Transcript:
    """Read the words of a page. Raises NoCaptionsError where it shows none (a script may make them)."""
    if podcast_html.sniff(source.text):
        return podcast_html.read(source)
    held, title = blocks(source.text)
    spoken = _main(held)
    if not spoken:
        raise source.error(
            "the page holds no words",
            1,
            kind=NoCaptionsError,
            hint="a script may have made them: copy the text from the browser, or save the page complete",
        )
    text = "\n\n".join(block.text for block in spoken)
    inner = replace(source, text=text, warnings=())
    reader = max((panel.FORMAT, turns.FORMAT), key=lambda each: each.sniff(text))
    if reader.sniff(text) >= 0.6 and reader.read:
        talk = reader.read(inner)
    else:
        heading = next((block.text for block in spoken[:4] if block.name == "h1"), None)
        body = "\n\n".join(block.text for block in spoken if block.text != heading or block.name != "h1")
        talk = plain.read(replace(inner, text=body or text))
        talk = replace(talk, title=heading or talk.title)
    dropped = sum(len(b.text.split()) for b in held) - sum(len(b.text.split()) for b in spoken)
    told = (Notice(f"{dropped} words outside the page's main part were left out"),) if dropped else ()
    language = _LANGUAGE.search(source.text[:5000])
    return replace(
        talk,
        title=talk.title or title,
        language=language[1] if language else None,
        warnings=(*source.warnings, *(replace(n, line=None) for n in talk.warnings), *told),
    )


def _main(held: list[Block]) -> list[Block]:
    """The blocks of the main part, where it has most of the words that stand in paragraphs."""
    held = [block for block in held if block.text]
    main = [block for block in held if block.main]
    if _said(main) * 2 > _said(held):
        return main
    return [block for block in held if block.name not in {"header", "aside"}] or held


def _said(held: list[Block]) -> int:
    return sum(len(block.text) for block in held if block.name not in _HEADINGS)


def sniff(text: str) -> float:
    """How surely this is a web page: how it begins, or markup throughout that HTML alone has."""
    if surely := podcast_html.sniff(text):
        return surely
    if _PAGE.match(text):
        return 0.9
    parts = len(_PART.findall(text))
    return 0.6 if text.lstrip()[:1] == "<" and parts >= 2 and _PART.match(text.lstrip()) else 0.0
