"""Which breaks are forbidden, which are good: the pairs of fixtures/layout/breaks, and whole lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from transcripts.layout.breaks import FORBIDDEN, PLAIN, break_cost, break_costs, forbidden

FIXTURES = Path(__file__).parents[2] / "fixtures" / "layout" / "breaks"


def pairs(name: str) -> list[tuple[str, ...]]:
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("first", "second", "rule"), pairs("never.tsv"))
def test_no_line_breaks_here(first: str, second: str, rule: str) -> None:
    assert forbidden(first, second) == rule
    assert break_cost(first, second) == FORBIDDEN


@pytest.mark.parametrize(("first", "second"), pairs("good.tsv"))
def test_a_line_may_break_here(first: str, second: str) -> None:
    assert forbidden(first, second) == ""
    assert break_cost(first, second) <= PLAIN + 4


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("the ferry left and nobody knew", "and"),
        ("they stayed because of the rain outside", "because"),
        ("it was late, the town was asleep", "the"),
    ],
)
def test_the_best_place_is_before_the_conjunction_or_after_the_mark(text: str, best: str) -> None:
    words = text.split()
    costs = break_costs(words)
    assert words[min(range(1, len(words)), key=costs.__getitem__)] == best


def test_a_sound_tag_is_one_thing_and_breaks_are_good_around_it() -> None:
    costs = break_costs(["home", "[crowd", "cheering]", "again"])
    assert costs[2] == FORBIDDEN
    assert max(costs[1], costs[3]) < PLAIN


def test_a_tag_in_place_of_a_word_stays_with_its_article() -> None:
    assert break_costs(["the", "[inaudible]"])[1] == FORBIDDEN


@pytest.mark.parametrize("word", ["—", "-", "…", "♪", ""])
def test_a_mark_alone_stays_with_the_word_before_it(word: str) -> None:
    assert break_cost("words", word) == FORBIDDEN


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("we paid five point two million dollars then", range(3, 7)),
        ("write to jane dot doe at example dot com", range(3, 9)),
        ("ask the i r s now", range(3, 5)),
    ],
)
def test_no_line_breaks_inside_a_spoken_unit(text: str, inside: range) -> None:
    costs = break_costs(text.split())
    assert [i for i, cost in enumerate(costs) if cost == FORBIDDEN and i in inside] == list(inside)


@pytest.mark.parametrize(("first", "second"), [("Maj.", "Lind"), ("i.e.", "the"), ("p.m.", "Eastern"), ("No.", "5")])
def test_a_short_form_is_no_end(first: str, second: str) -> None:
    assert break_cost(first, second) > PLAIN - 5


def test_a_short_form_may_end_a_sentence() -> None:
    assert break_cost("p.m.", "They") == 0
    assert break_cost("no.", "Then") == 0
