"""A file is prose only if it reads like prose; what is known and not read is refused by name."""

import pytest

from transcripts.errors import TranscriptsError, UnknownFormatError
from transcripts.formats import read_bytes
from transcripts.formats.base import Input
from transcripts.formats.evidence import against_prose

PROSE = {
    "one line": "Come in and sit down.",
    "a word": "Hello",
    "colons": "What we need: a lamp. What we have: none. Note: bring tea.",
    "figures": "In 1998 it cost 12.50, in 2004 it cost 14,00, and by 2010 a full 1,200,300 more or 3 in 4.",
    "times of day": "At 10:30 we meet.\nBy 12:00 we are off.\nIt is 14:45 before anyone eats, or later.",
    "a schedule in sentences": "We begin at 9:30 am.\nLunch is at 12:15 pm.\nWe end by 5:00 pm.",
    "short lines": "Yes.\nNo.\nWhy?\nBecause.\nOh.",
    "verses": "The lamp is lit,\nthe tide is low,\nwe sit, we sit,\nand do not go.",
    "a list": "- a lamp\n- two ropes\n- tea; and sugar; and salt",
    "a numbered list with tabs": "1.\tA lamp\n2.\tTwo ropes\n3.\tTea",
    "a script with tabs": "MARA:\tCome in.\nTOBIAS:\tThank you.\nMARA:\tSit down.",
    "many commas": "Salt, oil, and flour, they said.\nTea, sugar, and milk, we said.\nRope, lamp, and map, all said.",
    "an angle bracket": "If a < b and b < c, then a < c. That is all there is to it.",
    "a tag in a sentence": "He typed <b> by mistake, and it never closed.",
    "an equation": "So x = 3 and y = 4, she said.\nAnd then z = 5, as it had to be.\nWe laughed.",
    "a music note": "[Music]\nCome in and sit down.\n[Applause]\nThank you.",
    "a quotation in brackets": "[12] says so, and [13] does not.",
    "Chinese": "我们过海湾。\n潮水很低。\n然后回家。",
    "Thai": "เราข้ามอ่าวตอนน้ำลง แล้วก็กลับบ้าน",
    "Arabic": "نعبر الخليج عند الجزر ثم نعود إلى البيت.",
    "a long word without blanks in Japanese": "潮が引いたら湾を渡ってそれから家に帰ります。" * 40,
    "semicolons": "We came; we sat; we left.\nThey came; they sat; they stayed.\nNobody sang; nobody spoke; all slept.",
    "braces": "The set {a, b} holds two things; the set {} holds none.\nWe go on.",
    "an address": "Write to https://example.org/a?b=c;d=e or to me.\nI shall answer.",
    "a terminal's colours": "\x1b[31mCome in\x1b[0m and sit down.",
}
NOT_PROSE = {
    "XML": ('<?xml version="1.0"?><orders><order>two lamps</order></orders>', "markup"),
    "tags throughout": ("<x>come in</x>\n<x>sit down</x>\n<x>thank you</x>", "markup"),
    "semicolons without blanks": ("lamp;12;yes\nrope;3;no\nmap;1;yes", "columns"),
    "commas without blanks": ("lamp,12,yes\nrope,3,no\nmap,1,yes", "columns"),
    "tabs": ("lamp\t12\tyes\nrope\t3\tno\nmap\t1\tyes", "columns"),
    "bars": ("| lamp | 12 |\n| rope | 3 |\n| map | 1 |", "columns"),
    "lines of times": ("00:00:01:00 Come in.\n00:00:04:00 Thank you.\n00:00:09:00 Sit.", "times"),
    "pairs of times": ("a 00:01:02 / 00:01:04 Come in.\nb 00:01:05 / 00:01:09 Sit.", "times"),
    "settings": ("lamp = 12\nrope = 3\nmap = 1", "settings"),
    "a program": ("int f(int a) {\n  return a + 1;\n}\nint g(int b) {\n  return b;\n}", "program"),
    "numbers": ("12.5 13.7 99.1 4\n5 6 7 8 9.5\n100 200 300", "letters"),
    "an encoded file": ("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo" * 40, "words"),
}  # fmt: skip


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_is_read(text):
    assert against_prose(Input(text)) is None
    assert read_bytes(text.encode(), "a.txt").segments
    assert read_bytes(text.encode(), "-").segments


@pytest.mark.parametrize(("text", "reason"), NOT_PROSE.values(), ids=NOT_PROSE)
def test_what_does_not_read_like_prose_is_refused_and_the_way_out_is_said(text, reason):
    for name in ("a.txt", "-"):
        with pytest.raises(UnknownFormatError) as caught:
            read_bytes(text.encode(), name)
        assert reason in caught.value.message
        assert "--from text" in (caught.value.hint or "")
    assert read_bytes(text.encode(), "a.txt", "text").segments  # the way out


def test_bytes_that_are_data_are_refused():
    with pytest.raises(TranscriptsError):
        read_bytes(b"come in\x01\x02\x03\x04\x05 and \x06\x07\x0e\x0f sit", "a.txt")


@pytest.mark.parametrize("name", ["a.stl", "a.mcc", "a.cha", "a.rtf", "a.py", "a.pac", "a.m3u8", "a.yaml"])
def test_a_suffix_of_something_else_is_believed_where_the_content_says_nothing(name):
    with pytest.raises(UnknownFormatError, match="named as"):
        read_bytes(b"Come in and sit down.", name)
    assert read_bytes(b"1\n00:00:01,000 --> 00:00:02,000\nCome in.\n", name).source.format == "srt"


@pytest.mark.parametrize("text", ['{"a": 1}', '[{"a": 1}]', '{"text": "come in", ', "[1, 2, 3]"])
def test_json_named_as_text_is_not_read_as_prose(text):
    with pytest.raises(TranscriptsError, match="JSON"):
        read_bytes(text.encode(), "a.txt")
