"""Fuzz one target, or each in turn: every reader, detection, writing, ledgers, gazetteers, cleaning, layout, alignment.

    python fuzz/fuzz.py --list                          the targets
    python fuzz/fuzz.py srt -max_total_time=600         one, with libFuzzer's own options
    python fuzz/fuzz.py --each -runs=150 -seed=1         each in turn, as in .ci/run

A target starts from its fixtures and keeps what it finds in `fuzz/corpus/TARGET`; an input that breaks a promise is
written to `fuzz/crashes/TARGET-…` (both are git-ignored). Put it among the fixtures, made small, with the mending:

    python fuzz/fuzz.py srt -minimize_crash=1 -max_total_time=60 fuzz/crashes/srt-crash-…
"""

import os
import sys
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "fuzz")]
FIXTURES = ROOT / "fixtures"
FOUND = ROOT / "fuzz" / "corpus"
CRASHES = ROOT / "fuzz" / "crashes"
LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-verbosity=0", "-print_final_stats=1")
"""The longest that one input may take, in seconds, and the memory of the whole; options given later overrule these."""
MOST = 100_000
"""Bytes of the largest fixture to start from."""

with atheris.instrument_imports(include=["transcripts"]):
    from targets import SAMPLE, SEPARATOR, TARGETS, cleaned


def seeds(name: str) -> list[bytes]:
    """What a target starts from: the fixtures of its format; all of them where it takes any."""
    if name == "ledger":
        return [cleaned(SAMPLE)[1].encode()]
    if name.startswith("gazetteer-"):
        return _read((FIXTURES / "gazetteer").glob(f"*/*.{name.removeprefix('gazetteer-')}"))
    own = FIXTURES / "read" / name
    texts = _read((own if own.is_dir() else FIXTURES / "read").glob("**/*"))
    return [text + SEPARATOR + text for text in texts] if name == "align" else texts


def _read(paths: Iterable[Path]) -> list[bytes]:
    files = sorted(p for p in paths if p.is_file() and p.suffix != ".expected" and p.stat().st_size <= MOST)
    return [path.read_bytes() for path in files]


def run(name: str, options: list[str]) -> None:
    """Hand one target over to libFuzzer, which ends the process."""
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    CRASHES.mkdir(exist_ok=True)
    for seed in seeds(name):
        place = folder / sha1(seed, usedforsecurity=False).hexdigest()  # as libFuzzer names them
        if not place.exists():
            place.write_bytes(seed)
    files = [option for option in options if not option.startswith("-")]
    corpus = [] if files else [str(folder)]
    prefix = f"-artifact_prefix={CRASHES}/{name}-"
    atheris.Setup([sys.argv[0], *LIMITS, prefix, *options, *corpus], TARGETS[name])
    atheris.Fuzz()


def run_each(options: list[str]) -> int:
    """Run every target in a process of its own, forked from this one; 1 where any fails."""
    failed = []
    for name in TARGETS:
        print(f"== {name}", file=sys.stderr, flush=True)
        child = os.fork()
        if child == 0:
            run(name, options)
        if os.waitpid(child, 0)[1]:
            failed.append(name)
    print("\n".join(f"failed: {name}" for name in failed) or f"held: {len(TARGETS)} targets", file=sys.stderr)
    return int(bool(failed))


def main() -> int:
    """Run what the command line asks for."""
    if sys.argv[1:] == ["--list"]:
        print("\n".join(TARGETS))
        return 0
    if len(sys.argv) > 1 and sys.argv[1] == "--each":
        return run_each(sys.argv[2:])
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        print(__doc__, file=sys.stderr)
        return 2
    run(sys.argv[1], sys.argv[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
