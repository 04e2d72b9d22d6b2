"""A web page: written, clean prose with headings and speakers' labels; read, the words of any page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transcripts.formats import web_page
from transcripts.formats.base import Format, Holds, Output, WriteOptions
from transcripts.formats.prosetext import Piece, pieces, told

if TYPE_CHECKING:
    from transcripts.model import Transcript

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{max-width:42em;margin:2em auto;padding:0 1em;font:1.1em/1.6 Georgia,serif}}h1,h2{{line-height:1.2}}</style>
</head>
<body>
<article>
{body}
</article>
</body>
</html>
"""


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write a page that needs nothing else: no script, no file beside it."""
    title = escape(talk.title or "Transcript")
    body = "\n".join(map(_element, pieces(talk, options)))
    return Output(_PAGE.format(language=escape(talk.language or "en"), title=title, body=body), told(talk, options))


def _element(piece: Piece) -> str:
    text = escape(piece.text, quote=False)
    if piece.kind == "title":
        return f"<h1>{text}</h1>"
    if piece.kind == "heading":
        return f"<h2>{text}</h2>"
    if piece.kind == "byline":
        return f'<p class="byline"><small>{text}</small></p>'
    return f"<p><strong>{escape(piece.speaker)}:</strong> {text}</p>" if piece.speaker else f"<p>{text}</p>"


FORMAT = Format(
    name="html",
    title="HTML",
    suffixes=(".html", ".htm", ".xhtml"),
    holds=frozenset({Holds.SPEAKERS, Holds.CHAPTERS, Holds.METADATA}),
    sniff=web_page.sniff,
    read=web_page.read,
    write=write,
    exact=False,
)
