"""Examples of docstrings as blocks of code: an extension of griffe, which makes the site's library reference.

Our docstrings are prose with `>>>` examples. Markdown would take these for quotations.
"""

import re
from typing import Any

from griffe import Extension, Object

EXAMPLE = re.compile(r"(?:^>>>.*\n?(?:^(?!>>>|\s*$).*\n?)*)+", re.MULTILINE)
"""Lines from `>>>` to the next blank line, as often as they follow each other."""


class FencedExamples(Extension):
    """Puts a fence around each run of `>>>` lines."""

    def on_object(self, *, obj: Object, **_: Any) -> None:  # noqa: ANN401 - what griffe passes on
        """Called for each object that is documented."""
        if obj.docstring:
            obj.docstring.value = EXAMPLE.sub(fenced, obj.docstring.value)


def fenced(example: re.Match[str]) -> str:
    """The example as a fenced block.

    >>> print(EXAMPLE.sub(fenced, ">>> 1 + 1\\n2\\n\\nSo."))
    ```pycon
    >>> 1 + 1
    2
    ```
    <BLANKLINE>
    So.
    """
    return f"```pycon\n{example[0].rstrip()}\n```\n"
