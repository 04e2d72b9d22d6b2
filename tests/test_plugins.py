"""What other packages add is used; what of it cannot be used is named and breaks nothing else."""

import subprocess
import sys
import warnings

import pytest
from click.testing import CliRunner

from tests.plugins import forget, install
from transcripts import PluginWarning, TranscriptsError
from transcripts.commands import group
from transcripts.formats import all_formats, by_name, read_bytes, write_text
from transcripts.layout import load_profile, profile_names
from transcripts.plugins import offered

FORMAT = """
from transcripts.formats import Format, Output
from transcripts.model import Segment, Transcript

def read(source):
    assert source.text.startswith("MINUTES"), "no head"
    return Transcript(tuple(Segment(line) for line in source.text.split("\\n")[1:] if line))

def write(talk, options):
    return Output("MINUTES\\n" + "".join(s.text + "\\n" for s in talk.segments))

def sniff(text):
    return 1.0 if text.startswith("MINUTES") else 0.0

FORMAT = Format("minutes", "Minutes", (".minutes",), frozenset(), sniff, read, write)
"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A folder whose packages are installed while the test runs."""
    monkeypatch.syspath_prepend(tmp_path)
    before = set(sys.modules)
    forget()
    yield tmp_path
    for name in set(sys.modules) - before:
        if (tmp_path / f"{name}.py").exists():
            del sys.modules[name]
    forget()


def test_an_installed_format_is_read_written_detected_and_listed(site):
    install(site, "minutes_package", FORMAT, {"formats": {"minutes": "minutes_package:FORMAT"}})
    talk = read_bytes(b"MINUTES\nThe gate is shut.\n")
    assert talk.source.format == "minutes"
    assert talk.text == "The gate is shut."
    assert write_text(talk, "minutes").content == "MINUTES\nThe gate is shut.\n"
    listed = CliRunner().invoke(group, ["convert", "--list"])
    assert "minutes          read/write  .minutes           Minutes" in listed.output


def test_a_shell_offers_what_is_installed(site):
    install(site, "minutes_package", FORMAT, {"formats": {"minutes": "minutes_package:FORMAT"}})
    install(site, "wall_package", PROFILES, {"profiles": {"wall": "wall_package:WALL"}})
    offered = {"--from": "mi", "--to": "mi", "--profile": "wa"}
    for option, begun in offered.items():
        environment = {"COMP_WORDS": f"transcripts convert {option} {begun}", "COMP_CWORD": "3"}
        done = CliRunner().invoke(
            group, [], prog_name="transcripts", env={"_TRANSCRIPTS_COMPLETE": "bash_complete", **environment}
        )
        assert {"minutes", "wall"} & {line.partition(",")[2] for line in done.output.splitlines()}, option


BROKEN = {
    "raises": ("raise RuntimeError('not today')", "it cannot be loaded: RuntimeError: not today"),
    "exits": ("raise SystemExit(3)", "it cannot be loaded: SystemExit: 3"),
    "lacks": ("", "it cannot be loaded: AttributeError: module 'lacks' has no attribute 'FORMAT'"),
    "imports": ("import no_such_module_here", "ModuleNotFoundError: No module named 'no_such_module_here'"),
    "other": ("FORMAT = 3", "it has to be a Format, and is an int"),
    "misnamed": (FORMAT, "its name is 'minutes', and has to be that of the entry point"),
    "suffix": (FORMAT.replace('"minutes"', '"suffix"').replace('(".minutes",)', '".minutes"'), "its suffixes are"),
    "idle": (FORMAT.replace('"minutes"', '"idle"').replace("sniff, read, write", ""), "neither be read nor written"),
    "text": (FORMAT.replace('"minutes"', '"text"').replace("read, write", "'r', 'w'"), "taken by transcripts itself"),
    "calls": (FORMAT.replace('"minutes"', '"calls"').replace("read, write", "'r', 'w'"), "have to be functions"),
    "holds": (FORMAT.replace('"minutes"', '"holds"').replace("frozenset()", "None"), "its holds is None"),
    "vtt": (FORMAT.replace('"minutes"', '"vtt"'), "taken by transcripts itself"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_format_is_named_and_the_rest_works(site, name):
    module, why = BROKEN[name]
    install(site, name, module, {"formats": {name: f"{name}:FORMAT"}}, version="2.5")
    install(site, "minutes_package", FORMAT, {"formats": {"minutes": "minutes_package:FORMAT"}})
    with pytest.warns(PluginWarning) as said:
        names = {each.name for each in all_formats()}
    assert len(said) == 1
    assert f"the format '{name}' of the package {name} 2.5 is left out: " in str(said[0].message)
    assert why in str(said[0].message)
    assert {"srt", "minutes"} <= names
    assert by_name("txt").name == "text"


def test_of_two_packages_with_one_name_the_first_is_taken(site):
    for package in ("a_minutes", "b_minutes"):
        install(site, package, FORMAT, {"formats": {"minutes": f"{package}:FORMAT"}})
    with pytest.warns(PluginWarning, match=r"the package b_minutes 1\.0 is left out: the name is taken by a_minutes"):
        assert [each.name for each in all_formats()].count("minutes") == 1


FAILS = {
    "def read(source):": ("def read(source):\n    return source.nothing", "fails in reading: AttributeError"),
    "def write(talk, options):": ("def write(talk, options):\n    return 1 / 0", "fails in writing: ZeroDivisionError"),
    "return Transcript": ("return str", "fails in reading: TypeError: it returns str, not Transcript"),
    "return Output": ("return str", "fails in writing: TypeError: it returns str, not Output"),
}


@pytest.mark.parametrize("old", FAILS)
def test_a_format_that_fails_at_work_is_named(site, old):
    new, why = FAILS[old]
    module = FORMAT.replace(old, new)
    install(site, "minutes_package", module, {"formats": {"minutes": "minutes_package:FORMAT"}})
    with pytest.raises(TranscriptsError, match="the format 'minutes' of the package minutes_package 1.0 " + why):
        write_text(read_bytes(b"MINUTES\nThe gate is shut.\n"), "minutes")


def test_a_format_that_fails_to_recognise_is_named_and_the_text_is_read_as_what_it_is(site):
    module = FORMAT.replace("return 1.0 if", "return {}['x'] if True or")
    install(site, "minutes_package", module, {"formats": {"minutes": "minutes_package:FORMAT"}})
    with pytest.warns(PluginWarning, match="fails in recognising a text: KeyError: 'x'"):
        talk = read_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nThe gate is shut.\n")
    assert talk.source.format == "srt"


PROFILES = """
from pathlib import Path
from transcripts.layout import Profile
FESTIVAL = Path(__file__).with_name("festival.toml")
WALL = Profile("wall", "A wall", max_line_characters=20)
LOOSE = "festival.toml"
"""


def test_installed_profiles_are_used_and_listed(site):
    (site / "festival.toml").write_text('title = "A festival"\nextends = "netflix-en"\n[figures]\nmax_lines = 1\n')
    names = {"festival": "wall_package:FESTIVAL", "wall": "wall_package:WALL"}
    install(site, "wall_package", PROFILES, {"profiles": names})
    assert {"netflix-en", "festival", "wall"} <= set(profile_names())
    assert (load_profile("festival").name, load_profile("festival").max_lines) == ("festival", 1)
    assert load_profile("wall").max_line_characters == 20
    assert "festival           A festival" in CliRunner().invoke(group, ["check", "--list"]).output


def test_a_profile_may_extend_one_of_another_package(site):
    (site / "own.toml").write_text('extends = "wall"\n[figures]\nmax_lines = 1\n')
    install(site, "wall_package", PROFILES, {"profiles": {"wall": "wall_package:WALL"}})
    assert load_profile(str(site / "own.toml")).max_line_characters == 20


def test_a_broken_profile_is_named_and_the_rest_works(site):
    (site / "festival.toml").write_text("title = ")
    names = {"festival": "wall_package:FESTIVAL", "loose": "wall_package:LOOSE", "netflix-en": "wall_package:WALL"}
    install(site, "wall_package", PROFILES, {"profiles": names})
    with pytest.warns(PluginWarning) as said:
        assert "loose" not in profile_names()
    assert sorted(str(each.message).split(" is left out: ")[1] for each in said) == [
        "'festival.toml' is not the whole path of a TOML file",
        "the name is taken by transcripts itself",
    ]
    with pytest.raises(TranscriptsError, match=r"festival\.toml: this profile is not TOML"):
        load_profile("festival")
    assert "festival           cannot be used: this profile is not TOML" in (
        CliRunner().invoke(group, ["check", "--list"]).output
    )


def test_profiles_that_extend_one_another_in_a_circle_are_refused(site):
    (site / "festival.toml").write_text('extends = "festival"\n')
    install(site, "wall_package", PROFILES, {"profiles": {"festival": "wall_package:FESTIVAL"}})
    with pytest.raises(TranscriptsError, match="circle"):
        load_profile("festival")


def test_the_command_line_says_what_is_left_out_in_one_line(tmp_path):
    install(tmp_path, "other", "FORMAT = 3", {"formats": {"other": "other:FORMAT"}})
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from transcripts.commands import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "convert", "--list"], capture_output=True, text=True, check=True)
    assert done.stderr == (
        "warning: the format 'other' of the package other 1.0 is left out: it has to be a Format, and is an int\n"
    )
    assert "WebVTT" in done.stdout


def test_nothing_is_looked_up_where_no_plugin_is_installed(tmp_path):
    (tmp_path / "talk.txt").write_text("Ann: The gate is shut.\n")
    code = f"import transcripts, sys; transcripts.read({str(tmp_path / 'talk.txt')!r}); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "importlib.metadata" not in done.stdout


def test_what_is_offered_to_no_table_of_ours_is_no_matter(site):
    install(site, "stranger", "", {"colours": {"red": "stranger:RED"}})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert offered("formats", object) == ()
