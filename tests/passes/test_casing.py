import pytest

from transcripts import Gazetteer, Segment, Transcript
from transcripts.gazetteer.gazetteer import plain_entry
from transcripts.ledger import View
from transcripts.passes.casing import casing_pass

NAMES = Gazetteer.of(map(plain_entry, ["North Korea", "Beijing", "Wednesday", "China"]))


def mended(text, names=NAMES):
    return [(c.before, c.after, c.layer) for c in casing_pass(names)(View(Transcript((Segment(text),))))]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("another close Ally of Beijing came to see us", ("Ally", "ally")),
        ("on Wednesday they said it was Defensive in nature", ("Defensive", "defensive")),
        ("they did not like the Optics China does not want", ("Optics", "optics")),
    ],
)
def test_a_stray_capital_is_taken_back(text, pair):
    assert mended(text) == [(*pair, "marks")]


@pytest.mark.parametrize(
    "text",
    [
        "he went to North Korea in May with Will and Grace",
        "he spoke for the Korean Service of Beijing radio",
        "the Security Council met on Wednesday about this",
        "no capital stands in this line at all",
        "Somebody wrote this. It has marks. A close Ally came. So what.",
        "",
    ],
)
def test_names_and_punctuated_text_keep_their_capitals(text):
    assert mended(text) == []
