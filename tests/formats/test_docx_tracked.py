"""Word with tracked changes: an independent reader sees source and clean text, and a review comes back as decisions."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts as ts
from tests.ledger.test_files import damaged, few, texts, through
from tests.ledger.test_patching import with_suggestions
from transcripts.errors import TranscriptsError

pytest.importorskip("docx")
pytest.importorskip("docx_revisions")
from docx.oxml import parse_xml
from docx_revisions import RevisionDocument
from lxml import etree

from transcripts.formats.docx_tracked import read_reviewed, write_tracked

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def tracked(text, ledger):
    return write_tracked(text, ledger, lambda c: f"why {c.id}")


def seen(data, how):
    """The words that docx-revisions, an independent reader, sees with all changes accepted or rejected."""
    document = RevisionDocument(io.BytesIO(data))
    text = {"accept": "accepted_text", "reject": "original_text"}[how]
    words = " ".join(getattr(paragraph, text) for paragraph in document.paragraphs).split()
    (document.accept_all if how == "accept" else document.reject_all)()
    assert " ".join(paragraph.text for paragraph in document.paragraphs).split() == words
    return words


@st.composite
def documents(draw):
    source = through(draw(damaged()), "srt")
    clean, ledger = with_suggestions(source)
    return Made((source, clean, ledger, tracked(clean, ledger)))


class Made(tuple):
    """A source, its clean text, its ledger and the document; too long to be shown whole."""

    __slots__ = ()

    def __repr__(self):
        return f"Made of {self[0].text!r}"


@few
@given(documents())
def test_an_independent_reader_sees_the_source_and_the_clean_text(made):
    source, clean, _, data = made
    assert seen(data, "accept") == texts(clean)
    assert seen(data, "reject") == texts(source)


def decided(data, choose):
    """The document after a reviewer went through our changes: `choose` says of each whether it is accepted."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = parse_xml(content)
                number = -1
                last = None
                for change in list(root.iter(f"{W}del", f"{W}ins")):
                    before = change.getprevious()
                    while before is not None and before.tag.endswith(("commentRangeStart", "commentRangeEnd")):
                        before = before.getprevious()
                    if not (change.tag == f"{W}ins" and last is not None and before is last):
                        number += 1
                    last = change if change.tag == f"{W}del" else None
                    kept = choose(number)
                    if kept is None:
                        continue
                    if kept == (change.tag == f"{W}ins"):
                        for run in list(change):
                            for part in run.iter(f"{W}delText"):
                                part.tag = f"{W}t"
                            change.addprevious(run)
                    marker = etree.Element(f"{W}proofErr")
                    change.addprevious(marker)
                    if last is change:
                        last = marker
                    change.getparent().remove(change)
                content = etree.tostring(root)
            new.writestr(name, content)
    return held.getvalue()


@few
@given(documents(), st.randoms())
def test_what_a_reviewer_accepts_and_rejects_comes_back_as_decisions(made, random):
    _, clean, ledger, data = made
    fates = {}
    data = decided(data, lambda n: fates.setdefault(n, random.choice([True, False, None])))
    patch = read_reviewed(data, ledger)
    assert not patch.edits
    done = ts.apply(clean, ledger, patch)
    assert texts(done.transcript) == seen(data, "accept")


@few
@given(documents())
def test_a_document_that_nobody_touched_decides_nothing(made):
    *_, clean, ledger, data = made
    patch = read_reviewed(data, ledger)
    assert not patch
    assert texts(ts.apply(clean, ledger, patch).transcript) == texts(clean)


def edited(data, old, new):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(held, "w") as made:
        for name in was.namelist():
            content = was.read(name)
            if name == "word/document.xml":
                text = content.decode()
                assert old in text
                content = text.replace(old, new, 1).encode()
            made.writestr(name, content)
    return held.getvalue()


def mayor():
    source = ts.read_bytes(
        b"1\n00:00:01,000 --> 00:00:04,000\nhere the mayor soulveg brant said that it rains\n\n"
        b"2\n00:00:05,000 --> 00:00:09,000\nand nobody knew when the boats would come\n",
        "a.srt",
    )
    clean, ledger = with_suggestions(source)
    return source, clean, ledger, tracked(clean, ledger)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [(" boats", " ferries", "the ferries would"), (" boats", " small boats", "the small boats would"),
     (" boats", "", "when the would"), (" when", " exactly when,", "knew exactly when, the")],
)  # fmt: skip
def test_what_a_reviewer_writes_comes_back_as_an_edit(old, new, wanted):
    _, clean, ledger, data = mayor()
    patch = read_reviewed(edited(data, f">{old}<", f">{new}<"), ledger)
    assert len(patch.edits) == 1
    assert not patch.accept
    assert not patch.reject
    assert wanted in " ".join(texts(ts.apply(clean, ledger, patch).transcript))


def test_words_written_as_a_suggestion_has_them_accept_it():
    _, _, ledger, data = mayor()
    (suggestion,) = [c for c in ledger.suggestions if c.before == "soulveg brant"]
    data = edited(edited(data, "> soulveg<", "> Solveig<"), "> brant<", "> Brandt<")
    assert read_reviewed(data, ledger).accept == (suggestion.id,)


def test_evidence_and_suggestions_are_comments():
    _, _, ledger, data = mayor()
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        comments, document = held.read("word/comments.xml").decode(), held.read("word/document.xml").decode()
    for c in ledger.suggestions:
        assert f"why {c.id}" in comments
    assert "Suggested: Solveig Brandt" in comments
    authors = set(re.findall(r'<w:(?:ins|del|comment) [^>]*w:author="([^"]*)"', comments + document))
    assert authors == {"transcripts"}
    assert document.count("commentRangeStart") == document.count("commentRangeEnd") == comments.count("<w:comment ")


def test_what_is_no_document_of_the_talk_is_refused():
    _, _, ledger, _ = mayor()
    other = ts.Transcript((ts.Segment("quite another talk of which nothing is known here at all"),))
    own = ts.clean(other, only="names", starter=False)
    for bad in (b"PK\x03\x04", b"", tracked(other, own.ledger)):
        with pytest.raises(TranscriptsError):
            read_reviewed(bad, ledger)


def test_libreoffice_reads_it(tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("LibreOffice is not installed")
    _, clean, _, data = mayor()
    (tmp_path / "talk.docx").write_bytes(data)
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text",
         "--outdir", str(tmp_path), str(tmp_path / "talk.docx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    said = (tmp_path / "talk.txt").read_text(encoding="utf-8-sig")
    assert said.split() == texts(clean)
