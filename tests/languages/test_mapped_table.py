import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.languages.mapped_table import Mapped, packed

KEYS = st.text(max_size=6).filter(lambda key: "\t" not in key)


@given(table=st.dictionaries(KEYS, st.binary(max_size=5), max_size=20), others=st.lists(KEYS, max_size=5))
def test_what_was_put_in_is_found_and_nothing_else(tmp_path_factory, table, others):
    path = tmp_path_factory.mktemp("mapped") / "table.bin"
    path.write_bytes(packed(table))
    held = Mapped(path)
    assert dict(held) == table
    assert len(held) == len(table)
    assert {key: held.get(key) for key in [*table, *others]} == {key: table.get(key) for key in [*table, *others]}


def test_keys_that_share_a_hash_stay_apart(tmp_path):
    # Both have the CRC-32 4DDB0C25 (a pair often quoted), with the tab that ends a key after them too.
    table = {"plumless": b"1", "buckeroo": b"2"}
    (tmp_path / "table.bin").write_bytes(packed(table))
    held = Mapped(tmp_path / "table.bin")
    assert {key: held.get(key) for key in table} == table


def test_half_a_letter_is_a_key_that_is_missing(tmp_path):
    (tmp_path / "table.bin").write_bytes(packed({"a": b"1"}))
    assert Mapped(tmp_path / "table.bin").get("\ud800") is None


def test_another_file_is_refused(tmp_path):
    (tmp_path / "table.bin").write_bytes(b"no table at all")
    with pytest.raises(ValueError, match="no table"):
        Mapped(tmp_path / "table.bin")
