"""The W3C's WebVTT tests, as webvtt.js carries them: file parsing and cue text parsing.

The parser is run in its strict form, which drops what a browser drops. Not applied, with the reason:

- checks of `snapToLines`, `line`, `position`, `size`, `align`, `vertical` and `region` of a cue: where a cue stands on
  the screen is carried through as text and not understood, so only that the cue itself is read is checked;
- `stylesheets.js` asserts nothing: the script can see no style. Its cues are counted here all the same;
- in the trees, the text nodes of a time stamp are compared in their long form, `<?timestamp 00:00:00.500>`, as the
  test suite's own serialiser writes them.
"""

import json
import re

import pytest

from tests.formats.data import data_set
from transcripts.formats.base import Input, Notices
from transcripts.formats.clock import webvtt as clock
from transcripts.formats.decoding import decode
from transcripts.formats.webvtt import parse, read
from transcripts.formats.webvtt_text import events

FILE_TESTS = (
    "arrows", "header-garbage", "header-space", "header-tab", "header-timings", "ids", "newlines", "nulls",
    "regions-id", "regions-lines", "regions-old", "regions-regionanchor", "regions-scroll", "regions-viewportanchor",
    "settings-align", "settings-line", "settings-multiple", "settings-position", "settings-region", "settings-size",
    "settings-vertical", "signature-bom", "signature-no-newline", "signature-space", "signature-space-no-newline",
    "signature-tab", "signature-tab-no-newline", "signature-timings", "stylesheets", "timings-60", "timings-eof",
    "timings-garbage", "timings-negative", "timings-omitted-hours", "timings-too-long", "timings-too-short",
    "whitespace-chars",
)  # fmt: skip
NO_COUNT = {"stylesheets": 2}
COUNT = re.compile(r"assert_equals\(cues\.length, (\d+)")
FIELD = re.compile(r"assert_equals\(cues\[(\d+)\]\.(text|id), (?:'([^']*)'|\"([^\"]*)\")\)")
TIME = re.compile(r"assert_equals\(cues\[(\d+)\]\.(startTime|endTime), ([\d.]+)\)")


@pytest.mark.parametrize("name", FILE_TESTS)
def test_a_file_is_parsed_as_the_w3c_says(name):
    folder = data_set("formats") / "webvtt.js" / "test" / "wpt-file-parsing"
    script = (folder / f"{name}.js").read_text(encoding="utf-8")
    cues, _ = parse(decode((folder / f"{name}.vtt").read_bytes()).text, Notices(), strict=True)
    counted = COUNT.search(script)
    assert len(cues) == (int(counted[1]) if counted else NO_COUNT[name])
    for index, field, single, double in FIELD.findall(script):
        expected = (single or double).replace("\\uFFFD", "\ufffd")
        assert (getattr(cues[int(index)], field) or "") == expected
    for index, field, seconds in TIME.findall(script):
        ms = cues[int(index)].start_ms if field == "startTime" else cues[int(index)].end_ms
        assert ms == round(float(seconds) * 1000)


def test_every_file_test_of_the_data_set_is_run():
    folder = data_set("formats") / "webvtt.js" / "test" / "wpt-file-parsing"
    assert {path.stem for path in folder.glob("*.js")} == set(FILE_TESTS)


@pytest.mark.parametrize("name", [n for n in FILE_TESTS if not n.startswith("signature")])
def test_the_lenient_reader_reads_at_least_what_the_strict_one_does(name):
    folder = data_set("formats") / "webvtt.js" / "test" / "wpt-file-parsing"
    text = decode((folder / f"{name}.vtt").read_bytes()).text
    strict, _ = parse(text, Notices(), strict=True)
    if strict:
        said = " ".join(read(Input(text)).text.split())
        assert all(" ".join(cue.text.replace("\0", "\ufffd").split()) in said for cue in strict)


TAGS = {"c": "span", "v": "span", "lang": "span"}


def tree(text):
    """The tree of a cue's text as the W3C's tests print it."""
    lines, depth = [], 0
    for event in events(text):
        pad = "| " + "  " * depth
        if event.kind == "text":
            lines.append(f'{pad}"{event.name}"')
        elif event.kind == "time":
            lines.append(f"{pad}<?timestamp {clock(event.ms)}>")
        elif event.kind == "close":
            depth -= 1
        else:
            depth += 1
            lines.append(f"{pad}<{TAGS.get(event.name, event.name)}>")
            held = {"class": " ".join(event.classes)} if event.classes else {}
            if event.name in {"v", "lang"}:
                held["title" if event.name == "v" else "lang"] = event.annotation
            lines += [f'| {"  " * depth}{key}="{value}"' for key, value in sorted(held.items())]
    return "".join(line + "\n" for line in lines)


def as_cue(text):
    """What reaches the cue text parser: a null is U+FFFD by then, and a blank line has ended the cue."""
    return text[:-1].replace("\0", "\ufffd").partition("\n\n")[0]


@pytest.mark.parametrize("name", ["entities", "tags", "text", "timestamps", "tree-building"])
def test_a_cue_is_parsed_as_the_w3c_says(name):
    folder = data_set("formats") / "webvtt.js" / "test" / "wpt-cue-parsing"
    cases = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    assert cases
    for case in cases:
        assert tree(as_cue(case["text"])) == case["expectedTree"], case["text"]
