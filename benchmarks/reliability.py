"""What the project promises of any file, counted over real talks: one subject a run.

    python -m benchmarks.reliability undo [--most N] [--starter]
    python -m benchmarks.reliability edits [--most N] [--show]
    python -m benchmarks.reliability memory [--mb N] [--format NAME]

Each subject is a private module beside this one with `add_options(parser)` and `run(options)`, named in `SUBJECTS`.
"""

from __future__ import annotations

import argparse

from benchmarks import _reliability_edits, _reliability_memory, _reliability_undo

SUBJECTS = {"edits": _reliability_edits, "memory": _reliability_memory, "undo": _reliability_undo}


def main() -> None:
    """Run the subject that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    subjects = parser.add_subparsers(dest="subject", required=True)
    for name, module in SUBJECTS.items():
        module.add_options(subjects.add_parser(name, help=(module.__doc__ or "").partition("\n")[0]))
    options = parser.parse_args()
    SUBJECTS[options.subject].run(options)


if __name__ == "__main__":
    main()
