"""Frame rates and time codes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.errors import LayoutError
from transcripts.layout import FrameRate

RATES = ["23.976", "24", "25", "29.97", "29.97df", "30", "50", "59.94", "59.94df", "60"]


@pytest.mark.parametrize("rate", RATES)
@given(frame=st.integers(0, 10_000_000))
def test_a_frame_comes_back_from_its_time(rate: str, frame: int) -> None:
    frames = FrameRate.of(rate)
    assert frames.frame(frames.ms(frame)) == frame


@pytest.mark.parametrize(("rate", "left_out"), [("29.97df", 2), ("59.94df", 4), ("25", 0), ("29.97", 0)])
def test_the_labels_of_eleven_minutes_count_the_frames_one_by_one(rate: str, left_out: int) -> None:
    frames = FrameRate.of(rate)
    labels = [
        f"00:{minute:02}:{second:02}:{frame:02}"
        for minute in range(11)
        for second in range(60)
        for frame in range(frames.nominal)
        if second or frame >= left_out or minute % 10 == 0
    ]
    assert [frames.parse(label) for label in labels] == list(range(len(labels)))


@pytest.mark.parametrize(
    ("rate", "frame", "label"),
    [
        ("29.97df", 1799, "00:00:59;29"),
        ("29.97df", 1800, "00:01:00;02"),
        ("29.97df", 17982, "00:10:00;00"),
        ("29.97df", 107_892, "01:00:00;00"),
        ("29.97", 107_892, "00:59:56:12"),
        ("59.94df", 3600, "00:01:00;04"),
        ("25", 90_000, "01:00:00:00"),
    ],
)
def test_labels_are_those_of_the_standard(rate: str, frame: int, label: str) -> None:
    assert FrameRate.of(rate).parse(label) == frame


def test_an_hour_of_drop_frame_labels_is_an_hour() -> None:
    frames = FrameRate.of("29.97df")
    assert abs(frames.ms(frames.parse("01:00:00;00")) - 3_600_000) < 5


@pytest.mark.parametrize("wrong", ["", "fast", "0", "-25", "25df", "1/0", "24df", "5000"])
def test_what_is_no_frame_rate_is_refused(wrong: str) -> None:
    with pytest.raises(LayoutError, match="frame"):
        FrameRate.of(wrong)


@pytest.mark.parametrize("wrong", ["00:01:00;00", "00:61:00:00", "00:00:00:30", "one hour"])
def test_what_is_no_label_is_refused(wrong: str) -> None:
    with pytest.raises(LayoutError, match=r"time code|label"):
        FrameRate.of("29.97df").parse(wrong)


@pytest.mark.parametrize("text", ["25", "25.000", "25 fps", " 25", "25/1"])
def test_a_rate_is_read_as_people_write_it(text: str) -> None:
    assert FrameRate.of(text) == FrameRate.of(25)
