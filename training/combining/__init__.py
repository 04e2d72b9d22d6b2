"""Learning which reading is right where sources differ, and where a transcript is wrong."""
