"""A difference as a page that needs nothing else: the whole text, what went struck, what came underlined, why."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from transcripts.ledger.explain import clock
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from transcripts.difference.lines import Line
    from transcripts.difference.parts import Part
    from transcripts.ledger import Correction

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root{{color-scheme:light dark}}
body{{max-width:46em;margin:2em auto;padding:0 1em;font:1.05em/1.6 system-ui,sans-serif}}
p{{margin:.3em 0;display:flex;gap:1em}}
time{{opacity:.6;font-variant-numeric:tabular-nums;flex:none}}
del{{color:light-dark(#b00020,#ff8a80);text-decoration:line-through}}
ins{{color:light-dark(#00600f,#8be28b);text-decoration:underline}}
.same{{opacity:.75}}
</style>
</head>
<body>
<h1>{title}</h1>
<p>{count}</p>
{body}
</body>
</html>
"""


def to_html(
    lines: Sequence[Line], title: str, *, language: str = "en", why: Callable[[Correction], str] | None = None
) -> str:
    """The page. `why` gives what is shown of a correction when a reader points at it."""
    changed = sum(not part.same for line in lines for part in line.parts)
    count = f"{changed} place{'' if changed == 1 else 's'} differ{'s' if changed == 1 else ''}"
    body = "\n".join(_line(line, why) for line in lines)
    return _PAGE.format(language=escape(language), title=_text(title), count=count, body=body)


def _line(line: Line, why: Callable[[Correction], str] | None) -> str:
    speaker = f"<strong>{_text(line.speaker)}:</strong> " if line.speaker else ""
    parts = " ".join(_part(part, why) for part in line.parts)
    mark = ' class="same"' if line.same else ""
    return f"<p{mark}><time>{clock(line.start_ms)}</time> <span>{speaker}{parts}</span></p>"


def _part(part: Part, why: Callable[[Correction], str] | None) -> str:
    if part.same:
        return _text(" ".join(part.new))
    told = "\n".join(why(c) for c in part.corrections) if why else ""
    title = f' title="{_text(told, lines=True)}"' if told else ""
    old = f"<del{title}>{_text(' '.join(part.old))}</del>" if part.old else ""
    new = f"<ins{title}>{_text(' '.join(part.new))}</ins>" if part.new else ""
    return " ".join(filter(None, (old, new)))


def _text(text: str, *, lines: bool = False) -> str:
    shown = "\n".join(map(in_one_line, text.split("\n"))) if lines else in_one_line(text)
    return escape(shown)
