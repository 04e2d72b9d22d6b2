"""Where the data of English lies. Nothing here opens a file."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"
"""A folder for each kind of data, with its origin (`ORIGIN.md`) and licences beside it."""
