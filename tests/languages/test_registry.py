"""The languages that are known, and that one more is a builder and a line."""

import sys
from types import ModuleType

import pytest

import transcripts as ts
from transcripts.languages import registry
from transcripts.languages.detection import stretches
from transcripts.languages.language import Ability, Language
from transcripts.languages.registry import language, languages


def test_english_alone_can_everything():
    assert [code for code, known in languages().items() if known.can == frozenset(Ability)] == ["en"]


@pytest.mark.parametrize("code", languages())
def test_every_language_is_found_by_code_tag_and_name(code):
    known = languages()[code]
    assert language(code) == language(f"{code}-XX") == language(known.name) == known
    assert len(known.script) == 4


@pytest.fixture
def tiny(monkeypatch):
    """Esperanto with one filler: a module with a builder, and its line in the table."""
    module = ModuleType("tiny_language")
    module.build = lambda: Language("eo", "Esperanto", can=frozenset({Ability.FILLERS}), fillers=frozenset({"nu"}))
    monkeypatch.setitem(sys.modules, "tiny_language", module)
    monkeypatch.setitem(registry._BUILDERS, "eo", "tiny_language")
    languages.cache_clear()
    yield languages()["eo"]
    monkeypatch.undo()
    languages.cache_clear()


def test_a_language_is_added_by_a_builder_and_a_line(tiny):
    talk = ts.Transcript((ts.Segment("ni iris nu al la haveno, um, kaj la maro estis trankvila"),))
    result = ts.clean(talk, language="eo")
    assert result.transcript.text == "ni iris al la haveno, um, kaj la maro estis trankvila"
    assert stretches(talk, "Esperanto")[0].language is tiny
    (warning,) = result.ledger.warnings
    assert warning.message.startswith("Esperanto: names come from your lists alone; left as they are: case, marks")
    assert "fillers" not in warning.message
    assert ts.undo(result.transcript, result.ledger) == talk
