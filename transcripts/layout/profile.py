"""Profiles: the rules of one receiver of subtitles as data, each figure with where it was read and when.

A profile is a TOML file: `title`, perhaps `extends` (the name of the profile whose figures it keeps), a `[sources]`
table and a `[figures]` table. A figure is a plain value, or `{ is = VALUE, from = "SOURCE", note = "…" }`. This
module reads and checks profiles; it decides nothing about a cue.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, get_args

from rapidfuzz import process

from transcripts.arguments import path_of, wrong
from transcripts.errors import LayoutError, Place
from transcripts.layout.labels import LabelForm
from transcripts.plugins import offered

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = resources.files("transcripts.layout") / "profiles"
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Source:
    """A guide: its title, address, and the day it was read (`how` says in what form)."""

    title: str
    url: str
    read: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one figure comes from: keys of the profile's sources, and where these differ."""

    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of one receiver. A limit that is None is not asked for.

    Lengths are characters as `count` counts them; times are milliseconds, or frames where the name says so
    (`frame_rate` is the guide's own, used where none is given). Gaps between cues are `min_gap` or at least
    `open_gap_ms`: what lies between is to be closed or opened. `out_extend_ms` is how long a cue may stay after the
    speech has ended; `in_tolerance_frames` how far its start may lie from the speech.
    """

    name: str
    title: str
    max_line_characters: int = 42
    max_lines: int = 2
    max_cue_characters: int | None = None
    max_characters_per_second: float | None = None
    max_words_per_minute: float | None = None
    min_word_ms: int | None = None
    min_duration_ms: int = 0
    max_duration_ms: int | None = None
    min_gap_frames: int = 0
    min_gap_ms: int = 0
    open_gap_ms: int | None = None
    frame_rate: str = "24"
    in_tolerance_frames: int = 2
    estimated_tolerance_ms: int = 0
    out_extend_ms: int = 500
    one_line_if_fits: bool = True
    min_balance: float | None = None
    dash: str = ""
    label: LabelForm | str = "none"
    sound_brackets: str = "[]"
    wide_characters: int = 1
    interruption: str = ""
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    origins: Mapping[str, Origin] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    def __post_init__(self) -> None:
        positive = ("max_line_characters", "max_lines", "max_cue_characters", "max_characters_per_second",
                    "max_words_per_minute", "min_word_ms", "max_duration_ms", "wide_characters")  # fmt: skip
        for name in ("name", "title", *FIGURES):
            value = getattr(self, name)
            if called := _misfit(name, value):
                raise wrong(name, value, called + (", or None" if "None" in _TYPES[name] else ""))
        for name in positive:
            value = getattr(self, name)
            if value is not None and value <= 0:
                raise LayoutError(f"profile {self.name}: {name} is {value}, and has to be more than 0")
        if self.max_duration_ms is not None and self.min_duration_ms > self.max_duration_ms:
            raise LayoutError(f"profile {self.name}: the minimum duration is longer than the maximum")


FIGURES = tuple(f.name for f in fields(Profile) if f.name not in ("name", "title", "sources", "origins"))
_TYPES = {f.name: str(f.type) for f in fields(Profile)}
_EXPECTED: dict[str, tuple[type | tuple[type, ...], str]] = {
    "bool": (bool, "true or false"),
    "float": ((int, float), "a number"),
    "int": (int, "a whole number"),
    "str": (str, "a text"),
}


def _misfit(key: str, value: object) -> str | None:
    """What a figure has to be, where a value is not that."""
    if value is None and "None" in _TYPES[key]:
        return None
    kind, called = next((held for word, held in _EXPECTED.items() if _TYPES[key].startswith(word)), _EXPECTED["str"])
    return None if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)) else called


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the package, in alphabetical order, then those that other packages add."""
    return (*_shipped(), *_added())


@cache
def _shipped() -> tuple[str, ...]:
    return tuple(sorted(p.name.removesuffix(".toml") for p in _FOLDER.iterdir() if p.name.endswith(".toml")))


@cache
def _added() -> Mapping[str, Profile | str]:
    """What other packages add: a profile, or the path of its TOML file, which is read when it is asked for."""
    found = offered("profiles", (Profile, str, os.PathLike), taken=(*_shipped(), "source"), fault=_fault)
    return {o.name: replace(o.value, name=o.name) if isinstance(o.value, Profile) else str(o.value) for o in found}


def _fault(_: str, offer: object) -> str | None:
    if isinstance(offer, Profile) or (str(offer).endswith(".toml") and Path(str(offer)).is_absolute()):
        return None
    return f"{str(offer)!r} is not the whole path of a TOML file"


def load_profile(name: str | os.PathLike[str] | Profile) -> Profile:
    """Load a profile by its name, or one's own by the path of its TOML file (which ends in `.toml`).

    Raises LayoutError for a name that is unknown (the nearest is named) and for a file that is broken.

    >>> load_profile("netflix-en").max_line_characters
    42
    """
    return name if isinstance(name, Profile) else _load(path_of(name, "name"), Path(), 0)


def _load(name: str, beside: Path, depth: int) -> Profile:
    if depth > _DEEPEST:
        raise LayoutError(f"profile {name}: profiles extend one another in a circle", hint="mend their `extends`")
    if not name.endswith(".toml") and name not in _shipped() and (added := _added().get(name)):
        return added if isinstance(added, Profile) else replace(_load(added, beside, depth + 1), name=name)
    path, text = _text_of(name, beside)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(f"this profile is not TOML: {error}", place=Place(path)) from error
    base = _load(str(data["extends"]), Path(path).parent, depth + 1) if "extends" in data else None
    return _build(data, base, path, name)


def _text_of(name: str, beside: Path) -> tuple[str, str]:
    if name.endswith(".toml"):
        path = Path(name) if Path(name).is_absolute() else beside / name
        try:
            return str(path), path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LayoutError(f"the profile {path} cannot be read: {error}") from error
    if name not in _shipped():
        near = process.extractOne(name, [*profile_names(), "source"])
        known = ", ".join(profile_names())
        raise LayoutError(
            f"there is no profile {name!r}" + (f"; did you mean {near[0]!r}?" if near and near[1] > 60 else ""),
            hint=f"choose one of {known}, or give the path of a TOML file of your own",
        )
    return f"{name}.toml", (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def _build(data: Mapping[str, Any], base: Profile | None, path: str, name: str) -> Profile:
    broken = next((table for table in ("sources", "figures") if not isinstance(data.get(table, {}), dict)), None)
    if broken:
        raise LayoutError(f"{broken!r} has to be a table: [{broken}]", place=Place(path))
    unknown = set(data) - {"title", "extends", "sources", "figures"}
    if unknown:
        raise LayoutError(f"a profile has no table {min(unknown)!r}", place=Place(path))
    try:
        added = {key: Source(**{k: str(v) for k, v in entry.items()}) for key, entry in data.get("sources", {}).items()}
    except (TypeError, AttributeError) as error:
        raise LayoutError(f"a source needs title, url and read: {error}", place=Place(path)) from error
    sources = {**(base.sources if base else {}), **added}
    values: dict[str, Any] = {key: getattr(base, key) for key in FIGURES} if base else {}
    origins = dict(base.origins) if base else {}
    for key, entry in data.get("figures", {}).items():
        if key not in FIGURES:
            near = process.extractOne(key, FIGURES)
            raise LayoutError(f"a profile has no figure {key!r}; did you mean {near[0]!r}?", place=Place(path))
        values[key], origins[key] = _figure(key, entry, sources, path)
    return Profile(
        name=Path(name).stem if name.endswith(".toml") else name,
        title=str(data.get("title", name)),
        sources=MappingProxyType(sources),
        origins=MappingProxyType(origins),
        **values,
    )


def _figure(key: str, entry: object, sources: Mapping[str, Source], path: str) -> tuple[object, Origin]:
    table: dict[str, Any] = entry if isinstance(entry, dict) else {"is": entry}
    if "is" not in table or set(table) - {"is", "from", "note"}:
        raise LayoutError(f"{key}: a figure is a value, or a table of `is`, `from` and `note`", place=Place(path))
    given = table.get("from", [])
    keys = tuple(given) if isinstance(given, list) else (str(given),)
    for source in keys:
        if source not in sources:
            raise LayoutError(f"{key}: there is no source {source!r} under [sources]", place=Place(path))
    return _checked(key, table["is"], path), Origin(keys, str(table.get("note", "")))


def _checked(key: str, value: object, path: str) -> object:
    if value == "none" and "None" in _TYPES[key]:
        return None
    if key == "label" and value not in get_args(LabelForm):
        raise LayoutError(f"label: {value!r} is not a form of label", place=Place(path))
    if called := _misfit(key, value):
        raise LayoutError(f"{key}: {value!r} is not {called}", place=Place(path))
    return value
