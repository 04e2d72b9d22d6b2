"""`transcripts check`: subtitles against the rules of those who will receive them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.completing import profiles, read_formats
from transcripts.commands.examples import examples
from transcripts.commands.many import many_options, planned_files, run, taken
from transcripts.commands.printing import quiet_option, say, say_json, warn
from transcripts.defaults import DEFAULT_PROFILE
from transcripts.errors import TranscriptsError
from transcripts.storage import place, refuse_clashes
from transcripts.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transcripts.batch.work import Outcome
    from transcripts.commands.many import Many
    from transcripts.layout import Finding, Report


def _list_profiles(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from transcripts.layout import load_profile, profile_names  # noqa: PLC0415 - only for this option

    lines = []
    for name in profile_names():
        try:
            lines.append(f"{name:18} {load_profile(name).title}")
        except TranscriptsError as error:  # a plugin's own file
            lines.append(f"{name:18} cannot be used: {error.message}")
    say("\n".join(lines))
    ctx.exit(0)


@click.command(
    epilog=examples(
        "check talk.srt",
        "check talk.srt --profile bbc --fix mended.srt",
        "check talk.srt --json > findings.json",
    )
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--profile",
    metavar="NAME",
    shell_complete=profiles,
    default=DEFAULT_PROFILE,
    show_default=True,
    help="Rules to check against: a name or a TOML file.",
)
@click.option("--fps", metavar="RATE", help="Frame rate: 23.976, 24, 25, 29.97df … (default: found from the times).")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option(
    "--no-advice", is_flag=True, help="Leave out matters of taste: bad breaks, orphans, mixed quotation marks."
)
@click.option("--strict", is_flag=True, help="Exit with 1 on advice too.")
@click.option(
    "--fix",
    metavar="OUT",
    type=click.Path(),
    help="Write a mended copy (`-`: to standard output, in the format of FILE); list what is left.",
)
@click.option("--condense", is_flag=True, help="With --fix: take out fillers and repeats if a cue is too fast to read.")
@click.option(
    "--changes",
    metavar="LEDGER",
    type=click.Path(),
    help="With --fix: write every change of words to this ledger (.json).",
)
@click.option(
    "--from",
    "from_",
    metavar="FORMAT",
    shell_complete=read_formats,
    help="Input format (default: detected).",
)
@click.option("--encoding", metavar="NAME", help="Input encoding (default: detected).")
@click.option(
    "--list", "list_", is_flag=True, is_eager=True, expose_value=False, callback=_list_profiles,
    help="List the profiles and exit.",
)  # fmt: skip
@click.option(
    "--to",
    type=click.Choice(["text", "sarif"]),
    default="text",
    show_default=True,
    help="sarif: print the findings in the form that code hosts show beside the lines.",
)
@many_options(writes=False)
@quiet_option
def command(
    files: tuple[str, ...],
    profile: str,
    fps: str | None,
    as_json: bool,
    to: str,
    from_: str | None,
    encoding: str | None,
    **how: Any,  # noqa: ANN401 - click's
) -> None:
    """Check subtitles against a platform's rules, cue by cue, and say what would mend each fault.

    FILE may be many files, globs, and folders with -R. Exit codes: 0 no errors, 1 errors, or files that cannot be read
    among many, 2 misuse or bad input.
    """
    many = taken(how)
    if len(files) > 1 or many.recursive or _is_glob(files[0]):
        if how["fix"]:
            raise click.UsageError("--fix is for one file")
        _many(files, many, (profile, fps, from_, encoding), how, as_json=as_json, to=to)
        return
    file = files[0]
    from transcripts.layout import check  # noqa: PLC0415 - after the arguments are known to be right

    if not how["fix"] and (how["condense"] or how["changes"]):
        raise click.UsageError("--condense and --changes go with --fix OUT")
    written = [(option, str(how[option[2:]])) for option in ("--fix", "--changes") if how[option[2:]]]
    refuse_clashes(written, [("FILE", file)])
    aside = any(path == "-" for _, path in written)
    if aside and as_json:
        raise click.UsageError("--json prints to standard output, and so would the output `-`: give it a file")
    if how["fix"]:
        report = _fix(file, profile, fps, from_, encoding, how)
    else:
        report = check(file, profile, fps=fps, format=from_, encoding=encoding)
    shown = _shown(report, how)
    if to == "sarif":
        say_json(_sarif([(report, shown)]), indent=1)
    elif as_json:
        say_json({**report.to_json(), "findings": [f.to_json() for f in shown]}, indent=1)
    else:
        say(_told(report, shown), err=aside)
    click.get_current_context().exit(1 if _counted(report, how) else 0)


def _shown(report: Report, how: Mapping[str, Any]) -> list[Finding]:
    return [f for f in report if not (how["no_advice"] and f.severity == "advice")]


def _counted(report: Report, how: Mapping[str, Any]) -> int:
    return len(report.findings if how["strict"] else report.errors)


def _sarif(reports: list[tuple[Report, list[Finding]]]) -> dict[str, Any]:
    from transcripts.layout.sarif import sarif  # noqa: PLC0415 - only for this form

    return sarif((report.path, report.profile, shown) for report, shown in reports)


def _is_glob(path: str) -> bool:
    import glob  # noqa: PLC0415 - `--help` does without it

    return glob.has_magic(path) and not Path(path).exists()


def _many(
    files: tuple[str, ...],
    many: Many,
    check: tuple[str, str | None, str | None, str | None],
    how: Mapping[str, Any],
    *,
    as_json: bool,
    to: str,
) -> None:
    from transcripts.batch.tasks import Check, Reading  # noqa: PLC0415 - only for many files

    profile, fps, from_, encoding = check
    found: list[tuple[Report, list[Finding]]] = []

    def told(outcome: Outcome) -> None:
        if (report := outcome.value) is not None:
            found.append((report, _shown(report, how)))
            if not as_json and to == "text" and (found[-1][1] or many.verbose):
                say(_told(*found[-1]))

    try:
        run(planned_files(files, many, ()), Check(profile, fps, Reading(from_, encoding)), many, each=told)
    finally:
        found.sort(key=lambda one: one[0].path)
        if to == "sarif":
            say_json(_sarif(found), indent=1)
        elif as_json:
            rows = [{**report.to_json(), "findings": [f.to_json() for f in shown]} for report, shown in found]
            say_json({"files": rows, "errors": sum(len(report.errors) for report, _ in found)}, indent=1)
    click.get_current_context().exit(1 if any(_counted(report, how) for report, _ in found) else 0)


def _fix(
    file: str,
    profile: str,
    fps: str | None,
    from_: str | None,
    encoding: str | None,
    how: Mapping[str, Any],
) -> Report:
    from transcripts.batch.outputs import json_bytes  # noqa: PLC0415 - only with --fix
    from transcripts.formats import write_text  # noqa: PLC0415 - likewise
    from transcripts.formats.files import contents, format_for  # noqa: PLC0415 - likewise
    from transcripts.layout import mend  # noqa: PLC0415 - likewise
    from transcripts.layout.checking import read_as_shown  # noqa: PLC0415 - likewise
    from transcripts.ledger import to_json  # noqa: PLC0415 - likewise

    out = str(how["fix"])
    form = None if out == "-" else format_for(out)  # before anything is read
    talk, text = read_as_shown(file, from_, encoding)
    result = mend(talk, profile, fps=fps, condense=bool(how["condense"]), text=text)
    made = write_text(result.transcript, form or (talk.source.format if talk.source else ""))
    extra = {str(how["changes"]): json_bytes(to_json(result.ledger))} if how["changes"] else {}
    place({**contents(out, made), **extra})
    warn(out, made.warnings)
    lines = [f"mended: {change}" for change in result.mends]
    lines.append(
        f"{len(result.before.errors)} errors before, {len(result.after.errors)} after; wrote {in_one_line(out)}"
    )
    say("\n".join(lines), err=True)
    return result.after


def _told(report: Report, shown: list[Finding]) -> str:
    path = in_one_line(report.path)
    lines = [_line(path, f) for f in shown]
    by_rule: dict[str, int] = {}
    for f in shown:
        by_rule[f.rule] = by_rule.get(f.rule, 0) + 1
    lines += [f"note: {note}" for note in report.notes]
    rules = ", ".join(f"{rule} {count}" for rule, count in sorted(by_rule.items(), key=lambda item: -item[1]))
    rate = f" at {report.frame_rate} frames a second" if report.frame_rate else ""
    advice = sum(f.severity == "advice" for f in shown)
    lines.append(
        f"{path}: {report.cues} cues against {report.profile}{rate}: "
        f"{len(shown) - advice} errors, {advice} advice" + (f" ({rules})" if rules else "")
    )
    return "\n".join(lines)


def _line(path: str, finding: Finding) -> str:
    where = f"{path}:{finding.line}" if finding.line else path
    cue = f" cue {finding.cue}" if finding.cue else ""
    time = f" {_clock(finding.start_ms)}" if finding.start_ms is not None else ""
    kind = "" if finding.severity == "error" else " (advice)"
    mend = f"  [{'mendable' if finding.mendable else 'by hand'}: {finding.remedy}]" if finding.remedy else ""
    return f"{where}:{cue}{time} {finding.rule}{kind}: {finding.message}{mend}"


def _clock(ms: int) -> str:
    seconds, ms = divmod(max(0, ms), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"
