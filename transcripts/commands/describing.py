"""The commands and their options as data (`transcripts --help-json`), for programs that drive the command line."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.configuring import variable_of
from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

EXIT_CODES = {
    "0": "fine",
    "1": "findings, or some of many files failed",
    "2": "misuse or bad input",
    "130": "interrupted",
}


def described(commands: Mapping[str, click.Command]) -> dict[str, Any]:
    """Everything that the help says, as JSON values."""
    return {
        "program": "transcripts",
        "version": __version__,
        "exit_codes": EXIT_CODES,
        "json": "every command takes --json: one document on standard output; on failure it is "
        '{"error": {"kind", "message", "path", "line", "column", "text", "next_step"}}',
        "commands": [_command(name, command) for name, command in commands.items()],
    }


def _command(name: str, command: click.Command) -> dict[str, Any]:
    options = [each for each in command.params if isinstance(each, click.Option) and not each.hidden]
    return {
        "name": name,
        "help": inspect.cleandoc(command.help or ""),
        "arguments": [_argument(each) for each in command.params if isinstance(each, click.Argument)],
        "options": [_option(name, each) for each in options],
    }


def _argument(argument: click.Argument) -> dict[str, Any]:
    shown = argument.make_metavar(click.Context(click.Command("transcripts")))
    return {"name": shown, "many": argument.nargs == -1, "required": argument.required}


def _option(command: str, option: click.Option) -> dict[str, Any]:
    default = option.default
    plain = default if isinstance(default, str | int | float | bool | list) else None
    return {
        "names": [*option.opts, *option.secondary_opts],
        "help": option.help,
        "type": "flag" if option.is_flag else option.type.name,
        "choices": list(option.type.choices) if isinstance(option.type, click.Choice) else None,
        "many": option.multiple,
        "required": option.required,
        "default": plain,
        "variable": variable_of(command, option),
    }
