"""What English writes short and says long, and the other way round: a closed table. Nothing here changes a text."""

from __future__ import annotations

_SHORT = """gonna: going to; gotta: got to; wanna: want to | want a; gimme: give me; lemme: let me; kinda: kind of;
sorta: sort of; outta: out of; lotta: lot of; dunno: do not know | don't know; gotcha: got you; hafta: have to;
oughta: ought to; tryna: trying to; imma: i am going to | i'm going to; whatcha: what are you | what do you;
coulda: could have; shoulda: should have; woulda: would have; musta: must have; cuz: because; coz: because;
'cause: because; 'em: them; 'til: until; 'bout: about; y'all: you all; c'mon: come on; alright: all right; ok: okay;
o.k.: okay; cannot: can not | can't; can't: can not | cannot; won't: will not; shan't: shall not; let's: let us;
ain't: is not | am not | are not | has not | have not; ma'am: madam; o'clock: of the clock; mr: mister; mrs: missus;
ms: miss; dr: doctor; prof: professor; jr: junior; sr: senior; vs: versus; etc: et cetera; st.: saint | street;
gov.: governor; sen.: senator; gen.: general; lt.: lieutenant; sgt.: sergeant; capt.: captain"""
_ENDINGS = (
    ("n't", ("not",)),
    ("'m", ("am",)),
    ("'re", ("are",)),
    ("'ve", ("have",)),
    ("'ll", ("will", "shall")),
    ("'d", ("would", "had", "did")),
    ("'s", ("is", "has")),
)
"""`'s` of a possessive stays what it is: only where another text says `is` there is it one."""


def _table() -> dict[str, tuple[tuple[str, ...], ...]]:
    rows = (row.split(":") for row in _SHORT.replace("\n", " ").split(";"))
    return {short.strip(): tuple(tuple(way.split()) for way in ways.split("|")) for short, ways in rows}


_TABLE = _table()


def in_full(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which a word may be said in full; none if it is no short form.

    The word comes in lower case, with straight apostrophes and with its full stop if it has one.

    >>> in_full("gonna"), in_full("we'd")
    ((('going', 'to'),), (('we', 'would'), ('we', 'had'), ('we', 'did')))
    >>> in_full("going"), in_full("'tis")
    ((), ())
    """
    bare = word.rstrip(".")
    if found := _TABLE.get(word) or _TABLE.get(bare):
        return found
    for ending, ways in _ENDINGS:
        stem = bare.removesuffix(ending)
        if stem != bare and stem.isalpha():
            return tuple((stem, way) for way in ways)
    return ((f"{bare[:-1]}g",),) if bare.endswith("in'") and len(bare) > len("in'") + 1 else ()
