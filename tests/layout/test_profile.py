"""Profiles: those that ship, one's own, and broken ones; the page that is made from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcripts.errors import LayoutError
from transcripts.layout import load_profile, profile_names
from transcripts.layout.describing import page


def written(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("name", profile_names())
def test_every_source_is_dated_and_every_figure_of_a_guide_has_one(name: str) -> None:
    profile = load_profile(name)
    assert profile.sources
    for source in profile.sources.values():
        assert source.read == "2026-11-22"
        assert source.url.startswith("http")
    for figure in ("max_line_characters", "min_duration_ms"):
        assert profile.origins[figure].sources, f"{figure} says where it is from"


def test_the_page_of_profiles_is_what_they_say() -> None:
    assert (Path(__file__).parents[2] / "docs" / "reference" / "profiles.md").read_text(encoding="utf-8") == page()


def test_ones_own_profile_keeps_what_it_does_not_name(tmp_path: Path) -> None:
    own = load_profile(written(tmp_path, 'extends = "netflix-en"\n[figures]\nmax_line_characters = 32\n'))
    assert (own.name, own.max_line_characters, own.max_duration_ms) == ("own", 32, 7000)


def test_a_limit_can_be_taken_away(tmp_path: Path) -> None:
    own = load_profile(written(tmp_path, 'extends = "ted"\n[figures]\nmax_cue_characters = "none"\n'))
    assert own.max_cue_characters is None


def test_a_profile_extends_one_that_stands_beside_it(tmp_path: Path) -> None:
    (tmp_path / "base.toml").write_text("[figures]\nmax_lines = 3\n", encoding="utf-8")
    assert load_profile(written(tmp_path, 'extends = "base.toml"\n')).max_lines == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[figures\n", "not TOML"),
        ("[figures]\nmax_line_charcters = 40\n", "did you mean 'max_line_characters'"),
        ('[figures]\nmax_line_characters = "wide"\n', "is not a whole number"),
        ("[figures]\nmax_line_characters = true\n", "is not a whole number"),
        ("[figures]\nmax_line_characters = 0\n", "more than 0"),
        ("[figures]\nmin_duration_ms = 8000\nmax_duration_ms = 7000\n", "longer than the maximum"),
        ('[figures]\nlabel = "shouted"\n', "not a form of label"),
        ('[figures]\nmax_lines = { is = 2, from = "nobody" }\n', "no source 'nobody'"),
        ("[figures]\nmax_lines = { of = 2 }\n", "a figure is a value"),
        ('[sources.a]\ntitle = "A"\n', "title, url and read"),
        ("[limits]\n", "no table 'limits'"),
        ('extends = "netflx-en"\n', "did you mean 'netflix-en'"),
        ('extends = "own.toml"\n', "circle"),
    ],
)
def test_a_broken_profile_says_what_is_wrong(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(LayoutError, match=told):
        load_profile(written(tmp_path, text))


def test_a_profile_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="cannot be read"):
        load_profile(str(tmp_path / "none.toml"))
