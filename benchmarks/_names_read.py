"""How far our changes in ethereum_pm are right: by the corrected files, by the change logs, and by a person's reading.

The corrected files are silver: a mishearing that is corrected once may stand uncorrected elsewhere. What they do not
confirm is read by a person, whose verdicts lie in `names_read.tsv`: meeting, time of the cue, what was heard, what we
wrote, verdict and reason. A verdict holds for as long as that change is made; nothing of the talks is kept but the
words that are changed.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from benchmarks._names_data import Case, words_of
from benchmarks._names_log import stands
from benchmarks._names_rows import Judge
from transcripts.names.targets import squeezed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks._names_score import Change

READ = Path(__file__).with_name("names_read.tsv")
Verdict = Literal["right", "wrong", "unsure"]
Standing = Literal["agrees", "right", "wrong", "unsure", "unread"]
Key = tuple[str, str, str, str]
NEAR = 3  # words on each side of a change in which the corrected file may have what we wrote
_EDGES = re.compile(r"^[^\w]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class Made:
    """A change of ours: where it is, what it changes, and how it stands. `time` is the start of its cue, h:mm:ss."""

    meeting: str
    time: str
    heard: str
    ours: str
    before: str
    after: str
    standing: Standing

    def line(self) -> str:
        """The change with the words around it, as one who reads it needs it."""
        return (
            f"{self.meeting}\t{self.time}\t{self.heard}\t{self.ours}\t… {self.before} [[{self.heard}]] {self.after} …"
        )


def key(meeting: str, time: str, heard: str, ours: str) -> Key:
    """What a verdict is kept under: case and marks do not matter."""
    return meeting, time, squeezed(heard), squeezed(ours)


def verdicts(path: Path = READ) -> dict[Key, Verdict]:
    """The verdicts of the file. Raises ValueError for a verdict that is none, or two that contradict each other."""
    found: dict[Key, Verdict] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            place = key(row["meeting"], row["time"], row["heard"], row["ours"])
            verdict: Verdict = row["verdict"]  # type: ignore[assignment]  # checked on the next line
            if verdict not in get_args(Verdict) or found.setdefault(place, verdict) != verdict:
                raise ValueError(f"{path.name}: {row}")
    return found


def changes_made(cases: list[Case], found: list[list[Change]], around: int = 8) -> Iterator[Made]:
    """Every change of words with its standing. A verdict of `wrong` outweighs an agreement.

    `around` is how many words of context are kept on each side.
    """
    known = {(squeezed(a), squeezed(b)) for case in cases for a, b, _ in case.changes}
    read = verdicts()
    for case, changes in zip(cases, found, strict=True):
        judge, words, clock = Judge(case), words_of(case.heard), cue_times(case)
        meeting = case.name.rpartition("/")[2]
        for first, count, text in changes:
            heard, ours = (_EDGES.sub("", t) for t in (" ".join(words[first : first + count]), text))
            pair = squeezed(heard), squeezed(ours)
            if pair[0] == pair[1]:
                continue  # only case, hyphens or spaces
            verdict = read.get((meeting, clock[first], *pair))
            standing: Standing = verdict or "unread"
            if verdict != "wrong" and (pair in known or _agrees(judge, case, (first, count, text))):
                standing = "agrees"
            before = " ".join(words[max(0, first - around) : first])
            after = " ".join(words[first + count : first + count + around])
            yield Made(meeting, clock[first], heard, ours, before, after, standing)


def _agrees(judge: Judge, case: Case, change: Change) -> bool:
    """Whether the corrected file, too, has the whole of what we wrote there, and the change brings the text nearer."""
    first, count, text = change
    said = case.said[max(0, judge.place[first] - NEAR) : judge.place[first + count] + NEAR]
    return judge.judge(first, count, text)[0] > 0 and stands(text, " ".join(said))


def cue_times(case: Case) -> list[str]:
    """The start of its cue for each word, as h:mm:ss."""
    out = []
    for segment in case.heard.segments:
        seconds = (segment.start_ms or 0) // 1000
        out += [f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"] * len(segment.words)
    return out


def standings(some: list[Made]) -> str:
    """The counts in words; what nobody has read does not count as right."""
    count: Counter[str] = Counter(m.standing for m in some)
    right = count["agrees"] + count["right"]
    parts = ", ".join(
        f"{count[name]} {label}"
        for name, label in (
            ("agrees", "agree"),
            ("right", "right on reading"),
            ("wrong", "wrong on reading"),
            ("unsure", "unsure"),
            ("unread", "unread"),
        )
    )
    return f"{len(some)} changes: {parts}; agree or right {right / max(1, len(some)):.1%}"
