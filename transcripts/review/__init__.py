"""Reviewing a cleaned talk in the browser: its changes with their reasons, decided one by one or by kind.

The page is one HTML file that loads nothing from anywhere. Served on this machine alone it saves every decision at
once; written to a file it keeps them in the browser and gives them as a patch of the ledger.
"""

from transcripts.review.contents import contents
from transcripts.review.page import page
from transcripts.review.server import Server
from transcripts.review.store import Store

__all__ = ["Server", "Store", "contents", "page"]
