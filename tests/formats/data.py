"""Where the tests find the shared data sets of real files, which are third parties' and not part of the project."""

import os
import tarfile
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@cache
def _folder(name):
    for root in (os.environ.get("TRANSCRIPTS_DATA"), ROOT / ".data"):
        if root and (Path(root) / name).is_dir():
            return Path(root) / name
    archive = ROOT.parent / "shared" / "data" / f"{name}.tar.xz"
    if not archive.exists():
        return None
    with tarfile.open(archive) as packed:
        packed.extractall(ROOT / ".data", filter="data")
    return ROOT / ".data" / name


def data_set(name):
    """The unpacked folder of a data set; the test is skipped, with the reason, where it is absent."""
    folder = _folder(name)
    if folder is None:
        pytest.skip(f"the data set {name} is absent: set TRANSCRIPTS_DATA, or put it in ../shared/data")
    return folder
