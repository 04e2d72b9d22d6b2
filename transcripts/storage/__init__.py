"""Files as bytes: the one way to read one, the one way to write them, and the refusal of paths that coincide.

    read_file("talk.srt")                            its bytes; `-` is standard input
    place({"talk.srt": b"...", "ledger.json": b"…"})  all of them or none; `-` is standard output
    refuse_clashes([("-o", "talk.srt")], [("IN", "./talk.srt")])

Nothing here knows what is in the files.
"""

from transcripts.storage.clashes import Named, refuse_clashes
from transcripts.storage.locking import locked
from transcripts.storage.placing import place
from transcripts.storage.reading import read_file, read_text
from transcripts.storage.target import Target

__all__ = ["Named", "Target", "locked", "place", "read_file", "read_text", "refuse_clashes"]
