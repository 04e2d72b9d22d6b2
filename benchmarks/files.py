"""Whether files that strangers bring are read right: the cases, the standards' tests, what other libraries read.

    python -m benchmarks.files FOLDER                every row that FOLDER has the files for
    python -m benchmarks.files FOLDER --list         each file that is read otherwise, too

FOLDER holds, unpacked, whatever there is of: `cases/` (with run.py and cases.json), `vttjs/` (mozilla/vtt.js), `imsc/`
(w3c/imsc-tests), and the source distributions of pycaption, pysubs2, pysrt, srt, webvtt-py and ttconv. None of it is
copied into the project.

vtt.js says for each of its files what cues it should give (`.json`) or what should be shown (`-proc.json`). For IMSC,
ttconv's own account of what is shown when is the measure. Of the other libraries' files (those of their tests, and
the texts that stand as strings in them) each that a peer reads is read by us: refused, or with fewer words, counts.
A library that is not installed is reported as absent; its files are then read by the others.
"""

from __future__ import annotations

import argparse
import ast
import html
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transcripts.errors import TranscriptsError
from transcripts.formats import read_bytes
from transcripts.signature import Signature

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transcripts.model import Transcript

KINDS = ("unknown", "cues", "timing", "markup", "told", "speakers")
_TAG = re.compile(r"</?[a-z\d:.]*(?:[ \t\n.][^<>]*)?>")
_WORD = re.compile(r"\w+")
Differing = list[tuple[str, str]]


def words(text: str) -> list[str]:
    """The words of a text, without marks and case."""
    return _WORD.findall(text.casefold())


def ours(data: bytes, name: str) -> Transcript | None:
    """What we read; None where it is refused."""
    try:
        return read_bytes(data, name)
    except TranscriptsError:
        return None


# The shared cases


def cases(folder: Path) -> tuple[int, int, Differing]:
    """Right ones, all, and what is wrong with the others."""
    with tempfile.TemporaryDirectory() as made:
        tool = Path(made, "transcripts")
        tool.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m transcripts "$@"\n', encoding="utf-8")
        tool.chmod(0o755)
        env = {**os.environ, "TRANSCRIPTS": str(tool), "PYTHONPATH": os.pathsep.join([str(Path.cwd()), *sys.path[1:]])}
        run = [sys.executable, str(folder / "run.py"), *KINDS]
        said = subprocess.run(run, env=env, capture_output=True, text=True, check=False)  # what it finds is in its text
    found = re.search(r"(\d+) of (\d+) right", said.stdout)
    assert found is not None, said.stdout + said.stderr
    wrong = [(line.split()[1], " ".join(line.split()[2:])) for line in said.stdout.splitlines()[:-1] if line.strip()]
    return int(found[1]), int(found[2]), wrong


# WebVTT


def vttjs(folder: Path) -> tuple[int, int, Differing]:
    """Files of vtt.js whose cues, times and words are as it expects them."""
    same, differing = 0, []
    every = [path for path in sorted(folder.rglob("*.vtt")) if _expected(path) is not None]
    for path in every:
        if why := _other_cues(path):
            differing.append((str(path.relative_to(folder)), why))
        else:
            same += 1
    return same, len(every), differing


def _expected(path: Path) -> list[tuple[float | None, float | None, str]] | None:
    """The cues that vtt.js expects: start, end and text; without times where it only says what is shown."""
    plain, shown = path.with_suffix(".json"), path.with_name(f"{path.stem}-proc.json")
    if plain.exists():
        held = json.loads(plain.read_text(encoding="utf-8"))
        return [(cue["startTime"], cue["endTime"], _bare(cue["text"])) for cue in held.get("cues", [])]
    if shown.exists():
        held = json.loads(shown.read_text(encoding="utf-8"))
        return [(None, None, node.get("textContent", "")) for node in held]
    return None


def _bare(text: str) -> str:
    return html.unescape(_TAG.sub("", text))


def _other_cues(path: Path) -> str | None:
    expected = [cue for cue in _expected(path) or [] if words(cue[2])]
    talk = ours(path.read_bytes(), path.name)
    found = [segment for segment in talk.segments if words(segment.text)] if talk else []
    if sorted(words(" ".join(text for _, _, text in expected))) != sorted(words(" ".join(s.text for s in found))):
        return f"words: {' '.join(t for _, _, t in expected)[:50]!r}, ours {' '.join(s.text for s in found)[:50]!r}"
    if not expected or expected[0][0] is None:
        return None
    wanted = sorted((round(a * 1000), round(b * 1000)) for a, b, _ in expected if a is not None and b is not None)
    times = sorted((s.start_ms, s.end_ms) for s in found)
    return None if wanted == times else f"times: {wanted[:3]}, ours {times[:3]}"


# IMSC


def imsc(folder: Path) -> tuple[int, int, Differing]:
    """Files of the IMSC tests in which the words that are shown at any time are those that ttconv shows."""
    reader, isd = import_module("ttconv.imsc.reader"), import_module("ttconv.isd")
    tree = import_module("xml.etree.ElementTree")
    same, count, differing = 0, 0, []
    for path in sorted(folder.rglob("*.ttml")):
        try:
            model = reader.to_model(tree.ElementTree(tree.fromstring(path.read_bytes())))
            shown = _shown(model, isd)
        except Exception:  # noqa: BLE001, S112 - whatever a peer raises, it is no measure of this file
            continue
        count += 1
        if why := _other_shown(ours(path.read_bytes(), path.name), shown):
            differing.append((str(path.relative_to(folder)), why))
        else:
            same += 1
    return same, count, differing


def _shown(model: Any, isd: Any) -> list[tuple[float, Counter[str]]]:  # noqa: ANN401 - a peer without types
    """From when on which words are shown, by ttconv."""
    found = []
    for at in isd.ISD.significant_times(model):
        frame = isd.ISD.from_model(model, at)
        texts = [] if frame is None else [_text(region) for region in frame.iter_regions()]
        found.append((float(at) * 1000, Counter(words(" ".join(texts)))))
    return found


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    name = type(element).__name__
    if name == "Text":
        return str(element.get_text())
    if name == "Br":
        return " "
    inner = "".join(map(_text, element))
    return f"{inner} " if name in {"P", "Div", "Rt", "Rb", "Rtc", "Rbc"} else inner


def _other_shown(talk: Transcript | None, shown: list[tuple[float, Counter[str]]]) -> str | None:
    """How what we would show differs, looked at in the middle of every stretch in which neither changes."""
    segments = [s for s in talk.segments if s.start_ms is not None and s.end_ms is not None] if talk else []
    every = Counter(word for _, frame in shown for word in frame)
    own = Counter(word for s in segments for word in set(words(s.text)))
    if set(every) != set(own):
        missing, more = sorted(set(every) - set(own))[:5], sorted(set(own) - set(every))[:5]
        return f"words: missing {missing}, more {more}"
    borders = sorted({at for at, _ in shown} | {float(t) for s in segments for t in (s.start_ms or 0, s.end_ms or 0)})
    for a, b in pairwise(borders):
        if b - a < 20:  # times are rounded to milliseconds, and frames by other rules
            continue
        middle = (a + b) / 2
        theirs = next((frame for at, frame in reversed(shown) if at <= middle), Counter())
        ourselves = Counter(w for s in segments if (s.start_ms or 0) <= middle < (s.end_ms or 0) for w in words(s.text))
        if set(theirs) != set(ourselves):
            return f"times: at {middle / 1000:.2f} s {sorted(theirs)[:4]}, ours {sorted(ourselves)[:4]}"
    return None


# Other libraries


def peers() -> dict[str, Callable[[str], str]]:
    """What each library makes of a text: all words of the cues that it finds. It raises where it reads nothing."""
    found: dict[str, Callable[[str], str]] = {}
    if find_spec("srt"):
        srt = import_module("srt")
        found["srt"] = lambda text: " ".join(cue.content for cue in srt.parse(text))
    if find_spec("pysrt"):
        pysrt = import_module("pysrt")
        found["pysrt"] = lambda text: " ".join(cue.text_without_tags for cue in pysrt.from_string(text))
    if find_spec("pysubs2"):
        pysubs2 = import_module("pysubs2")
        found["pysubs2"] = lambda text: " ".join(line.plaintext for line in pysubs2.SSAFile.from_string(text))
    if find_spec("webvtt"):
        found["webvtt-py"] = _webvtt
    if find_spec("pycaption"):
        found["pycaption"] = _pycaption
    if find_spec("ttconv"):
        found["ttconv"] = _ttconv
    return found


def _webvtt(text: str) -> str:
    webvtt = import_module("webvtt")
    form = "vtt" if text.lstrip("\ufeff").startswith("WEBVTT") else "srt" if "-->" in text else "sbv"
    return " ".join(cue.text for cue in webvtt.from_buffer(io.BytesIO(text.encode()), format=form))


def _pycaption(text: str) -> str:
    pycaption = import_module("pycaption")
    reader = pycaption.detect_format(text)
    held = reader().read(text)
    return " ".join(cue.get_text() for language in held.get_languages() for cue in held.get_captions(language))


def _ttconv(text: str) -> str:
    tree = import_module("xml.etree.ElementTree")
    if text.lstrip().startswith("<"):
        model = import_module("ttconv.imsc.reader").to_model(tree.ElementTree(tree.fromstring(text)))
    elif text.lstrip().startswith("Scenarist"):
        model = import_module("ttconv.scc.reader").to_model(text)
    elif text.lstrip("\ufeff").startswith("WEBVTT"):
        model = import_module("ttconv.vtt.reader").to_model(io.StringIO(text))
    else:
        model = import_module("ttconv.srt.reader").to_model(io.StringIO(text))
    return " ".join(word for _, frame in _shown(model, import_module("ttconv.isd")) for word in frame)


def texts_of(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a library's tests that may be captions, and every string of several lines in their programs."""
    for path in sorted(folder.rglob("*")):
        if (
            "test" not in str(path.relative_to(folder.parent)).lower()
            or not path.is_file()
            or path.stat().st_size > 2e6
        ):
            continue
        if path.suffix in SUFFIXES:
            yield str(path.relative_to(folder.parent)), path.read_bytes()
        elif path.suffix == ".py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.count("\n") > 2:
                    text = re.sub(r"(?m)^[ \t]+(?=\d|WEBVTT|Scen)", "", node.value).lstrip("\n")
                    yield f"{path.relative_to(folder.parent)}:{node.lineno}", text.encode()


SUFFIXES = {".srt", ".vtt", ".ass", ".ssa", ".sub", ".sbv", ".ttml", ".dfxp", ".scc", ".smi", ".sami", ".xml", ".txt"}


def peers_files(folder: Path) -> tuple[int, int, Differing]:
    """Texts of libraries' tests that one of them reads, and in which we find no word less than any of them."""
    readers = peers()
    same, count, differing = 0, 0, []
    for name, data in chain.from_iterable(map(texts_of, _libraries(folder))):
        talk = ours(data, _named(name))
        text = _decoded(data, talk).replace("\r\n", "\n").replace("\r", "\n")
        read = {
            peer: found
            for peer, reader in readers.items()
            # pysubs2 takes the times of SCC for those of a format with times alone, and its codes for words.
            if not (peer == "pysubs2" and _SCC.search(text)) and (found := _words_by(reader, text))
        }
        if not read:
            continue
        count += 1
        own = Counter(words(talk.text)) if talk else Counter()
        spoken = Counter(words(" ".join(filter(None, (s.speaker for s in talk.segments))))) if talk else Counter()
        # A word that a peer finds once is looked for once: it may be shown to it at several times.
        missing = {peer: sorted(set(found) - set(own) - set(spoken)) for peer, found in read.items()}
        least = min(missing.items(), key=lambda pair: len(pair[1]))
        if least[1]:
            how = "refused" if talk is None else f"without {least[1][:6]}"
            differing.append((name, f"{how}; {', '.join(read)}"))
        else:
            same += 1
    return same, count, differing


_SCC = re.compile(r"(?m)^\s*\d\d:\d\d:\d\d[:;]\d\d\s")


def _named(name: str) -> str:
    """What a file is called; a string in a test of a format gets that format's suffix, as a user's file has it."""
    path, colon, _ = name.partition(":")
    stem = Path(path).stem.removeprefix("test_")
    return f"{stem}.{_FORMATS.get(stem, stem)}" if colon and _FORMATS.get(stem, stem) in _STEMS else Path(path).stem


_FORMATS = {"webvtt": "vtt", "dfxp": "ttml", "sami": "smi", "microdvd": "sub", "substation": "ass"}
_STEMS = {suffix[1:] for suffix in (".srt", ".vtt", ".ttml", ".smi", ".sub", ".ass", ".sbv", ".scc")}


def _decoded(data: bytes, talk: Transcript | None) -> str:
    """A file's text for the others, who are not asked to guess its encoding."""
    encoding = talk.source.encoding if talk and talk.source and talk.source.encoding != "binary" else "utf-8"
    return data.decode(encoding, "replace").removeprefix("\ufeff")


def _libraries(folder: Path) -> list[Path]:
    names = ("pycaption", "pysubs2", "pysrt", "srt", "webvtt", "ttconv")
    return [path for path in sorted(folder.iterdir()) if path.is_dir() and path.name.lower().startswith(names)]


def _words_by(reader: Callable[[str], str], text: str) -> list[str]:
    try:
        return words(_bare(re.sub(r"\{[^{}]*\}", "", reader(text))))
    except Exception:  # noqa: BLE001 - whatever it raises, it does not read it
        return []


ROWS: dict[str, tuple[str, Callable[[Path], tuple[int, int, Differing]]]] = {
    "the cases": ("cases", cases),
    "mozilla/vtt.js": ("vttjs", vttjs),
    "w3c/imsc-tests": ("imsc", imsc),
    "files that a peer reads": (".", peers_files),
}


def main() -> None:
    """Print a line for each row, and what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--row", action="append", choices=list(ROWS))
    parser.add_argument("--list", action="store_true")
    asked = parser.parse_args()
    print(Signature(steps=("files",), parameters={"peers": "+".join(sorted(peers()))}))
    for row in asked.row or ROWS:
        name, measure = ROWS[row]
        if not (asked.folder / name).exists():
            print(f"{row:26} absent")
            continue
        same, count, differing = measure(asked.folder / name)
        print(f"{row:26} {same} of {count}")
        for file, why in differing if asked.list else ():
            print(f"    {file}: {why}")


if __name__ == "__main__":
    main()
