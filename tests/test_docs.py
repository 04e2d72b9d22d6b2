"""The README and the docs are true: their commands run, and what they say is printed is printed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from transcripts.commands import COMMANDS, group

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)


def sessions():
    """Each `$ command` of the README's console blocks with the lines printed below it."""
    for block in CONSOLE.findall(README):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = part.partition("\n")
            while command.endswith("\\"):
                more, _, printed = printed.partition("\n")
                command = command[:-1] + more.strip()
            yield command, printed.strip()


def test_the_readme_prints_what_it_says(tmp_path):
    # One after another, in an empty folder that sees the checkout's fixtures.
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    for command, printed in sessions():
        words = shlex.split(command)
        assert words[0] in {"transcripts", "cat"}
        program = [sys.executable, "-m", "transcripts", *words[1:]] if words[0] == "transcripts" else words
        done = subprocess.run(program, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode in {0, 1}, done.stderr
        said = done.stdout + done.stderr
        for line in filter(str.strip, printed.splitlines()):
            if line.strip() != "…":
                assert line.strip().removesuffix(" …") in said, f"{command}: {said}"


def test_damage_mend_why_and_undo_stand_in_the_first_thirty_lines():
    top = "\n".join(README.splitlines()[:30])
    assert "transcripts clean" in top
    assert "transcripts undo" in top
    assert "→" in top


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_manual(name):
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0, result.output
    manual = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert help_text(name) in manual, "run `python -m tests.test_docs` to write docs/reference/commands.md anew"


def help_text(name):
    result = CliRunner().invoke(group, [name, "--help"], prog_name="transcripts", terminal_width=100)
    return result.output.strip()


def test_every_document_that_is_linked_is_there():
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def write_manual():
    parts = ["# Commands\n\nThe help of every command. `python -m tests.test_docs` writes this file.\n"]
    parts += [f"## {name}\n\n```\n{help_text(name)}\n```\n" for name in COMMANDS]
    (ROOT / "docs" / "reference" / "commands.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    write_manual()
