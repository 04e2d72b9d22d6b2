"""Tables in files that are mapped into memory and never parsed: a key is found by its hash.

The file, all numbers little-endian: 8 bytes of magic, the number of records (u32), that many hashes (u32, CRC-32 of
the key, ascending), one u32 offset for each record and one for the end, then the records `key TAB value`. A table is
built by `packed` and never changed.
"""

from __future__ import annotations

import mmap
import sys
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAGIC = b"TMAP1\n\x00\x00"
_HEAD = len(MAGIC) + 4


class Mapped:
    """A mapped table of bytes by strings."""

    def __init__(self, path: Path) -> None:
        """Map the file; raises ValueError where it is no such table."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no table: run the program in tools/ that builds it")
        count = int.from_bytes(self._map[len(MAGIC) : _HEAD], "little")
        self._base = _HEAD + 4 * (2 * count + 1)
        self._hashes = self._numbers(_HEAD, count)
        self._offsets = self._numbers(_HEAD + 4 * count, count + 1)

    def _numbers(self, start: int, count: int) -> memoryview | array[int]:
        view = memoryview(self._map)[start : start + 4 * count].cast("I")
        if sys.byteorder == "little":
            return view
        numbers = array("I", view.tobytes())
        numbers.byteswap()
        return numbers

    def __len__(self) -> int:
        return len(self._hashes)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return map(self.at, range(len(self)))

    def at(self, index: int) -> tuple[str, bytes]:
        """The key and the value of a record, in the order of the file."""
        key, _, value = self._record(index).partition(b"\t")
        return key.decode("utf-8", "surrogatepass"), value

    def _record(self, index: int) -> bytes:
        return self._map[self._base + self._offsets[index] : self._base + self._offsets[index + 1]]

    def get(self, key: str) -> bytes | None:
        """The value of a key; None where the table does not have it."""
        start = key.encode("utf-8", "surrogatepass") + b"\t"
        hashed = crc32(start)
        at = bisect_left(self._hashes, hashed)
        while at < len(self._hashes) and self._hashes[at] == hashed:
            record = self._record(at)
            if record.startswith(start):
                return record[len(start) :]
            at += 1
        return None


def packed(table: Mapping[str, bytes]) -> bytes:
    """The file of a table; no key may hold a tab.

    >>> len(packed({"soul": b"S OW L"}))
    35
    """
    keys = {key.encode("utf-8", "surrogatepass") + b"\t": value for key, value in table.items()}
    order = sorted(keys, key=lambda key: (crc32(key), key))
    hashes, offsets = array("I", map(crc32, order)), array("I", [0])
    for key in order:
        offsets.append(offsets[-1] + len(key) + len(keys[key]))
    if sys.byteorder == "big":
        hashes.byteswap()
        offsets.byteswap()
    count = len(order).to_bytes(4, "little")
    return b"".join([MAGIC, count, hashes.tobytes(), offsets.tobytes(), *(key + keys[key] for key in order)])
