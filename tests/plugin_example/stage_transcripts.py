"""What a theatre adds to transcripts."""

from collections.abc import Iterator
from itertools import pairwise

from transcripts import (
    Ability,
    Correction,
    Format,
    Holds,
    Input,
    Language,
    Output,
    Part,
    Pass,
    Profile,
    Segment,
    Setting,
    Step,
    Transcript,
    View,
    WriteOptions,
)
from transcripts.errors import WriteError

HEAD = "CUE SHEET"


def sniff(text: str) -> float:
    """How surely a text is a cue sheet, from 0 to 1."""
    return 1.0 if text.startswith(HEAD) else 0.0


def read(source: Input) -> Transcript:
    """Read lines such as `12.5-16 | Ann | The gate is shut.`: from and to in seconds, speaker, words."""
    segments = []
    for number, line in enumerate(source.text.splitlines(), 1):
        if number == 1 or not line.strip():
            continue
        try:
            seconds, speaker, text = (part.strip() for part in line.split("|"))
            start_ms, end_ms = (round(float(second) * 1000) for second in seconds.split("-"))
            segments.append(Segment(text, start_ms, end_ms, speaker or None))
        except ValueError:
            raise source.error("this is no cue", number, 1, hint="write FROM-TO | SPEAKER | WORDS") from None
    return Transcript(tuple(segments))


def write(talk: Transcript, options: WriteOptions) -> Output:
    """Write a talk as a cue sheet."""
    lines = [HEAD]
    for segment in talk.segments:
        if segment.start_ms is None or segment.end_ms is None:
            raise WriteError("a cue sheet needs times", hint="align the text with a timed transcript first")
        times = f"{segment.start_ms / 1000}-{segment.end_ms / 1000}"
        lines.append(f"{times} | {segment.speaker or ''} | {' '.join(segment.text.split())}")
    return Output("\n".join([*lines, ""]))


CUESHEET = Format(
    name="cuesheet",
    title="a theatre's cue sheet",
    suffixes=(".cues",),
    holds=frozenset({Holds.TIMES, Holds.ENDS, Holds.SPEAKERS}),
    sniff=sniff,
    read=read,
    write=write,
)

SURTITLES = Profile("surtitles", "Surtitles above the stage", max_line_characters=24, max_lines=1)


def stage_terms(setting: Setting) -> Pass:
    """Make the pass that writes `downstage` as one word; what is known of names does not matter to it."""

    def propose(view: View) -> Iterator[Correction]:
        words = [word.text.lower() for word in view.words]
        for at, (first, second) in enumerate(pairwise(words)):
            if first == "down" and second.rstrip(".,") == "stage":
                joined = view.words[at].text + view.words[at + 1].text
                yield view.correct(at, 2, joined, rule="stage-terms", score=0.9, evidence={"term": "downstage"})

    return propose


STAGE_TERMS = Step(
    name="stage-terms",
    help="the theatre's terms are written as one word",
    parts=(Part(stage_terms),),
    uses_names=False,
    phrases=lambda: {"term": lambda term: f"{term} is a term of the stage"},
)

ESPERANTO = Language("eo", "Esperanto", can=frozenset({Ability.FILLERS}), fillers=frozenset({"nu", "hm"}))
