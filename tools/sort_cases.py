"""Put each case of `fixtures/correct` into the folder that it belongs to today.

    python tools/sort_cases.py            say which cases would move
    python tools/sort_cases.py --move     move them

A case that does not come out as it should goes to `known_failures`; one there that now does goes back. A case of
`leave_alone` that fails is a broken promise: mend the rule before hiding it there.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.passes.test_fixtures import CASES, cleaned


def home(path: Path) -> str:
    """The folder of a case: by what it asks for, and whether that is what comes out."""
    _, expected, made = cleaned(path)
    if made != expected:
        return "known_failures"
    return "fixes" if "expect" in tomllib.loads(path.read_text(encoding="utf-8")) else "leave_alone"


def main() -> None:
    """List or make the moves."""
    moves = 0
    for path in sorted(CASES.glob("*/*.toml")):
        folder = home(path)
        if folder != path.parent.name:
            moves += 1
            sys.stdout.write(f"{path.parent.name}/{path.stem} -> {folder}\n")
            if "--move" in sys.argv[1:]:
                path.rename(CASES / folder / path.name)
    sys.stdout.write(f"{moves} {'moved' if '--move' in sys.argv[1:] else 'to move'}\n")


if __name__ == "__main__":
    main()
