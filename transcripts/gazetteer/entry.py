"""One name or term that a gazetteer knows. Nothing here reads files, compares or decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from transcripts.arguments import choice_of, given, strings_of, wrong

Kind = Literal["person", "place", "organisation", "product", "term", "phrase", "other"]
CaseRule = Literal["exact", "free"]
_KINDS, _CASES = get_args(Kind), get_args(CaseRule)
_LISTS = ("aliases", "heard", "pronunciations", "context")


@dataclass(frozen=True, slots=True)
class Entry:
    """A canonical form and what is known of it.

    `aliases` are other right spellings, which are taken to the canonical form only where the source does not use
    one of them as its own house style. `heard` are known mishearings. `pronunciations` are ARPAbet phones parted
    by spaces (`S OW1 L`). `case` is `exact` where the case is part of the name (`MuSig`, `sal-devnet`) and `free`
    where a sentence may capitalise it (`tea set`). `weight` is how much the entry is to be expected, 1 for an
    ordinary one; `context` are words that were seen near it, `seen` the documents and how often each has it.

    >>> Entry("Kyiv", "place", aliases=("Kiev",)).forms
    ('Kyiv', 'Kiev')
    """

    canonical: str
    kind: Kind = "other"
    aliases: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    pronunciations: tuple[str, ...] = ()
    case: CaseRule = "exact"
    weight: float = 1.0
    role: str | None = None
    context: tuple[str, ...] = ()
    seen: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.canonical, str):
            raise wrong("canonical", self.canonical, "the name as it is written")
        if self.kind not in _KINDS or self.case not in _CASES:
            choice_of(self.kind, _KINDS, "kind")
            choice_of(self.case, _CASES, "case")
        if type(self.weight) is not float and (isinstance(self.weight, bool) or not isinstance(self.weight, int)):
            raise wrong("weight", self.weight, "a number, 1 for an ordinary name")
        if self.role is not None:
            given(self.role, str, "role", "a text, or None")
        for what in _LISTS:
            value = getattr(self, what)
            if value != () and (type(value) is not tuple or not all(isinstance(each, str) for each in value)):
                object.__setattr__(self, what, strings_of(value, what, "a name, or a list of them"))

    @property
    def forms(self) -> tuple[str, ...]:
        """Every right spelling, the canonical one first."""
        return (self.canonical, *self.aliases)
