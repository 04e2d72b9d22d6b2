import json
import tracemalloc

import pytest

from transcripts.ledger import Ledger, SourceMark, View, to_json
from transcripts.model import Segment, Transcript


def ledger(words):
    talk = Transcript(tuple(Segment(f"wun “tou”\u2028{i}", 9 * i, 9 * i + 9) for i in range(words // 2)))
    view, evidence = View(talk), {"a": [], "b": {"c\n": [1, {}]}}
    found = [view.correct(i, 1, "one", rule="r", score=0.5, evidence=evidence) for i in range(0, words, 2)]
    found += [view.suggest(i, 1, "two", rule="r", score=0.5, evidence={}) for i in range(1, words, 4)]
    return Ledger(source=SourceMark.of(talk)).extend(talk, found)


@pytest.mark.parametrize("some", [ledger(0), ledger(8)], ids=["empty", "with corrections"])
def test_the_text_is_laid_out_as_json_lays_it_out(some):
    text = to_json(some)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_a_long_ledger_is_written_in_memory_for_its_text():
    some = ledger(4_000)
    tracemalloc.start()
    text = to_json(some)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5 * len(text)
