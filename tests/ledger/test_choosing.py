"""Which changes are meant, and what accepting and rejecting do to a text in any order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from tests.ledger.test_files import damaged, few, texts, through
from tests.ledger.test_patching import with_suggestions
from transcripts.errors import LedgerError
from transcripts.ledger.choosing import chosen, compatible
from transcripts.ledger.table import to_table

SOURCE = ts.Transcript((ts.Segment("the grafanna labs team", 0, 2000), ts.Segment("met grafanna labs.", 2000, 4000)))
ROW = ts.View(SOURCE).correct(1, 2, "Grafana Labs", rule="names", score=0.8, evidence={})
ROWS = [
    replace(ROW, id="one"),
    replace(ROW, id="two", after="“Grafana Labs.”", word=5, score=0.6),
    replace(ROW, id="own", after="Grafana Labs’s", word=9, rule="names.case", score=0.9),
    replace(
        ROW, id="mark", after="team,", before="team", word=3, count=1, rule="punctuation", layer="marks", score=0.2
    ),
]


def ids(rows):
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("how", "found"),
    [
        ({"names": ["Grafana Labs"]}, ["one", "two", "own"]),
        ({"names": ["grafana labs"], "below": 0.7}, ["two"]),
        ({"names": ["team"]}, ["mark"]),
        ({"rules": ["names"]}, ["one", "two", "own"]),
        ({"rules": ["names.case"]}, ["own"]),
        ({"below": 0.61}, ["two", "mark"]),
        ({"everything": True}, ["one", "two", "own", "mark"]),
        ({"ids": ["mark"], "names": ["Grafana Labs"], "below": 0.7}, ["two", "mark"]),
        ({}, []),
    ],
)
def test_names_compare_as_people_read_them(how, found):
    assert ids(chosen(ROWS, **how)) == found


@pytest.mark.parametrize("how", [{"names": ["Grafana"]}, {"names": [""]}, {"rules": ["name"]}, {"ids": ["three"]}])
def test_what_no_change_is_called_is_said(how):
    with pytest.raises(LedgerError):
        chosen(ROWS, **how)


def test_of_two_rows_for_the_same_words_the_surer_is_taken():
    other = replace(ROW, id="other", word=2, count=1, score=0.7)
    kept, left = compatible([other, ROWS[0], ROWS[1]])
    assert (ids(kept), ids(left)) == (["one", "two"], ["other"])


@few
@given(damaged(), st.sampled_from(["json", "srt", "text"]), st.data())
def test_accepting_and_rejecting_in_any_order_with_one_ledger_undo_each_other(talk, form, data):
    source = through(talk, "srt")
    clean, ledger = with_suggestions(source)
    text = through(clean, form)
    every = [*ids(ledger.corrections), *ids(ledger.suggestions)]
    for one in data.draw(st.lists(st.sampled_from(every), unique=True, max_size=4)) if every else []:
        was = texts(text)
        if one in ids(ledger.suggestions):
            accepted = ts.undo(text, ledger, [], accept=[one])
            assert texts(ts.undo(accepted, ledger, [one])) == was
        else:
            text = ts.undo(text, ledger, [one])
            assert texts(ts.undo(text, ledger, [], accept=[one])) == was


def test_a_table_of_a_ledger_runs_nothing_in_a_spreadsheet():
    suggestions = (replace(ROWS[0], after='=cmd|"x"!A1'),)
    table = to_table(ts.Ledger(tuple(ROWS[1:]), suggestions))
    assert table.splitlines()[0].startswith("time,start_ms,rule,before,after,score,made,id")
    assert "'=cmd" in table
    assert ",=cmd" not in table
    assert to_table(ts.Ledger(tuple(ROWS)), "\t").count("\t") == 8 * 5
