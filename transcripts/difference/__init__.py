"""What is different between two texts, or between a text and its source as its ledger tells it; word by word.

To be read: in a terminal, as a page, as a unified diff. Nothing here changes a text.
"""

from transcripts.difference.html_page import to_html
from transcripts.difference.lines import Line, lines_of, plain_lines
from transcripts.difference.parts import Part, compared, recorded
from transcripts.difference.unified import to_unified

__all__ = ["Line", "Part", "compared", "lines_of", "plain_lines", "recorded", "to_html", "to_unified"]
