"""The table of steps, in the order in which they run. A pass is imported when its step is chosen.

Nothing here decides about a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from transcripts.errors import TranscriptsError
from transcripts.languages.language import Ability
from transcripts.passes.step import Part, Setting, Step
from transcripts.plugins import any_offered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transcripts.ledger import Pass
    from transcripts.ledger.explain import Phrases

# The imports below stand inside the functions so that a command that runs one step, or none, loads no other.


def _names(setting: Setting) -> Pass:
    from transcripts.names.step import names_pass  # noqa: PLC0415 - see above

    return names_pass(setting.names, setting.listed)


def _listed_names(setting: Setting) -> Pass:
    from transcripts.passes.listed_names import listed_names_pass  # noqa: PLC0415 - see above

    return listed_names_pass(setting.listed)


def _name_phrases() -> Phrases:
    from transcripts.names.wording import PHRASES  # noqa: PLC0415 - see above

    return PHRASES


def _disfluency_phrases() -> Phrases:
    from transcripts.passes.wording import DISFLUENCIES  # noqa: PLC0415 - see above

    return DISFLUENCIES


def _punctuation_phrases() -> Phrases:
    from transcripts.passes.wording import PUNCTUATION  # noqa: PLC0415 - see above

    return PUNCTUATION


def _splits(setting: Setting) -> Pass:
    from transcripts.passes.splits import splits_pass  # noqa: PLC0415 - see above

    return splits_pass(setting.names)


def _loops(_: Setting) -> Pass:
    from transcripts.passes.loops import loops_pass  # noqa: PLC0415 - see above

    return loops_pass()


def _loop_phrases() -> Phrases:
    from transcripts.passes.wording import LOOPS  # noqa: PLC0415 - see above

    return LOOPS


def _disfluencies(_: Setting) -> Pass:
    from transcripts.passes.disfluencies import disfluencies_pass  # noqa: PLC0415 - see above

    return disfluencies_pass()


def _fillers(setting: Setting) -> Pass:
    from transcripts.passes.fillers import fillers_pass  # noqa: PLC0415 - see above

    return fillers_pass(setting.language)


def _polish(_: Setting) -> Pass:
    from transcripts.passes.disfluencies import polish_pass  # noqa: PLC0415 - see above

    return polish_pass()


def _casing(setting: Setting) -> Pass:
    from transcripts.passes.casing import casing_pass  # noqa: PLC0415 - see above

    return casing_pass(setting.names)


def _figures(_: Setting) -> Pass:
    from transcripts.passes.figures import figures_pass  # noqa: PLC0415 - see above

    return figures_pass()


def _punctuation(setting: Setting) -> Pass:
    from transcripts.passes.punctuation import punctuation_pass  # noqa: PLC0415 - see above

    return punctuation_pass(setting.names)


_STARTER, _SPLITS = frozenset({Ability.STARTER}), frozenset({Ability.SPLITS})
_FILLERS, _MARKS = frozenset({Ability.FILLERS}), frozenset({Ability.MARKS})
_CASE, _NUMBERS = frozenset({Ability.CASE}), frozenset({Ability.NUMBERS})

STEPS: tuple[Step, ...] = (
    Step(
        "loops",
        "phrases in a loop, credits and outros that nobody said are taken out",
        (Part(_loops),),
        uses_names=False,
        phrases=_loop_phrases,
    ),
    Step(
        "names",
        "misheard names and terms become what a gazetteer says",
        (Part(_names, needs=_STARTER), Part(_listed_names, instead_of=_STARTER)),
        phrases=_name_phrases,
    ),
    Step("splits", "words wrongly split or joined are put right", (Part(_splits, needs=_SPLITS),)),
    Step(
        "disfluencies",
        "fillers, repeats and abandoned starts are taken out",
        (Part(_disfluencies, needs=_FILLERS | _MARKS), Part(_fillers, needs=_FILLERS, instead_of=_MARKS)),
        uses_names=False,
        phrases=_disfluency_phrases,
    ),
    Step(
        "punctuation",
        "marks and case are set where there are none",
        (Part(_casing, needs=_CASE), Part(_figures, needs=_NUMBERS), Part(_punctuation, needs=_MARKS | _CASE)),
        phrases=_punctuation_phrases,
    ),
    Step(
        "polish",
        "discourse fillers (you know, I mean) and sentences begun twice are taken out",
        (Part(_polish, needs=_FILLERS | _MARKS),),
        default=False,
        uses_names=False,
        phrases=_disfluency_phrases,
    ),
)
"""The steps of the package."""

Level = Literal["verbatim", "clean", "polished"]
"""How much of what was said stays: all of it; all but disfluencies; all but discourse fillers and restarts as well."""


def at_level(level: Level | None, skip: Sequence[str], also: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The steps to skip and those to run besides the default ones, at a level; what is named anyway stays named.

    Raises TranscriptsError for a level that does not exist.

    >>> at_level("polished", (), ()), at_level("verbatim", ["names"], ())
    (((), ('polish',)), (('names', 'disfluencies'), ()))
    """
    if level is not None and level not in get_args(Level):
        raise TranscriptsError(f"no level is called {level!r}", hint=f"the levels are {', '.join(get_args(Level))}")
    skipped, added = ("disfluencies",) if level == "verbatim" else (), ("polish",) if level == "polished" else ()
    return (*skip, *skipped), (*also, *added)


def steps() -> tuple[Step, ...]:
    """Every step, in the order in which they run: those of the package, then those that other packages add."""
    if not any_offered():
        return STEPS
    from transcripts.passes.added import added_steps  # noqa: PLC0415 - only with a plugin

    return (*STEPS, *added_steps(frozenset(step.name for step in STEPS)))


def chosen(only: Sequence[str] | None = None, skip: Sequence[str] = (), also: Sequence[str] = ()) -> tuple[Step, ...]:
    """The steps to run: `only` those named, or those that are on by default and `also`; but none of `skip`.

    Raises TranscriptsError for a step that does not exist.
    """
    known = {step.name: step for step in steps()}
    if unknown := sorted({*(only or ()), *skip, *also} - known.keys()):
        raise TranscriptsError(f"no step is called {', '.join(unknown)}", hint=f"the steps are {', '.join(known)}")
    wanted = {*also, *(only if only is not None else (step.name for step in known.values() if step.default))}
    return tuple(step for step in known.values() if step.name in wanted and step.name not in skip)
