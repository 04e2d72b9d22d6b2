"""Where the tests find the five source documents, which are third parties' and not part of the project."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "seeds", ROOT.parent / "shared" / "seeds")


def seed_path(number: str) -> Path:
    """The source document of a number; the test is skipped, with the reason, where it is absent."""
    for folder in FOLDERS:
        for path in sorted(folder.glob(f"{number}_*.txt")):
            return path
    pytest.skip(f"source document {number} is in neither seeds/ nor ../shared/seeds")


def seed_text(number: str) -> str:
    """Its text."""
    return seed_path(number).read_text(encoding="utf-8")
