"""The table of formats: what it says of each by itself is what the format says."""

import subprocess
import sys

import pytest

from transcripts.formats import FORMATS, by_name, by_suffix, table


def test_each_format_stands_under_its_own_name():
    assert [each.name for each in FORMATS] == list(table._HOMES)
    assert all(by_name(each.name) is each for each in FORMATS)


def test_a_binary_format_is_found_by_how_it_begins():
    begins = {}
    for each in FORMATS:
        for magic in (each.magic,) if isinstance(each.magic, bytes) else each.magic or ():
            begins[magic] = each.name
    assert begins == table._MAGIC
    assert table.binary_format(b"WEBVTT") is None


def test_a_usual_suffix_is_no_other_formats():
    others = {suffix for each in FORMATS for suffix in each.suffixes} - table._USUAL.keys()
    assert {suffix for suffix in others if suffix.endswith(tuple(table._USUAL))} == set(table._LONGER)
    for suffix, name in table._USUAL.items():
        assert by_suffix(f"talk{suffix}") is by_suffix(f"TALK{suffix.upper()}", writing=True) is by_name(name)
    assert by_suffix("talk.chapters.vtt", writing=True) is by_name("chapters")


@pytest.mark.parametrize(
    ("suffix", "text"),
    [("srt", "1\n00:00:01,000 --> 00:00:02,000\nYes.\n"), ("vtt", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nYes.\n")],
)
def test_a_subtitle_file_loads_no_other_reader(suffix, text):
    code = f"""
import sys
from transcripts.formats import read_bytes, write_text
write_text(read_bytes({text.encode()!r}, "a.{suffix}"), "{suffix}")
print([m for m in sys.modules if m.rpartition(".")[2] in ("ttml", "whisper", "elan", "web_page", "sami")])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
