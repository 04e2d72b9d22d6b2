"""What a list would change in earlier talks, and how much of that their editors had done themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transcripts.alignment.pairing import pair_up
from transcripts.edits.comparing import core, squeezed

if TYPE_CHECKING:
    from transcripts.ledger import Correction, Ledger
    from transcripts.model import Transcript


@dataclass(frozen=True, slots=True)
class Replay:
    """What a list changed in one talk.

    `done` are the changes that the editor had made too, `against` those of words that the editor left as the machine
    had them, `other` the rest (the editor wrote something else again); without an edit all are `other`. `words` are the
    machine's.
    """

    file: str
    words: int
    done: tuple[Correction, ...]
    against: tuple[Correction, ...]
    other: tuple[Correction, ...]

    @property
    def changes(self) -> int:
        """How many changes there are in all."""
        return len(self.done) + len(self.against) + len(self.other)


def replay(machine: Transcript, ledger: Ledger, edited: Transcript | None, file: str = "-") -> Replay:
    """Sort the changes of a ledger by what the editor of the same text did in their places."""
    words = [w.text for w in machine.iter_words()]
    if edited is None:
        return Replay(file, len(words), (), (), ledger.corrections)
    right = [w.text for w in edited.iter_words()]
    partner: list[list[int]] = [[] for _ in words]
    for pair in pair_up(words, right).pairs:
        for word in pair.left:
            partner[word] = list(pair.right)
    sorted_: dict[str, list[Correction]] = {"done": [], "against": [], "other": []}
    for change in ledger.corrections:
        there = sorted({at for word in range(change.word, change.end) for at in partner[word]})
        wrote = " ".join(core(right[at]) for at in there)
        sorted_[_verdict(change, wrote)].append(change)
    return Replay(file, len(words), *(tuple(sorted_[name]) for name in ("done", "against", "other")))


def _verdict(change: Correction, wrote: str) -> str:
    ours, theirs, before = (
        [squeezed(core(word)) for word in text.split()] for text in (change.after, wrote, change.before)
    )
    if "".join(ours) == "".join(theirs) or not Counter(ours) - Counter(theirs):
        return "done"
    return "against" if "".join(before) == "".join(theirs) else "other"
