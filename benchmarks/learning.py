"""How well names are learnt from documents: earnings calls whose names were labelled by hand.

    python benchmarks/learning.py [--sample 100] [--tune]

Each call's human transcript is taken as a document. Recall: of the distinct names labelled in it, how many are a form
of an entry. Precision: of the entries that are names (not terms or phrases), how many are a labelled name or a part of
one; labels leave out products, job titles and abbreviations of accounting, so that this is a lower bound, and
`--sample` prints entries at random to be read by a person. Then meetings on Ethereum, their captions corrected by hand:
of the terms of the group's own vocabulary that stand in a meeting, how many are learnt from it. Every second document
is the tuning half; the other is reported.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import time
from collections import defaultdict
from pathlib import Path

from transcripts.gazetteer import Entry, Gazetteer
from transcripts.gazetteer.learning.documents import Document
from transcripts.languages.folding import fold
from transcripts.version import __version__

HERE = Path(__file__).resolve().parent.parent
TYPES = ("PERSON", "ORG", "GPE", "PRODUCT")
EVERY = (*TYPES, "NORP", "FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "ABBREVIATION", "WEBSITE")
NAMES = ("person", "place", "organisation", "product", "other")


def data_folder() -> Path:
    """The folder of the unpacked data sets. Raises SystemExit where they are absent."""
    for folder in (os.environ.get("TRANSCRIPTS_DATA"), HERE / ".data"):
        if folder and (Path(folder) / "earnings21").is_dir():
            return Path(folder)
    raise SystemExit("absent: earnings21 (set TRANSCRIPTS_DATA to the folder that holds it)")


def labelled(call: Path) -> dict[str, set[str]]:
    """The distinct names of each type that are labelled in a call."""
    found: dict[str, set[str]] = defaultdict(set)
    with (call / "entities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            # The labels keep possessives and titles, and take some quarters and pronouns for names.
            name = fold(row["text"].removesuffix("'s").removesuffix("’s"))
            for title in ("the ", "ms ", "mr ", "dr ", "morning "):
                name = name.removeprefix(title)
            capital = any(c.isupper() for c in row["text"]) and row["text"] not in {"You", "And", "Its", "Will", "May"}
            if name and capital and not (name[0] == "q" and name[1:2].isdigit()):
                found[row["type"]].add(name)
    return found


def known_forms(names: Gazetteer) -> set[str]:
    """Every form of every entry, folded."""
    return {fold(form).removeprefix("the ") for form, _ in names.forms()}


def vocabulary(tune: bool) -> tuple[int, int]:
    """How many of the vocabulary's terms that stand in the meetings are learnt from them, and how many stand there."""
    folder = data_folder() / "ethereum_pm"
    if not folder.is_dir():
        return 0, 0
    lines = (folder / "ethereum_vocab.yaml").read_text("utf-8").splitlines()
    terms = [line.strip()[2:].split("#")[0].strip(" \"'") for line in lines if line.strip().startswith("- ")]
    found = standing = 0
    for meeting in sorted(path for path in folder.iterdir() if path.is_dir())[not tune :: 2]:
        text = (meeting / "transcript_corrected.vtt").read_text("utf-8")
        forms = known_forms(Gazetteer.from_documents([Document.of_text(text, meeting.name)]))
        there = [term for term in terms if re.search(rf"(?<!\w){re.escape(term)}(?!\w)", text)]
        standing += len(there)
        found += sum(fold(term) in forms for term in there)
    return found, standing


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="print this many entries to be read")
    parser.add_argument("--tune", action="store_true", help="the tuning half instead of the test half")
    parser.add_argument("--missed", action="store_true", help="print the labelled names that were not learnt")
    options = parser.parse_args()
    calls = [path for path in sorted((data_folder() / "earnings21").iterdir()) if path.is_dir()][not options.tune :: 2]
    hit: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    right = held = words = 0
    kinds: dict[tuple[str, str], int] = defaultdict(int)
    entries: list[tuple[str, Entry]] = []
    seconds = 0.0
    for call in calls:
        text = (call / "reference.txt").read_text("utf-8")
        start = time.perf_counter()
        names = Gazetteer.from_documents([Document.of_text(text, call.name)])
        seconds += time.perf_counter() - start
        words += len(text.split())
        forms, truth = known_forms(names), labelled(call)
        for kind in TYPES:
            total[kind] += len(truth[kind])
            hit[kind] += len(truth[kind] & forms)
            for name in sorted(truth[kind] & forms):
                kinds[kind, names.get(name)[0].kind if names.get(name) else "?"] += 1
            if options.missed:
                print(call.name, kind, sorted(truth[kind] - forms))
        everything = " | ".join(name for kind in EVERY for name in truth[kind])
        for entry in names:
            entries.append((call.name, entry))
            if entry.kind in NAMES:
                held += 1
                right += any(f" {fold(form)} " in f" {everything} " for form in entry.forms)
    print(f"calls {len(calls)}, {words} words, {len(entries)} entries, {words / seconds:,.0f} words/s")
    for kind in TYPES:
        spread = ", ".join(f"{k} {n}" for (t, k), n in sorted(kinds.items(), key=lambda i: -i[1]) if t == kind)
        print(f"recall {kind:8} {hit[kind]:4} of {total[kind]:4} = {hit[kind] / max(1, total[kind]):.1%}   ({spread})")
    print(f"names that are labelled, or part of a labelled name: {right} of {held} = {right / max(1, held):.1%}")
    found, standing = vocabulary(options.tune)
    print(f"ethereum_pm vocabulary: {found} of {standing} = {found / max(1, standing):.1%}")
    print(f"transcripts {__version__}; earnings21 and ethereum_pm, {'tuning' if options.tune else 'test'} half")
    for call_name, entry in random.Random(7).sample(entries, min(options.sample, len(entries))):
        count = sum(n for _, n in entry.seen)
        print(f"{call_name}  {entry.kind:12} {count:3} {entry.canonical}  {entry.aliases or ''}  {entry.role or ''}")


if __name__ == "__main__":
    main()
