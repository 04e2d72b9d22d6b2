"""Many transcripts in one go: which files, what each becomes, what is done already, and who does the work.

    inputs     the files that paths, globs and folders stand for
    outputs    what a talk is written as, and under which name
    manifest   what is in an output folder already, so that nothing is done twice
    tasks      what is done with one file, or with a pair of them
    work       one job from its files to its files
    processes  the work on several processes of this machine
    clusters   the work on many machines, by Ray
    running    a whole run
    rows       a talk as a row of data, for engines that know rows and Arrow batches

For a program of one's own: `clean_row`, `CleanRow`, `clean_batches`, `schema` and `ray_dataset`. Each is loaded when it
is first used. Nothing here decides about a word, and nothing here prints.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transcripts.batch.clusters import ray_dataset
    from transcripts.batch.rows import CleanRow, clean_batches, clean_row, schema

_HOME_OF = {
    "CleanRow": "rows",
    "clean_batches": "rows",
    "clean_row": "rows",
    "ray_dataset": "clusters",
    "schema": "rows",
}

__all__ = ["CleanRow", "clean_batches", "clean_row", "ray_dataset", "schema"]


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module 'transcripts.batch' has no attribute {name!r}")
    return getattr(import_module(f"transcripts.batch.{_HOME_OF[name]}"), name)
