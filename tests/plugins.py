"""Packages that add to transcripts, made and installed in a folder of the test's own."""

from importlib import invalidate_caches

from transcripts import plugins
from transcripts.formats import table
from transcripts.languages import registry
from transcripts.layout import profile
from transcripts.passes import added, explaining


def install(folder, package, module, offers, version="1.0"):
    """Put a package of one module into a folder as an installer does: `offers` are {group: {name: "module:OBJECT"}}."""
    (folder / f"{package}.py").write_text(module, encoding="utf-8")
    info = folder / f"{package}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", encoding="utf-8")
    lines = []
    for group, named in offers.items():
        lines += [f"[transcripts.{group}]", *(f"{name} = {target}" for name, target in named.items()), ""]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def forget():
    """Let what is installed be looked up anew."""
    invalidate_caches()
    for known in CACHES:
        known.cache_clear()


CACHES = [
    plugins._entry_points,
    plugins._offers_something,
    table.all_formats,
    profile._added,
    added.added_steps,
    explaining._phrases,
    registry.languages,
]
