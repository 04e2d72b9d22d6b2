"""Prose from a talk: sentences into paragraphs, chapters as headings, quotation marks in one style.

The words of the prose are the words of the talk, in order: this is checked before anything is given back. Marks and
case are the talk's own; the step `punctuation` of `clean` puts them there.
"""

from transcripts.prose.boundaries import Boundary, boundaries
from transcripts.prose.compose import Heading, Paragraph, Prose, Quotes, to_prose

__all__ = ["Boundary", "Heading", "Paragraph", "Prose", "Quotes", "boundaries", "to_prose"]
