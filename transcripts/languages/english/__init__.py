"""English: the one language of which everything is known. Its data lies in `data`, with origins and licences.

What is known stands here and nowhere else, one file a subject; a step that needs less takes a part of it and says why:
`fillers`, `titles`, `numbers`, `sentence_ends` (short forms), `markers` (words that show what stands beside them),
`word_kinds` (where a line may break), `wordlist` (how often, and in which case), `word_pairs`, `common_words`.
"""

from transcripts.languages.language import Ability, Language


def build() -> Language:
    """English, with every ability."""
    from transcripts.languages.english.fillers import FILLERS  # noqa: PLC0415 - only when a language is asked about

    return Language("en", "English", can=frozenset(Ability), fillers=FILLERS)
