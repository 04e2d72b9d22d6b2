"""Every command run in one process that watches itself: `python -m tests.quiet FOLDER` prints what no run may do.

Runs apart from the tests' own process, with a home folder of its own and under strace where there is one. What Python
opens is seen by the audit hook; what compiled code opens is left to strace and to a look at the home folder.
"""

import os
import sys
from pathlib import Path

FIXTURES = Path(__file__).parents[1] / "fixtures"
PAGE = str(FIXTURES / "read" / "page-captions" / "valid" / "harbor.txt")
NAMES, ARTICLE = (str(FIXTURES / "demo" / name) for name in ("names.txt", "article.txt"))
RUNS = (
    ("clean", PAGE, "-g", NAMES, "-r", ARTICLE, "-o", "talk.srt", "-o", "talk.md", "-o", "talk.json",
     "--changes", "ledger.json"),
    ("explain", "ledger.json", "--by", "name", "--source", PAGE),
    ("convert", PAGE, "source.vtt"),
    ("align", "source.vtt", "talk.md", "-o", "aligned.srt"),
    ("score", "talk.md", "source.vtt", "-g", NAMES),
    ("check", "talk.srt"),
    ("names", ARTICLE, "-o", "names.toml"),
    ("undo", "talk.json", "ledger.json", "--all", "-o", "back.json"),
    ("formats",),
    ("config",),
    ("join", "source.vtt", "source.vtt", "-o", "joined.vtt"),
    ("split", "source.vtt", "--cues", "3", "-o", "part.vtt"),
    ("diff", "source.vtt", "talk.srt"),
    ("reject", "talk.json", "ledger.json", "--rule", "names", "-o", "rejected.json"),
    ("accept", "talk.json", "ledger.json", "--all", "-o", "accepted.json"),
    ("apply", "talk.json", "ledger.json", "patch.json", "-o", "applied.json"),
    ("review", "talk.srt", "ledger.json", "-o", "review.html"),
    ("learn", PAGE, "talk.md", "-o", "learnt.toml"),
    ("combine", "source.vtt", PAGE, "-o", "combined.srt"),
    ("listen", "source.vtt", "--places", "3"),
)  # fmt: skip
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
CHANGES = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.truncate", "os.chmod"}
PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty"}


def watch(folder, found):
    """Note in `found` every socket, every program started, and whatever is written outside the folder."""
    inside = (str(folder), os.devnull)

    def see(event, given):
        if event.startswith("socket.") or event in PROGRAMS:
            found.append(f"{event} {given}")
        elif event in CHANGES or (event == "open" and given[2] & WRITES):
            path = given[0]
            named = isinstance(path, str | bytes | os.PathLike)  # else it is the number of an open file
            if named and not str(Path(os.fsdecode(path)).absolute()).startswith(inside):
                found.append(f"{event} {path}")

    sys.addaudithook(see)


def threads():
    """How many threads the process has, those of compiled code among them; 1 where the system does not say."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else 1


def main(folder):
    """Run them all in the folder; print what each ended with, and what was seen."""
    os.chdir(folder)
    found = []
    watch(Path(folder), found)
    from transcripts.commands import main as command  # noqa: PLC0415 - what is imported is watched too

    Path("patch.json").write_text('{"patch": 1}', encoding="utf-8")
    for arguments in RUNS:
        sys.argv = ["transcripts", *arguments]
        try:
            command()
        except SystemExit as end:
            if end.code not in (None, 0) and arguments[0] != "check":  # which ends with 1 where it finds something
                found.append(f"{arguments[0]} ended with {end.code}")
    if threads() > 1:
        found.append(f"{threads()} threads")
    sys.exit("\n".join(found) or None)


if __name__ == "__main__":
    main(sys.argv[1])
