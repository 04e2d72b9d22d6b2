"""The marks after which a sentence may end, in any script, and the marks that may close behind them.

Whether one ends there is for the language to say: English has short forms (`english/sentence_ends.py`).
"""

from __future__ import annotations

STOPS = ".!?…。．！？｡۔؟।॥"
CLOSING = "\"'”’»)]“‘›«‹」』）】》〉"
"""What may stand between the end of a sentence and the next one: quotation marks and brackets that close. German closes
with `“`, Danish and some German books with `«`."""


def stops(text: str) -> bool:
    """Whether the last mark of a text, but for those that close, is one after which a sentence may end.

    >>> [stops(text) for text in ("end.”", "why?!)", "так…", "一。", "so,", "”", "")]
    [True, True, True, True, False, False, False]
    """
    last = text.rstrip(CLOSING)[-1:]
    return bool(last) and last in STOPS
