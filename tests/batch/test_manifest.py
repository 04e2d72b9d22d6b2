"""What is known of an output folder, after whatever has happened to it."""

import json

import pytest

from transcripts.batch.manifest import JOURNAL, MANIFEST, Announced, Entry, ManifestError, announce, digest, load

OLD, NEW = b"old", b"new"


def entry(content, name="a.srt"):
    return Entry(("in",), "recipe", {name: digest(content)})


def test_what_is_saved_is_known_and_written_the_same_whatever_the_order(tmp_path):
    for names in (("a", "b"), ("b", "a")):
        held = load(tmp_path)
        for name in names:
            held.add(name, entry(OLD, f"{name}.srt"))
        held.save()
        text = (tmp_path / MANIFEST).read_bytes()
    assert load(tmp_path).entries == held.entries
    assert list(json.loads(text)["entries"]) == ["a", "b"]


def test_a_job_that_was_announced_is_done_if_and_only_if_all_of_it_is_there(tmp_path):
    (tmp_path / JOURNAL).touch()
    announce(tmp_path, Announced("a", entry(NEW), {"a.srt": digest(OLD)}))
    (tmp_path / "a.srt").write_bytes(OLD)
    held = load(tmp_path)
    assert "a" not in held.entries
    assert held.contents("a") == {digest(OLD), digest(NEW)}
    (tmp_path / "a.srt").write_bytes(NEW)
    assert load(tmp_path).entries["a"] == entry(NEW)


@pytest.mark.parametrize("torn", [b'\n{"name": "b", "entr', b"\n\xff\xfe\x00", b"[1, 2]\n", b'{"name": 3}\n'])
def test_half_a_line_of_a_journal_hides_no_other(tmp_path, torn):
    (tmp_path / JOURNAL).write_bytes(torn)
    (tmp_path / "a.srt").write_bytes(NEW)
    announce(tmp_path, Announced("a", entry(NEW), {}))
    assert set(load(tmp_path).entries) == {"a"}


def test_what_a_killed_run_left_half_done_stays_known_when_another_run_ends(tmp_path):
    announce(tmp_path, Announced("a", entry(NEW), {}))
    held = load(tmp_path)
    held.add("b", entry(OLD, "b.srt"))
    held.save()
    assert load(tmp_path).contents("a") == {digest(NEW)}


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "broken"), ("[]", "broken"), ('{"manifest": 1, "entries": {"a": 3}}', "broken"),
     ('{"manifest": 2, "entries": {}}', "version 2"), ("[" * 100_000, "broken")],
)  # fmt: skip
def test_a_manifest_that_cannot_be_understood_is_an_error_with_its_place_unless_all_is_done_anew(tmp_path, text, said):
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    with pytest.raises(ManifestError, match=said) as raised:
        load(tmp_path)
    assert MANIFEST in str(raised.value)
    assert "--force" in str(raised.value)
    assert load(tmp_path, anew=True).entries == {}


def test_names_that_are_no_text_are_kept(tmp_path):
    held = load(tmp_path)
    held.add("caf\udce9\n.srt", entry(OLD, "caf\udce9\n.srt"))
    held.save()
    assert "caf\udce9\n.srt" in load(tmp_path).entries
