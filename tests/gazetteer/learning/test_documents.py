"""Learning from documents: what is found in ours, what is left out, and which spelling wins."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.seeds import seed_path
from transcripts import read
from transcripts.errors import GazetteerError
from transcripts.gazetteer import Gazetteer
from transcripts.gazetteer.learning.blocks import blocks, sentences, strip_html
from transcripts.gazetteer.learning.documents import Document
from transcripts.model import Chapter, Segment, Transcript

DOCUMENTS = Path(__file__).parents[3] / "fixtures" / "documents"


@pytest.fixture(scope="module")
def harbour():
    names = ("harbour.txt", "harbour.html", "agenda.md", "panel.txt")
    return Gazetteer.from_documents([DOCUMENTS / name for name in names])


def entry(names, form):
    (found,) = names.get(form)
    return found


@pytest.mark.parametrize(
    ("name", "kind", "role"),
    [
        ("Marisol Okonkwo", "person", "Tidewick Harbour Trust chair"),
        ("Okonkwo", "person", "Tidewick Harbour Trust chair"),
        ("Ivo Brandvold", "person", "trust's chief engineer"),
        ("Hedda Lindqvist", "person", None),
        ("Ana-Luísa Teixeira", "person", "designer of the lens"),
        ("Tidewick Harbour Trust", "organisation", None),
        ("Aldermoor University", "organisation", None),
        ("Lisbon", "place", None),
        ("Norway", "place", None),
        ("Velkaro", "product", None),
        ("LumoSync", "term", None),
        ("catadioptric", "term", None),
        ("lumo-ctl", "term", None),
        ("tea urn", "phrase", None),
        ("salvage rights", "phrase", None),
    ],
)
def test_what_the_documents_hold_is_found(harbour, name, kind, role):
    found = entry(harbour, name)
    assert (found.canonical, found.kind) == (name, kind)
    if role:
        assert found.role == role


@pytest.mark.parametrize(
    "junk",
    [
        "Leave a Reply", "Newest First Comments By Popular Demand", "Reply", "Evil Tracker Corp", "Tracker", "Home",
        "Sport Desk Daily", "Golden Turnip Shoes", "Horatio Blunt", "Privacy Policy", "Old_Harbour_Minutes", "Tuesday",
        "Harbour Town Votes", "In Lisbon", "The", "She", "Speaker", "Dr", "Prof", "See", "Ten", "beaches",
    ],
)  # fmt: skip
def test_page_furniture_and_ordinary_words_are_no_names(harbour, junk):
    assert junk not in harbour


def test_the_better_attested_spelling_wins_and_the_rest_are_aliases(harbour):
    assert entry(harbour, "Velkaro").aliases == ("Velcaro",)
    assert entry(harbour, "Ana-Luísa Teixeira").aliases == ("Ana-Luisa Teixeira",)


def test_counts_say_where_each_was_seen(harbour):
    assert dict(entry(harbour, "Marisol Okonkwo").seen) == {"harbour.txt": 1, "harbour.html": 1, "agenda.md": 1}
    assert dict(entry(harbour, "catadioptric").seen) == {"harbour.txt": 2, "panel.txt": 1}


def test_words_near_a_name_are_kept_as_context(harbour):
    assert "designer" in entry(harbour, "Ana-Luísa Teixeira").context


def test_a_phrase_seen_once_weighs_less(harbour):
    assert entry(harbour, "tea urn").weight < entry(harbour, "Velkaro").weight


def test_two_names_that_are_near_each_other_stay_two():
    text = "We met Karim Sadek and Karin Sadek.\nKarim Sadek and Karin Sadek spoke.\nThey toured Austria and Australia."
    names = Gazetteer.from_documents([text])
    assert entry(names, "Karim Sadek").aliases == ()
    assert entry(names, "Karin Sadek").canonical == "Karin Sadek"
    assert entry(names, "Austria").canonical == "Austria"
    assert entry(names, "Australia").canonical == "Australia"


def test_a_hyphen_that_one_source_writes_makes_no_second_name():
    names = Gazetteer.from_documents(["Pak Yong-su met them.\n", "Pak Yong Su met us. Then Pak Yong Su left.\n"])
    assert entry(names, "Pak Yong Su").aliases == ("Pak Yong-su",)


def test_what_a_recogniser_wrote_is_not_learnt_from_a_caption_dump():
    names = Gazetteer.from_documents([DOCUMENTS / "captions_page.txt"])
    assert entry(names, "Ivo Brandvold").kind == "person"
    for wrong in ("Brand Fold", "Mary Soul", "Tide Wick", "Grenade Point", "Die Optic"):
        assert wrong not in names
    assert not any("TidewickLighthouse" in name for name in names.names)


def test_a_transcript_gives_its_speakers_and_page_matter():
    talk = Transcript(
        (Segment("so grenade point", 0, 1000, speaker="Hedda Lindqvist"),),
        title="The light at Grennick",
        chapters=(Chapter("Welcome", summary="Marisol Okonkwo opens."),),
    )
    names = Gazetteer.from_documents([Document.of_transcript(talk, speech=False)])
    assert entry(names, "Hedda Lindqvist").kind == "person"
    assert "Grennick" in names
    assert "Marisol Okonkwo" in names
    assert "grenade" not in names
    assert "Hedda Lindqvist" in Gazetteer.from_documents([talk])


def test_a_page_that_was_read_as_a_transcript_loses_its_furniture_too():
    direct = Gazetteer.from_documents([DOCUMENTS / "harbour.txt"])
    assert set(Gazetteer.from_documents([read(DOCUMENTS / "harbour.txt")]).names) == set(direct.names)


def test_a_web_page_that_was_read_as_a_transcript_keeps_its_names():
    # Reading keeps what stands in the page's main part: there a word too many is better than one too few.
    direct = Gazetteer.from_documents([DOCUMENTS / "harbour.html"])
    assert set(direct.names) <= set(Gazetteer.from_documents([read(DOCUMENTS / "harbour.html")]).names)


def test_learning_is_the_same_every_time(harbour):
    names = ("harbour.txt", "harbour.html", "agenda.md", "panel.txt")
    assert Gazetteer.from_documents([DOCUMENTS / name for name in names]) == harbour


def test_learnt_names_are_saved_and_loaded(harbour, tmp_path):
    harbour.save(tmp_path / "names.toml")
    assert Gazetteer.load(tmp_path / "names.toml") == harbour


def test_nothing_is_learnt_from_nothing():
    assert len(Gazetteer.from_documents([])) == 0
    assert len(Gazetteer.from_documents(["\n"])) == 0


@pytest.mark.parametrize("path", ["missing.txt", "nul\0.txt"])
def test_a_document_that_cannot_be_read(path):
    with pytest.raises(GazetteerError, match="what to do"):
        Gazetteer.from_documents([path])


def test_binary_is_no_document(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\xff\x00\x01")
    with pytest.raises(GazetteerError, match="not text"):
        Gazetteer.from_documents([tmp_path / "a.txt"])


def test_the_articles_teach_what_the_captions_got_wrong():
    names = Gazetteer.from_documents([seed_path(number) for number in ("000", "002", "003", "004")])
    for form in ("Pyongyang", "Seoul", "Kim Jong Un", "Vladimir Putin", "Yuri Ushakov"):
        assert entry(names, form).kind in {"person", "place"}
    for phrase in ("hegemonic", "imperialist policy", "tea set", "shipping containers"):
        assert phrase in names
    for furniture in ("Ron DeSantis", "Biden", "St. Louis", "Leave a Reply", "RevBlogTranscriptsNorth", "COMMENTS"):
        assert furniture not in names
    page = Gazetteer.from_documents([seed_path("001"), seed_path("003")])
    assert entry(page, "Aurus").aliases == ("Auras",)


def test_html_is_stripped_and_broken_html_is_no_trouble():
    assert strip_html("<p>a<b>b</b> c<p>d<div hidden>e</div>").split() == ["ab", "c", "d"]
    assert "text" in strip_html("<p>text <<>> <div class='x' <p <!-- never closed")


def test_sentences_end_where_they_end():
    text = 'Mr. Sadek of St. Kew left at 5 p.m. on the U.S. ship. "Really?" she asked. J. Brandvold nodded.'
    assert list(sentences(text)) == [
        "Mr. Sadek of St. Kew left at 5 p.m. on the U.S. ship.",
        '"Really?" she asked.',
        "J. Brandvold nodded.",
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_learnt_from(text):
    assert all(e.canonical.strip() for e in Gazetteer.from_documents([text + "\n"]))


@given(st.text(alphabet="<>/pdivscrit abA=\"'!-&;", max_size=200))
def test_any_html_gives_blocks(text):
    assert all(block.text or block.speaker for block in blocks("<html>" + text))
