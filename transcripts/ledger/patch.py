"""What a person decided about a ledger: pure data, and JSON in and out. `docs/reference/patch.md` describes it.

A patch is a state and no history: what it says holds whatever was decided before, and it is applied to the text and
the ledger that it was made with, however often. Nothing here applies it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transcripts.errors import LedgerError
from transcripts.jsonload import Node, parse
from transcripts.ledger.origin import File

if TYPE_CHECKING:
    from collections.abc import Iterable

VERSION = 1


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that a person wrote: the `count` source words from `word` on become the words of `after`.

    `before` are those words as the source has them, with one blank between. An edit takes in whole corrections: all
    that a correction which stands there replaces. Words that were put in belong to the one before or after them. `by`
    says who, `note` why, where that is known.
    """

    word: int
    count: int
    before: str
    after: str
    by: str = ""
    note: str = ""

    @property
    def end(self) -> int:
        """The source word after the last one."""
        return self.word + self.count


@dataclass(frozen=True, slots=True)
class Rename:
    """A speaker called `before` in the text is called `after`; two that get one name are merged."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Patch:
    """Decisions about one ledger.

    `accept` has ids of suggestions that are to be made, and of corrections that a person has looked at and lets stand;
    `reject` those of corrections to take back, and of suggestions to strike off. `words` is how many words the source
    has (None: not said), by which a patch of another ledger is told.
    """

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    speakers: tuple[Rename, ...] = ()
    words: int | None = None

    def __bool__(self) -> bool:
        return bool(self.accept or self.reject or self.edits or self.speakers)


def patch_to_json(patch: Patch) -> str:
    """The patch as JSON text, two spaces to a level."""
    value: dict[str, Any] = {"patch": VERSION}
    if patch.words is not None:
        value["source"] = {"words": patch.words}
    value |= {
        "accept": list(patch.accept),
        "reject": list(patch.reject),
        "edits": [_edit(edit) for edit in patch.edits],
        "speakers": [{"from": rename.before, "to": rename.after} for rename in patch.speakers],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _edit(edit: Edit) -> dict[str, Any]:
    value: dict[str, Any] = {"word": edit.word, "count": edit.count, "before": edit.before, "after": edit.after}
    return value | {name: said for name, said in (("by", edit.by), ("note", edit.note)) if said}


def patch_from_json(text: str, path: str = "patch") -> Patch:
    """Read a patch. Raises LedgerError with the place of what is wrong."""
    file = File(text, path)
    root = Node(parse(text, file), "", file)
    if root.get("patch").value != VERSION:
        raise file.error(f"not a patch of version {VERSION}", hint="give the file that was saved in a review")
    return Patch(
        _ids(root.get("accept")),
        _ids(root.get("reject")),
        tuple(_read_edit(node) for node in root.get("edits").items_or_none()),
        _renames(root.get("speakers")),
        None if root.get("source", "words").missing else root.get("source", "words").count(),
    )


def _ids(node: Node) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.text() for item in node.items_or_none()))


def _read_edit(node: Node) -> Edit:
    edit = Edit(
        node.get("word").count(),
        node.get("count").count(),
        node.get("before").text(),
        " ".join(node.get("after").text().split()),
        node.get("by").text_or_none() or "",
        node.get("note").text_or_none() or "",
    )
    if len(edit.before.split()) != edit.count or not edit.count:
        raise node.error("`before` has to hold as many words as `count` says, one or more")
    return edit


def _renames(node: Node) -> tuple[Rename, ...]:
    found: dict[str, Rename] = {}
    for item in node.items_or_none():
        rename = Rename(item.get("from").text(), " ".join(item.get("to").text().split()))
        if not rename.after:
            raise item.error("a speaker needs a name")
        if rename.before in found:
            raise item.error(f"a second name for the speaker {rename.before[:60]!r}")
        found[rename.before] = rename
    return tuple(found.values())


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in the order of the talk. Raises LedgerError where two touch the same words."""
    ordered = sorted(edits, key=lambda edit: (edit.word, edit.count))
    for one, other in pairwise(ordered):
        if other.word < one.end:
            raise LedgerError(f"two edits are of the same words: {one.after!r} and {other.after!r}")
    return ordered
