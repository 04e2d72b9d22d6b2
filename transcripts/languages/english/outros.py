"""What recognisers write into silence: the ends of films and videos that they were taught on. Nothing is read here.

Credits are written and never said. An outro may be said by whoever makes videos.
"""

from __future__ import annotations

import regex

CREDIT = regex.compile(
    r"(?:(?:subtitles?|subtitling|(?:closed )?captions?|captioning|transcripts?|transcription|translation)"
    r"(?: and \w+)?(?: (?:are|is|were))?"
    r"(?: (?:made|created|provided|edited|corrected|produced|written))? (?:by|from)\b.*"
    r"|(?:subtitled|captioned|transcribed|translated|synced|sync(?:hronized)?)(?: and \w+)? by\b.*"
    r"|.*\bamara\.org\b.*)",
    regex.IGNORECASE,
)
"""A line that is nothing but a credit; the community site's name stands in such lines in any language."""
OUTRO = regex.compile(
    r"(?:(?:thanks?(?: you)?(?: (?:all|so much|very much))* for (?:watching|viewing)(?: (?:this|the|my|our) video)?)"
    r"|(?:(?:please |do |don't forget to )*(?:like(?: and)? )?(?:share(?: and)? )?subscribe"
    r"(?: to (?:my|our|the|this) channel)?)"
    r"|(?:(?:i'll )?see you (?:guys )?(?:in the next|next) (?:video|one|time)))",
    regex.IGNORECASE,
)
