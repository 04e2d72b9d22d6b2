"""What is installed with the package: nothing copyleft, nothing that is not declared."""

import re
import subprocess
import sys
from importlib.metadata import distribution, requires
from pathlib import Path

from packaging.requirements import Requirement

import transcripts

ROOT = Path(__file__).parents[1]


def runtime_set(name="mended-transcripts", seen=None):
    seen = set() if seen is None else seen
    for line in requires(name) or []:
        wanted = Requirement(line)
        if (wanted.marker is None or wanted.marker.evaluate({"extra": ""})) and wanted.name not in seen:
            seen.add(wanted.name)
            runtime_set(wanted.name, seen)
    return sorted(seen)


def test_nothing_copyleft_is_installed_with_it():
    for name in runtime_set():
        meta = distribution(name).metadata
        licence = " ".join([meta.get("License-Expression") or "", (meta.get("License") or "")[:100],
                            *(c for c in meta.get_all("Classifier") or [] if c.startswith("License"))])  # fmt: skip
        assert licence.strip(), f"{name} states no licence"
        assert not re.search(r"\bA?L?GPL|General Public|MPL|EUPL", licence), f"{name}: {licence}"


def test_every_dependency_has_its_reason():
    decisions = (ROOT / "docs" / "explanation" / "decisions.md").read_text(encoding="utf-8")
    for line in requires("mended-transcripts") or []:
        name = re.match(r"[\w.-]+", line).group()
        assert "extra == 'dev'" in line.replace('"', "'") or f"| {name}" in decisions, name


def test_importing_it_loads_next_to_nothing():
    code = "import transcripts, sys; print([m for m in ('numpy', 'rapidfuzz', 'regex', 'click') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there():
    for name in transcripts.__all__:
        assert getattr(transcripts, name) is not None
    assert callable(transcripts.clean)
    assert callable(transcripts.align)
