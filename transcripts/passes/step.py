"""What a step of cleaning is: a record with a name, what it needs to know of a language, and the passes it is made of.

To add a step, write its pass in a file of this folder and its record in `table.py`; an installed package adds one by
the entry point `transcripts.passes`. Nothing here runs a pass.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcripts.gazetteer import Gazetteer
    from transcripts.languages.language import Ability
    from transcripts.ledger import Pass
    from transcripts.ledger.explain import Phrases


@dataclass(frozen=True, slots=True)
class Setting:
    """What the passes of one run are made with.

    `names` is everything that is known of names, `listed` the user's own lists and references alone. `language` is the
    code or name of the language that the user says the talk is in, None where that is to be detected.
    """

    names: Gazetteer
    listed: Gazetteer
    language: str | None = None


Make = Callable[[Setting], "Pass"]


@dataclass(frozen=True, slots=True)
class Part:
    """One pass of a step, and where it may act.

    Its proposals are taken where the language can do all of `needs`. With `instead_of`, they are taken only where the
    language cannot do all of those: a safe pass in the place of one that has to know the language. Notes in brackets
    (`[Music]`) stay as they are, unless the part says that it changes them (`in_notes`); what other packages add may.
    """

    make: Make
    needs: frozenset[Ability] = frozenset()
    instead_of: frozenset[Ability] = frozenset()
    in_notes: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step: what `--only` and `--skip` name, a line of help, and its passes in the order in which they run.

    A step that is not `default` runs only where it is asked for. `uses_names` says whether it needs the gazetteer.
    `phrases` says how `explain` words the evidence of its corrections. `package` is the one that adds the step, with
    its version; it is filled in when the step is loaded.
    """

    name: str
    help: str
    parts: tuple[Part, ...]
    default: bool = True
    uses_names: bool = True
    phrases: Callable[[], Phrases] = dict
    package: str = ""

    @property
    def needs(self) -> frozenset[Ability]:
        """All that any of its passes needs to know of a language."""
        return frozenset().union(*(part.needs for part in self.parts))
