"""Formats that other installed packages add. One that fails is named, and breaks nothing else."""

from __future__ import annotations

from dataclasses import replace
from types import NoneType
from typing import TYPE_CHECKING

from transcripts.errors import Place, ReadError, TranscriptsError, WriteError
from transcripts.formats.base import Captures, Format, Input, Output, WriteOptions
from transcripts.model import Transcript
from transcripts.plugins import Offer, offered, warn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_HINT = "tell the makers of the package; until it is mended use another format"


def added_formats(taken: Collection[str]) -> tuple[Format, ...]:
    """The formats of other packages, as they are used here: whatever they raise becomes an error of ours."""
    return tuple(_guarded(offer) for offer in offered("formats", Format, taken=taken, fault=_fault))


def _fault(name: str, form: Format) -> str | None:
    """What is wrong with a format, where anything is."""
    if form.name != name:
        return f"its name is {form.name!r}, and has to be that of the entry point"
    suffixes: object = form.suffixes  # a stranger's types may be anything
    if not isinstance(suffixes, tuple) or not all(isinstance(s, str) and s[:1] == "." and s[1:] for s in suffixes):
        return f"its suffixes are {suffixes!r}, and have to be a tuple such as ('.minutes',)"
    if not (form.read or form.write):
        return "it can neither be read nor written"
    if not (callable(form.sniff) and all(way is None or callable(way) for way in (form.read, form.write))):
        return "`sniff`, `read` and `write` have to be functions"
    expected: dict[str, type | tuple[type, ...]] = {
        "title": str, "holds": frozenset, "captures": Captures, "magic": (bytes, tuple, NoneType),
                "step_ms": int, "begins": (str, NoneType)}  # fmt: skip
    return next((f"its {of} is {getattr(form, of)!r}" for of, kind in expected.items()
                 if not isinstance(getattr(form, of), kind)), None)  # fmt: skip


def _guarded(offer: Offer[Format]) -> Format:
    form = offer.value
    return replace(
        form,
        sniff=_sniffer(offer),
        read=_reader(offer, form.read) if form.read else None,
        write=_writer(offer, form.write) if form.write else None,
    )


def _sniffer(offer: Offer[Format]) -> Callable[[str], float]:
    def sniff(text: str) -> float:
        try:
            return float(offer.value.sniff(text))
        except Exception as error:  # noqa: BLE001 - a stranger's code may raise anything
            warn(offer.failed("formats", "recognising a text", error))
            return 0.0

    return sniff


def _reader(offer: Offer[Format], call: Callable[[Input], Transcript]) -> Callable[[Input], Transcript]:
    def read(source: Input) -> Transcript:
        try:
            talk: object = call(source)
        except TranscriptsError:
            raise
        except Exception as error:
            message = offer.failed("formats", "reading", error)
            raise ReadError(message, place=Place(source.path), hint=_HINT) from error
        if not isinstance(talk, Transcript):
            wrong = TypeError(f"it returns {type(talk).__name__}, not Transcript")
            raise ReadError(offer.failed("formats", "reading", wrong), place=Place(source.path), hint=_HINT)
        return talk

    return read


def _writer(
    offer: Offer[Format], call: Callable[[Transcript, WriteOptions], Output]
) -> Callable[[Transcript, WriteOptions], Output]:
    def write(talk: Transcript, options: WriteOptions) -> Output:
        try:
            made: object = call(talk, options)
        except TranscriptsError:
            raise
        except Exception as error:
            raise WriteError(offer.failed("formats", "writing", error), hint=_HINT) from error
        if not isinstance(made, Output):
            wrong = TypeError(f"it returns {type(made).__name__}, not Output")
            raise WriteError(offer.failed("formats", "writing", wrong), hint=_HINT)
        return made

    return write
