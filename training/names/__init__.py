"""Learning the judgement of the names step (`transcripts/names/judge.py`), and measuring it on talks left out."""
