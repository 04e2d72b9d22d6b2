"""A ledger as JSON, and back. The form is part of the project's contract; `docs/reference/ledger.md` describes it.

A ledger may have been edited by hand or be of another hand altogether: what is read is checked here to be one that
the rest can rely on, with the place of what is wrong (`corrections[3].word`).
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transcripts.jsonload import Node, parse
from transcripts.ledger.correction import Correction, Held, Layer
from transcripts.ledger.ledger import Ledger, SourceMark, order
from transcripts.ledger.origin import File
from transcripts.ledger.renaming import SpeakerChange
from transcripts.model import Notice
from transcripts.signature import Signature
from transcripts.wordjson import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

VERSION = 1


def to_json(ledger: Ledger) -> str:
    """The ledger as JSON text, two spaces to a level."""
    return "".join(_parts(ledger))


def _parts(ledger: Ledger) -> Iterator[str]:
    # The text item by item: the tree of a long ledger, and the list of its tokens, take ten times as much as its text.
    source = ledger.source
    mark: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "format": source.format,
        "words": source.words,
        "segments": source.segments,
    }
    if source.text is not None:
        mark["text"] = source.text
    members: dict[str, Iterable[str]] = {
        "ledger": [str(VERSION)],
        "source": [_indented(mark, 2)],
        "corrections": _items(map(_correction, ledger.corrections)),
        "suggestions": _items(map(_correction, ledger.suggestions)),
        "speakers": _items(map(_speaker, ledger.speakers)),
        "warnings": _items({"message": w.message, "line": w.line, "column": w.column} for w in ledger.warnings),
        "signature": [_indented(ledger.signature.to_json(), 2)],
    }
    for number, (name, value) in enumerate(members.items()):
        yield f'{"," if number else "{"}\n  "{name}": '
        yield from value
    yield "\n}\n"


def _items(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    before = "["
    for value in values:
        yield f"{before}\n    {_indented(value, 4)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _indented(value: object, by: int) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.replace("\n", f"\n{' ' * by}")  # within a string JSON has no line ends


def _correction(c: Correction) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": c.id,
        "rule": c.rule,
        "before": c.before,
        "after": c.after,
        "segment": c.segment,
        "start_ms": c.start_ms,
        "score": c.score,
        "evidence": dict(c.evidence),
        "word": c.word,
        "count": c.count,
    }
    if c.layer == "marks":
        value |= {"layer": "marks", "offset": c.offset}
    if c.held:
        value |= {"source_words": [_held(h) for h in c.held], "follow": c.follow}
    return value


def _speaker(change: SpeakerChange) -> dict[str, Any]:
    words = [f"{first}-{end - 1}" for first, end in change.words]
    return {"id": change.id, "from": change.before, "to": change.after, "words": " ".join(words)}


def _held(held: Held) -> dict[str, Any]:
    word = held.word
    value: dict[str, Any] = {
        "text": word.text,
        "start_ms": word.start_ms,
        "end_ms": word.end_ms,
        "timing": word.timing,
    }
    if word.confidence is not None:
        value["confidence"] = word.confidence
    if word.styles:
        value["styles"] = list(word.styles)
    if held.space != " ":
        value["space"] = held.space
    if held.segment:
        value["segment"] = held.segment
    return value


def from_json(text: str, path: str = "ledger") -> Ledger:
    """Read a ledger. Raises LedgerError with the place of what is wrong."""
    file = File(text, path)
    root = Node(parse(text, file), "", file)
    if root.get("ledger").value != VERSION:
        raise file.error(
            f"not a ledger of version {VERSION}", hint="give the file that `transcripts clean --changes FILE` wrote"
        )
    source = _source(root.get("source"))
    known = source.text.split() if source.text is not None else None
    return Ledger(
        _disjoint([(node, _to_correction(node, source, known)) for node in root.get("corrections").items()]),
        tuple(_to_correction(node, source, known) for node in root.get("suggestions").items_or_none()),
        tuple(_notice(node) for node in root.get("warnings").items_or_none()),
        source,
        _signature(root.get("signature")),
        tuple(_to_speaker(node, source.words) for node in root.get("speakers").items_or_none()),
    )


_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")


def _to_speaker(node: Node, words: int) -> SpeakerChange:
    stretches = []
    end = 0
    for part in node.get("words").text().split():
        found = _STRETCH.fullmatch(part)
        if not found or not end <= int(found[1]) <= int(found[2]) < words:
            raise node.get("words").error(f"stretches of the source's words in order are needed, not {part[:60]!r}")
        end = int(found[2]) + 1
        stretches.append((int(found[1]), end))
    return SpeakerChange(node.get("from").text(), node.get("to").text(), tuple(stretches))


def _source(node: Node) -> SourceMark:
    text = node.get("text").text_or_none()
    words = node.get("words").count()
    if text is not None and len(text.split()) != words:
        raise node.get("words").error(f"the text beside it has {len(text.split())} words, not {words}")
    segments = node.get("segments").count()
    if text is not None and "\n" in text and text.count("\n") + 1 != segments:
        raise node.get("segments").error(f"the text beside it has {text.count(chr(10)) + 1} lines, not {segments}")
    return SourceMark(
        node.get("path").text_or_none() or "-",
        node.get("sha256").text_or_none() or "",
        node.get("format").text_or_none() or "",
        words,
        segments,
        text,
    )


def _notice(node: Node) -> Notice:
    return Notice(node.get("message").text(), node.get("line").integer_or_none(), node.get("column").integer_or_none())


def _signature(node: Node) -> Signature:
    found = Signature(
        tuple(step.text() for step in node.get("steps").items_or_none()),
        {name: value.plain() for name, value in node.get("parameters").fields_or_none()},
        {name: value.text() for name, value in node.get("data").fields_or_none()},
    )
    version = node.get("version").text_or_none()
    return found if version is None else Signature(found.steps, found.parameters, found.data, version)


def _to_correction(node: Node, source: SourceMark, known: Sequence[str] | None) -> Correction:
    word, count, segment = (node.get(name).count() for name in ("word", "count", "segment"))
    if not 1 <= count <= source.words - word:
        raise node.error(f"there are no {count} words from word {word} on in a source of {source.words}")
    layer, held = _layer(node.get("layer")), _held_words(node.get("source_words"), source.segments - segment)
    if len(held) != count and (held or layer == "words" or count > 1):
        raise node.error(f"its {count} source words are needed, not {len(held)}")
    before, after = node.get("before").text(), node.get("after").text()
    if layer == "marks" and not len(before.split()) == len(after.split()) == 1:
        raise node.error("a change of marks is of one word to one word")
    if known is not None and known[word : word + count] != ([h.word.text for h in held] or [before]):
        raise node.error("its words are not those that the source's text has there")
    return Correction(
        node.get("id").text(),
        node.get("rule").text(),
        layer,
        before,
        after,
        word,
        count,
        segment,
        node.get("start_ms").integer_or_none(),
        node.get("score").number(),
        {name: value.plain() for name, value in node.get("evidence").fields()},
        0 if node.get("offset").missing else node.get("offset").count(),
        held,
        _space(node.get("follow")),
    )


def _layer(node: Node) -> Layer:
    value = node.text_or_none()
    if value is None or value == "words":
        return "words"
    if value == "marks":
        return "marks"
    raise node.wrong("'words' or 'marks'")


def _held_words(node: Node, segments: int) -> tuple[Held, ...]:
    """The source words of a correction, which stand in order in the `segments` that are left from its own on."""
    held: list[Held] = []
    for item in node.items_or_none():
        space = _space(item.get("space"))
        segment = 0 if item.get("segment").missing else item.get("segment").count()
        if not (held[-1].segment if held else 0) <= segment < segments:
            raise item.error(f"the source has no such segment ({segment} on from the correction's)")
        held.append(Held(word_of(item), " " if space is None else space, segment))
    return tuple(held)


def _space(node: Node) -> str | None:
    space = node.text_or_none()
    if space and not space.isspace():
        raise node.wrong("white space")
    return space


def _disjoint(found: list[tuple[Node, Correction]]) -> tuple[Correction, ...]:
    """The corrections, in order; those of other words do not overlap, and no two are one."""
    seen: set[str] = set()
    bases: set[tuple[int, int]] = set()
    for item, c in found:
        if c.id in seen:
            raise item.error(f"a second correction has the id {c.id[:60]}")
        if c.layer == "words" and (c.word, c.count) in bases:
            raise item.error("a second correction changes these words")
        seen.add(c.id)
        bases |= {(c.word, c.count)} if c.layer == "words" else set()
    in_order = sorted(found, key=lambda pair: order(pair[1]))
    for (_, one), (item, other) in pairwise(in_order):
        if other.word < one.end and (one.word, one.count) != (other.word, other.count):
            raise item.error(f"it overlaps the correction {one.id[:60]}")
    return tuple(c for _, c in in_order)
