"""Defaults of one's own: `transcripts.toml`, or `[tool.transcripts]` of a `pyproject.toml`, and variables.

The nearest such file upwards from the working folder counts. A key is the long name of an option; in a table with the
name of a command it holds for that command, at the top for every command that has the option. A path is one beside the
file. `TRANSCRIPTS_CLEAN_PROFILE` does the same for one option of one command and goes before the file; what is on the
command line goes before both.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from transcripts.errors import ArgumentError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILE, SHARED = "transcripts.toml", "pyproject.toml"
PREFIX = "TRANSCRIPTS"
_NEVER = frozenset({"help", "json", "help-json", "list", "version"})
"""What asks for something else than the work of a command is no matter of taste."""


class Settings(NamedTuple):
    """What a file sets, as it stands there, and the file; none where there is no file."""

    path: Path | None
    values: Mapping[str, Any]


def settings(start: Path | None = None) -> Settings:
    """Read the nearest file of settings. Raises ArgumentError with the place where it is broken."""
    try:
        here = (start or Path()).resolve()
    except OSError:  # the working folder is gone
        return Settings(None, {})
    for folder in (here, *here.parents):
        for name in (FILE, SHARED):
            path = folder / name
            held = _held(path) if path.is_file() else None
            if held is not None:
                return Settings(path, held)
    return Settings(None, {})


def _held(path: Path) -> Mapping[str, Any] | None:
    """What a file sets; None for a `pyproject.toml` that says nothing of us, or that cannot be read as one."""
    shared = path.name == SHARED
    try:
        text = path.read_text("utf-8")
        if shared and "tool.transcripts" not in text:
            return None
        held = tomllib.loads(text)
    except (OSError, ValueError) as error:
        message, hint = f"the settings cannot be read: {error}", "mend the file, or remove it"
        raise ArgumentError(message, place=_place(path, error), hint=hint) from None
    if not shared:
        return held
    own = held.get("tool", {}).get("transcripts")
    return own if isinstance(own, dict) else None


def _place(path: Path, error: Exception) -> Place:
    line = getattr(error, "lineno", None)  # from Python 3.14 on
    return Place(str(path), line if isinstance(line, int) else None)


def default_map(command: click.Command, name: str, held: Settings, commands: Mapping[str, str]) -> dict[str, Any]:
    """The defaults for one command, by the names of its parameters. Raises ArgumentError for an unknown key."""
    if held.path is None:
        return {}
    options = dict(_options(command))
    found = {}
    for key, value in held.values.items():
        if key in commands or isinstance(value, dict):
            if key not in commands:
                raise _unknown(key, commands, held.path, "command")
            continue
        if key in options:
            found[options[key].name or key] = _value(options[key], value, held.path, key)
    own = held.values.get(name, {})
    if not isinstance(own, dict):
        message = f"{name} is a command, and not a table"
        raise ArgumentError(message, place=Place(str(held.path)), hint=f"write [{name}]")
    for key, value in own.items():
        if key not in options:
            raise _unknown(key, options, held.path, f"option of {name}")
        found[options[key].name or key] = _value(options[key], value, held.path, f"{name}.{key}")
    return found


def _options(command: click.Command) -> Iterator[tuple[str, click.Option]]:
    """The options that may be set, by their long names."""
    for option in command.params:
        if isinstance(option, click.Option):
            for name in option.opts:
                if name.startswith("--") and name[2:] not in _NEVER:
                    yield name[2:], option


def _value(option: click.Option, value: object, path: Path, key: str) -> Any:  # noqa: ANN401 - what click converts
    """A value as click takes it; a path is beside the file."""
    if option.multiple:
        some = value if isinstance(value, list) else [value]
        return [_one(option, each, path, key) for each in some]
    return _one(option, value, path, key)


def _one(option: click.Option, value: object, path: Path, key: str) -> Any:  # noqa: ANN401 - as above
    if isinstance(value, list | dict) or (isinstance(value, bool) != option.is_flag):
        wanted = "true or false" if option.is_flag else "one value"
        raise ArgumentError(f"{key} cannot be {value!r}", place=Place(str(path)), hint=f"give it {wanted}")
    is_path = isinstance(option.type, click.Path) or (option.name == "profile" and str(value).endswith(".toml"))
    return os.path.join(path.parent, str(value)) if is_path and value != "-" else value  # noqa: PTH118 - `-` and `./`


def _unknown(key: str, known: Mapping[str, object], path: Path, what: str) -> ArgumentError:
    near = difflib.get_close_matches(key, known, 1)
    hint = f"did you mean {near[0]}?" if near else f"take one of {', '.join(known)}"
    return ArgumentError(f"no {what} is called {key}", place=Place(str(path)), hint=hint)


class Origin(NamedTuple):
    """The value of an option that is not its own default, and where it comes from."""

    command: str
    option: str
    value: Any
    origin: str


def origins(name: str, command: click.Command, held: Settings, commands: Mapping[str, str]) -> list[Origin]:
    """What holds for a command beside its own defaults. Raises ArgumentError as `default_map` does."""
    given = default_map(command, name, held, commands)
    found = []
    for long, option in _options(command):
        variable = variable_of(name, option)
        if variable in os.environ:
            found.append(Origin(name, long, os.environ[variable], variable))
        elif option.name in given:
            found.append(Origin(name, long, given[option.name], str(held.path)))
    return found


def variable_of(name: str, option: click.Option) -> str:
    """The variable that sets an option of a command.

    >>> variable_of("clean", click.Option(["--min-score"]))
    'TRANSCRIPTS_CLEAN_MIN_SCORE'
    """
    return f"{PREFIX}_{name}_{option.name}".upper()
