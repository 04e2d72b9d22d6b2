import pytest

import transcripts as ts


def cleaned(said, *names):
    return ts.clean(ts.Transcript((ts.Segment(said),)), gazetteer=list(names), only=["names"]).transcript.text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("So we come back to what Vladimir said about the bridge.", "Wladimir"),
        ("so we come back to what vladimir said about the bridge and the old road", "Wladimir"),
        ("He poured a porto for his aunt. Then he left the room.", "Porto"),
        ("I asked her about Helene and her boat. She laughed.", "Helena"),
    ],
)
def test_no_little_word_goes(said, name):
    changed = cleaned(said, name).lower().replace(name.lower(), "#")
    kept = [word for word in said.lower().split() if word.strip(".") in changed.replace(".", "").split()]
    assert len(kept) >= len(said.split()) - 1


def test_a_name_heard_with_a_little_word_in_it_is_mended():
    assert "Pyongyang" in cleaned(
        "they were all welcomed by a crowd in pong yang and there were many flags", "Pyongyang"
    )
