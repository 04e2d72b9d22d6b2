"""What no likeness can bring about, and what a few plain facts settle without weighing.

`barred` says why a candidate is out of the question; `settled` gives the chance of one that is beyond doubt: one word
of a known phrase misheard as no word, a form that no English text has, a name cut short that stands whole elsewhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from transcripts.gazetteer.distance import costs
from transcripts.gazetteer.gazetteer import fold
from transcripts.gazetteer.sound import pieces, sounds
from transcripts.gazetteer.wordlist import frequency, is_known, is_word
from transcripts.passes.context import nearby

if TYPE_CHECKING:
    from transcripts.passes.names_features import Candidate, Features
    from transcripts.passes.names_scene import Scene
    from transcripts.passes.names_spans import Token

NO_WORD = 12.0  # the rarity of what no list has
LEAST_PHONES = 3
SETTLED = 0.9
LITTLE = 800.0
"""A word this frequent in a million stands by itself."""
LISTED, SHORT = 0.95, 0.86
LEAST_REST = 0.5
HOMOPHONE, SAME = 0.95, 0.97


def barred(scene: Scene, c: Candidate) -> str:
    """Why a candidate is out of the question; empty where it is not."""
    f = c.features
    assert f is not None
    words = scene.words[c.span.first : c.span.first + c.span.count]
    if c.listed:
        return ""
    if "&" in c.target.form:
        return "an ampersand is a way of writing"
    if c.span.letters == c.target.letters:
        return _joined(scene, c, words)
    if f.sound >= SAME and c.target.entry.pronunciations:
        return ""  # said as its entry says
    tests = (
        (f.letters > 0, "letters spelled out"),
        (f.abbreviation > 0 and f.phones < 6, "an abbreviation: too many sound like it"),
        (f.phones < LEAST_PHONES, "too short"),
        (f.breaks > 0, "another name stands here"),
        (f.shared >= 1, "the name stands here with other words"),
        (_digits(words, c.target.form), "other digits"),
        (_number(words, c.target.form), "a number"),
        (_shouted(words, f), "an abbreviation of its own"),
        (_filled(words), "a filler at its edge"),
        (f.abbreviation > 0 and len(words) == 1, "an abbreviation: too many sound like it"),
        (_plain_word(scene, c, f), "an ordinary word in an ordinary place"),
        (_other_name(c, f), "a name that is known, and not near enough"),
        (_plain_talk(words), "ordinary words that go together"),
        (any(c in w.core for w in words for c in "/@_\\"), "not spoken words alone"),
        (_rest_unlike(words, c.target.form), "what differs does not sound alike"),
        (len(words) == 1 and any("'" in w.core.replace("’", "'") and is_word(w.core) for w in words), "a contraction"),
        (_inflected(words, c.target.form), "the same word in another form"),
        (c.target.entry.kind in {"term", "phrase"} and bool(f.ordinary), "ordinary words, and so is the term"),
    )
    return next((why for failed, why in tests if failed), "")


def _joined(scene: Scene, c: Candidate, words: list[Token]) -> str:
    # The same letters, joined or parted. `I ran` is no name; nor is `the charge point`, until it comes again or with
    # a capital.
    if any(frequency(w.folded) > LITTLE for w in words):
        return "words that stand by themselves"
    if [p.lower() for p in pieces(c.target.form)] == [w.folded for w in words] and c.target.words < len(words):
        return ""  # `git hub`: the name's own capitals part it so
    if any("-" in w.core for w in words) and scene.counts[c.span.letters] > 1:
        return "the talk writes it so"
    ordinary = all(is_word(w.folded) for w in words)
    capital = scene.cased and any(w.core[:1].isupper() for w in words[1:])
    return "ordinary words" if ordinary and not capital and scene.counts[c.span.letters] < 2 else ""


def _digits(words: list[Token], form: str) -> bool:
    heard = "".join(ch for w in words for ch in w.core if ch.isdigit())
    if heard and all(w.core.isdigit() for w in words):
        return True
    return bool(heard) and heard != "".join(ch for ch in form if ch.isdigit())


def _rest_unlike(words: list[Token], form: str) -> bool:
    # Of `Korean Service` and `Korean Peninsula` one word is the same: the others have to be alike by themselves.
    own = fold(form).split()
    heard = [w.folded for w in words]
    left, right = [h for h in heard if h not in own], [o for o in own if o not in heard]
    if len(left) == len(heard) or not left or not right:
        return False
    return _unlike(" ".join(left), " ".join(right))


@lru_cache(maxsize=1 << 14)
def _unlike(heard: str, own: str) -> bool:
    one, two = sounds().phrase(heard), sounds().phrase(own)
    if not one or not two:
        return False
    return 2 * costs().distance(one[0], two[0]) > (1 - LEAST_REST) * (len(one[0]) + len(two[0]))


def _shouted(words: list[Token], f: Features) -> bool:
    # `EVM` is no mishearing of `LeanVM`: capitals are the recogniser's own word for what was spelled out.
    core = words[0].core.rstrip("s")
    return len(words) == 1 and core.isupper() and 1 < len(core) <= 5 and f.spelling < 0.75


def _number(words: list[Token], form: str) -> bool:
    # `a hundred and`: numbers are what calls are full of; a name with digits of its own may be said with them.
    return not any(ch.isdigit() for ch in form) and any(w.folded in NUMBERS for w in words)


_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion
trillion point percent first second third"""
NUMBERS = frozenset(_NUMBERS.split())
_FILLERS = frozenset(["um", "uh", "ah", "er", "hm", "mm", "oh", "eh", "mhm"])


def _filled(words: list[Token]) -> bool:
    return words[0].folded in _FILLERS or words[-1].folded in _FILLERS


def _plain_word(scene: Scene, c: Candidate, f: Features) -> bool:
    # `identity`, `grow`, `missile`: one ordinary word, small, becomes a name only where a name is due.
    if c.span.count > 1 or not f.ordinary or (f.capitals == 1 and scene.cased):
        return False
    due = bool(c.cues) or (f.addressed > 0 and (f.closes > 0 or not scene.marked))
    return not due or (c.target.entry.kind != "person" and c.target.role != "part" and f.sound < HOMOPHONE)


def _other_name(c: Candidate, f: Features) -> bool:
    # `Ron` is a name too: to be heard for another one it has to sound like it.
    return c.span.count == 1 and f.named >= 0.5 and f.capitals != 0 and f.sound < 0.85 and f.spelling < 0.75


def _plain_talk(words: list[Token]) -> bool:
    # `we've seen`: with a contraction, and no word among them that is none.
    short = any("'" in w.core.replace("’", "'") for w in words)
    return short and len(words) > 1 and all(is_word(w.folded) for w in words)


_ENDINGS = ("s", "es", "n", "an", "ian", "ese", "ed", "ing", "ns", "ans", "ians", "er", "y", "ly", "al")


def _inflected(words: list[Token], form: str) -> bool:
    # `Russians` is no mishearing of `Russia`, nor `reinvestments` of `Investments`.
    heard, own = words[-1].folded, (fold(form).split() or [""])[-1]
    if heard in {own + "s", own + "es"} and len(words) == len(fold(form).split()):
        return True  # the name's own plural, known or not
    if (
        len(words) == 1
        and len(own) > 3
        and len(heard) > len(own) + 1
        and (heard.startswith(own) or heard.endswith(own))
    ):
        return True
    if [w.folded for w in words[:-1]] != fold(form).split()[:-1] or not is_known(heard):
        return False
    short, long = sorted((heard, own), key=len)
    return any(long == short + e or (short[-1:] == "y" and long == short[:-1] + "ie" + e) for e in _ENDINGS)


def settled(scene: Scene, c: Candidate) -> float:
    """The chance of a candidate that plain facts settle; 0 for any other."""
    f = c.features
    assert f is not None
    if c.listed:
        return LISTED
    if not c.target.expected:
        return SETTLED if _unknown_place(c, f) else 0.0
    if c.span.letters == c.target.letters or (f.sound >= SAME and c.target.entry.pronunciations):
        return LISTED
    if _cut_short(scene, c):
        return SHORT
    facts = (_one_word_wrong(scene, c, f), _homophone(c, f), _no_word(scene, c, f))
    return SETTLED if any(facts) else 0.0


def _no_word(scene: Scene, c: Candidate, f: Features) -> bool:
    # `kimjun`, `jango`: what no list has, or hardly, and nothing but this name comes near.
    if c.span.count > 1 or "-" in scene.words[c.span.first].core or f.ordinary or f.margin < 0.08 or f.phones < 4:
        return False
    about = nearby(_around(scene, c), c.target.entry.context)
    if f.rarity >= NO_WORD and len(about) > 1 and f.sound >= 0.74 and f.same_end:
        return True  # its beginning was lost, and it stands among the words that the document has around it
    if c.target.role == "part" and _with_another(scene, c):
        return False
    if f.rarity < NO_WORD:
        return f.rarity > 0 and f.named < 0.5 and f.sound >= 0.92 and c.near.likeness >= 0.75
    known_here = f.certain > 0 or c.cues or about
    return c.near.likeness >= (0.72 if known_here else 0.8) or f.sound >= 0.87


def _with_another(scene: Scene, c: Candidate) -> bool:
    # `Detlev Meyer`: one name of two, and the other is not the entry's.
    after = c.span.first + 1
    if scene.words[c.span.first].trail or after >= len(scene.words):
        return False
    word = scene.words[after]
    return word.core[:1].isupper() and not is_word(word.folded) and word.folded not in fold(c.target.entry.canonical)


def _homophone(c: Candidate, f: Features) -> bool:
    # `live from Soul`: an ordinary word with a capital of its own, where a name is due that sounds the same.
    return (
        c.span.count == 1 and bool(c.cues) and f.ordinary > 0 and f.capitals == 1 and f.sound >= SAME and f.named < 0.5
    )


def _around(scene: Scene, c: Candidate, reach: int = 8) -> list[str]:
    low, high = max(0, c.span.first - reach), c.span.first + c.span.count + reach
    return [w.folded for w in scene.words[low:high]]


def _unknown_place(c: Candidate, f: Features) -> bool:
    # A name that nobody announced: the recogniser wrote something that is no word, small, where a name is due.
    if c.span.count > 1 or f.rarity < NO_WORD or f.capitals != 0 or c.target.role == "part":
        return False
    return f.sound >= 0.85 and f.margin >= 0.03 and f.phones >= 3 and (bool(c.cues) or f.certain > 0)


def _one_word_wrong(scene: Scene, c: Candidate, f: Features) -> bool:
    # The other words are right, and this one is no word (`te set`), or no part of any name that stands here.
    words = scene.words[c.span.first : c.span.first + c.span.count]
    own = fold(c.target.form).split()
    if len(own) < 2 or f.shared < 0.5 or len(words) != len(own) or f.margin < 0.05 or c.near.likeness < 0.75:
        return False
    wrong = [(w, o) for w, o in zip(words, own, strict=True) if w.folded != o]
    if len(wrong) != 1 or wrong[0][0].frequent or "'" in wrong[0][0].core:
        return False
    return _wrong(scene, c, f, *wrong[0])


def _wrong(scene: Scene, c: Candidate, f: Features, word: Token, right: str) -> bool:
    capital = word.core[:1].isupper()
    if is_word(word.folded):
        # `Jupiter notebook`: a word, but it sounds like the right one, and the rest of the name stands beside it.
        return f.sound >= SAME and capital and not scene.opens(c.span.first) and not is_word(right)
    if not is_known(word.folded) or c.target.entry.kind in {"term", "phrase"} or c.target.entry.case == "free":
        return True
    # Written as a name, it may be somebody else's: the whole name has to stand here more than once.
    standing = sum(c.target.form in {t.form for t in some} for _, some in scene.exact)
    return scene.cased and capital and f.sound >= 0.75 and standing >= 2


def _cut_short(scene: Scene, c: Candidate) -> bool:
    # `Kim Jong together`: the first words of a longer name that stands whole elsewhere, and of no other that does.
    words = [w.folded for w in scene.words[c.span.first : c.span.first + c.span.count]]
    own = fold(c.target.form).split()
    if c.target.entry.kind != "person" or len(words) < 2 or len(own) <= len(words) or own[: len(words)] != words:
        return False
    whole = [t for _, some in scene.exact for t in some if fold(t.form).split()[: len(words)] == words]
    longer = [fold(t.form) for t in whole if len(fold(t.form).split()) > len(words)]
    return len(longer) >= 2 and set(longer) == {fold(c.target.form)}
