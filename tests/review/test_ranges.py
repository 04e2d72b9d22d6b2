"""Parts of a file, as browsers ask for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transcripts.review.ranges import part_of


@given(
    st.one_of(st.none(), st.text(max_size=20), st.from_regex(r"bytes=\d{0,20}-\d{0,20}", fullmatch=True)),
    st.integers(0, 50),
)
def test_a_part_lies_within_the_file(header: str | None, size: int) -> None:
    found = part_of(header, size)
    assert found is None or 0 <= found[0] <= found[1] <= size


def test_what_is_not_understood_asks_for_the_whole() -> None:
    for header in ("bytes=5-2", "bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=a-"):
        assert part_of(header, 10) == (0, 10)


def test_the_end_of_a_file_may_be_passed() -> None:
    assert part_of("bytes=8-99", 10) == (8, 10)
    assert part_of("bytes=-99", 10) == (0, 10)
    assert part_of("bytes=-0", 10) is None
