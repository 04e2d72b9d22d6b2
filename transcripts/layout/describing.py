"""The profiles as a page of Markdown: every figure with its sources, the day they were read, and where they differ.

    python -m transcripts.layout.describing > docs/reference/profiles.md

A test compares the page with what this module makes, so the two cannot drift apart.
"""

from __future__ import annotations

from transcripts.layout.profile import FIGURES, Profile, load_profile, profile_names

_HEAD = """# Profiles

A profile is a set of rules for subtitles: those of a platform, or your own
([how to write one](../how-to/subtitles.md)). A figure that a profile does not name is not checked.

Guides change. Each figure carries the source that it was read from, and the date; most were read in stored copies, some
of them old. Where two sources differ, the note says so. A figure without a source is common practice, or our own
choice. How characters are counted is explained in [layout](../explanation/layout.md#how-characters-are-counted).

This page is made from `transcripts/layout/profiles/*.toml` by `python -m transcripts.layout.describing`; change the
files, not the page.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(load_profile(name)) for name in profile_names())])


def _section(profile: Profile) -> str:
    lines = [f"## `{profile.name}`: {profile.title}", "", "| figure | value | source | note |", "|---|---|---|---|"]
    for name in FIGURES:
        value = getattr(profile, name)
        origin = profile.origins.get(name)
        if origin is None and value in (None, "", 0, False):
            continue
        sources = ", ".join(f"[{key}]" for key in origin.sources) if origin else ""
        note = origin.note if origin else "the package's default"
        lines.append(f"| {name} | {_shown(value)} | {sources} | {note} |")
    used = {key for origin in profile.origins.values() for key in origin.sources}
    lines.append("")
    for key, source in profile.sources.items():
        if key in used:
            how = f", {source.how}" if source.how else ""
            lines.append(f"- [{key}] {source.title}, <{source.url}>, read {source.read}{how}")
    return "\n".join([*lines, ""])


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else f"`{value}`" if isinstance(value, str) else str(value)


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - this is a program when it is run
