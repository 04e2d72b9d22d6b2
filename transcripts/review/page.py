"""The page as one HTML file: its style and its program stand in it, and it loads nothing from anywhere."""

from __future__ import annotations

import json
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; media-src 'self' blob:; "
    "connect-src {connect}; "
    "style-src 'sha256-{style}'; script-src 'sha256-{script}'"
)
"""What the page may load: its own style and program, known by their hashes, and the recording; where it is served,
also the program that serves it. See https://www.w3.org/TR/CSP3/."""


def page(contents: Mapping[str, Any], patch: Mapping[str, Any], *, revision: int | None = None) -> str:
    """The page with a talk in it and what was decided before; `revision` is that of the patch where it is served."""
    style, script, frame = _parts()
    served = revision is not None
    value = {**contents, "patch": patch, "revision": revision, "served": served}
    fields = {
        "policy": _POLICY.format(style=_hash(style), script=_hash(script), connect="'self'" if served else "'none'"),
        "title": _escaped(f"Review of {contents['title']}"),
        "style": style,
        "script": script,
        "contents": _json(value),
    }
    head, *rest = frame.split("{{")
    made = [head]
    for piece in rest:
        name, _, text = piece.partition("}}")
        made += [fields[name], text]
    return "".join(made)


@cache
def _parts() -> tuple[str, str, str]:
    folder = resources.files(__package__) / "page"
    scripts = sorted((p for p in folder.iterdir() if p.name.endswith(".js")), key=lambda p: p.name)
    script = '"use strict";\n(() => {\n' + "\n".join(p.read_text("utf-8") for p in scripts) + "})();\n"
    return (folder / "review.css").read_text("utf-8"), script, (folder / "review.html").read_text("utf-8")


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _json(value: object) -> str:
    """JSON that can stand in a script element: no `<` in it, and only ASCII, so that no text can end the element."""
    return json.dumps(value, separators=(",", ":")).replace("<", "\\u003c")


def _escaped(text: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "&<>\"'" or ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 else c for c in text)
