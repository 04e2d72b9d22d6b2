"""English: the one language of which everything is known. Its data lies in `data`, with origins and licences."""

from transcripts.languages.language import Ability, Language


def build() -> Language:
    """English, with every ability."""
    from transcripts.languages.english.fillers import FILLERS  # noqa: PLC0415 - only when a language is asked about

    return Language("en", "English", can=frozenset(Ability), fillers=FILLERS)
