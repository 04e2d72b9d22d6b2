"""Steps that other installed packages add. One that fails is named, and breaks nothing else."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from transcripts.errors import TranscriptsError
from transcripts.ledger import Correction
from transcripts.passes.step import Part, Step
from transcripts.plugins import Offer, offered, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transcripts.ledger import Pass, View
    from transcripts.ledger.explain import Phrases
    from transcripts.passes.step import Setting


@cache
def added_steps(taken: frozenset[str]) -> tuple[Step, ...]:
    """The steps of other packages, as they are run here: whatever they raise becomes an error of ours."""
    return tuple(_guarded(offer) for offer in offered("passes", Step, taken=taken, fault=_fault))


def _fault(name: str, step: Step) -> str | None:
    """What is wrong with a step, where anything is."""
    if step.name != name:
        return f"its name is {step.name!r}, and has to be that of the entry point"
    parts: object = step.parts  # a stranger's types may be anything
    if not isinstance(parts, tuple) or not parts or not all(isinstance(part, Part) for part in parts):
        return f"its parts are {parts!r}, and have to be a tuple of Part"
    if not all(map(callable, (step.phrases, *(part.make for part in step.parts)))):
        return "`make` and `phrases` have to be functions"
    return None if isinstance(step.help, str) else f"its help is {step.help!r}"


def _guarded(offer: Offer[Step]) -> Step:
    step = offer.value
    parts = tuple(replace(part, make=_maker(offer, part.make), in_notes=True) for part in step.parts)
    return replace(step, parts=parts, phrases=lambda: _phrases(offer), package=offer.package)


def _maker(offer: Offer[Step], make: Callable[[Setting], Pass]) -> Callable[[Setting], Pass]:
    def made(setting: Setting) -> Pass:
        try:
            a_pass = make(setting)
        except TranscriptsError:
            raise
        except Exception as error:
            raise _failed(offer, "making its pass", error) from error
        return lambda view: _run(offer, a_pass, view)

    return made


def _run(offer: Offer[Step], a_pass: Pass, view: View) -> Iterator[Correction]:
    try:
        for proposal in a_pass(view):
            yield _checked(proposal)
    except TranscriptsError:
        raise
    except Exception as error:
        raise _failed(offer, "running", error) from error


def _checked(proposal: object) -> Correction:
    if isinstance(proposal, Correction):
        return proposal
    raise TypeError(f"it yields {type(proposal).__name__}, not Correction")


def _failed(offer: Offer[Step], doing: str, error: BaseException) -> TranscriptsError:
    hint = f"leave it out (--skip {offer.name}), and tell the makers of the package"
    return TranscriptsError(offer.failed("passes", doing, error), hint=hint)


def _phrases(offer: Offer[Step]) -> Phrases:
    try:
        return dict(offer.value.phrases())
    except Exception as error:  # noqa: BLE001 - a stranger's code may raise anything
        warn(offer.failed("passes", "saying why", error))
        return {}
