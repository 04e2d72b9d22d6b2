"""The languages that the package knows, by their codes. A language with data of its own has a folder and a builder.

To add one: a folder with a function `build() -> Language`, and its line in `_BUILDERS` (or the entry point
`transcripts.languages` of an installed package). A language that is told apart but of which nothing more is known has a
line in `_NAMED`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from transcripts.errors import TranscriptsError
from transcripts.languages.language import UNDETERMINED, Ability, Language
from transcripts.languages.short_forms import ORDINALS, SHORT_FORMS
from transcripts.plugins import offered

if TYPE_CHECKING:
    from collections.abc import Mapping

_BUILDERS = {"en": "transcripts.languages.english"}

_NAMED = (
    Language("ar", "Arabic", "Arab", "rtl"),
    Language("cs", "Czech"),
    Language("da", "Danish"),
    Language("de", "German"),
    Language("el", "Greek", "Grek", stops=";\N{GREEK QUESTION MARK}"),
    Language("es", "Spanish"),
    Language("fi", "Finnish"),
    Language("fr", "French"),
    Language("he", "Hebrew", "Hebr", "rtl"),
    Language("hi", "Hindi", "Deva"),
    Language("hu", "Hungarian"),
    Language("id", "Indonesian"),
    Language("it", "Italian"),
    Language("ja", "Japanese", "Jpan", spaced=False),
    Language("ko", "Korean", "Kore"),
    Language("nl", "Dutch"),
    Language("no", "Norwegian"),
    Language("pl", "Polish"),
    Language("pt", "Portuguese"),
    Language("ro", "Romanian"),
    Language("ru", "Russian", "Cyrl"),
    Language("sv", "Swedish"),
    Language("th", "Thai", "Thai", spaced=False),
    Language("tr", "Turkish"),
    Language("uk", "Ukrainian", "Cyrl"),
    Language("vi", "Vietnamese"),
    Language("zh", "Chinese", "Hani", spaced=False),
)
_OTHERS = {"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt", "ita": "it",
           "rus": "ru", "jpn": "ja", "zho": "zh", "chi": "zh", "nld": "nl", "dut": "nl", "pol": "pl", "ukr": "uk",
           "swe": "sv", "dan": "da", "tur": "tr", "ara": "ar", "heb": "he", "hin": "hi", "kor": "ko", "ell": "el",
           "gre": "el", "ces": "cs", "cze": "cs", "ron": "ro", "rum": "ro", "hun": "hu", "fin": "fi", "vie": "vi",
           "tha": "th", "ind": "id", "nb": "no", "nn": "no", "nor": "no", "iw": "he",
           "in": "id", "cmn": "zh"}  # fmt: skip
"""Other codes of the same languages: ISO 639-2 and -3, and old ones."""


@cache
def languages() -> Mapping[str, Language]:
    """Every language that is known, by code, the undetermined one left out."""
    found = {known.code: _with_short_forms(known) for known in _NAMED}
    for code, home in _BUILDERS.items():
        found[code] = import_module(home).build()
    taken = {*found, *_OTHERS, UNDETERMINED.code}
    found |= {offer.name: offer.value for offer in offered("languages", Language, taken=taken, fault=_fault)}
    return dict(sorted(found.items()))


def _with_short_forms(known: Language) -> Language:
    code = known.code
    return replace(known, short_forms=SHORT_FORMS.get(code, frozenset()), ordinals=code in ORDINALS)


def _fault(code: str, offer: Language) -> str | None:
    """What is wrong with the language of another package, where anything is."""
    if offer.code != code:
        return f"its code is {offer.code!r}, and has to be the name of the entry point"
    if not code.isalpha() or not code.islower():
        return "its code has to be letters in lower case, as ISO 639 has it"
    fillers: object = offer.fillers  # a stranger's types may be anything
    can: object = offer.can
    name: object = offer.name
    if not isinstance(name, str) or not name:
        return f"its name is {name!r}"
    if not isinstance(can, frozenset) or not all(isinstance(each, Ability) for each in can):
        return f"what it `can` is {can!r}, and has to be a frozenset of Ability"
    if not isinstance(fillers, frozenset) or not all(
        isinstance(word, str) and word == word.lower() for word in fillers
    ):
        return f"its fillers are {fillers!r}, and have to be a frozenset of words in lower case"
    return None


def code_of(tag: str | None) -> str | None:
    """The code of a language tag or name as files and people write it; None where it is none known here.

    >>> code_of("en-US"), code_of("eng"), code_of("English"), code_of("pt_BR"), code_of("und"), code_of("tlh")
    ('en', 'en', 'en', 'pt', None, None)
    """
    if not tag:
        return None
    plain = tag.strip().lower().replace("_", "-").split("-")[0]
    plain = _OTHERS.get(plain, plain)
    if plain in languages():
        return plain
    return next((code for code, known in languages().items() if known.name.lower() == plain), None)


def language(tag: str) -> Language:
    """The language of a code, tag or name. Raises TranscriptsError where none is known by it.

    >>> language("en-GB").name, language("und").name
    ('English', 'undetermined')
    """
    if tag.strip().lower() in ("und", "undetermined"):
        return UNDETERMINED
    code = code_of(tag)
    if code is None:
        known = ", ".join(languages())
        raise TranscriptsError(f"no language is known as {tag!r}", hint=f"give one of {known}, or und for none of them")
    return languages()[code]
