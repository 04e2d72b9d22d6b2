"""`transcripts review`: a page to look at every change with its reasons, and to decide."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from transcripts.commands.completing import profiles
from transcripts.commands.examples import examples
from transcripts.commands.files import (
    gazetteer_option,
    read_gazetteers,
    read_input,
    read_ledger,
)
from transcripts.commands.printing import quiet_option, say
from transcripts.errors import Place, ReadError, WriteError

if TYPE_CHECKING:
    from transcripts.ledger import Ledger, Patch
    from transcripts.model import Transcript
    from transcripts.review import Server

PAGE = (".html", ".htm")


@click.command(
    epilog=examples(
        "review talk.srt ledger.json -o review.html",
        "review talk.srt ledger.json --apply -o final.srt",
    )
)
@click.argument("file", metavar="FILE", type=click.Path())
@click.argument("ledger", required=False, type=click.Path())
@click.option("--media", type=click.Path(), help="The recording, to listen to any word.")
@gazetteer_option("Names to clean FILE with, where there is no LEDGER; repeat for more.")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(),
    help="A page (.html): write it as one file that needs no server. Anything else: write the reviewed text there "
    "when you end, or at once with --apply.",
)
@click.option("--changes", type=click.Path(), help="With -o: write the changes that are left to this ledger (.json).")
@click.option(
    "--decisions",
    type=click.Path(),
    help="Where your decisions are kept (default: beside FILE, named FILE.review.json).",
)
@click.option("--apply", "apply_now", is_flag=True, help="Open no page: write the text with the decisions made.")
@click.option(
    "--profile", metavar="NAME", shell_complete=profiles, help="Rules for the captions that are shown and written."
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port of the page (default: a free one).")
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser (default: yes).")
@quiet_option
def command(file: str, ledger: str | None, **options: Any) -> None:  # noqa: ANN401 - click's options
    """Look at every change of a talk in the browser, with its reasons, and accept, reject or edit it.

    FILE is the cleaned file, or its source; LEDGER is what `clean --changes` wrote. Without a LEDGER, FILE is cleaned
    first and written nowhere. The page is for this machine alone. Every decision is saved at once; press Ctrl-C to end.

    """
    from transcripts.batch.outputs import default_layout  # noqa: PLC0415 - after the arguments are known to be right
    from transcripts.review import contents, page  # noqa: PLC0415 - likewise

    out, media = options["out"], options["media"]
    is_page = bool(out) and Path(out).suffix.lower() in PAGE
    _check(file, ledger, options, is_page=is_page)
    talk, held, asked_for = _talk(file, ledger, options["gazetteers"])
    profile = options["profile"] or default_layout(talk)
    shown = contents(talk, held, name=Path(file).stem or "talk", profile=profile, media=_kind(media))
    decisions = options["decisions"] or f"{file}.review.json"
    if is_page:
        from transcripts.storage import place  # noqa: PLC0415 - likewise

        text = page(shown | {"media": None}, _kept(decisions, talk, held))
        place({out: text.encode("utf-8", "backslashreplace")})
        say(f"wrote {out}: {asked_for}; it keeps your decisions in the browser and gives them as a file")
        return
    _review(talk, held, shown, decisions, options | {"profile": profile, "said": asked_for})


def _check(file: str, ledger: str | None, options: dict[str, Any], *, is_page: bool) -> None:
    """Refuse what cannot be meant before anything is read."""
    from transcripts.storage import refuse_clashes  # noqa: PLC0415 - as above

    out, changes = options["out"], options["changes"]
    if options["apply_now"] and (not out or is_page):
        raise click.UsageError("--apply writes a text: name it with -o, such as -o final.srt")
    if changes and (not out or is_page):
        raise click.UsageError("--changes goes with -o and a text, such as -o final.srt")
    if file == "-" and not options["decisions"]:
        raise click.UsageError("say with --decisions where your decisions are kept: the text has no name")
    inputs = [
        ("FILE", file),
        *((("LEDGER", ledger),) if ledger else ()),
        *((("--media", options["media"]),) if options["media"] else ()),
    ]
    outputs = [
        (what, path)
        for what, path in (("-o", out), ("--changes", changes), ("--decisions", options["decisions"]))
        if path
    ]
    refuse_clashes(outputs, inputs)
    if options["media"] and not Path(options["media"]).is_file():
        raise ReadError("there is no such recording", place=Place(options["media"]), hint="check the path")


def _talk(file: str, ledger: str | None, gazetteers: tuple[str, ...]) -> tuple[Transcript, Ledger, str]:
    """The text that is shown, its ledger, and how many changes there are."""
    from transcripts.cleaning import clean  # noqa: PLC0415 - as above
    from transcripts.ledger.undo import is_source  # noqa: PLC0415 - as above

    if ledger is None and (beside := Path(file).with_suffix(".changes.json")).is_file() and not gazetteers:
        ledger = str(beside)
    talk = read_input(file, None)
    if ledger is None:
        made = clean(talk, gazetteer=read_gazetteers(gazetteers))
        talk, held = made.transcript, made.ledger
    else:
        held = read_ledger(ledger)
        if is_source(talk, held):
            talk = held.read(talk)
    return talk, held, f"{len(held.corrections)} changes, {len(held.suggestions)} suggestions"


def _kind(media: str | None) -> str | None:
    from transcripts.review.server import media_type  # noqa: PLC0415 - as above

    return media_type(media).partition("/")[0] if media else None


def _kept(decisions: str, talk: Transcript, held: Ledger) -> dict[str, Any]:
    """What was decided before, as JSON values."""
    import json  # noqa: PLC0415 - only here

    from transcripts.ledger import patch_to_json  # noqa: PLC0415 - as above

    return dict(json.loads(patch_to_json(_store(decisions, talk, held).patch)))


def _store(decisions: str, talk: Transcript, held: Ledger) -> Any:  # noqa: ANN401 - imported late
    from transcripts.ledger import apply  # noqa: PLC0415 - as above
    from transcripts.review import Store  # noqa: PLC0415 - as above

    return Store(decisions, lambda patch: apply(talk, held, patch))


def _review(talk: Transcript, held: Ledger, shown: dict[str, Any], decisions: str, options: dict[str, Any]) -> None:
    from transcripts.ledger import apply  # noqa: PLC0415 - as above
    from transcripts.review import Server  # noqa: PLC0415 - as above
    from transcripts.review.captions import captions  # noqa: PLC0415 - as above

    store = _store(decisions, talk, held)
    if not options["apply_now"]:

        def laid(patch: Patch) -> dict[str, Any]:
            return captions(apply(talk, held, patch)[0], options["profile"])

        try:
            server = Server(shown, store, laid, media=options["media"], port=options["port"])
        except OSError as error:
            raise WriteError(
                f"the page cannot be served on port {options['port']}: {error.strerror}",
                hint="choose another --port, or leave it out",
            ) from None
        _serve(server, options)
        say(f"decisions: {decisions}")
    if options["out"]:
        _write(*apply(talk, held, store.patch), options)


def _serve(server: Server, options: dict[str, Any]) -> None:
    """Serve the page until Ctrl-C."""
    import webbrowser  # noqa: PLC0415 - only here

    say(f"{options['said']}. The page is at\n  {server.address}\nEvery decision is saved at once. Press Ctrl-C to end.")
    if options["browser"]:
        webbrowser.open(server.address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("")
    finally:
        server.server_close()


def _write(talk: Transcript, held: Ledger, options: dict[str, Any]) -> None:
    from transcripts.commands.files import write_outputs  # noqa: PLC0415 - as above
    from transcripts.ledger import to_json  # noqa: PLC0415 - as above

    extra = {options["changes"]: to_json(held)} if options["changes"] else {}
    write_outputs(talk, {"out": (options["out"],), "profile": options["profile"]}, extra=extra)
    say(f"wrote {options['out']}")
