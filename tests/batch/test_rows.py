"""Talks as rows and as Arrow batches: the same as by `clean`, and an error is a row too."""

import json
import pickle

import pytest

import transcripts as ts
from transcripts import Gazetteer
from transcripts.batch import CleanRow, clean_batches, clean_row, schema
from transcripts.batch.tasks import Cleaning
from transcripts.errors import ArgumentError

SRT = "1\n00:00:01,000 --> 00:00:04,500\nso we went to the the harbor in pongyang\n"


def test_a_row_is_what_clean_gives(tmp_path):
    path = tmp_path / "talk.srt"
    path.write_text(SRT, encoding="utf-8")
    result = ts.clean(ts.read(path))
    rows = [clean_row({"path": str(path)}), clean_row({"text": SRT}), clean_row({"bytes": SRT.encode()})]
    for row in rows:
        assert row["text"] == result.transcript.text
        assert [word["text"] for word in row["words"]] == [word.text for word in result.transcript.words]
        assert [change["id"] for change in row["changes"]] == [c.id for c in result.ledger.corrections]
        assert row["signature"] == str(result.signature)
        assert row["error"] is None


def test_a_row_function_with_options_goes_to_another_process_and_back():
    row = CleanRow(names=Gazetteer.of(["Pyongyang"]), cleaning=Cleaning(only=("names",)))
    again = pickle.loads(pickle.dumps(row))
    assert again({"text": SRT}) == row({"text": SRT})
    assert "Pyongyang" in row({"text": SRT})["text"]
    assert pickle.loads(pickle.dumps(clean_row))({"text": SRT})["error"] is None


@pytest.mark.parametrize("row", [{"bytes": b"\x00\x01"}, {"path": "not/there.srt"}, {"text": ""}, {"bytes": b""}])
def test_what_cannot_be_read_is_a_row_with_its_error(row):
    found = clean_row(row)
    error = json.loads(found["error"])
    assert error["message"]
    assert (found["text"], found["words"]) == (None, [])


def test_a_row_that_holds_no_talk_is_a_mistake_of_the_program():
    with pytest.raises(ArgumentError, match="path, bytes, text"):
        clean_row({"talk": SRT})


def test_batches_are_what_rows_are():
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"text": [SRT, "", SRT], "other": [1, 2, 3]})
    found = clean_batches(table)
    assert found.schema == schema()
    assert found.to_pylist() == [clean_row({"text": text}) for text in table["text"].to_pylist()]
    (batch,) = table.to_batches()
    assert clean_batches(batch).to_pylist() == found.to_pylist()
    assert clean_batches(table.slice(0, 0)).schema == schema()
    with pytest.raises(ArgumentError, match="none of the columns"):
        clean_batches(pa.table({"talk": [SRT]}))


def test_a_result_as_tables_goes_to_parquet_and_back(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    result = ts.clean(ts.read(SRT))
    held = result.to_arrow()
    assert held.words.num_rows == len(result.transcript.words)
    assert held.cues["start_ms"].to_pylist() == [1000]
    assert held.changes.num_rows == len(result.ledger.corrections) + len(result.ledger.suggestions)
    parquet.write_table(held.words, tmp_path / "words.parquet")
    assert parquet.read_table(tmp_path / "words.parquet").equals(held.words)


def test_the_same_function_by_dasks_threads():
    dask = pytest.importorskip("dask")
    delayed = [dask.delayed(clean_row)({"text": text}) for text in (SRT, "", SRT)]
    found = dask.compute(*delayed, scheduler="threads")
    assert list(found) == [clean_row({"text": text}) for text in (SRT, "", SRT)]


def test_the_same_function_in_dasks_map_partitions():
    frames = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")
    pa = pytest.importorskip("pyarrow")

    def clean_part(part):
        return clean_batches(pa.Table.from_pandas(part[["text"]], preserve_index=False)).to_pandas()

    talks = frames.from_pandas(pandas.DataFrame({"text": [SRT, "", SRT]}), npartitions=2)
    found = talks.map_partitions(clean_part, meta=schema().empty_table().to_pandas()).compute(scheduler="sync")
    assert found["text"].tolist()[0] == clean_row({"text": SRT})["text"]
    assert found["error"].notna().sum() == 1
