"""Changing the marks and case of one word, and carrying that change over to another form of the word.

`Pyongyang` → `Pyongyang.` is laid over `pongyang` when the correction of the name is undone, giving `pongyang.`.
Nothing here knows where a word stands.
"""

from __future__ import annotations

import regex

from transcripts.letters import capitalised, large, same_letters, small, uncapitalised

_FIRST, _LAST = regex.compile(r"[\p{L}\p{N}]"), regex.compile(r"(?r)[\p{L}\p{N}]")


def parts(text: str) -> tuple[str, str, str]:
    """Split a word into the marks before it, its core, and the marks after it.

    >>> parts('"Kim-un,"')
    ('"', 'Kim-un', ',"')
    """
    first, last = _FIRST.search(text), _LAST.search(text)
    if first is None or last is None:
        return text, "", ""
    return text[: first.start()], text[first.start() : last.end()], text[last.end() :]


def same_core(before: str, after: str) -> bool:
    """Whether two forms differ in marks and case alone.

    >>> same_core("Soul", '"soul,'), same_core("soul", "Seoul"), same_core("Straße", "STRASSE")
    (True, False, False)
    """
    return same_letters(parts(before)[1], parts(after)[1])


def lay_over(text: str, before: str, after: str) -> str:
    """Make the change of marks and case that turns `before` into `after` on another form of the word.

    >>> lay_over("kimjun", "Kim", "“Kim"), lay_over("Soul", "seoul", "Seoul."), lay_over("Ally", "Ally", "ally")
    ('“kimjun', 'Soul.', 'ally')
    """
    if text == before:
        return after
    lead, core, trail = parts(text)
    old_lead, old_core, old_trail = parts(before)
    new_lead, new_core, new_trail = parts(after)
    lead = new_lead if lead == old_lead or old_lead != new_lead else lead
    trail = new_trail if trail == old_trail or old_trail != new_trail else trail
    return lead + _with_case(core, old_core, new_core) + trail or text


def _with_case(core: str, before: str, after: str) -> str:
    if before == after or not core:
        return core
    if after.islower():
        return small(core)
    if after.isupper() and len(after) > 1:
        return large(core)
    if after[:1].isupper() and not before[:1].isupper():
        return capitalised(core)
    if after[:1].islower() and before[:1].isupper():
        return uncapitalised(core)
    return core
