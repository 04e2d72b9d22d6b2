"""Ledgers of any shape: an error of ours with the place, or a ledger that everything can work with."""

import json
from contextlib import suppress
from copy import deepcopy

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import transcripts as ts
from transcripts.commands import group
from transcripts.errors import LedgerError, TranscriptsError
from transcripts.ledger import from_json, to_json
from transcripts.passes.explaining import explain

SOURCE = ts.read_bytes(
    b"1\n00:00:01,000 --> 00:00:04,000\ngood evening from reykyavik where the the mayor\n\n"
    b"2\n00:00:05,000 --> 00:00:09,000\nsoulveg brant is here with a te set\n",
    "a.srt",
)
NAMES = ts.Gazetteer.of([ts.Entry(n) for n in ("Reykjavik", "Solveig Brandt", "tea set")])
RESULT = ts.clean(SOURCE, gazetteer=NAMES, starter=False)
HELD = ts.clean(SOURCE, gazetteer=NAMES, starter=False, suggest_only=True)
REAL = [json.loads(to_json(made.ledger)) for made in (RESULT, HELD)]

ANYTHING = st.sampled_from(
    [None, True, False, 0, -1, 1, 7, 10**12, 10**30, -(10**30), 0.5, 1e308, float("nan"), float("inf"), "", " ", "word",
     "two words", "1", "\x1b[31m", "\ud800", [], {}, [[]], [1], ["a"], {"a": 1}, [{"text": "a"}], {"text": None}]
)  # fmt: skip


def nodes(value, path=()):
    """The path of every value in a document."""
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        yield from nodes(child, (*path, name))


@st.composite
def forged(draw):
    """A real ledger with some of its values deleted, replaced, doubled or swapped for one another."""
    document = deepcopy(draw(st.sampled_from(REAL)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([path for path in nodes(document) if path]))
        inside = document
        for name in path[:-1]:
            inside = inside[name]
        how = draw(st.sampled_from(["delete", "replace", "double", "other"]))
        if how == "delete":
            del inside[path[-1]]
        elif how == "double" and isinstance(inside, list):
            inside.append(deepcopy(inside[path[-1]]))
        elif how == "other":
            inside[path[-1]] = deepcopy(
                draw(st.sampled_from(list(inside.values() if isinstance(inside, dict) else inside)))
            )
        else:
            inside[path[-1]] = draw(ANYTHING)
    return json.dumps(document)


@settings(max_examples=400, deadline=None)
@given(forged())
def test_a_forged_ledger_is_an_error_with_its_place_or_works(text):
    try:
        ledger = from_json(text, "forged.json")
    except LedgerError as error:
        assert str(error.place).startswith("forged.json")  # noqa: PT017 - an error is one of two right ends
        return
    assert from_json(to_json(ledger)) == ledger
    for correction in (*ledger.corrections, *ledger.suggestions):
        explain(correction)
    accepted = [c.id for c in ledger.suggestions]
    some = [c.id for c in ledger.corrections[::2]]
    for talk in (SOURCE, RESULT.transcript, HELD.transcript):
        for ids, accept in ((None, ()), (some, ()), (some, accepted[:1]), ([], accepted)):
            with suppress(TranscriptsError):
                ts.undo(talk, ledger, ids, accept=accept)


@settings(max_examples=60, deadline=None)
@given(forged())
def test_the_commands_end_with_0_or_2(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("forged")
    ledger, clean = folder / "ledger.json", folder / "clean.json"
    ledger.write_text(text, encoding="utf-8")
    ts.write(RESULT.transcript, clean)
    for arguments in (["explain", str(ledger)], ["explain", str(ledger), "--by", "name", "--source", str(clean)],
                      ["undo", str(clean), str(ledger), "--all", "-o", str(folder / "back.json")]):  # fmt: skip
        result = CliRunner().invoke(group, arguments)
        assert result.exit_code in {0, 2}, result.output


def with_value(value, *path):
    document = deepcopy(REAL[0])
    inside = document
    for name in path[:-1]:
        inside = inside[name]
    inside[path[-1]] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("corrections", 1, "word"), "three"),
        (("corrections", 1, "word"), 10**9),
        (("corrections", 1, "count"), 10**9),
        (("corrections", 1, "score"), float("nan")),
        (("corrections", 1, "evidence"), []),
        (("corrections", 1, "layer"), ["words"]),
        (("corrections", 1, "source_words"), None),
        (("corrections", 1, "source_words", 0, "segment"), 10**9),
        (("corrections", 1, "follow"), "word"),
        (("source", "words"), 10**9),
        (("signature", "parameters"), [1]),
        (("warnings",), [{"line": 3}]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path, value):
    with pytest.raises(LedgerError) as caught:
        from_json(with_value(value, *path), "l.json")
    named = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path[:2]).lstrip(".")
    assert named in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"ledger": 1, "source": ' + "[" * 50_000 + "]" * 50_000 + "}",
        '{"ledger": ' + "9" * 6_000 + "}",
        '{"ledger": 1, "source": {"words": ' + "9" * 4_200 + "}}",
        with_value("EVIDENCE", "corrections", 0, "evidence", "deep").replace('"EVIDENCE"', "[" * 500 + "]" * 500),
        with_value("EVIDENCE", "corrections", 0, "evidence", "long").replace('"EVIDENCE"', "9" * 4_000),
        "\ufeff{}",
        '{"ledger": 1',
        "1e999",
    ],
    ids=["open", "deep", "digits", "digits-in-words", "deep-evidence", "long-evidence", "bom", "cut", "number"],
)
def test_nothing_that_is_parsed_escapes(text):
    with pytest.raises(LedgerError):
        from_json(text)
