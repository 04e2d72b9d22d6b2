"""Training of the marks model: from punctuated text to the weights in `transcripts/languages/english/data/marks`."""
