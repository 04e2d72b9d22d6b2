from hypothesis import given
from hypothesis import strategies as st

from transcripts.blanks import between, collapsed, joined, kept


def test_scripts_without_blanks_get_none_where_lines_meet():
    assert joined(["港は", "静かです。", "はい"]) == "港は静かです。はい"
    assert joined(["ท่าเรือ", "เงียบ"]) == "ท่าเรือเงียบ"


def test_other_scripts_get_one():
    assert joined(["the port", "is quiet"]) == "the port is quiet"
    assert joined(["항구는", "조용해요"]) == "항구는 조용해요"
    assert between("iPhone", "を") == between("を", "iPhone") == " "


def test_blanks_of_the_source_stay():
    assert kept(" ", "港は", "静か") == " "
    assert kept("\u3000", "港は", "静か") == "\u3000"
    assert kept("\u00a0", "«", "Oui") == "\u00a0"
    assert kept("  \n", "one", "two") == " "


@given(st.lists(st.text(alphabet="ab。港ー、é ", min_size=1).filter(str.strip), min_size=1))
def test_nothing_but_blanks_is_put_in_or_taken_out(lines):
    assert "".join(joined(lines).split()) == "".join("".join(lines).split())
    assert collapsed(collapsed(lines[0])) == collapsed(lines[0])
