"""The one place that loads onnxruntime, which runs the encoder: on one thread, and kept from calling home.

From version 1.30 on, onnxruntime writes a device's number and a store of events below the user's home folder as soon
as it is imported, and looks for its maker's server now and then. Only the variable below, set before the import, stops
both; `disable_telemetry_events()` comes too late. It is read at the import alone, so it is set for just that long.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from transcripts.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onnxruntime import InferenceSession

_SILENCE = "ORT_DISABLE_TELEMETRY"
_LOCK = Lock()


def session(model: bytes) -> InferenceSession:
    """A model (ONNX, as bytes) ready to run on the caller's thread.

    Raises `MissingExtraError` where onnxruntime, which lacks wheels for some platforms, is not installed.
    """
    try:
        with _LOCK, _silenced():
            import onnxruntime  # noqa: PLC0415 - slow to import, and not before the variable is set
    except ImportError as error:
        hint = (
            "install it (Alpine, and Python 3.14 on Intel Macs, have no wheels), or --skip punctuation and disfluencies"
        )
        raise MissingExtraError("text without punctuation is read by the package onnxruntime", hint=hint) from error

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one core is the promise; talks are read side by side by whoever wants more
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@contextmanager
def _silenced() -> Iterator[None]:
    """The variable set, and afterwards as it was: the process is its owner's."""
    before = os.environ.get(_SILENCE)
    os.environ[_SILENCE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SILENCE]
        else:
            os.environ[_SILENCE] = before
