"""The public functions take what people give them, and say in words what they cannot take."""

import inspect
import io
import re
from importlib import import_module
from pathlib import Path

import pytest

import transcripts as ts
from transcripts import Entry, Gazetteer, Segment, Transcript, TranscriptsError, Word
from transcripts.formats import WriteOptions, by_name
from transcripts.ledger import to_json

SRT = "1\n00:00:01,000 --> 00:00:03,000\na red carpet welcome\n\n2\n00:00:03,000 --> 00:00:05,000\nin pongyang\n"
TALK = ts.read(SRT)
RESULT = ts.clean(TALK, gazetteer=["Pyongyang"], only="names", starter=False)
CHANGE = RESULT.ledger.corrections[0]
MENDED = "a red carpet welcome\nin Pyongyang"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talk.srt").write_text(SRT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Pyongyang\n", encoding="utf-8")
    (tmp_path / "ledger.json").write_text(to_json(RESULT.ledger), encoding="utf-8")
    return tmp_path


def talks():
    """The talk as people may give it."""
    return {
        "transcript": lambda: TALK,
        "result": lambda: RESULT,
        "name": lambda: "talk.srt",
        "path": lambda: Path("talk.srt"),
        "text": lambda: SRT,
        "bytes": SRT.encode,
        "file": lambda: Path("talk.srt").open(encoding="utf-8"),
        "bytes file": lambda: Path("talk.srt").open("rb"),
        "stream": lambda: io.StringIO(SRT),
    }


@pytest.fixture(params=talks())
def talk(request):
    made = talks()[request.param]()
    yield made
    if hasattr(made, "close"):
        made.close()


def test_clean_takes_a_talk_in_any_form(talk):
    assert ts.clean(talk, gazetteer=["Pyongyang"], only="names", starter=False).transcript.text == MENDED


def test_lay_out_takes_a_talk_in_any_form(talk):
    assert ts.lay_out(talk, profile="ted").timed


def test_check_takes_a_talk_in_any_form(talk):
    assert ts.check(talk).cues == 2


def test_to_prose_takes_a_talk_in_any_form(talk):
    assert "welcome in" in ts.to_prose(talk).paragraphs[0].text


def test_align_takes_a_talk_in_any_form(talk):
    assert ts.align(talk, TALK).coverage.text == 1.0


def test_score_takes_a_talk_in_any_form_but_a_text_for_what_it_says(talk):
    assert ts.score(TALK, talk).words.hits > 0


def test_a_score_of_two_names_of_files_is_not_one_of_their_names():
    assert ts.score("talk.srt", Path("talk.srt")).wer == 0
    assert ts.score("talk.srt", "talk.srt").words.hits == 6
    with pytest.raises(TranscriptsError, match=r"missing\.srt: cannot be read"):
        ts.score("missing.srt", "talk.srt")
    assert ts.score("the talk.srt of", "the talk.srt of").words.hits == 3


def test_write_takes_a_talk_in_any_form(talk):
    ts.write(talk, Path("out.vtt"))
    assert "red carpet" in Path("out.vtt").read_text()


def test_undo_takes_a_talk_in_any_form(talk):
    assert ts.undo(talk, "ledger.json").text == TALK.text


LEDGERS = [RESULT, RESULT.ledger, "ledger.json", Path("ledger.json"), to_json(RESULT.ledger)]


@pytest.mark.parametrize("ids", [CHANGE.id, [CHANGE.id], CHANGE, (CHANGE,), {CHANGE.id}, None])
@pytest.mark.parametrize("ledger", LEDGERS)
def test_undo_takes_one_id_and_a_ledger_in_any_form(ids, ledger):
    assert ts.undo(RESULT, ledger, ids).text == TALK.text


@pytest.mark.parametrize("what", [*LEDGERS, CHANGE, [CHANGE], (CHANGE,)])
def test_explain_takes_a_correction_or_all(what):
    assert "pongyang → Pyongyang" in ts.explain(what)


def test_explain_of_nothing_is_nothing():
    assert ts.explain([]) == ""


@pytest.mark.parametrize(
    "names",
    [["Pyongyang"], ("Pyongyang",), {"Pyongyang"}, [Entry("Pyongyang")], "names.txt", Path("names.txt"),
     ["names.txt"], [Path("names.txt"), "Kyiv"], Gazetteer.of(["Pyongyang"]), (n for n in ["Pyongyang"])],
)  # fmt: skip
def test_names_are_taken_in_any_form(names):
    assert ts.clean(TALK, gazetteer=names, only=["names"], starter=False).transcript.text == MENDED


@pytest.mark.parametrize("documents", ["doc.txt", Path("doc.txt"), ["doc.txt"], "He saw Pyongyang.\nIn Pyongyang."])
def test_references_may_be_one(documents):
    Path("doc.txt").write_text("He flew to Pyongyang. The welcome in Pyongyang was warm.\n")
    assert ts.clean(TALK, references=documents, only="names", starter=False).transcript.text == MENDED
    assert "Pyongyang" in Gazetteer.from_documents(documents)


def test_one_step_is_not_its_letters():
    assert ts.clean(TALK, only="names", starter=False).signature.steps == ("names",)
    assert "splits" not in ts.clean(TALK, skip="splits", only=("names", "splits"), starter=False).signature.steps
    with pytest.raises(TranscriptsError, match="no step is called name"):
        ts.clean(TALK, only="name")


def test_a_gazetteer_is_made_of_names():
    assert Gazetteer.of(["Kyiv", Entry("Lviv")]).names == ["Kyiv", "Lviv"]
    assert Gazetteer.of("Kyiv").names == ["Kyiv"]
    assert Gazetteer(["Kyiv"]).names == ["Kyiv"]
    assert (Gazetteer.of(["Kyiv"]) | ["Lviv"]).names == ["Kyiv", "Lviv"]


def test_one_alias_is_not_its_letters():
    assert Entry("Kyiv", aliases="Kiev").forms == ("Kyiv", "Kiev")
    assert Entry("Kyiv", heard=["keeve"]).heard == ("keeve",)


def test_a_file_opened_in_a_wrong_encoding_is_told():
    Path("latin.srt").write_bytes(SRT.replace("red", "r\xe9d").encode("latin-1"))
    with Path("latin.srt").open(encoding="utf-8") as file, pytest.raises(TranscriptsError, match="mode 'rb'"):
        ts.read(file)
    with Path("latin.srt").open("rb") as file:
        assert "réd" in ts.read(file).text


def test_a_file_that_is_closed_or_only_written_is_told():
    with Path("talk.srt").open() as file:
        pass
    with pytest.raises(TranscriptsError, match=r"talk\.srt: cannot be read: .*closed"):
        ts.read(file)
    with (
        Path("new.srt").open("w") as file,
        pytest.raises(TranscriptsError, match=r"new\.srt: cannot be read: not readable"),
    ):
        ts.read(file)


def shouting(view):
    """A pass of one's own."""
    for at, word in enumerate(view.words):
        if word.text == "red":
            yield view.correct(at, 1, "RED", rule="shouting", score=1.0, evidence={"because": "it is loud"})


@pytest.mark.parametrize("passes", [shouting, [shouting], (shouting,), (p for p in [shouting])])
def test_passes_of_ones_own_run(passes):
    result = ts.clean(TALK, only=(), passes=passes, starter=False)
    assert result.transcript.text == TALK.text.replace("red", "RED")
    assert "because: it is loud" in ts.explain(result)
    assert ts.undo(result, result).text == TALK.text


MESSAGES = [
    (lambda: ts.clean(TALK, passes=[lambda view: ["red"]]), "the pass <lambda> proposes the str 'red'", "`correct`"),
    (lambda: ts.clean(TALK, passes=["shout"]), "`passes` cannot be the str 'shout'", "a View"),
    (lambda: ts.clean(TALK, language=3), "`language` cannot be the int 3", "'de'"),
    (
        lambda: ts.clean("so we went there"),
        "`talk` cannot be the str 'so we went there'",
        "Transcript((Segment(text),))",
    ),
    (lambda: ts.clean(None), "`talk` cannot be None", "a path"),
    (lambda: ts.clean(TALK, gazetteer="Kyiv"), "`gazetteer` cannot be the str 'Kyiv'", "['Kyiv']"),
    (lambda: ts.clean(TALK, gazetteer={"Kyiv": "Kiev"}), "`gazetteer` cannot be a dict", "a list of names"),
    (lambda: ts.clean(TALK, min_score=90), "`min_score` cannot be the int 90", "from 0 to 1"),
    (lambda: ts.clean(TALK, only=3), "`only` cannot be the int 3", "names, splits"),
    (lambda: ts.read(TALK), "`path` cannot be a Transcript", "already"),
    (lambda: ts.read_bytes("talk.srt"), "`data` cannot be the str 'talk.srt'", "`read` takes a path"),
    (lambda: ts.write(TALK, io.StringIO()), "`path` cannot be a StringIO", "`-` for standard output"),
    (lambda: ts.lay_out(TALK, profile=3), "`profile` cannot be the int 3", "a Profile"),
    (lambda: ts.align(TALK, TALK, keep="both"), "`keep` cannot be the str 'both'", "'text', 'timed'"),
    (lambda: ts.undo(TALK, None), "`ledger` cannot be None", "the Result of `clean`"),
    (lambda: Gazetteer.of([3]), "`entries` cannot be the int 3", "a list of names"),
    (lambda: Gazetteer.load(["a.txt"]), "`path` cannot be a list", "the path of a file"),
    (lambda: ts.clean(Transcript("a talk")), "`segments` cannot be the str 'a talk'", "a list of Segment"),
    (lambda: ts.clean(Transcript(("a talk",))), "`segments[0]` cannot be the str 'a talk'", "a list of Segment"),
    (lambda: Segment("words", 1.5), "`start_ms` cannot be the float 1.5", "milliseconds"),
    (lambda: Segment(None), "`text` cannot be None", "a text"),
]


@pytest.mark.parametrize("call", MESSAGES, ids=lambda row: row[1])
def test_what_cannot_be_meant_is_said(call):
    make, message, hint = call
    with pytest.raises(TranscriptsError) as raised:
        make()
    assert message in raised.value.message
    assert hint in raised.value.hint


class Odd:
    """An object that is nothing we know."""


WRONG = {
    "none": lambda: None, "empty": lambda: "", "blank": lambda: " ", "missing": lambda: "missing.srt",
    "missing path": lambda: Path("missing.srt"), "folder": Path, "null byte": lambda: "a\0b.srt",
    "text": lambda: "some words of a talk", "lines": lambda: "some words\nof a talk\n", "bytes": lambda: b"\xff\x00",
    "no bytes": lambda: b"", "int": lambda: 3, "minus": lambda: -1, "float": lambda: 0.5, "nan": lambda: float("nan"),
    "true": lambda: True, "list": list, "ints": lambda: [3], "nones": lambda: [None], "words": lambda: ["Kyiv"],
    "dict": dict, "mapping": lambda: {"a": 1}, "set": set, "talk": lambda: TALK, "talks": lambda: [TALK],
    "no talk": lambda: Transcript(()), "untimed": lambda: Transcript((Segment("some words"),)),
    "not of segments": lambda: Transcript("words"), "segments of strings": lambda: Transcript(["words"]),
    "segment": lambda: TALK.segments[0], "word": lambda: TALK.words[0], "result": lambda: RESULT,
    "ledger": lambda: RESULT.ledger, "correction": lambda: CHANGE, "gazetteer": lambda: Gazetteer.of(["Kyiv"]),
    "entry": lambda: Entry("Kyiv"), "path": lambda: Path("talk.srt"), "names file": lambda: "names.txt",
    "stream": lambda: io.StringIO(""), "bytes stream": lambda: io.BytesIO(SRT.encode()), "object": Odd,
    "type": lambda: str,
    "function": lambda: len, "error": lambda: ValueError("x"), "format": lambda: by_name("srt"),
    "options": WriteOptions, "generator": lambda: (x for x in "ab"), "range": lambda: range(3),
}  # fmt: skip
RIGHT = {
    "talk": lambda: TALK, "path": lambda: "out.srt", "format": lambda: "srt", "options": WriteOptions,
    "data": SRT.encode, "ledger": lambda: RESULT.ledger, "correction": lambda: CHANGE,
    "patch": lambda: ts.Patch(reject=(CHANGE.id,)),
    "timed": lambda: TALK, "text": lambda: RESULT.transcript, "reference": lambda: TALK, "hypothesis": lambda: TALK,
    "transcript": lambda: TALK, "source": lambda: TALK, "only": lambda: "names",
    "name": lambda: "ted", "talks": lambda: [TALK, TALK],
}  # fmt: skip
FUNCTIONS = {name: getattr(ts, name) for name in ts.__all__ if inspect.isfunction(getattr(ts, name))}
ARGUMENTS = [(name, argument) for name, call in FUNCTIONS.items() for argument in inspect.signature(call).parameters]


def fails_well(call, case):
    """Let a call succeed, or fail with an error of ours."""
    try:
        call()
    except TranscriptsError:
        return
    except BaseException as error:
        raise AssertionError(case) from error


@pytest.mark.parametrize(("name", "argument"), ARGUMENTS)
def test_no_function_fails_but_with_an_error_of_ours(name, argument):
    call = FUNCTIONS[name]
    needed = {n: p for n, p in inspect.signature(call).parameters.items() if p.default is p.empty or n == "only"}
    for case, wrong in WRONG.items():
        given = {n: RIGHT[n]() for n in needed} | ({"path": "talk.srt"} if name == "read" else {})
        fails_well(lambda: call(**given | {argument: wrong()}), f"{name}({argument}={case})")  # noqa: B023 - called at once


METHODS = {
    "Gazetteer": Gazetteer,
    "Gazetteer, used": lambda x: len(Gazetteer(x)),
    "Gazetteer.of": Gazetteer.of,
    "Gazetteer.load": Gazetteer.load,
    "Gazetteer.from_documents": Gazetteer.from_documents,
    "Gazetteer.get": lambda x: Gazetteer.of(["Kyiv"]).get(x),
    "Gazetteer in": lambda x: x in Gazetteer.of(["Kyiv"]),
    "Gazetteer |": lambda x: Gazetteer.of(["Kyiv"]) | x,
    "Gazetteer.save": lambda x: Gazetteer.of(["Kyiv"]).save(x),
    "Entry": Entry,
    "Entry aliases": lambda x: Entry("Kyiv", aliases=x).forms,
    "Entry heard": lambda x: Gazetteer.of([Entry("Kyiv", heard=x)]),
    "Segment": lambda x: Segment(x).words,
    "Segment words": lambda x: Segment("some words", words=x).words,
    "Segment start": lambda x: Segment("some words", x, 300).words,
    "Segment.of": Segment.of,
    "Transcript": lambda x: Transcript(x).words,
    "Transcript.text": lambda x: Transcript(x).text,
    "Transcript.timed": lambda x: Transcript(x).timed,
    "Transcript.with_segments": lambda x: TALK.with_segments(x).words,
    "Word": Word,
    "Segment of words": lambda x: Segment.of([Word(x)]),
    "Segment with words": lambda x: Segment("some words", words=[Word(x)]),
    "Segment speaker": lambda x: ts.to_prose(Transcript((Segment("some words", speaker=x),))),
    "Transcript title": lambda x: ts.clean(Transcript(TALK.segments, title=x), only="names", starter=False),
    "Transcript language": lambda x: ts.clean(Transcript(TALK.segments, language=x), only="names", starter=False),
    "Transcript chapters": lambda x: ts.to_prose(Transcript(TALK.segments, chapters=x)),
    "Transcript extras": lambda x: ts.write_text(Transcript(TALK.segments, extras=x), "webvtt"),
    "Entry kind": lambda x: Entry("Kyiv", kind=x),
    "Entry weight": lambda x: Gazetteer.of([Entry("Kyiv", weight=x), Entry("Kyiv")]),
    "Entry role": lambda x: Gazetteer.of([Entry("Kyiv", role=x)]).to_toml(),
    "Ledger.read": RESULT.ledger.read,
    "Ledger.without": RESULT.ledger.without,
    "Ledger.accept": RESULT.ledger.accept,
    "View": lambda x: ts.View(x).words,
    "View.correct": lambda x: ts.View(TALK).correct(x, 1, "a", rule="r", score=1.0, evidence={}),
    "View.correct count": lambda x: ts.View(TALK).correct(0, x, "a", rule="r", score=1.0, evidence={}),
    "View.correct after": lambda x: ts.View(TALK).correct(0, 1, x, rule="r", score=1.0, evidence={}),
    "View.correct score": lambda x: ts.View(TALK).correct(0, 1, "a", rule="r", score=x, evidence={}),
    "View.correct evidence": lambda x: ts.View(TALK).correct(0, 1, "a", rule="r", score=1.0, evidence=x),
    "View.suggest": lambda x: ts.View(TALK).suggest(x, 1, "a", rule="r", score=1.0, evidence={}),
    "View.mark": lambda x: ts.View(TALK).mark(x, "A", rule="r", score=1.0, evidence={}),
    "View.mark after": lambda x: ts.View(TALK).mark(0, x, rule="r", score=1.0, evidence={}),
    "View.speaker": lambda x: ts.View(TALK).speaker(x),
    "Profile": lambda x: ts.Profile("wall", "A wall", max_lines=x),
    "Profile used": lambda x: ts.lay_out(TALK, ts.Profile("wall", "A wall", max_duration_ms=x, min_gap_ms=x)),
    "Profile dash": lambda x: ts.lay_out(TALK, ts.Profile("wall", "A wall", dash=x, label=x)),
    "Profile name": lambda x: ts.Profile(x, "A wall"),
    "Notice": ts.Notice,
    "Score.versus": lambda x: ts.score(TALK, TALK).versus(x),
    "Score +": lambda x: ts.score(TALK, TALK) + x,
}


@pytest.mark.parametrize("name", METHODS)
def test_no_method_fails_but_with_an_error_of_ours(name):
    for case, wrong in WRONG.items():
        fails_well(lambda: METHODS[name](wrong()), f"{name}: {case}")  # noqa: B023 - called at once


ROOMS = {"formats": ("read", "read_bytes", "write", "write_text"), "cleaning": ("clean",),
         "ledger": ("undo",), "passes.explaining": ("explain",), "alignment": ("align", "score"),
         "layout": ("lay_out", "check"), "prose": ("to_prose",)}  # fmt: skip


@pytest.mark.parametrize(("room", "name"), [(room, name) for room, names in ROOMS.items() for name in names])
def test_the_public_function_has_the_arguments_of_the_one_in_its_room(room, name):
    public = inspect.signature(getattr(ts, name)).parameters.values()
    inner = inspect.signature(getattr(import_module(f"transcripts.{room}"), name)).parameters.values()
    assert [(p.name, p.kind, p.default) for p in public] == [(p.name, p.kind, p.default) for p in inner]


def test_every_public_name_has_a_docstring_of_its_own():
    for name in set(ts.__all__) - {"__version__", "Pass"}:
        assert re.match(r"[A-Z`].*[.:]", getattr(ts, name).__doc__ or ""), name
