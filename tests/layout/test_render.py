"""What a viewer sees: our cues burnt in by libass and shown by Chromium keep their lines and stay in the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.layout import rendering
from transcripts.formats import write
from transcripts.layout import lay_out
from transcripts.model import Segment, Transcript, Word

if TYPE_CHECKING:
    from pathlib import Path

# A size at which 42 of the widest usual letters still fit in a 16:9 picture, as players choose it.
STYLE = "FontName=DejaVu Sans,FontSize=16,Outline=0,Shadow=0,MarginL=10,MarginR=10"
SPOKEN = (
    "The ferry left the harbour at six this morning, and nobody was on it but the captain, who had slept through "
    "the storm. When he woke, the town was gone. WHERE HAD THE WHOLE TOWN GONE, AND WHY? He looked at 3,000 waves."
)
ffmpeg = pytest.mark.skipif(rendering.FFMPEG is None, reason="ffmpeg is not installed")
chromium = pytest.mark.skipif(
    rendering.FFMPEG is None or rendering.CHROMIUM is None, reason="Chromium or ffmpeg is not installed"
)


@pytest.fixture(scope="module")
def laid() -> Transcript:
    words, at = [], 500
    for text in SPOKEN.split():
        words.append(Word(text, at, at + 70 * len(text)))
        at += 70 * len(text) + 60
    ask = Segment.of([Word("Really?", at + 300, at + 700)], start_ms=at + 300, end_ms=at + 700, speaker="Ann")
    answer = Segment.of([Word("Yes.", at + 800, at + 1200)], start_ms=at + 800, end_ms=at + 1200, speaker="Bo")
    return lay_out(Transcript((Segment.of(words, start_ms=500, end_ms=at), ask, answer)), "netflix-en")


def middles(talk: Transcript) -> list[float]:
    return [(s.start_ms + s.end_ms) / 2000 for s in talk.segments]


@ffmpeg
def test_libass_shows_each_cue_in_its_own_lines_and_inside_the_picture(laid: Transcript, tmp_path: Path) -> None:
    write(laid, tmp_path / "laid.srt")
    pictures = rendering.burnt(tmp_path / "laid.srt", middles(laid), STYLE)
    assert [p.lines for p in pictures] == [len(s.text.split("\n")) for s in laid.segments]
    assert max(p.lines for p in pictures) == 2
    assert min(min(p.left, p.right) for p in pictures) > 0.02 * rendering.WIDTH


@ffmpeg
def test_a_line_that_is_too_long_is_seen_to_break(tmp_path: Path) -> None:
    long = Transcript(
        (Segment("A line of far more than forty-two characters does not fit at this size, and wraps.", 0, 4000),)
    )
    write(long, tmp_path / "long.srt")
    assert rendering.burnt(tmp_path / "long.srt", [2.0], STYLE)[0].lines == 2


@chromium
def test_chromium_shows_each_cue_in_its_own_lines_and_inside_the_picture(laid: Transcript, tmp_path: Path) -> None:
    write(laid, tmp_path / "laid.vtt")
    rendering.black_video(tmp_path, 1 + laid.segments[-1].end_ms // 1000)
    for number in (0, 1, len(laid.segments) - 1):
        cue = laid.segments[number]
        picture = rendering.browsed(tmp_path / "laid.vtt", middles(laid)[number], size=36)
        assert picture.lines == len(cue.text.split("\n"))
        assert min(picture.left, picture.right) > 0.02 * rendering.WIDTH
