"""The README and the docs are true: their commands run, and what they say is printed is printed."""

import re
from itertools import chain
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.pages import follow, run
from tools.draw_pictures import PICTURES
from transcripts.commands import COMMANDS, group

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MATERIAL = (
    "cp fixtures/read/page-captions/valid/harbor.txt captions.txt",
    "cp fixtures/demo/article.txt fixtures/documents/agenda.md .",
    "transcripts convert captions.txt captions.srt",
    "transcripts convert captions.txt captions.vtt",
    "transcripts names article.txt -o names.toml",
    "transcripts clean captions.txt -r article.txt -o script.txt -o labelled.txt -o reference.txt",
    "echo '{\"patch\": 1}' > patch.json",
)
"""What makes the files that the examples of the help speak of."""
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [path.relative_to(DOCS).as_posix() for path in sorted(DOCS.rglob("*.md"))]
PAGES.remove("how-to/plugin.md")  # run with a plugin installed, in test_plugin_example.py


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that sees the checkout's fixtures, as the current one."""
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_the_readme_is_true():
    follow(README, inside=False)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_true(name):
    follow((DOCS / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PAGES)
def test_every_page_stands_in_the_menu_of_the_site(name):
    assert f" {name}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def test_damage_mend_why_and_undo_stand_in_the_first_thirty_lines():
    top = "\n".join(README.splitlines()[:30])
    assert "transcripts clean" in top
    assert "transcripts undo" in top
    assert "→" in top


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_manual(name):
    result = CliRunner().invoke(group, [name, "--help"])
    assert result.exit_code == 0, result.output
    manual = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    assert help_text(name) in manual, "run `python -m tests.test_docs` to write docs/reference/commands.md anew"


def examples(name):
    text = CliRunner().invoke(group, [name, "--help"], prog_name="transcripts").output
    return [line.strip() for line in text.partition("Examples:")[2].splitlines() if line.strip()]


@pytest.mark.usefixtures("folder")
def test_the_examples_of_the_help_run():
    first = ("clean", "explain", "undo")  # in this order: each takes what the one before it wrote
    lines = [examples(name) for name in (*first, *(c for c in COMMANDS if c not in first))]
    assert all(2 <= len(found) <= 3 for found in lines)
    for line in (*MATERIAL, *chain.from_iterable(lines)):
        said, code = run(line)
        assert code in {0, 1}, f"{line}\n{said}"


def help_text(name):
    result = CliRunner().invoke(group, [name, "--help"], prog_name="transcripts", terminal_width=100)
    return result.output.strip()


@pytest.mark.parametrize("name", PICTURES)
def test_every_picture_shows_what_the_package_does(name):
    there = (DOCS / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
    assert there == PICTURES[name](), "look at what changed, then run `python -m tools.draw_pictures`"


def test_every_document_that_is_linked_is_there():
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


HEAD = """# Commands

What each command prints with `--help`. In the place of any file, `-` stands for standard input or output. The exit code
is 0 when all went well, 1 when `check` found something, 2 for misuse or bad input, 130 when you interrupt it.

Bash completes commands, options and the names of formats, profiles, steps and languages after the line below;
`zsh_source` and `fish_source` are for those shells.

```sh
eval "$(_TRANSCRIPTS_COMPLETE=bash_source transcripts)"
```
"""


def write_manual():
    parts = [HEAD]
    parts += [f"## {name}\n\n```text\n{help_text(name)}\n```\n" for name in COMMANDS]
    (DOCS / "reference" / "commands.md").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    write_manual()
