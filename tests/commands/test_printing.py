"""What a file holds cannot steer the terminal that it is printed on, in no command, and JSON stays JSON."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import group
from transcripts.visible import UNSAFE

EVIL = "\x1b]0;owned\x07\x1b[2J\u202egnop\u2066\x9b31m"
SRT = (
    f"1\n00:00:01,000 --> 00:00:01,200\nin{EVIL}pongyang &amp; to to to to to to to to{EVIL} to\n\n"
    "2\n00:00:03,000 --> 00:00:06,000\n"
    f"the ferry to the islands leaves from the old harbour at {EVIL} nine today, so bring warm clothes\n"
)
TEXT = "Ann: In Pyongyang and to.\n\nThe ferry leaves at ten none today.\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / f"a{EVIL}.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")
    (tmp_path / f"bad{EVIL}.toml").write_text(f'[[name]]\ncanonical = "{EVIL[:3]}', encoding="utf-8")
    (tmp_path / "evil.json").write_text(f'{{"ledger": {EVIL}', encoding="utf-8")

    def invoke(*arguments):
        return CliRunner().invoke(group, list(arguments), color=True)

    return invoke


def safe(text):
    return not UNSAFE.search(text)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "talk.srt"), ("check", f"a{EVIL}.srt"), ("check", "talk.srt", "--fix", "out.srt"),
        ("check", "talk.srt", "--json"), ("check", f"none{EVIL}.srt"), ("check", "talk.srt", "--profile", EVIL),
        ("clean", "talk.srt", "-g", "names.txt", "-o", "out.srt", "--explain"),
        ("clean", "talk.srt", "-g", f"bad{EVIL}.toml", "-o", "out.srt"), ("clean", "talk.srt", "-o", f"a.{EVIL}"),
        ("clean", "talk.srt", "--only", EVIL, "-o", "out.srt"), ("clean", "talk.srt", f"--{EVIL}"),
        ("convert", f"a{EVIL}.srt", f"a{EVIL}.srt"),
        ("score", "text.txt", f"a{EVIL}.srt"), ("score", "text.txt", f"a{EVIL}.srt", "--json"),
        ("score", "talk.srt", "text.txt", "-g", "names.txt"),
        ("names", f"a{EVIL}.srt", "-o", "out.toml"), ("explain", "evil.json"), (EVIL,),
    ],
    ids=lambda arguments: " ".join(arguments).encode("ascii", "ignore").decode().replace("\x1b", ""),
)  # fmt: skip
def test_nothing_that_is_printed_steers_the_terminal(run, arguments):
    ran = run(*arguments)
    assert ran.exception is None or isinstance(ran.exception, SystemExit)
    assert ran.output
    assert safe(ran.output)


def test_explain_shows_the_words_around_a_change_without_steering(run):
    run("clean", "talk.srt", "-g", "names.txt", "-o", "out.srt", "--changes", "ledger.json")
    for by in ("time", "name"):
        ran = run("explain", "ledger.json", "--source", "talk.srt", "--by", by)
        assert ran.exit_code == 0
        assert safe(ran.stdout)


def test_a_difference_keeps_our_own_colours_alone(run, monkeypatch):
    monkeypatch.setattr("transcripts.commands.align._is_terminal", lambda: True)
    Path("text.txt").write_text(SRT.split("\n")[-2].replace("nine", "ten none"), encoding="utf-8")
    ran = run("align", "talk.srt", "text.txt", "-o", "out.json", "--diff")
    assert ran.exit_code == 0
    assert "\x1b[31m" in ran.stdout
    assert safe(re.sub("\x1b\\[(31|32|0)m", "", ran.output))


def test_json_means_what_it_meant(run):
    found = json.loads(run("score", "text.txt", f"a{EVIL}.srt", "--json").stdout)
    assert found["scores"][0]["hypothesis"] == f"a{EVIL}.srt"


def test_what_is_no_control_character_is_printed_as_it_is(run, tmp_path):
    name = "夜 é שלום \u200d👨\u200d👩.srt"
    (tmp_path / name).write_text(SRT.replace(EVIL, ""), encoding="utf-8")
    assert f"{name}: 2 cues" in run("check", name).stdout
