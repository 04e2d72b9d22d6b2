"""What we write, read back by others: ffmpeg, Chromium's own track parser, pysubs2 and webvtt-py."""

import base64
import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pysubs2
import pytest
import ttconv.imsc.reader
import ttconv.srt.writer
import webvtt

from transcripts.formats import WriteOptions, read_bytes, write_text
from transcripts.formats.files import write
from transcripts.model import Segment, Transcript, Word

TEXTS = [
    "The ferry leaves at nine.",
    "Two lines\nof text",
    "Salt & pepper, 2 < 3 > 1, R&amp;D",
    "From A --> B",
    "42",
    "Ünïcödé – “quotes” 北京 🚢",
    "Above\n\nbelow a blank line",
    "<i>not a tag</i> and {not} one",
]
TALK = Transcript(tuple(Segment(text, i * 3000 + 500, i * 3000 + 3000) for i, text in enumerate(TEXTS)), language="en")
LINES = [[line for line in text.split("\n") if line] for text in TEXTS]


def lines_of(text):
    return [line.strip("\u00a0 ") for line in text.split("\n") if line.strip("\u00a0 ")]


def program(name):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def through_ffmpeg(tmp_path, suffix):
    """What ffmpeg makes of our file, as it writes it to WebVTT: it demuxes, decodes its markup and encodes anew."""
    path = tmp_path / f"talk{suffix}"
    write(TALK, path)
    run = subprocess.run(
        [program("ffmpeg"), "-v", "error", "-i", str(path), "-f", "webvtt", "-"], capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    return read_bytes(run.stdout, "ffmpeg.vtt")


@pytest.mark.parametrize("suffix", [".srt", ".vtt"])
def test_ffmpeg_reads_the_same_cues_times_and_words(tmp_path, suffix):
    back = through_ffmpeg(tmp_path, suffix)
    assert [(s.start_ms, s.end_ms) for s in back.segments] == [(s.start_ms, s.end_ms) for s in TALK.segments]
    for index in (0, 1, 3, 4, 5, 6):  # ffmpeg leaves references as they are, and drops text in angles
        assert lines_of(back.segments[index].text) == LINES[index]


def test_ffmpeg_reads_ass_too(tmp_path):
    back = through_ffmpeg(tmp_path, ".ass")
    assert len(back.segments) == len(TALK.segments)
    assert lines_of(back.segments[1].text) == LINES[1]
    assert "{not} one" in back.segments[7].text.replace("\\", "")


def test_ffprobe_counts_the_packets_and_their_times(tmp_path):
    path = tmp_path / "talk.vtt"
    write(TALK, path)
    run = subprocess.run(
        [program("ffprobe"), "-v", "error", "-show_packets", "-of", "json", str(path)],
        capture_output=True, check=True,
    )  # fmt: skip
    packets = json.loads(run.stdout)["packets"]
    assert [round(float(p["pts_time"]) * 1000) for p in packets] == [s.start_ms for s in TALK.segments]
    ends = [round((float(p["pts_time"]) + float(p["duration_time"])) * 1000) for p in packets]
    assert ends == [s.end_ms for s in TALK.segments]


PAGE = """<!DOCTYPE html><meta charset="utf-8"><body>
<video><track default kind="captions" src="data:text/vtt;base64,{data}">
</video><pre id="out"></pre><script>
const track = document.querySelector("track");
track.track.mode = "hidden";
const show = (value) => document.getElementById("out").textContent = JSON.stringify(value);
track.addEventListener("load", () => show([...track.track.cues].map(
  (c) => ({{id: c.id, start: c.startTime, end: c.endTime, text: c.getCueAsHTML().textContent}}))));
track.addEventListener("error", () => show("error"));
</script></body>"""


def in_the_browser(talk, tmp_path, **options):
    """The cues as Chromium's own parser of `<track>` sees them."""
    chromium = next((p for p in ("chromium", "chromium-browser", "google-chrome") if shutil.which(p)), None)
    if chromium is None:
        pytest.skip("chromium is not installed")
    content = write_text(talk, "webvtt", WriteOptions(**options)).content
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(data=base64.b64encode(content.encode()).decode()), encoding="utf-8")
    run = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=10000", "--dump-dom", page.as_uri()],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    found = re.search(r'<pre id="out">(.*?)</pre>', run.stdout.decode(), re.DOTALL)
    assert found is not None, run.stderr.decode()[-2000:]
    assert found[1], "the track was not loaded"
    return json.loads(html.unescape(found[1]))


def test_chromium_sees_the_same_cues_times_and_text(tmp_path):
    cues = in_the_browser(TALK, tmp_path)
    assert [(round(c["start"] * 1000), round(c["end"] * 1000)) for c in cues] == [
        (s.start_ms, s.end_ms) for s in TALK.segments
    ]
    assert [lines_of(c["text"]) for c in cues] == LINES


def test_chromium_sees_the_same_text_with_voices_styles_and_word_times(tmp_path):
    words = [
        Word("The", 500, 900, "given", None, ("i",)),
        Word("<ferry>", 900, 1500, "given", None, ("i", "c.yellow")),
        Word("&", 1500, 2000),
        Word("--><b>", 2000, 2600, "given", None, ("u",)),
    ]
    talk = Transcript((Segment("The <ferry>\n& --><b>", 500, 2600, "A & B <c>", words, id="cue 1"),))
    cues = in_the_browser(talk, tmp_path, word_times=True)
    assert [(c["id"], c["text"]) for c in cues] == [("cue 1", "The <ferry>\n& --><b>")]


def test_pysubs2_reads_srt_webvtt_and_ass(tmp_path):
    for suffix, step in ((".srt", 1), (".vtt", 1), (".ass", 10)):
        path = tmp_path / f"talk{suffix}"
        write(TALK, path)
        back = pysubs2.load(str(path))
        assert [e.start // step for e in back] == [s.start_ms // step for s in TALK.segments]
        assert [e.end // step for e in back] == [s.end_ms // step for s in TALK.segments]
        for index in (0, 1, 3, 4, 5):  # it leaves references as they are, and drops what looks like a tag
            shown = html.unescape(back[index].plaintext)
            assert lines_of(shown) == LINES[index], suffix


def test_webvtt_py_reads_webvtt(tmp_path):
    path = tmp_path / "talk.vtt"
    write(TALK, path)
    back = webvtt.read(str(path))
    assert [html.unescape(c.text).replace("\u00a0", "") for c in back] == TEXTS
    assert (back[0].start, back[0].end) == ("00:00:00.500", "00:00:03.000")


def test_webvtt_py_reads_our_srt_and_sbv(tmp_path):
    write(TALK, tmp_path / "talk.srt")
    back = webvtt.from_srt(str(tmp_path / "talk.srt"))
    assert len(back) == len(TALK.segments)
    assert [lines_of(c.text) for c in back][:2] == LINES[:2]
    write(TALK, tmp_path / "talk.sbv")
    assert len(webvtt.from_sbv(str(tmp_path / "talk.sbv"))) == len(TALK.segments)


def test_ttconv_reads_our_ttml(tmp_path):
    path = Path(tmp_path / "talk.ttml")
    write(TALK, path)
    text = ttconv.srt.writer.from_model(ttconv.imsc.reader.to_model(ET.parse(path)))
    back = read_bytes(text.encode(), "x.srt")
    assert [(s.start_ms, s.end_ms) for s in back.segments] == [(s.start_ms, s.end_ms) for s in TALK.segments]
    shown = [lines_of(s.text) for s in back.segments]
    for index in (0, 1, 3, 4, 5, 6):  # its SRT does not escape references, and ours decodes them
        assert shown[index] == LINES[index]
