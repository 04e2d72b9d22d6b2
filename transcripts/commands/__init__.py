"""The command line: parse the arguments, call the library, print. No logic.

Each command is a module of this folder that exports `command`; it is imported when it is asked for, so that
`transcripts --help` starts at once.
"""

from __future__ import annotations

import os
import sys
import warnings
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.configuring import PREFIX, default_map, settings
from transcripts.commands.ending import INTERRUPTED, drop_what_cannot_be_printed, open_standard_streams, told
from transcripts.commands.printing import collect, document, say, say_json
from transcripts.errors import PluginWarning
from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS = {
    "convert": "Convert between formats.",
    "clean": "Mend names, fillers, punctuation and case; explain every change.",
    "align": "Carry times, speakers and punctuation from one text to another.",
    "combine": "Make one transcript of several of the same talk.",
    "listen": "Say where to check a transcript by ear.",
    "score": "Measure transcripts against a reference: WER, names, punctuation, case.",
    "join": "Join transcripts, one after another or each at a time of its own.",
    "split": "Split a transcript by length, at times or by the number of cues.",
    "check": "Check subtitles against a platform's rules, and mend them.",
    "names": "Make a list of names (a gazetteer) from documents.",
    "learn": "Learn names and mishearings from edited transcripts.",
    "explain": "Show what was changed, and why.",
    "diff": "Show what is different, word by word.",
    "review": "Look at every change in the browser, and decide.",
    "accept": "Make changes that were only suggested.",
    "undo": "Take back changes: by id, name, rule or score.",
    "reject": "Another name of undo.",
    "apply": "Make what a person decided, in a text and its ledger.",
    "config": "Show which settings hold, and where each comes from.",
    "formats": "List the formats: what is read and written, and what each keeps.",
}
"""Every command with its one line of help, in the order in which they are listed."""


class _Commands(click.Group):
    """A group that imports a command when it is run or asked about."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - likewise
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"transcripts.commands.{cmd_name}").command
        if not any("--json" in each.opts for each in found.params):
            found.params.append(_json_option())
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            raise click.UsageError(f"No such command '{args[0]}'." + (f" Did you mean {near[0]}?" if near else ""), ctx)
        name, command, rest = super().resolve_command(ctx, args)
        if name and command and not ctx.resilient_parsing:
            ctx.default_map = {name: default_map(command, name, settings(), COMMANDS)}
        return name, command, rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - likewise
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *args: Any, **more: Any) -> click.Context:  # noqa: ANN401 - likewise
        with told():  # --help and --version are printed here
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - likewise
        given = [*ctx._protected_args, *ctx.args]
        with told(as_json="--json" in (given[: given.index("--")] if "--" in given else given)):
            try:
                result = super().invoke(ctx)
            except click.exceptions.Exit as ended:
                _say_document(ctx, ended.exit_code)
                raise
            _say_document(ctx, 0)
            return result


def _json_option() -> click.Option:
    """`--json` for a command that has none of its own: all that it tells becomes one document."""

    def begin(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted and not ctx.resilient_parsing:
            collect(ctx)

    return click.Option(
        ["--json", "json_"], is_flag=True, is_eager=True, expose_value=False, callback=begin,
        help="Print what was done, and what went wrong, as one JSON document.",
    )  # fmt: skip


def _say_document(ctx: click.Context, code: int) -> None:
    if (held := document(ctx)) is not None:
        say_json({"command": ctx.invoked_subcommand, "exit_code": code, **held}, indent=1)


def _help_json(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from transcripts.commands.describing import described  # noqa: PLC0415 - only for this option

    commands = {name: found for name in COMMANDS if (found := group.get_command(ctx, name)) is not None}
    say_json(described(commands), indent=1)
    ctx.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": PREFIX})
@click.version_option(__version__, prog_name="transcripts")
@click.option(
    "--help-json", is_flag=True, is_eager=True, expose_value=False, callback=_help_json,
    help="Describe all commands and options as JSON.",
)  # fmt: skip
def group() -> None:
    """Clean and align transcripts: names right, times kept, every change explained and undoable.

    IN, OUT and every other file may be `-` for standard input or output.

    Exit codes: 0 fine, 1 findings or some of many files failed, 2 misuse or bad input, 130 interrupted.
    """


def _told(otherwise: Callable[..., None]) -> Callable[..., None]:
    """How warnings are printed: those about plugins as a line of ours, any other as Python does."""

    def show(message: Warning | str, *more: Any) -> None:  # noqa: ANN401 - the signature is Python's
        if isinstance(message, PluginWarning):
            say(f"warning: {message}", err=True)
        else:
            otherwise(message, *more)

    return show


def main() -> None:
    """The entry point of the command `transcripts`."""
    open_standard_streams()
    # Threads that wait for each other would take numpy longer to start than all that it multiplies here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter gets its code instead, never a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    warnings.showwarning = _told(warnings.showwarning)
    try:
        group.main(prog_name="transcripts")
    except KeyboardInterrupt:  # while arguments are read or the program ends
        sys.exit(INTERRUPTED)
    finally:
        drop_what_cannot_be_printed()
