"""What a person's edits teach: names, their mishearings, terms and house spellings, from a machine's text and its edit.

Transcripts in, lessons and a gazetteer out. Nothing here opens a file or changes a text.
"""

from transcripts.edits.comparing import Changed, Pairs, compare
from transcripts.edits.lessons import Heard, Lesson, Lessons, learn
from transcripts.edits.replaying import Replay, replay

__all__ = ["Changed", "Heard", "Lesson", "Lessons", "Pairs", "Replay", "compare", "learn", "replay"]
