"""What an output folder holds already, and what it was made from: so that a second run does only what is new.

Two files lie in the folder. The manifest is one JSON document, in the order of its names, the same whatever way led
there. While a run goes on, each job first writes a line to the journal: what it is about to put in place, by its hash.
A job is done if, and only if, all that its line names is there; so nothing is known of a run that is killed but what
is true of the folder. The next run takes the journal into the manifest.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from transcripts.errors import Place, ReadError, TranscriptsError
from transcripts.storage import locked, place, read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

MANIFEST = ".transcripts-manifest.json"
JOURNAL = ".transcripts-journal.jsonl"
VERSION = 1


class ManifestError(TranscriptsError):
    """A manifest that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one job made: hashes of what it read, of how it was done, and of each file that it wrote, by its name."""

    inputs: tuple[str, ...]
    recipe: str
    outputs: Mapping[str, str]

    def to_json(self) -> dict[str, Any]:
        """The entry as JSON values."""
        return {"inputs": list(self.inputs), "recipe": self.recipe, "outputs": dict(sorted(self.outputs.items()))}

    @classmethod
    def from_json(cls, value: Any) -> Entry:  # noqa: ANN401 - what a file holds
        """The inverse of `to_json`. Raises ValueError for anything else."""
        match value:
            case {"inputs": [*inputs], "recipe": str(recipe), "outputs": dict(outputs)}:
                if all(isinstance(each, str) for each in (*inputs, *outputs, *outputs.values())):
                    return cls(tuple(inputs), recipe, outputs)
        raise ValueError("not an entry")


@dataclass(frozen=True, slots=True)
class Announced:
    """A line of the journal: what a job was about to make, and the hashes of the files that were there before."""

    name: str
    entry: Entry
    before: Mapping[str, str]

    def line(self) -> bytes:
        """The line, with a line end on both sides: a full disk may have left half of one before it."""
        held = {"name": self.name, "entry": self.entry.to_json(), "before": dict(self.before)}
        return b"\n" + json.dumps(held).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Announced:
        """The inverse of `line`. Raises ValueError and KeyError for what is no line of a journal."""
        held = json.loads(line)
        if not isinstance(held, dict) or not isinstance(held["name"], str) or not isinstance(held["before"], dict):
            raise KeyError("name")
        return cls(held["name"], Entry.from_json(held["entry"]), held["before"])


@dataclass(slots=True)
class Manifest:
    """Everything known of an output folder: what is done, and what a run that was killed had only announced."""

    folder: Path
    entries: dict[str, Entry] = field(default_factory=dict)
    pending: dict[str, list[Announced]] = field(default_factory=dict)

    def written(self) -> set[str]:
        """The real paths of all that was written here."""
        root = os.path.realpath(self.folder)
        names = (name for entry in self._all() for name in entry.outputs)
        return {os.path.join(root, name) for name in names}  # noqa: PTH118 - there may be very many

    def _all(self) -> list[Entry]:
        return [*self.entries.values(), *(each.entry for some in self.pending.values() for each in some)]

    def contents(self, name: str) -> set[str]:
        """The hashes of every content that a run has put, or found and meant to replace, where a job writes."""
        known = set(self.entries[name].outputs.values()) if name in self.entries else set()
        for each in self.pending.get(name, ()):
            known.update(each.entry.outputs.values(), each.before.values())
        return known

    def add(self, name: str, entry: Entry) -> None:
        """Put in what a job has done, in place of what it did before."""
        self.entries[name] = entry
        self.pending.pop(name, None)

    def recall(self, names: Collection[str]) -> None:
        """Take in what the journal says of jobs that failed: one whose process was killed may have begun to write."""
        for each in _journal(self.folder / JOURNAL):
            if each.name in names:
                self._take(each)

    def _take(self, announced: Announced) -> None:
        if is_there(self.folder, announced.entry):
            self.add(announced.name, announced.entry)
        elif any(digest_of(self.folder / name) == mark for name, mark in announced.entry.outputs.items()):
            self.pending.setdefault(announced.name, []).append(announced)

    def save(self) -> None:
        """Write the manifest, whole or not at all; of the journal only what is not settled stays. Raises WriteError."""
        entries = {name: entry.to_json() for name, entry in sorted(self.entries.items())}
        held = {"manifest": VERSION, "entries": entries}
        files = {str(self.folder / MANIFEST): (json.dumps(held, indent=1) + "\n").encode("ascii")}
        journal = self.folder / JOURNAL
        if self.pending:
            files[str(journal)] = b"".join(each.line() for some in self.pending.values() for each in some)
        place(files)
        if not self.pending:
            with contextlib.suppress(OSError):
                journal.unlink()


def load(folder: Path, *, anew: bool = False) -> Manifest:
    """Read what is known of a folder; with `anew`, a manifest that cannot be understood is as good as none.

    Raises ManifestError for one that is broken or of another version, and ReadError.
    """
    found = Manifest(folder)
    path = folder / MANIFEST
    if path.exists():
        try:
            found.entries = _entries(path)
        except ManifestError:
            if not anew:
                raise
    for each in _journal(folder / JOURNAL):
        if is_there(folder, each.entry):
            found.add(each.name, each.entry)
        else:
            found.pending.setdefault(each.name, []).append(each)
    return found


@contextlib.contextmanager
def begun(folder: Path) -> Iterator[None]:
    """Hold the folder for one run; no journal is left where nothing was announced. Raises WriteError."""
    journal = folder / JOURNAL
    with locked(journal):
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                if not journal.stat().st_size:
                    journal.unlink()


def is_there(folder: Path, entry: Entry) -> bool:
    """Whether all that an entry names is in the folder as it was written."""
    return all(digest_of(folder / name) == mark for name, mark in entry.outputs.items())


def _entries(path: Path) -> dict[str, Entry]:
    hint = "put back the file, or write all anew with --force"
    try:
        held = json.loads(read_file(path))
        version = held["manifest"]
        if version == VERSION:
            return {name: Entry.from_json(value) for name, value in held["entries"].items()}
    except ReadError:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ManifestError(
            f"the list of what was done here is broken: {error}", place=Place(str(path)), hint=hint
        ) from None
    message = f"the list of what was done here is of version {version!r}, and this program writes {VERSION}"
    raise ManifestError(message, place=Place(str(path)), hint=hint)


def _journal(path: Path) -> list[Announced]:
    """The lines of a journal; what a killed run did not write to its end is left out, as its outputs are not there."""
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError:
        return []
    found = []
    for line in lines:
        with contextlib.suppress(ValueError, TypeError, KeyError, RecursionError):
            found.append(Announced.from_line(line))
    return found


def announce(folder: Path, announced: Announced) -> None:
    """Say in the journal what is about to be put in place: one line, written at once. Raises OSError."""
    handle = os.open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
    try:
        os.write(handle, announced.line())
    finally:
        os.close(handle)


def digest(data: bytes) -> str:
    """The mark of a content."""
    return sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """The mark of a file's content; None where there is none."""
    try:
        with path.open("rb") as file:
            found = sha256()
            while block := file.read(1 << 20):
                found.update(block)
            return found.hexdigest()
    except OSError:
        return None
