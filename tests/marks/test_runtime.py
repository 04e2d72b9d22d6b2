import os
import sys

import pytest

from transcripts.errors import MissingExtraError
from transcripts.marks import runtime

SILENCE = "ORT_DISABLE_TELEMETRY"


@pytest.mark.parametrize("before", [None, "0", "1"])
def test_the_variable_is_set_for_the_import_and_then_as_it_was(monkeypatch, before):
    monkeypatch.delenv(SILENCE, raising=False)
    if before is not None:
        monkeypatch.setenv(SILENCE, before)
    with runtime._silenced():
        assert os.environ[SILENCE] == "1"
    assert os.environ.get(SILENCE) == before


def test_where_it_is_not_installed_the_next_step_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    monkeypatch.delenv(SILENCE, raising=False)
    with pytest.raises(MissingExtraError, match=r"onnxruntime(?s:.)*--skip punctuation"):
        runtime.session(b"")
    assert SILENCE not in os.environ
