"""Every file in fixtures/read: what it is read as stands beside it, in `NAME.expected`.

To add a case, put a file in `fixtures/read/FORMAT/valid` or `broken` and run

    python -m tests.formats.test_fixtures

which writes the `.expected` of each file that has none. Read what it wrote: it says what the reader does, not what
it should do. The two page readers have tests of their own.
"""

import sys
from pathlib import Path

import pytest

from transcripts.errors import TranscriptsError
from transcripts.formats import read_bytes

ROOT = Path(__file__).parents[2] / "fixtures" / "read"
OTHERS = {"page-captions", "labelled"}
FILES = sorted(
    path
    for path in ROOT.glob("*/*/*")
    if path.suffix != ".expected" and path.parts[-3] not in OTHERS and path.name != ".gitattributes"
)


def seconds(ms, timing):
    return "-" if ms is None else f"{ms / 1000:.3f}{'~' if timing == 'estimated' else ''}"


def words_shown(segment):
    held = segment.held_words or ()
    if not any((w.timing == "given" and w.start_ms is not None) or w.styles or w.confidence for w in held):
        return []
    return [
        f"    {seconds(w.start_ms, w.timing)} {seconds(w.end_ms, w.timing)} {w.text}"
        + (f" <{', '.join(w.styles)}>" if w.styles else "")
        + (f" {w.confidence:.2f}" if w.confidence is not None else "")
        for w in held
    ]


def shown(path):
    """What a file is read as, a line for each thing, or the error it earns."""
    name = str(path.relative_to(ROOT))
    try:
        talk = read_bytes(path.read_bytes(), name)
    except TranscriptsError as error:
        return f"{type(error).__name__}\n{error}\n"
    lines = [f"format {talk.source.format}, encoding {talk.source.encoding}"]
    fields = ("language", "title", "channel", "date", "description", "duration_ms")
    lines += [f"{field}: {value}" for field in fields if (value := getattr(talk, field)) is not None]
    lines += [f"chapter {seconds(c.start_ms, 'given')} {c.title}" for c in talk.chapters]
    lines += [f"extra {e.kind} before {e.before}: {e.text!r}" for e in talk.extras]
    lines += [f"! {n.line or '-'}: {n.message}" for n in talk.warnings]
    for s in talk.segments:
        times = f"{seconds(s.start_ms, s.start_timing)} {seconds(s.end_ms, s.end_timing)}"
        more = "".join(f" [{value}]" for value in (s.id, s.settings) if value)
        lines.append(f"{times}{f' {s.speaker}:' if s.speaker else ''} {s.text!r}{more}")
        lines += words_shown(s)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_a_fixture_is_read_as_expected(path):
    expected = path.with_name(path.name + ".expected")
    assert expected.exists(), f"no {expected.name}; see the head of {Path(__file__).name}"
    assert shown(path) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-2] == "broken"], ids=lambda p: "/".join(p.parts[-3:]))
def test_a_broken_file_earns_an_error_with_a_place_and_a_next_step(path):
    with pytest.raises(TranscriptsError) as caught:
        read_bytes(path.read_bytes(), str(path))
    assert caught.value.place is not None
    assert caught.value.place.path == str(path)
    assert caught.value.message


@pytest.mark.parametrize("path", [p for p in FILES if p.parts[-2] == "valid"], ids=lambda p: "/".join(p.parts[-3:]))
def test_a_valid_file_is_known_by_its_content_alone(path):
    if path.name == "no_header.vtt":
        pytest.skip("without its header and its suffix it might as well be SRT")
    by_name = read_bytes(path.read_bytes(), path.name)
    assert read_bytes(path.read_bytes(), "-").source.format == by_name.source.format


if __name__ == "__main__":
    for file in FILES:
        target = file.with_name(file.name + ".expected")
        if not target.exists():
            target.write_text(shown(file), encoding="utf-8")
            sys.stdout.write(f"wrote {target}\n")
