"""When two spellings in one talk may be one name, and when they are two names, two forms of a word, two abbreviations.

The thresholds were read off the spellings of one name, and of two, that recognisers wrote in earnings21, ethereum_pm,
bitcoin and talkpython (every other talk). Nothing here looks for pairs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transcripts.languages.english.wordlist import casing, is_known, is_word
from transcripts.names.respelling import respelled
from transcripts.phonetics.distance import costs
from transcripts.phonetics.lexicon import encode
from transcripts.phonetics.sounds import pieces, sounds

if TYPE_CHECKING:
    from transcripts.names.spans import HeardWord
    from transcripts.names.talk_index import TalkIndex

CAPITALS = 0.6
"""What has a capital in this part of its places inside a sentence is a name as far as the talk can tell."""
ALIKE_SOUND, ALIKE_SPELLING = 0.88, 0.6
"""How alike in sound and in spelling two forms are that English does not have ..."""
CLOSE, CLOSE_SPELLED = 0.94, 0.5
"""... or, with more of the sound, less of the spelling."""
KNOWN_SOUND, KNOWN_BOTH = 0.97, 0.85
"""Where English has one of them: so alike in sound, or so alike in sound and spelling together."""
SMALL, SMALL_SPELLED = 0.93, 0.65
"""Where the rarer one has no capital."""
BESIDE, BESIDE_SMALL, BESIDE_SPELLED = (0.85, 0.88, 0.95), 0.97, 0.4
"""Beside the same name: the sound where English has none of the two, one, or both; the same for an ordinary word
without a capital; and the spelling."""
LEAST_LETTERS = 5
"""Two ways to write the same letters count from this many letters on."""
LEAST_SMALL = 6
"""In a talk without capitals a name is told from an abbreviation by this many letters."""
LEAST_COMPOUND = 6
"""A name with capitals inside has at least this many phones."""
LEAST_STEM = 4
WORDS_APART = 3
"""Two spellings that come this near each other, with only words like `or` between, are told apart by the speaker."""
HOMOPHONES = 0.995
_TELLING = frozenset(["and", "or", "not", "versus", "vs", "than", "rather", "but", "the", "a"])
_ENDED = "s es n an ian ese d ed ing er ers y ly al en ish ize ive"
_ENDINGS = tuple(_ENDED.split())
_SILENT = frozenset(["e", "h", "t", "ue"])
_HISSING = tuple(encode("S Z"))


@dataclass(slots=True)
class Form:
    """One spelling of what may be a name.

    `places` are the words of the talk; `inside` says how many of them are not at a sentence's beginning, `capitals`
    how many of those have a capital. `side` says whether it was collected beside a name that stands before (-1) or
    after (1) it, or alone (0).
    """

    folded: str
    side: int = 0
    places: list[int] = field(default_factory=list)
    cores: list[str] = field(default_factory=list)
    inside: int = 0
    capitals: int = 0

    @property
    def core(self) -> str:
        """How the talk mostly writes it."""
        return Counter(self.cores).most_common(1)[0][0]

    @property
    def letters(self) -> str:
        """Its letters in one plain way of writing."""
        return respelled(self.folded)

    @property
    def ordinary(self) -> bool:
        """Whether English has it as an ordinary word."""
        return is_word(self.folded)

    @property
    def small(self) -> bool:
        """Whether it never has a capital of its own."""
        return not self.capitals and self.inside > 0

    def may_be_name(self, *, cased: bool) -> bool:
        """Whether it is one as far as the talk can tell: by its capital, or because English does not have it."""
        return not is_known(self.folded) or (cased and self.capitals > 0 and self.capitals >= CAPITALS * self.inside)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings: the rarer, the commoner, how alike they are in sound and spelling, and the sounds compared."""

    rare: Form
    common: Form
    sound: float
    spelling: float
    said: tuple[str, str]

    @property
    def same_letters(self) -> bool:
        """Whether they are two ways to write the same letters, and enough of them."""
        return len(self.rare.letters) >= LEAST_LETTERS and self.rare.letters == self.common.letters

    @property
    def score(self) -> float:
        """Sound and spelling together, half and half."""
        return (self.sound + self.spelling) / 2


def nameable(word: HeardWord, *, cased: bool) -> int:
    """Whether a word may be the half of a name that is spelled the same each time: 0 never, 1 inside a sentence, 2."""
    if cased and not word.core[:1].isupper():
        return 0
    if not is_word(word.folded):
        return 2
    how = casing(word.folded)
    return 2 if how is not None and how.title > 0.5 else int(cased)


def alike_enough(pair: Pair) -> bool:
    """Whether sound and spelling make it likely that two forms are one name."""
    known = is_known(pair.rare.folded) + is_known(pair.common.folded)
    if pair.rare.side:
        small = pair.rare.ordinary and pair.rare.small
        return pair.sound >= (BESIDE_SMALL if small else BESIDE[known]) and pair.spelling >= BESIDE_SPELLED
    if known < 2 and pair.same_letters:
        return True
    if known == 2 or (pair.rare.small and (pair.sound < SMALL or pair.spelling < SMALL_SPELLED)):
        return False
    if known:
        return pair.sound >= KNOWN_SOUND or pair.score >= KNOWN_BOTH
    enough = pair.sound >= ALIKE_SOUND and pair.spelling >= ALIKE_SPELLING
    return enough or (pair.sound >= CLOSE and pair.spelling >= CLOSE_SPELLED)


def barred(talk: TalkIndex, pair: Pair, speakers: set[str]) -> str:
    """Why two forms that are alike are two names, or none; empty where nothing says so."""
    rare, common = pair.rare, pair.common
    tests = (
        (rare.folded in speakers and common.folded in speakers, "both are speakers"),
        (talk.cased and not common.capitals, "not written as a name"),
        (not talk.cased and min(map(len, (rare.folded, common.folded))) < LEAST_SMALL, "too short without capitals"),
        (_abbreviation(rare.core) or _abbreviation(common.core), "an abbreviation"),
        (_inflected(pair), "the same word in another form"),
        (_other_parts(pair), "compounds of different words"),
        (_listed(talk, rare) or _listed(talk, common), "the gazetteer has it"),
        (_told_apart(talk, rare, common), "told apart by the speaker"),
        (not rare.side and _strangers(talk, rare, common), "two people"),
    )
    return next((why for failed, why in tests if failed), "")


def _told_apart(talk: TalkIndex, one: Form, two: Form) -> bool:
    others = set(two.places)
    for place in one.places:
        for other in range(place - WORDS_APART, place + WORDS_APART + 1):
            if other in others:
                between = talk.words[min(place, other) + 1 : max(place, other)]
                if all(w.folded in _TELLING for w in between):
                    return True
    return False


def _listed(talk: TalkIndex, form: Form) -> bool:
    # A part of a name that nobody announced says nothing: it may be anybody's.
    return any(t.expected or t.role != "part" for t in talk.targets.by_letters.get(form.folded, ()))


def _abbreviation(core: str) -> bool:
    # `UTXOs`, `gRPC`, `LLVM`; a name of six letters and more may be written in capitals throughout.
    stem = core.removesuffix("s")
    capitals = sum(c.isupper() for c in stem)
    if capitals < 2 or (stem.isupper() and len(stem) > 5):
        return False
    return 2 * capitals > len(stem) or len(stem) < 5


def _inflected(pair: Pair) -> bool:
    one, two = pair.rare.folded, pair.common.folded
    short, long = sorted((one, two), key=len)
    if long.startswith(short):
        return pair.sound < HOMOPHONES or long[len(short) :] not in _SILENT
    if long.endswith(short) or (one[-1] + two[-1] in {"ao", "oa"} and one[:-1] == two[:-1]):
        return True
    if one.endswith("s") != two.endswith("s") and not all(said.endswith(_HISSING) for said in pair.said):
        return True  # one of several, and many
    return not _stems(one).isdisjoint(_stems(two))


def _stems(word: str) -> set[str]:
    return {word.removesuffix(end) for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= LEAST_STEM}


def _other_parts(pair: Pair) -> bool:
    # `JupyterHub` and `JupyterLite`: of compounds, the parts that differ have to be alike by themselves.
    one, two = pieces(pair.rare.core), pieces(pair.common.core)
    if len(one) == len(two) == 1:
        return False
    if min(map(len, pair.said)) < LEAST_COMPOUND:
        return True
    if len(one) != len(two):
        return False
    return any(a.lower() != b.lower() and _unlike(a, b) for a, b in zip(one, two, strict=True))


def _unlike(one: str, two: str) -> bool:
    a, b = ("".join(sounds().word(w)[:1]) for w in (one, two))
    if len(one) < 3 or len(two) < 3 or not a or not b:
        return True
    return 2 * min(costs().distance(a, b), costs().distance(b, a)) > (1 - ALIKE_SOUND) * (len(a) + len(b))


def _strangers(talk: TalkIndex, one: Form, two: Form) -> bool:
    # `Carl Andrews` and `Peter Andrus`: each has a first name of its own.
    first, second = (_first_names(talk, form) for form in (one, two))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _first_names(talk: TalkIndex, form: Form) -> set[str]:
    before = [talk.words[i - 1] for i in form.places if i and not talk.opens(i)]
    return {w.folded for w in before if not (w.trail or w.own) and w.core[:1].isupper() and _given(w.folded)}


def _given(word: str) -> bool:
    how = casing(word)
    return how is not None and how.title > 0.8
