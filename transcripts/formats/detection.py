"""Which format an input is: by its content first, by its name second. Says so when another was nearly as likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from transcripts.errors import UnknownFormatError
from transcripts.formats import foreign
from transcripts.formats.evidence import against_prose
from transcripts.formats.jsontext import load_all, shape_of
from transcripts.formats.table import all_formats, binary_format, by_suffix
from transcripts.model import Notice

if TYPE_CHECKING:
    from transcripts.formats.base import Format, Input

SAMPLE = 64 * 1024
LEAST_SCORE = 0.5
"""Below this the content says too little, and the file's name decides."""
CERTAIN = 0.95
"""From here on no other kind of file comes into question."""
_CLOSE = 0.15
_VAGUE = (".xml",)
"""Suffixes that a format of ours shares with everything else: alone they decide nothing."""
_JSON = regex.compile(r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]|-?\d[\d.eE+-]*\s*(?:,|\]\s*\Z)))')
"""How JSON begins; a text may begin with `[Music]`."""


def detect(source: Input) -> Format:
    """The format of an input. Raises UnknownFormatError where nothing fits, naming what came nearest."""
    return explain(source)[0]


def explain(source: Input) -> tuple[Format, tuple[Notice, ...]]:
    """The format of an input, and a notice where its name lies or a rival was nearly as likely."""
    named = by_suffix(source.path)
    binary = binary_format(source.data)
    if binary is not None:
        return binary, ()
    if named is not None and named.magic is None and named.sniff(source.text[:SAMPLE]) >= CERTAIN:
        return named, ()  # no other could come before it
    ranked = rank(source.text)
    if ranked[0][0] < CERTAIN and (refusal := foreign.by_content(source)):
        raise refusal
    if ranked[0][0] >= LEAST_SCORE:
        return _by_content(named, ranked)
    chosen = _by_name_or_best(source, named, ranked)
    if chosen.name == "text" or (ranked[0][0] == 0.0 and source.path.lower().endswith(_VAGUE)):
        _must_read_like_prose(source)
    return chosen, ()


def _must_read_like_prose(source: Input) -> None:
    """Raise UnknownFormatError where a file that no other reader recognises does not read like prose either."""
    if reason := against_prose(source):
        raise source.error(
            f"no reader recognises this as a transcript, and it does not read like prose: {reason}",
            1,
            kind=UnknownFormatError,
            hint=f"name its format with --from; {foreign.AS_PROSE}",
        )
    if refusal := foreign.by_name(source):
        raise refusal


def _by_content(named: Format | None, ranked: list[tuple[float, Format]]) -> tuple[Format, tuple[Notice, ...]]:
    best_score, best = ranked[0]
    rivals = [each for score, each in ranked[1:] if score >= LEAST_SCORE and score > best_score - _CLOSE]
    if named is not None and named in rivals:
        return named, ()
    if rivals and named is not best:
        others = ", ".join(each.name for each in rivals)
        return best, (Notice(f"read as {best.name}, but it could be {others}: if so, name the format"),)
    if named is not None and named is not best and _misleading(named, best):
        return best, (
            Notice(f"the file is named like {named.title} but holds {best.title}; it is read as {best.title}"),
        )
    return best, ()


def _by_name_or_best(source: Input, named: Format | None, ranked: list[tuple[float, Format]]) -> Format:
    """What to take where the content says too little."""
    if _JSON.match(source.text) and (named is None or named.name in {"json", "text"}):
        root = load_all(source)  # where it is not even JSON, this says so
        known = ", ".join(each.name for each in all_formats() if each.title.endswith("JSON") or each.name == "json")
        raise source.error(
            f"this JSON is of no form known here: {shape_of(root)}",
            kind=UnknownFormatError,
            hint=f"name its format with --from (JSON is read as {known}), or make it a list of start, end and text",
        )
    if named is not None and named.magic is None:
        return named
    if ranked[0][0] > 0.0:
        return ranked[0][1]
    raise UnknownFormatError(
        "no reader recognises this as a transcript",
        place=source.place(),
        hint="name its format with --from, one of " + ", ".join(sorted(f.name for f in all_formats() if f.read)),
    )


def _misleading(named: Format, best: Format) -> bool:
    """Whether the suffix promises something else; `.txt` and `.json` promise nothing, `.sub` is of several formats."""
    vague = {".txt", ".json", ".xml", ".md", ".log", ".sub"}
    return not vague & set(named.suffixes) and not set(named.suffixes) & set(best.suffixes)


def rank(text: str) -> list[tuple[float, Format]]:
    """Every format that can be read from text with how surely this is it, the surest first."""
    sample = text[:SAMPLE]
    if len(text) > SAMPLE and text.lstrip()[:1] in {"{", "[", "<"}:  # what tells them apart may stand after a long text
        sample += text[-SAMPLE:]
    scored = [(each.sniff(sample), each) for each in all_formats() if each.read and each.magic is None]
    return sorted(scored, key=lambda pair: -pair[0])
