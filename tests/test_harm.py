"""Right text stays right: the rows of `benchmarks.harm` at a size for every run, on texts that the project holds."""

import pytest

from benchmarks import _harm_rows as rows
from benchmarks._harm_count import harm, lost
from benchmarks._harm_texts import languages, own_pages
from benchmarks.harm import english_rows
from transcripts.gazetteer import Gazetteer

FOREIGN = languages()
LISTED = Gazetteer.of(
    ["Singen", "Welten", "Andres", "Controller", "Biden", "Mark Erhart", "Jens", "Maire", "Porto", "Peña", "Moorgate"]
)


@pytest.mark.parametrize("code", FOREIGN)
@pytest.mark.parametrize("names", [None, LISTED], ids=["starter", "listed"])
def test_no_letter_of_another_language_changes(code, names):
    for make in (rows.prose, rows.cut, rows.bare):
        found = harm(make(FOREIGN[code]), names, starter=True)
        assert (found.changed, found.case) == (0, 0), found.shown


@pytest.mark.parametrize("row", english_rows(FOREIGN))
def test_no_word_of_english_changes_without_a_list_of_ones_own(row):
    talk = english_rows(FOREIGN)[row](own_pages())
    assert harm(talk, None, starter=True).changed == 0


@pytest.mark.parametrize("code", ["de", "fr", "ja", "zh", "ar"])
def test_no_word_is_lost_untold_on_the_way_to_a_file(code):
    for make in (rows.prose, rows.cut):
        assert all(missing <= told for _, missing, told in lost(make(FOREIGN[code])))


def test_tags_are_kept_or_told():
    assert all(missing <= told for _, missing, told in lost(rows.tagged(own_pages())))
