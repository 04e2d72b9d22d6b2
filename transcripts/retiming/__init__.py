"""Other times for the same words: a talk moved, stretched or clipped, several talks joined, one talk split.

    retime(talk, shift_ms=-2500)               everything two and a half seconds earlier
    retime(talk, fps=(23.976, 25))             for the same film played faster
    retime(talk, clip_ms=(60_000, 120_000))    the second minute alone
    join([first, second])                      the second after the first
    split(talk, every_ms=600_000)              parts of ten minutes

No word is lost, doubled or put into another order, which is checked before a result is given back; what had to be
guessed or cut is told in its `warnings`. Nothing here reads or writes files, and no cue is divided for the screen.
"""

from transcripts.retiming.joining import join
from transcripts.retiming.retime import retime
from transcripts.retiming.splitting import split

__all__ = ["join", "retime", "split"]
