"""Pages that run: the blocks of a Markdown page, in order, and how each is carried out.

    ```console           each `$ command` has to print what stands below it
    ```python            is executed; with `>>>` its results are compared
    ```toml title="n"    writes the file `n` for the blocks below it
    ```sh, ```text …     are shown only

What is printed is compared whole, standard error included. A line `…` stands for any lines, `…` in a line for any text.
"""

import doctest
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from transcripts.commands import group

BLOCK = re.compile(r"^(?P<in> *)```(?P<kind>\w+)(?P<more>[^\n]*)\n(?P<text>.*?)^(?P=in)```$", re.DOTALL | re.MULTILINE)
TITLE = re.compile(r'title="([^"]+)"')
SHELL = re.compile(r"[|;&<>$*]")
"""Signs that only a shell understands: such a command goes to one, any other runs in this process, which is quicker."""


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the name of the file that it is (or none), its text and its line in the page."""

    kind: str
    title: str | None
    text: str
    line: int


def blocks(page):
    for found in BLOCK.finditer(page):
        title = TITLE.search(found["more"])
        text = re.sub(f"^{found['in']}", "", found["text"], flags=re.MULTILINE)
        yield Block(found["kind"], title and title[1], text, page.count("\n", 0, found.start()) + 1)


def commands(block):
    """Each `$ command` of a console block with the lines printed below it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        while command.endswith("\\"):
            more, _, printed = printed.partition("\n")
            command = command[:-1] + more.strip()
        yield command, printed


def run(command, *, inside=True):
    """What a command prints in the current folder, and its exit code. `inside` runs `transcripts` in this process."""
    words = shlex.split(command)
    if inside and words[0] == "transcripts" and not SHELL.search(command):
        done = CliRunner().invoke(group, words[1:], prog_name="transcripts")
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.output, done.exit_code
    there = Path.cwd() / ".bin"
    there.mkdir(exist_ok=True)
    program = there / "transcripts"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m transcripts "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{there}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=120,
        env={**os.environ, "PATH": path, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    return done.stdout, done.returncode


def prints(printed, said):
    """Whether `said` is what the page shows."""
    pattern = ""
    for line in printed.rstrip().splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.rstrip().split("…"))) + r"[ ]*\n"
    text = said.rstrip() + "\n" if said.strip() else ""
    return re.fullmatch(pattern, text) is not None


def follow(page, *, inside=True):
    """Carry out every block of a page in the current folder; the first one that is not true fails."""
    names = {"__name__": "__page__"}
    for block in blocks(page):
        if block.title:
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.kind == "console":
            for command, printed in commands(block):
                said, code = run(command, inside=inside)
                assert prints(printed, said), f"line {block.line}: $ {command}\n{said}"
                refused = any(mark in printed for mark in ("transcripts: ", "Usage: ", '"exit_code": 2'))
                wanted = {2} if refused else {0, 1}
                assert code in wanted, f"line {block.line}: $ {command}\nexit code {code}\n{said}"
        elif block.kind == "python" and ">>>" in block.text:
            test = doctest.DocTestParser().get_doctest(block.text, names, f"line {block.line}", None, 0)
            told = []
            result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append, clear_globs=False)
            names.update(test.globs)
            assert result.failed == 0, "".join(told)
        elif block.kind == "python":
            exec(compile(block.text, f"line {block.line}", "exec"), names)
