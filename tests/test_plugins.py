"""What other packages add is used; what of it cannot be used is named and breaks nothing else."""

import re
import subprocess
import sys
import warnings

import pytest
from click.testing import CliRunner

from tests.plugins import forget, install
from transcripts import PluginWarning, Segment, Transcript, TranscriptsError, clean, explain
from transcripts.commands import group
from transcripts.formats import all_formats, by_name, read_bytes, write_text
from transcripts.languages.registry import language, languages
from transcripts.layout import load_profile, profile_names
from transcripts.passes.table import steps
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


STEP = """
from transcripts import Part, Setting, Step

def doubled(setting):
    def propose(view):
        for at, word in enumerate(view.words):
            if word.text == "gate":
                yield view.correct(at, 1, "GATE", rule="loud", score=1.0, evidence={"because": 3})
    return propose

SAID = {"because": lambda n: f"{n} reasons"}
LOUD = Step("loud", "gates are loud", (Part(doubled),), uses_names=False, phrases=lambda: {**SAID})
"""
GATE = Transcript((Segment("The gate is shut."),))


def test_an_installed_step_runs_explains_is_listed_and_stands_in_the_signature(site):
    install(site, "loud_package", STEP, {"passes": {"loud": "loud_package:LOUD"}})
    result = clean(GATE, starter=False)
    assert result.transcript.text == "The GATE is shut."
    assert "3 reasons" in explain(result)
    assert result.signature.steps[-1] == "loud"
    assert result.signature.data["loud_package"] == "1.0"
    assert clean(GATE, skip="loud", starter=False).transcript.text == "The gate is shut."
    assert re.search(r"loud +gates are loud", CliRunner().invoke(group, ["clean", "--help"]).output)


def test_a_step_that_is_off_by_default_runs_where_it_is_asked_for(site):
    module = STEP.replace("uses_names=False", "default=False, uses_names=False")
    install(site, "loud_package", module, {"passes": {"loud": "loud_package:LOUD"}})
    assert clean(GATE, starter=False).transcript.text == "The gate is shut."
    assert clean(GATE, also="loud", starter=False).transcript.text == "The GATE is shut."
    assert "gates are loud; off by default" in " ".join(CliRunner().invoke(group, ["clean", "--help"]).output.split())


BROKEN_STEPS = {
    '"loud",': ('"quiet",', "its name is 'quiet'"),
    "(Part(doubled),)": ("doubled", "its parts are"),
    "Part(doubled)": ("Part(3)", "have to be functions"),
    '"gates are loud"': ("None", "its help is None"),
    "LOUD = Step": ("LOUD = dict", "it cannot be loaded"),
}


@pytest.mark.parametrize("old", BROKEN_STEPS)
def test_a_broken_step_is_named_and_the_rest_works(site, old):
    new, why = BROKEN_STEPS[old]
    install(site, "loud_package", STEP.replace(old, new), {"passes": {"loud": "loud_package:LOUD"}})
    with pytest.warns(PluginWarning, match=f"the pass 'loud' of the package loud_package 1.0 is left out: .*{why}"):
        assert [step.name for step in steps()] == ["loops", "names", "splits", "disfluencies", "punctuation", "polish"]


def test_a_step_of_a_name_that_is_taken_is_left_out(site):
    install(site, "loud_package", STEP.replace('"loud",', '"names",'), {"passes": {"names": "loud_package:LOUD"}})
    with pytest.warns(PluginWarning, match="the name is taken by transcripts itself"):
        assert len(steps()) == 6


FAILING_STEPS = {
    "for at, word": ("1 / 0\n        for at, word", "fails in running: ZeroDivisionError"),
    "yield view.correct": ("yield view.nothing", "fails in running: AttributeError"),
    "    def propose": ("    setting.nothing\n    def propose", "fails in making its pass: AttributeError"),
    "return propose": ("return None", "fails in running: TypeError"),
    "yield view": ("yield 3\n                yield view", "it yields int, not Correction"),
}


@pytest.mark.parametrize("old", FAILING_STEPS)
def test_a_step_that_fails_at_work_is_named(site, old):
    new, why = FAILING_STEPS[old]
    install(site, "loud_package", STEP.replace(old, new), {"passes": {"loud": "loud_package:LOUD"}})
    with pytest.raises(TranscriptsError, match=f"the pass 'loud' of the package loud_package 1.0 .*{why}"):
        clean(GATE, only="loud")


def test_reasons_that_fail_are_told_plainly(site):
    install(
        site,
        "loud_package",
        STEP.replace("lambda: {", "lambda: 3 and {}['x'] or {"),
        {"passes": {"loud": "loud_package:LOUD"}},
    )
    with pytest.warns(PluginWarning, match="fails in saying why: KeyError: 'x'"):
        assert "because: 3" in explain(clean(GATE, only="loud"))


LANGUAGES = """
from transcripts import Ability, Language
EO = Language("eo", "Esperanto", can=frozenset({Ability.FILLERS}), fillers=frozenset({"nu"}))
"""


def test_an_installed_language_is_known(site):
    install(site, "esperanto", LANGUAGES, {"languages": {"eo": "esperanto:EO"}})
    assert language("Esperanto").fillers == {"nu"}
    talk = Transcript((Segment("La pordo, nu, estas fermita."),))
    assert clean(talk, only="disfluencies", language="eo").transcript.text == "La pordo, estas fermita."


BROKEN_LANGUAGES = {
    '"eo"': ('"tok"', "eo", "its code is 'tok'"),
    '"Esperanto"': ("None", "eo", "its name is None"),
    "frozenset({Ability.FILLERS})": ("'fillers'", "eo", "what it `can` is 'fillers'"),
    'frozenset({"nu"})': ('frozenset({"Nu"})', "eo", "its fillers are"),
    'EO = Language("eo"': ('EO = Language("de"', "de", "the name is taken by transcripts itself"),
    'Language("eo"': ('Language("deu"', "deu", "the name is taken by transcripts itself"),
    "EO =": ("EO = 3 or", "eo", "it has to be a Language, and is an int"),
}


@pytest.mark.parametrize("old", BROKEN_LANGUAGES)
def test_a_broken_language_is_named_and_the_rest_works(site, old):
    new, code, why = BROKEN_LANGUAGES[old]
    install(site, "esperanto", LANGUAGES.replace(old, new, 1), {"languages": {code: "esperanto:EO"}})
    with pytest.warns(PluginWarning, match=f"the language '{code}' of the package esperanto 1.0 is left out: {why}"):
        assert language("de").name == "German"
    assert "eo" not in languages()


PROFILES = """
from pathlib import Path
from transcripts.languages.registry import language, languages
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
