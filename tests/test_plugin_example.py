"""The example of a plugin, installed into a folder of its own, and used from the command line and the library."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.pages import blocks, follow

ROOT = Path(__file__).parents[1]
EXAMPLE = Path(__file__).parent / "plugin_example"
PAGE = (ROOT / "docs" / "how-to" / "plugin.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A folder in which the example is installed: by pip where what builds it is there, else as pip would."""
    folder = tmp_path_factory.mktemp("site")
    if find_spec("hatchling") and find_spec("pip"):
        options = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
        command = [sys.executable, "-m", "pip", "install", *options, "--target", folder, "."]
        copy = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("source") / "example")  # a build leaves files behind
        subprocess.run(command, cwd=copy, check=True, timeout=300)
    else:
        put(folder)
    return folder


def put(folder):
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for module in EXAMPLE.glob("*.py"):
        shutil.copy(module, folder)
    info = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines = []
    for group, offers in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in offers.items()), ""]
    (info / "entry_points.txt").write_text("\n".join(lines))


@pytest.fixture
def installed(site, tmp_path, monkeypatch):
    """An empty folder as the current one, from which programs see the example."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), str(ROOT)]))
    return tmp_path


@pytest.mark.usefixtures("installed")
def test_the_page_about_plugins_is_true():
    shown = [block for block in blocks(PAGE) if block.title and block.title.startswith("stage/")]
    for block in shown:
        assert block.text == (EXAMPLE / block.title.removeprefix("stage/")).read_text(encoding="utf-8")
    assert len(shown) == 2
    follow(re.sub(r'^```\w+ title="stage/.*?^```$', "", PAGE, flags=re.DOTALL | re.MULTILINE), inside=False)


LIBRARY = """
import transcripts as ts

talk = ts.read("CUE SHEET\\n1.5-3.0 | Ann | The gate is shut.\\n")
assert talk.source.format == "cuesheet"
assert [(s.end_ms, s.speaker, s.text) for s in talk.segments] == [(3000, "Ann", "The gate is shut.")]
assert ts.write_text(talk, "cuesheet").content == "CUE SHEET\\n1.5-3.0 | Ann | The gate is shut.\\n"
long = ts.Transcript((ts.Segment("The gate is shut and nobody comes", 0, 6000),))
assert max(map(len, ts.lay_out(long, profile="surtitles").text.split("\\n"))) <= 24
mended = ts.clean(ts.Transcript((ts.Segment("She walks down stage."),)), only="stage-terms")
assert mended.transcript.text == "She walks downstage."
assert "downstage is a term of the stage" in ts.explain(mended)
assert "eo" in str(ts.clean(talk, only="disfluencies", language="eo").signature)
"""


@pytest.mark.usefixtures("installed")
def test_the_library_uses_all_that_is_installed():
    done = subprocess.run([sys.executable, "-W", "error", "-c", LIBRARY], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
